import type { IsoDate } from "./dates.ts";
import type { WorkingCalendar } from "./working-days.ts";

/**
 * Bank holidays in England and Wales, 2024 to 2030, as data: Banking and Financial Dealings Act
 * 1971, schedule 1, with the titles and the substitute days as GOV.UK lists them. Good Friday and
 * Christmas Day are common-law holidays, listed with the rest.
 *
 * A day that is announced later by royal proclamation (a coronation, a state funeral) or moved (as
 * the early May holiday of 2020 was) can't be known here: an administrator must add it to the
 * partnership's calendar, and `withAddedHolidays` folds it in. The years after 2030 are not known,
 * and working-day arithmetic says so instead of guessing.
 */
const TITLES = {
  newYear: "New Year’s Day",
  goodFriday: "Good Friday",
  easterMonday: "Easter Monday",
  earlyMay: "Early May bank holiday",
  spring: "Spring bank holiday",
  summer: "Summer bank holiday",
  christmas: "Christmas Day",
  boxing: "Boxing Day",
} as const;

type Days = Record<keyof typeof TITLES, string>;

/** Month and day of each holiday; a star marks a substitute for a day that fell on a weekend. */
// prettier-ignore
const YEARS: Readonly<Record<number, Days>> = {
  2024: { newYear: "01-01", goodFriday: "03-29", easterMonday: "04-01", earlyMay: "05-06", spring: "05-27", summer: "08-26", christmas: "12-25", boxing: "12-26" },
  2025: { newYear: "01-01", goodFriday: "04-18", easterMonday: "04-21", earlyMay: "05-05", spring: "05-26", summer: "08-25", christmas: "12-25", boxing: "12-26" },
  2026: { newYear: "01-01", goodFriday: "04-03", easterMonday: "04-06", earlyMay: "05-04", spring: "05-25", summer: "08-31", christmas: "12-25", boxing: "12-28*" },
  2027: { newYear: "01-01", goodFriday: "03-26", easterMonday: "03-29", earlyMay: "05-03", spring: "05-31", summer: "08-30", christmas: "12-27*", boxing: "12-28*" },
  2028: { newYear: "01-03*", goodFriday: "04-14", easterMonday: "04-17", earlyMay: "05-01", spring: "05-29", summer: "08-28", christmas: "12-25", boxing: "12-26" },
  2029: { newYear: "01-01", goodFriday: "03-30", easterMonday: "04-02", earlyMay: "05-07", spring: "05-28", summer: "08-27", christmas: "12-25", boxing: "12-26" },
  2030: { newYear: "01-01", goodFriday: "04-19", easterMonday: "04-22", earlyMay: "05-06", spring: "05-27", summer: "08-26", christmas: "12-25", boxing: "12-26" },
};

export type Holiday = { readonly date: IsoDate; readonly title: string };

/** In the order of the calendar. */
export const bankHolidays: readonly Holiday[] = Object.entries(YEARS).flatMap(([year, days]) =>
  datesIn(year, days),
);

export const englandAndWales: WorkingCalendar = {
  knownFrom: "2024-01-01",
  knownTo: "2030-12-31",
  holidays: new Map(bankHolidays.map(({ date, title }) => [date, title])),
};

/** The calendar with days that the partnership's administrator added; the known years stay the same. */
export function withAddedHolidays(
  calendar: WorkingCalendar,
  added: readonly Holiday[],
): WorkingCalendar {
  const extra = added.map(({ date, title }): [IsoDate, string] => [date, title]);
  return { ...calendar, holidays: new Map([...calendar.holidays, ...extra]) };
}

function datesIn(year: string, days: Days): Holiday[] {
  const keys = Object.keys(TITLES) as (keyof typeof TITLES)[];
  return keys.map((key) => {
    const [day = "", ...marks] = days[key].split("*");
    const title = marks.length > 0 ? `${TITLES[key]} (substitute day)` : TITLES[key];
    return { date: `${year}-${day}`, title };
  });
}
