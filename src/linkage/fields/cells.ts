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

/** A name stands at the beginning of a cell; what goes on for longer is a text. */
const mostLetters = 400;

/** The date of birth that somebody typed beside a name: Sam Reed 05/04/2011. */
export const birthIn = (cell: string): string | undefined =>
  date.exec(cell.slice(0, mostLetters))?.[0];

/** The name alone of a cell that holds a date, a postcode, a telephone or an address as well. */
export function nameIn(cell: string): string {
  if (!/\d/.test(cell)) return cell;
  const postcode = postcodeIn(cell);
  const rest = cell
    .slice(0, mostLetters)
    .replace(date, " ")
    .replaceAll(telephone, " ")
    .replace(postcode ?? "", " ")
    .replaceAll(labels, " ")
    .replaceAll(/\(\s*\)/g, " ")
    .replaceAll(/[\s,;:/-]+$/g, "")
    .trim();
  return postcode === undefined && !/\d/.test(rest) ? rest : beforeAddress(rest);
}

const ofAddress = /^(?:\d|(?:flat|apartment|apt|unit|room)\b)/i;

/** Sam Reed, or Reed, Sam: what stands before the lines of an address. */
function beforeAddress(cell: string): string {
  const [first = "", second = ""] = cell.split(/\s*[,\n]\s*/);
  const isWhole = /\S\s+\S/.test(first) || second === "" || ofAddress.test(second);
  return isWhole ? first : `${first}, ${second}`;
}
