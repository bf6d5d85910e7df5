import { dayOfWeek, formatTime, londonDate } from "../../../kernel/dates.ts";
import { isWorkingDay, type WorkingCalendar } from "../../../kernel/working-days.ts";
import type { Area } from "./desk-numbers.ts";

export type Ringing = {
  readonly isInHours: boolean;
  /** Who to ring at this moment. */
  readonly now: Area["inHours"];
  readonly otherwise: Area["inHours"];
};

/** Which of an area's two numbers is answered at an instant, by London's clocks and bank holidays. */
export function whoToRing(area: Area, at: Date, calendar: WorkingCalendar): Ringing {
  const time = formatTime(at);
  const isOpen =
    isOpenDay(area, at, calendar) && isBetween(time, { from: area.opensAt, to: area.closesAt });
  return isOpen
    ? { isInHours: true, now: area.inHours, otherwise: area.outOfHours }
    : { isInHours: false, now: area.outOfHours, otherwise: area.inHours };
}

function isOpenDay({ days }: Area, at: Date, calendar: WorkingCalendar): boolean {
  if (days === "every-day") return true;
  const date = londonDate(at);
  const read = isWorkingDay(date, calendar);
  if (read.ok) return read.value;
  // Beyond the calendar a number is better than none: weekdays are taken to be open.
  return !["Saturday", "Sunday"].includes(dayOfWeek(date));
}

/** Hours that end before they begin run over midnight. */
const isBetween = (time: string, { from, to }: { from: string; to: string }): boolean =>
  from <= to ? time >= from && time < to : time >= from || time < to;
