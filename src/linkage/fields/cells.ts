import { postcodeIn } from "./addresses.ts";

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const date = new RegExp(
  `(?<!\\d)(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})|\\d{1,2}(?:st|nd|rd|th)?[ -]${month}[ -]\\d{4})(?!\\d)`,
  "i",
);
/** What stands before such a date, and before a number to ring. */
const labels =
  /(?<![\p{L}])(?:d\.?o\.?b\.?|born|date of birth|tel|phone|mob(?:ile)?)(?![\p{L}])[.:]?/giu;
const telephone = /(?:\+44|\b0)[\d ]{8,}\d\b/g;

/** The date of birth that somebody typed beside a name: Sam Reed 05/04/2011. */
export const birthIn = (cell: string): string | undefined => date.exec(cell)?.[0];

/** The name alone of a cell that holds a date, a postcode or a telephone as well. */
export function nameIn(cell: string): string {
  if (!/\d/.test(cell)) return cell;
  const postcode = postcodeIn(cell);
  return cell
    .replace(date, " ")
    .replaceAll(telephone, " ")
    .replace(postcode ?? "", " ")
    .replaceAll(labels, " ")
    .replaceAll(/\(\s*\)/g, " ")
    .replaceAll(/[\s,;:/-]+$/g, "")
    .trim();
}
