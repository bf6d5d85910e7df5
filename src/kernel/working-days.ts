import { addDays, compareDates, type IsoDate, dayOfWeek } from "./dates.ts";
import { err, ok, type Result } from "./result.ts";

/** Which days are holidays, and between which two days (both included) that is known. */
export type WorkingCalendar = {
  readonly knownFrom: IsoDate;
  readonly knownTo: IsoDate;
  readonly holidays: ReadonlyMap<IsoDate, string>;
};

/**
 * The answer to any question about a day that the calendar does not reach. A statutory deadline
 * worked out without its bank holidays would be wrong in silence, so there is no answer instead.
 */
export type CalendarNotKnown = {
  readonly kind: "calendar not known";
  readonly date: IsoDate;
  readonly knownFrom: IsoDate;
  readonly knownTo: IsoDate;
};

/** Monday to Friday, less the calendar's holidays. */
export function isWorkingDay(
  date: IsoDate,
  calendar: WorkingCalendar,
): Result<boolean, CalendarNotKnown> {
  return isKnown(date, calendar) ? ok(isOpen(date, calendar)) : notKnown(date, calendar);
}

/**
 * The day so many working days on; the day of the event itself is not counted, as in Working
 * Together's clocks. A negative number counts back. Zero gives the day itself, whatever it is.
 */
export function addWorkingDays(
  date: IsoDate,
  count: number,
  calendar: WorkingCalendar,
): Result<IsoDate, CalendarNotKnown> {
  if (!Number.isInteger(count)) throw new RangeError("Working days are counted in whole days");
  if (!isKnown(date, calendar)) return notKnown(date, calendar);
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0; left -= isOpen(day, calendar) ? 1 : 0) {
    day = addDays(day, step);
    if (!isKnown(day, calendar)) return notKnown(day, calendar);
  }
  return ok(day);
}

/**
 * Working days after the first day, up to and with the second: what a clock shows as elapsed.
 * Negative when the second comes earlier: then the working days from the second up to, not with,
 * the first.
 */
export function workingDaysBetween(
  from: IsoDate,
  to: IsoDate,
  calendar: WorkingCalendar,
): Result<number, CalendarNotKnown> {
  for (const end of [from, to]) if (!isKnown(end, calendar)) return notKnown(end, calendar);
  const step = compareDates(from, to) < 0 ? 1 : -1;
  let counted = 0;
  for (let day = from; day !== to;) {
    day = addDays(day, step);
    if (isOpen(day, calendar)) counted += step;
  }
  return ok(counted);
}

function isOpen(date: IsoDate, calendar: WorkingCalendar): boolean {
  const weekday = dayOfWeek(date);
  return weekday !== "Saturday" && weekday !== "Sunday" && !calendar.holidays.has(date);
}

function isKnown(date: IsoDate, { knownFrom, knownTo }: WorkingCalendar): boolean {
  return compareDates(date, knownFrom) >= 0 && compareDates(date, knownTo) <= 0;
}

function notKnown(date: IsoDate, { knownFrom, knownTo }: WorkingCalendar) {
  return err<CalendarNotKnown>({ kind: "calendar not known", date, knownFrom, knownTo });
}
