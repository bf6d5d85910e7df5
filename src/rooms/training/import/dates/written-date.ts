/** A date as it is written; `pair` leaves open which number is the day. */
export type WrittenDate =
  | { readonly kind: "whole"; readonly year: number; readonly month: number; readonly day: number }
  | {
      readonly kind: "pair";
      readonly first: number;
      readonly second: number;
      readonly year: number;
      /** What stands between: a column can have two habits. */
      readonly sign: string;
    };

const months = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december",
]; // prettier-ignore

function monthOf(word: string): number | undefined {
  const name = word === "sept" ? "sep" : word;
  const index = name.length < 3 ? -1 : months.findIndex((month) => month.startsWith(name));
  return index < 0 ? undefined : index + 1;
}

const weekday = /\b(?:mon|tues?|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[,.]?\s*/gu;
const clock =
  /[t,\s]*(?:\bat\b\s*|@\s*)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:am|pm|a\.m\.|p\.m\.)?\s*(?:z|[+-]\d{2}:?\d{2}|\(?(?:gmt|bst|utc|est|cet)(?:[+-]\d+)?\)?)?/gu;
const hour = /[,\s]+\d{1,2}\s*(?:am|pm)\b/gu;
/** Only behind a whole year is a clock time certain: 10.11.2025 has none. */
const behindYear =
  /\b(?:(?:19|20)\d{2}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|[a-z]{3,}[-/ ,]*\d{2,4})(?=[t,\s])/u;

function withoutTime(text: string): string {
  const end = behindYear.exec(text);
  if (end === null) return text;
  const from = end.index + end[0].length;
  const rest = text.slice(from).replace(clock, " ").replace(hour, " ");
  return `${text.slice(0, from)}${rest}`.trim();
}

/** "10:00 3 Oct 2025" and "9.30am - 3 Oct 2025". */
const clockBefore = /^\d{1,2}[:.]\d{2}(?: ?[ap]m)?[ ,-]+(?=[^ ,-])/u;

/** The century of two digits: no training was recorded before 1970. */
const fullYear = (written: string): number => {
  const year = Number(written);
  if (written.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
};

const yearFirst = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/u;
const numbers = /^(\d{1,2})([-/. ])(\d{1,2})\2'?(\d{4}|\d{2})$/u;
const dayWord = /^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[-/., ]*([a-z]{3,9})[-/., ]*'?(\d{4}|\d{2})$/u;
const wordDay = /^([a-z]{3,9})[-/., ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+'?(\d{4}|\d{2})$/u;
const yearWord = /^(\d{4})[-/., ]+([a-z]{3,9})[-/., ]+(\d{1,2})(?:st|nd|rd|th)?$/u;
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/u;

function whole(year: string, month: number | undefined, day: string): WrittenDate | undefined {
  if (month === undefined) return undefined;
  return { kind: "whole", year: fullYear(year), month, day: Number(day) };
}

/** The first day of a course of several: "3-4 Oct 2025", "3 & 4 October 2025", "1/10/25 to 3/10/25". */
function firstDay(text: string): string {
  const [, day, rest] =
    /^(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|&|\+|,|and|to)\s*\d{1,2}(?:st|nd|rd|th)?\s+(?=[a-z])([a-z]{3,9}.*)$/u.exec(
      text,
    ) ?? [];
  if (day !== undefined && rest !== undefined) return `${day} ${rest}`;
  const [before, after] = text.split(/\s+(?:-|to|until|and|&)\s+/u);
  return before !== undefined && after !== undefined && /\d/u.test(after) ? before : text;
}

const tidy = (written: string): string =>
  written
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/\s+/gu, " ")
    .replace(weekday, "")
    .trim();

/** Undefined where the text has no shape of a date: whether there is such a day is asked later. */
export function splitWrittenDate(written: string): WrittenDate | undefined {
  const first = firstDay(tidy(written).replace(clockBefore, ""));
  const text = withoutTime(first.replace(/ ?([-/.]) ?(?=\d)/gu, "$1"))
    .replace(/[-.,;]$/u, "")
    .trim();
  const [, year, , month, day] = yearFirst.exec(text) ?? compactParts(text);
  if (year !== undefined && day !== undefined) return whole(year, Number(month), day);
  const [, one, sign, other, last] = numbers.exec(text) ?? [];
  if (last !== undefined && sign !== undefined)
    return {
      kind: "pair",
      first: Number(one),
      second: Number(other),
      year: fullYear(last),
      sign,
    };
  return worded(text);
}

function compactParts(text: string): (string | undefined)[] {
  const [, year, month, day] = compact.exec(text) ?? [];
  return [undefined, year, undefined, month, day];
}

function worded(text: string): WrittenDate | undefined {
  const [, day, word, year] = dayWord.exec(text) ?? [];
  if (day !== undefined && word !== undefined && year !== undefined)
    return whole(year, monthOf(word), day);
  const [, name, dayAfter, yearAfter] = wordDay.exec(text) ?? [];
  if (name !== undefined && dayAfter !== undefined && yearAfter !== undefined)
    return whole(yearAfter, monthOf(name), dayAfter);
  const [, yearBefore, month, dayLast] = yearWord.exec(text) ?? [];
  if (yearBefore === undefined || month === undefined || dayLast === undefined) return undefined;
  return whole(yearBefore, monthOf(month), dayLast);
}
