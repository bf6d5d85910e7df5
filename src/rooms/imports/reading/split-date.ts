interface DateParts {
  /** Two or four digits, as written. */
  year: string;
  month: number;
  day: number;
}

const months = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december",
]; // prettier-ignore

/** "mar", "march", "sept", "Sep." → 3, 3, 9, 9; undefined when it is no month. */
function monthNumber(word: string): number | undefined {
  const name = word === "sept" ? "sep" : word;
  const index = name.length < 3 ? -1 : months.findIndex((month) => month.startsWith(name));
  return index < 0 ? undefined : index + 1;
}

const time = String.raw`(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})${time}$`, "u");
const dayFirst = new RegExp(
  String.raw`^(\d{1,2})[-/. ](\d{1,2})[-/. ]'?(\d{4}|\d{2})${time}$`,
  "u",
);
const dayAndWord = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[-/., ]*([a-z]+)[-/., ]*'?(\d{4}|\d{2})$/u;
const wordAndDay = /^([a-z]+)[. ]*(\d{1,2})(?:st|nd|rd|th)?[, ]+(\d{4})$/u;
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,. ]+/u;

function worded(text: string): DateParts | undefined {
  const dayLed = dayAndWord.exec(text);
  const [, day, word, year] = dayLed ?? [];
  if (day !== undefined && word !== undefined && year !== undefined) {
    const month = monthNumber(word);
    return month === undefined ? undefined : { year, month, day: Number(day) };
  }
  const [, name, dayAfter, fullYear] = wordAndDay.exec(text) ?? [];
  if (name === undefined || dayAfter === undefined || fullYear === undefined) return undefined;
  const month = monthNumber(name);
  return month === undefined ? undefined : { year: fullYear, month, day: Number(dayAfter) };
}

function isLikely(parts: DateParts): boolean {
  const year = Number(parts.year);
  return year >= 1900 && year <= 2099 && parts.month >= 1 && parts.month <= 12 && parts.day <= 31;
}

/** Eight digits in a row are read only when a single order makes sense. */
function compact(text: string): DateParts | undefined {
  if (!/^\d{8}$/u.test(text)) return undefined;
  const part = (from: number, to: number): number => Number(text.slice(from, to));
  const readings: DateParts[] = [
    { year: text.slice(0, 4), month: part(4, 6), day: part(6, 8) },
    { year: text.slice(4), month: part(2, 4), day: part(0, 2) },
  ];
  const likely = readings.filter(isLikely);
  return likely.length === 1 ? likely[0] : undefined;
}

/**
 * Day, month and year of a written date, whether or not such a day exists: day first, or year
 * first, or with the month in words. Undefined when the text has none of these shapes.
 */
export function splitDate(written: string): DateParts | undefined {
  const text = written
    .toLowerCase()
    .replace(/[\u2010-\u2015]/gu, "-")
    .replace(/\s*([-/.])\s*/gu, "$1")
    .replace(weekday, "")
    .replace(/[.,]$/u, "");
  const [, year, month, day] = yearFirst.exec(text) ?? [];
  if (year !== undefined) return { year, month: Number(month), day: Number(day) };
  const [, first, second, last] = dayFirst.exec(text) ?? [];
  if (last !== undefined) return { year: last, month: Number(second), day: Number(first) };
  return worded(text) ?? compact(text);
}
