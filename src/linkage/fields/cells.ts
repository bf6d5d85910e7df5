import { wordsOf } from "../text/fold.ts";
import { postcodeIn } from "./addresses.ts";
import { cells } from "../priors/reading.ts";

const { mostLetters } = cells;

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const date = new RegExp(
  `(?<!\\d)(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})|\\d{1,2}(?:st|nd|rd|th)?[ -]${month}[ -]\\d{4})(?!\\d)`,
  "i",
);
/** What stands before such a date, and before a number to ring. */
const labels =
  /(?<![\p{L}])(?:d\.?o\.?b\.?|born|date of birth|tel|phone|mob(?:ile)?|nhs(?: (?:no|number))?)(?![\p{L}])[.:]?/giu;
const telephone = /(?:\+44|\b0)[\d ]{8,}\d\b/g;
const email = /[^\s<>"'(),;@]+@[^\s<>"'(),;@]+/;
const nhsNumber = /(?<!\d)[1-9]\d{2}[ -]?\d{3}[ -]?\d{4}(?!\d)/;
const years = "(?:years?|yrs?|y/?o|months?|mths?)(?!\\p{L})(?:[ -]*old)?";
const age = new RegExp(
  `(?<!\\p{L})aged?:? *\\d{1,3}(?!\\d)(?: *${years})?|(?<![\\p{L}\\d/.-])\\d{1,3}[ -]?${years}`,
  "iu",
);

const taken =
  (what: RegExp) =>
  (cell: string): string | undefined =>
    new RegExp(what, what.flags.replace("g", "")).exec(cell.slice(0, mostLetters))?.[0];

/** The date of birth that somebody typed beside a name: Sam Reed 05/04/2011. */
export const birthIn = taken(date);
/** How old somebody is: aged 12, 18 months. */
export const ageIn = taken(age);
/** What stands for a date of birth where only an age is known: 9, 9 yrs. */
export const ageAlone = (cell: string): string | undefined =>
  /^\s*(?:aged?:? *)?\d{1,3}\s*$/i.test(cell) ? cell : ageIn(cell);
export const phoneIn = taken(telephone);
export const emailIn = taken(email);
export const nhsNumberIn = taken(nhsNumber);

/** With what somebody is addressed, before the name or behind the family name: Mr Sam Reed, REED, Miss Amy. */
export const titleIn = taken(/(?<=^\s*|,\s*)(?:mr|mrs|miss|ms|master|mstr)(?=[.\s])/i);

/** Without what is told beside a name and its address. */
const bare = (cell: string): string =>
  cell
    .slice(0, mostLetters)
    .replace(email, " ")
    .replace(date, " ")
    .replaceAll(telephone, " ")
    .replace(nhsNumber, " ")
    .replace(postcodeIn(cell) ?? "", " ")
    .replace(age, " ")
    .replaceAll(labels, " ")
    .replaceAll(/\(\s*\)/g, " ")
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/[\s,;:/-]+$/g, "")
    .trim();

/** The name alone of a cell that holds a date, a postcode, a telephone or an address as well. */
export function nameIn(cell: string): string {
  if (!/[\d@]/.test(cell)) return cell;
  const rest = bare(cell);
  const address = addressAt(rest);
  if (address !== undefined) return beforeAddress(rest.slice(0, address).trim());
  return postcodeIn(cell) === undefined && !/\d/.test(rest) ? rest : beforeAddress(rest);
}

/** The address behind a name: Sam Reed 12 High Street, Eastmoor. */
export function addressIn(cell: string): string | undefined {
  if (!/\d/.test(cell)) return undefined;
  const rest = bare(cell);
  const address = addressAt(rest);
  return address === undefined ? undefined : rest.slice(address).replace(/^[\s,;:(-]+/, "");
}

/** The number of a home, with two words behind it or one that is the last. */
const homes =
  /[\s,;:(-]+(?:(?:flat|apartment|apt|unit|room)\s+\w+(?=[\s,])|\d+[a-z]?(?=[\s,]+\p{L}[\p{L}'’.]*[\s,]+\p{L}|[\s,]+\p{L}{3,}$))/giu;

/** Where the address begins behind two names or more: "Baby 1 Reed" has none. */
function addressAt(text: string): number | undefined {
  for (const { index } of text.matchAll(homes))
    if (wordsOf(text.slice(0, index)).length > 1) return index;
  return undefined;
}

const ofAddress = /^(?:\d|(?:flat|apartment|apt|unit|room)\b)/i;

/** Sam Reed, or Reed, Sam: what stands before the lines of an address. */
function beforeAddress(cell: string): string {
  const [first = "", second = ""] = cell.split(/\s*[,\n]\s*/);
  const isWhole = /\S\s+\S/.test(first) || second === "" || ofAddress.test(second);
  return isWhole ? first : `${first}, ${second}`;
}
