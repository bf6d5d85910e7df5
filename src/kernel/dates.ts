/**
 * Calendar dates as text, 'YYYY-MM-DD', as the database hands them over. A date of birth is not an
 * instant: kept in a Date it moves by a day whenever the machine's zone and London's differ, so
 * nothing here uses a machine's local time.
 */
export type IsoDate = string;

export type Weekday =
  "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";

const DAY_MS = 86_400_000;
const LONDON = "Europe/London";
// 1 January 1970 was a Thursday.
const WEEKDAYS: readonly Weekday[] = [
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
];

const longDate = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const shortDay = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});
const longMonth = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const londonParts = new Intl.DateTimeFormat("en-GB", {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: LONDON,
});

/** The date for these numbers, or undefined if the calendar has no such day (30 February). */
export function isoDateOf(parts: {
  year: number;
  month: number;
  day: number;
}): IsoDate | undefined {
  const { year, month, day } = parts;
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isIsoDate(text) ? text : undefined;
}

/** True only for a real day written exactly 'YYYY-MM-DD'. */
export function isIsoDate(text: string): boolean {
  return epochDay(text) !== undefined;
}

/** Negative when the first comes earlier, 0 when they are the same day: fit for sort(). */
export function compareDates(first: IsoDate, second: IsoDate): number {
  return dayNumber(first) - dayNumber(second);
}

/** Whole days from the first to the second; negative when the second comes earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day so many months on, or the last day of a shorter month (31 January + 1: 28 or 29 February). */
/** The twelve whole months before the month of this day: figures of them stand still for a month. */
export function wholeYearBefore(today: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  const first = `${today.slice(0, 7)}-01`;
  const year = String(Number(first.slice(0, 4)) - 1);
  return { from: `${year}${first.slice(4)}`, to: addDays(first, -1) };
}

export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = partsOf(date);
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1 + months, 1);
  const length = new Date(first);
  length.setUTCMonth(length.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(day, length.getUTCDate()));
  return fromDayNumber(first.getTime() / DAY_MS);
}

/**
 * Age in whole years. An age is attained at the start of the anniversary (Family Law Reform Act
 * 1969, section 9); someone born on 29 February attains it on 1 March in a common year.
 * Undefined before birth.
 */
export function ageOn(born: IsoDate, on: IsoDate): number | undefined {
  if (compareDates(on, born) < 0) return undefined;
  const birth = partsOf(born);
  const day = partsOf(on);
  const beforeBirthday =
    day.month < birth.month || (day.month === birth.month && day.day < birth.day);
  return day.year - birth.year - (beforeBirthday ? 1 : 0);
}

export function dayOfWeek(date: IsoDate): Weekday {
  const index = ((dayNumber(date) % 7) + 7) % 7;
  return WEEKDAYS[index] ?? unreal(date);
}

/** '24 November 2026' */
export function formatDate(date: IsoDate): string {
  return longDate.format(dayNumber(date) * DAY_MS);
}

/** In a table: '24 Nov', and '24 Nov 2025' in another year than today's. */
export function shortDate(date: IsoDate, today: IsoDate): string {
  const text = shortDay.format(dayNumber(date) * DAY_MS);
  return date.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${date.slice(0, 4)}`;
}

/** 'November 2026' */
export function formatMonth(date: IsoDate): string {
  return longMonth.format(dayNumber(date) * DAY_MS);
}

/** The date in London at that instant. */
export function londonDate(instant: Date): IsoDate {
  const { year, month, day } = londonClock(instant);
  return `${year.padStart(4, "0")}-${month}-${day}`;
}

/** '24 November 2026, 14:02', by London's clocks. */
export function formatDateTime(instant: Date): string {
  return `${formatDate(londonDate(instant))}, ${formatTime(instant)}`;
}

/** '14:02', by London's clocks. */
export function formatTime(instant: Date): string {
  const { hour, minute } = londonClock(instant);
  return `${hour}:${minute}`;
}

/** "14:30", "9.30", "0930", "9am", "2.30 pm": the ways in which people write a time of day. */
export function readTime(text: string): string | undefined {
  const half = /^(1[0-2]|0?[1-9])(?:[:.]?([0-5]\d))?\s*([ap])\.?m\.?$/i.exec(text.trim());
  if (half) {
    const [, hour = "", minute = "00", which = ""] = half;
    const since = (Number(hour) % 12) + (which.toLowerCase() === "p" ? 12 : 0);
    return `${String(since).padStart(2, "0")}:${minute}`;
  }
  const [, hour = "", minute = ""] = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(text.trim()) ?? [];
  return hour === "" ? undefined : `${hour.padStart(2, "0")}:${minute}`;
}

/** The instant at which London's clocks show this. */
export function londonInstant(date: string, time: string): Date {
  const asUtc = new Date(`${date}T${time}:00Z`);
  const shown = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    hour: "2-digit",
    hourCycle: "h23",
  }).format(asUtc);
  const ahead = (Number(shown) - asUtc.getUTCHours() + 24) % 24;
  return new Date(asUtc.getTime() - ahead * 3_600_000);
}

function londonClock(instant: Date) {
  const found = new Map(londonParts.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? "";
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
  };
}

// Days and dates by whole numbers: a page of clocks asks for hundreds of thousands of them, and a Date
// for each took most of its time. After Howard Hinnant, "chrono-compatible low-level date algorithms":
// a year begins in March, so that the leap day is its last, and 400 years have as many days each time.
const FOUR_CENTURIES = 146_097;
const MARCH_OF_YEAR_0 = 719_468;

function epochDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return undefined;
  const [year, month, day] = [+text.slice(0, 4), +text.slice(5, 7), +text.slice(8)];
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return undefined;
  const from = month > 2 ? year : year - 1;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leaps + ofYear - MARCH_OF_YEAR_0;
}

function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function dayNumber(date: IsoDate): number {
  return epochDay(date) ?? unreal(date);
}

function fromDayNumber(day: number): IsoDate {
  const since = day + MARCH_OF_YEAR_0;
  const era = Math.floor(since / FOUR_CENTURIES);
  const ofEra = since - era * FOUR_CENTURIES;
  const ended = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const year = Math.floor((ofEra - ended) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = ((fromMarch + 2) % 12) + 1;
  const inYear = year + era * 400 + (month <= 2 ? 1 : 0);
  const inMonth = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return `${pad(inYear, 4)}-${pad(month, 2)}-${pad(inMonth, 2)}`;
}

function partsOf(date: IsoDate) {
  if (!isIsoDate(date)) unreal(date);
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

// The message names no value: a malformed date of birth must not travel into a log.
function unreal(date: string): never {
  throw new RangeError(`Not a date written YYYY-MM-DD (${String(date.length)} characters given)`);
}
