import { daysBetween, type IsoDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { workingDaysBetween, type WorkingCalendar } from "../../../kernel/working-days.ts";

/**
 * How late a clock is that runs in working days: "9 working days overdue". Days of the calendar count where no working
 * day has passed yet, and where the partnership's calendar does not reach.
 */
export function lateInWords(due: IsoDate, today: IsoDate, calendar: WorkingCalendar): string {
  const working = workingDaysBetween(due, today, calendar);
  return working.ok && working.value > 0
    ? `${counted(working.value, "working day")} overdue`
    : `${counted(daysBetween(due, today), "day")} overdue`;
}
