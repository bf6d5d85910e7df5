import type { Texts } from "../columns/packed.ts";

/** How a column writes its dates where the order is not plain from one value. */
export type DateOrder = "day first" | "month first";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A date as one number, 20140321; the parts that are not known are 0. Undefined where nothing can be read.
 * Two-figure years are of the last hundred years before `latestYear`.
 */
export function readDate(raw: string, order: DateOrder, latestYear = 2030): number | undefined {
  const text = raw
    .trim()
    .toLowerCase()
    .replace(/[t ]\d{1,2}:\d{2}.*$/, "");
  const compact = /^(\d{4})(\d{2})(\d{2})(\.0)?$/.exec(text);
  if (compact) return dateOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  if (/^\d{5}(\.0)?$/.test(text)) return spreadsheetDay(Number(text));
  const parts = text.match(/\d+|[a-z]+/g)?.filter((part) => !/^(st|nd|rd|th|of)$/.test(part)) ?? [];
  const [one, two, three] = parts;
  if (one === undefined) return undefined;
  if (two === undefined) return /^\d{4}$/.test(one) ? dateOf(Number(one), 0, 0) : undefined;
  if (three === undefined) return yearAndMonth(one, two);
  if (/^\d{4}$/.test(one)) return dateOf(Number(one), monthNumber(two), Number(three));
  const year = fullYear(three, latestYear);
  if (year === undefined) return undefined;
  if (/[a-z]/.test(one)) return dateOf(year, monthNumber(one), Number(two));
  if (/[a-z]/.test(two)) return dateOf(year, monthNumber(two), Number(one));
  const [day, month] =
    order === "day first" ? [Number(one), Number(two)] : [Number(two), Number(one)];
  return month > 12 && day <= 12 ? dateOf(year, day, month) : dateOf(year, month, day);
}

/** Spreadsheets write a day as the number of days since 30 December 1899: 41000 is 1 April 2012. */
function spreadsheetDay(days: number): number | undefined {
  const day = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
  const year = day.getUTCFullYear();
  return year < 1920 || year > 2050
    ? undefined
    : dateOf(year, day.getUTCMonth() + 1, day.getUTCDate());
}

function yearAndMonth(one: string, two: string): number | undefined {
  if (/^\d{4}$/.test(one)) return dateOf(Number(one), monthNumber(two), 0);
  return /^\d{4}$/.test(two) ? dateOf(Number(two), monthNumber(one), 0) : undefined;
}

function monthNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return months.indexOf(text.slice(0, 3)) + 1;
}

function fullYear(text: string, latestYear: number): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text);
  if (!/^\d{2}$/.test(text)) return undefined;
  const year = 2000 + Number(text);
  return year > latestYear ? year - 100 : year;
}

/** Values outside a calendar stay readable as numbers: a typing error is still evidence. */
export function dateOf(year: number, month: number, day: number): number | undefined {
  const isYear = year >= 1000 && year <= 2999;
  if (!isYear || Number.isNaN(month) || Number.isNaN(day)) return undefined;
  return year * 10_000 + Math.min(month, 99) * 100 + Math.min(day, 99);
}

/** Whether most dates of a column with a telling value put the day or the month first. */
export function dateOrder(values: Texts): DateOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (let at = 0; at < Math.min(values.length, 5_000); at += 1) {
    const found = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ]\d{2,4}/.exec(values.at(at) ?? "");
    if (!found) continue;
    if (Number(found[1]) > 12) dayFirst += 1;
    if (Number(found[2]) > 12) monthFirst += 1;
  }
  return monthFirst > dayFirst ? "month first" : "day first";
}
