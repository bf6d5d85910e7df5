import { compareDates, formatDate, isoDateOf, type IsoDate } from "./dates.ts";
import { err, ok, type Result } from "./result.ts";
import { uncapitalised } from "./words.ts";

/** Something wrong with one field of a form, in words for the person who typed it. */
export type FieldError = { readonly field: string; readonly message: string };

/** The three boxes of a date, as typed. */
export type DateParts = { readonly day: string; readonly month: string; readonly year: string };

type DateRule = {
  /** Starts the messages: "Review date" reads "Review date must be …". */
  readonly name: string;
  readonly earliest?: IsoDate;
  readonly latest?: IsoDate;
};

/** Reads a date from its three boxes; the message says what to type, as the GOV.UK patterns do. */
export function readDateParts(parts: DateParts, rule: DateRule): Result<IsoDate, string> {
  const texts = [parts.day, parts.month, parts.year].map((text) => text.trim());
  const missing = ["day", "month", "year"].filter((_, index) => texts[index] === "");
  if (missing.length === 3) return err(`Enter the ${uncapitalised(rule.name)}`);
  if (missing.length > 0) return err(`${rule.name} must include a ${missing.join(" and ")}`);
  if (texts.some((text) => !/^\d{1,4}$/.test(text))) return err(`${rule.name} must be a real date`);
  if (texts[2]?.length !== 4) return err("Year must include 4 numbers");
  const [day = 0, month = 0, year = 0] = texts.map(Number);
  const date = isoDateOf({ year, month, day });
  if (date === undefined) return err(`${rule.name} must be a real date`);
  if (rule.earliest !== undefined && compareDates(date, rule.earliest) < 0) {
    return err(`${rule.name} must be ${formatDate(rule.earliest)} or later`);
  }
  if (rule.latest !== undefined && compareDates(date, rule.latest) > 0) {
    return err(`${rule.name} must be ${formatDate(rule.latest)} or earlier`);
  }
  return ok(date);
}

export function datePartsOf(date: IsoDate): DateParts {
  const [year = "", month = "", day = ""] = date.split("-");
  return { day: String(Number(day)), month: String(Number(month)), year };
}

/** In one text, "2026-12-18", for who reads it; empty boxes are empty, and what is no date stays none. */
export function dateWritten({ day, month, year }: DateParts): string {
  const [on = "", of = "", in_ = ""] = [day, month, year].map((text) => text.trim());
  return `${on}${of}${in_}` === "" ? "" : `${in_}-${of.padStart(2, "0")}-${on.padStart(2, "0")}`;
}

/** Of a text that does not fit; the numbers as people write them. */
export type TooLong = { readonly name: string; readonly most: string; readonly length: string };

type TextRule = {
  readonly name: string;
  readonly most: number;
  readonly missing?: string;
  /** Says it otherwise, for a page that is not in English. */
  readonly tooLong?: (found: TooLong) => string;
};

const tooLongText = ({ name, most, length }: TooLong): string =>
  `${name} must be ${most} characters or fewer; it is ${length}`;

/** Text that must be there and must fit; `missing` absent makes it optional. */
export function readText(text: string, rule: TextRule): Result<string, string> {
  const trimmed = text.trim();
  if (trimmed === "" && rule.missing !== undefined) return err(rule.missing);
  const length = codePoints(trimmed);
  if (length > rule.most) {
    const [most, is] = [rule.most, length].map((one) => one.toLocaleString("en-GB"));
    const found = { name: rule.name, most: most ?? "", length: is ?? "" };
    return err((rule.tooLong ?? tooLongText)(found));
  }
  return ok(trimmed);
}

/** As PostgreSQL counts: an emoji or a rare ideograph is two code units and one character. */
function codePoints(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
