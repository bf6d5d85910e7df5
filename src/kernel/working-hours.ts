import { addDays, compareDates, londonDate, londonInstant, type IsoDate } from "./dates.ts";
import { ok, type Result } from "./result.ts";
import { isWorkingDay, type CalendarNotKnown, type WorkingCalendar } from "./working-days.ts";

/** When a service is open on a working day, by London's clocks: "09:00" to "17:00". */
export type WorkingHours = { readonly opens: string; readonly closes: string };

export type WorkingTime = { readonly hours: WorkingHours; readonly calendar: WorkingCalendar };

type Answer<T> = Result<T, CalendarNotKnown>;
type Span = { readonly from: number; readonly to: number };

/** The open span of one day; undefined where it is no working day. */
function spanOf(date: IsoDate, { hours, calendar }: WorkingTime): Answer<Span | undefined> {
  const open = isWorkingDay(date, calendar);
  if (!open.ok) return open;
  if (!open.value) return ok(undefined);
  return ok({
    from: londonInstant(date, hours.opens).getTime(),
    to: londonInstant(date, hours.closes).getTime(),
  });
}

/** Milliseconds between two instants in which the service was open; 0 where the second is no later. */
export function workingTimeBetween(from: Date, to: Date, time: WorkingTime): Answer<number> {
  let spent = 0;
  const last = londonDate(to);
  for (let date = londonDate(from); compareDates(date, last) <= 0; date = addDays(date, 1)) {
    const span = spanOf(date, time);
    if (!span.ok) return span;
    if (span.value === undefined) continue;
    const begins = Math.max(span.value.from, from.getTime());
    spent += Math.max(0, Math.min(span.value.to, to.getTime()) - begins);
  }
  return ok(spent);
}

/**
 * The instant so much open time after another. What begins while the service is closed begins when it
 * opens; none at all gives the instant itself.
 */
export function addWorkingTime(from: Date, amount: number, time: WorkingTime): Answer<Date> {
  if (amount <= 0) return ok(from);
  let left = amount;
  for (let date = londonDate(from); ; date = addDays(date, 1)) {
    const span = spanOf(date, time);
    if (!span.ok) return span;
    if (span.value === undefined) continue;
    const begins = Math.max(span.value.from, from.getTime());
    const open = Math.max(0, span.value.to - begins);
    if (left <= open) return ok(new Date(begins + left));
    left -= open;
  }
}

/** When the service last closed, at or before an instant: Friday's close on a Monday morning. */
export function lastClose(now: Date, time: WorkingTime): Answer<Date> {
  for (let date = londonDate(now); ; date = addDays(date, -1)) {
    const span = spanOf(date, time);
    if (!span.ok) return span;
    if (span.value !== undefined && span.value.to <= now.getTime()) {
      return ok(new Date(span.value.to));
    }
  }
}

/** When the service opened again after that close, or now where it has not yet. */
export function endOfClosed(closedAt: Date, now: Date, time: WorkingTime): Answer<Date> {
  const opens = addWorkingTime(closedAt, 1, time);
  if (!opens.ok) return opens;
  return ok(new Date(Math.min(opens.value.getTime() - 1, now.getTime())));
}
