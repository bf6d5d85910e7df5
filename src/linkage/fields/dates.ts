import type { Texts } from "../packed/packed.ts";

/** Words in a date that say nothing more: 1st of April, Sunday 1 April, EDD 1 April. */
const beside =
  /^(st|nd|rd|th|of|edd|dob|born|ca?|circa|approx|about|est|estimated|(mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)$/;

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
  const compact = /^(\d{8})(\.0)?$/.exec(text)?.[1];
  if (compact !== undefined) return compactDate(compact, order);
  if (/^\d{5}(\.0)?$/.test(text)) return spreadsheetDay(Number(text));
  const parts = text.match(/\d+|[a-z]+/g)?.filter((part) => !beside.test(part)) ?? [];
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

/** 20120409, or 09042012 where the first four figures are no year that anybody is born in. */
function compactDate(text: string, order: DateOrder): number | undefined {
  const part = (from: number, to: number): number => Number(text.slice(from, to));
  if (isOfLife(part(0, 4)) || !isOfLife(part(4, 8)))
    return dateOf(part(0, 4), part(4, 6), part(6, 8));
  const [one, two, year] = [part(0, 2), part(2, 4), part(4, 8)];
  return order === "day first" ? dateOf(year, two, one) : dateOf(year, one, two);
}

const isOfLife = (year: number): boolean => year >= 1850 && year <= 2100;

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
  if (/^\d{4}$/.test(two)) return dateOf(Number(two), monthNumber(one), 0);
  // As a spreadsheet writes a month: Apr-11.
  const isMonth = /^[a-z]/.test(one) && monthNumber(one) > 0 && /^\d{2}$/.test(two);
  return isMonth ? dateOf(withCentury(Number(two)), monthNumber(one), 0) : undefined;
}

/** A month by its number or its name; 0 where it is neither. */
export function monthNumber(text: string): number {
  if (/^\d+(\.0)?$/.test(text)) return Number(text);
  return months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

function fullYear(text: string, latestYear: number): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text);
  return /^\d{2}$/.test(text) ? withCentury(Number(text), latestYear) : undefined;
}

/** A year of two figures is of the last hundred years before another. */
export function withCentury(year: number, latestYear = 2030): number {
  if (year >= 100) return year;
  return 2000 + year > latestYear ? 1900 + year : 2000 + year;
}

/** Values outside a calendar stay readable as numbers: a typing error is still evidence. */
export function dateOf(year: number, month: number, day: number): number | undefined {
  const isYear = year >= 1000 && year <= 2999;
  if (!isYear || Number.isNaN(month) || Number.isNaN(day)) return undefined;
  return year * 10_000 + Math.min(month, 99) * 100 + Math.min(day, 99);
}

/**
 * What a birth that is counted from an age has more than other dates: it lies half a year on either side
 * of the middle of its month. No year that is read is so late.
 */
export const moreIfCounted = 50_000_000;

/** Whether a birth is counted from an age, and known to a year that may begin in any month. */
export const isCounted = (date: number): boolean => date > moreIfCounted && date < 80_000_000;

/** The middle of the year in which somebody is born, as it is compared. */
export const countedDate = (year: number, month: number): number | undefined => {
  const date = dateOf(year, month, 0);
  return date === undefined ? undefined : date + moreIfCounted;
};

/** The year and month of a date, whether it is counted or not. */
export const yearAndMonthOf = (date: number): readonly [year: number, month: number] => [
  Math.floor((date % moreIfCounted) / 10_000),
  Math.floor(date / 100) % 100,
];

/** A date such as 20140321 in years; of a year alone its middle. */
export function yearsIn(date: number): number {
  const [[year, month], day] = [yearAndMonthOf(date), date % 100];
  const within = month === 0 ? 0.5 : (month - 1 + (day === 0 ? 0.5 : (day - 1) / 31)) / 12;
  return year + within;
}

/** Two parts of a date before its year: 09/04/2012, or 09042012 where that cannot begin with a year. */
const twoFirst =
  /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ]\d{2,4}|^(?!(?:1[89]|20)\d\d(?:0[1-9]|1[0-2]))(\d\d)(\d\d)(?:1[89]|20)\d\d(?:\.0)?$/;

/** Whether most dates of a column with a telling value put the day or the month first. */
export function dateOrder(values: Texts): DateOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (let at = 0; at < Math.min(values.length, 5_000); at += 1) {
    const found = twoFirst.exec(values.at(at) ?? "");
    if (!found) continue;
    if (Number(found[1] ?? found[3]) > 12) dayFirst += 1;
    if (Number(found[2] ?? found[4]) > 12) monthFirst += 1;
  }
  return monthFirst > dayFirst ? "month first" : "day first";
}
