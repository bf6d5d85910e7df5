import { daysBetween, londonDate } from "./dates.ts";
import { ok, type Result } from "./result.ts";
import { addWorkingDays, type CalendarNotKnown, type WorkingCalendar } from "./working-days.ts";

/** How long something may take, as a partnership's configuration says it. */
export type Within = {
  readonly unit: "hours" | "working-days" | "days";
  readonly amount: number;
};

const hour = 3_600_000;

/**
 * When something that began at an instant is due. Hours run on the clock; days and working days end
 * at the same time of day as they began, so that a concern sent at 16:55 has its whole working day.
 */
export function dueAt(
  from: Date,
  within: Within,
  calendar: WorkingCalendar,
): Result<Date, CalendarNotKnown> {
  if (within.unit === "hours") return ok(new Date(from.getTime() + within.amount * hour));
  if (within.unit === "days") return ok(sameTimeLater(from, within.amount));
  const start = londonDate(from);
  const end = addWorkingDays(start, within.amount, calendar);
  return end.ok ? ok(sameTimeLater(from, daysBetween(start, end.value))) : end;
}

/** The same where a calendar that ends too soon must hold nothing up: then days count, which are sooner. */
export function dueOrSooner(from: Date, within: Within, calendar: WorkingCalendar): Date {
  const due = dueAt(from, within, calendar);
  if (due.ok) return due.value;
  const sooner = dueAt(from, { ...within, unit: "days" }, calendar);
  if (!sooner.ok) throw new Error("days need no calendar");
  return sooner.value;
}

/** The same time by the London clock, so many days on: a change to summer time moves nothing. */
function sameTimeLater(from: Date, days: number): Date {
  const later = new Date(from.getTime() + days * 24 * hour);
  return new Date(later.getTime() + londonOffset(from) - londonOffset(later));
}

/** How far London's clock is ahead of UTC at an instant, in milliseconds. */
function londonOffset(instant: Date): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    timeZoneName: "longOffset",
  }).formatToParts(instant);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return Number(/GMT\+(\d\d):00/.exec(name)?.[1] ?? 0) * hour;
}
