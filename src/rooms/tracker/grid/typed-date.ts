import { formatDate, isoDateOf, type IsoDate } from "../../../kernel/dates.ts";
import { err, ok, type Result } from "../../../kernel/result.ts";

type Rule = {
  /** Starts the messages: "Date of birth must be …". */
  readonly name: string;
  readonly earliest: IsoDate;
  readonly latest: IsoDate;
};

const months =
  "january february march april may june july august september october november december";
const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/;
const worded = /^(\d{1,2})(?:st|nd|rd|th)?[-/., ]*([a-z]+)\.?[-/., ]*(\d{4}|\d{2})$/;

/** A date as people type it in a spreadsheet: day first, or year first, or with the month in words. */
export function readTypedDate(typed: string, rule: Rule): Result<IsoDate, string> {
  const parts = split(typed.trim().toLowerCase());
  if (!parts) return err(`${rule.name} must be a date like 3/11/26, 3 Nov 2026 or 2026-11-03`);
  const date = isoDateOf({ ...parts, year: fullYear(parts.year, rule.latest) });
  if (date === undefined) return err(`${rule.name}: there is no such day as ${typed.trim()}`);
  if (date < rule.earliest) {
    return err(`${rule.name} must be ${formatDate(rule.earliest)} or later`);
  }
  if (date > rule.latest) return err(`${rule.name} must be ${formatDate(rule.latest)} or earlier`);
  return ok(date);
}

type Parts = { readonly year: string; readonly month: number; readonly day: number };

function split(text: string): Parts | undefined {
  const [, first, second, last] = dayFirst.exec(text) ?? [];
  if (last !== undefined) return { year: last, month: Number(second), day: Number(first) };
  const [, year, month, day] = yearFirst.exec(text) ?? [];
  if (year !== undefined) return { year, month: Number(month), day: Number(day) };
  const [, date, word = "", end] = worded.exec(text) ?? [];
  const found = word.length < 3 ? -1 : monthNumber(word === "sept" ? "sep" : word);
  return end === undefined || found < 1
    ? undefined
    : { year: end, month: found, day: Number(date) };
}

const monthNumber = (word: string): number =>
  months.split(" ").findIndex((month) => month.startsWith(word)) + 1;

/** Two figures are of the hundred years that end with the latest year that can be meant. */
function fullYear(year: string, latest: IsoDate): number {
  if (year.length === 4) return Number(year);
  const end = Number(latest.slice(0, 4));
  const inThisCentury = end - (end % 100) + Number(year);
  return inThisCentury > end ? inThisCentury - 100 : inThisCentury;
}

const short = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "3 Nov 2026": short enough for a cell, and read by no one as March. */
export const shownDate = (date: IsoDate): string =>
  short.format(new Date(`${date}T00:00:00Z`)).replace("Sept", "Sep");
