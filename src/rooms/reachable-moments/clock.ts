import {
  addDays,
  formatDate,
  formatDateTime,
  formatTime,
  londonDate,
  londonInstant,
} from "../../kernel/dates.ts";
import { addWorkingDays, type WorkingCalendar } from "../../kernel/working-days.ts";
import type { MomentKind } from "./moments-config.ts";

/** The last minute of a day in London, which is 23:59 on every day, also when the clocks change. */
const lastMinute = (day: string): Date =>
  new Date(londonInstant(addDays(day, 1), "00:00").getTime() - 60_000);

/**
 * By when a child is to be reached: the end of the day in London on which it happened, or of so many
 * days after. Where the calendar of working days does not reach, the same day: never later by guess.
 */
export function reachBy(
  happenedAt: Date,
  { unit, amount }: MomentKind["within"],
  calendar: WorkingCalendar,
): Date {
  const day = londonDate(happenedAt);
  if (amount === 0) return lastMinute(day);
  if (unit === "days") return lastMinute(addDays(day, amount));
  const end = addWorkingDays(day, amount, calendar);
  return lastMinute(end.ok ? end.value : day);
}

export type MomentClock = {
  readonly happenedAt: Date;
  readonly dueAt: Date;
  readonly closedAt: Date | null;
};

/** "today until 23:59", "not reached since 24 November 2026, 22:10": where the clock of a moment stands. */
export function clockWords(
  { happenedAt, dueAt, closedAt }: MomentClock,
  now: Date,
): { readonly text: string; readonly isLate: boolean } {
  if (closedAt) return { text: `closed ${formatDateTime(closedAt)}`, isLate: false };
  if (londonDate(happenedAt) > londonDate(now)) {
    return { text: `ahead: ${formatDate(londonDate(happenedAt))}`, isLate: false };
  }
  if (now.getTime() >= dueAt.getTime() + 60_000) {
    return { text: `not reached since ${formatDateTime(happenedAt)}`, isLate: true };
  }
  const day = londonDate(dueAt);
  const until = formatTime(dueAt);
  return day === londonDate(now)
    ? { text: `today until ${until}`, isLate: false }
    : { text: `until ${formatDate(day)}, ${until}`, isLate: false };
}
