import { formatDate } from "../../kernel/dates.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import { pausesOf, type Assessment } from "./assessment-reads.ts";
import { clockOn, clockWords, type ClockState, type Pause } from "../../kernel/day-clock.ts";

type Timed = Pick<Assessment, "body" | "clockFrom" | "finishedOn" | "steps">;

/** Where an assessment's clock stands today, or stood when it was finished; undefined beyond the calendar. */
export function stateOf(
  { body, clockFrom, finishedOn, steps }: Timed,
  { today, calendar }: { readonly today: string; readonly calendar: WorkingCalendar },
): ClockState | undefined {
  const clock = { runsFrom: clockFrom, within: body.within, pauses: pausesOf(steps) };
  const state = clockOn(clock, finishedOn ?? today, calendar);
  return state.ok ? state.value : undefined;
}

/** The day it is due if the pauses are these; null beyond the calendar, or while it stands. */
export function dueOf(
  { body, clockFrom }: Pick<Assessment, "body" | "clockFrom">,
  pauses: readonly Pause[],
  { today, calendar }: { readonly today: string; readonly calendar: WorkingCalendar },
): string | null {
  const state = clockOn({ runsFrom: clockFrom, within: body.within, pauses }, today, calendar);
  return state.ok ? state.value.dueOn : null;
}

/** The clock in words: "12 of 45 working days used, due 14 January 2027", "3 working days overdue". */
export function stateWords(
  one: Timed,
  when: { readonly today: string; readonly calendar: WorkingCalendar },
): { readonly text: string; readonly isLate: boolean } {
  const state = stateOf(one, when);
  if (!state) return { text: "The calendar does not reach the day it is due", isLate: false };
  const words = clockWords(state, one.body.within);
  if (one.finishedOn === null) return words;
  const on = formatDate(one.finishedOn);
  return {
    text: state.isLate ? `Finished ${on}, ${words.text}` : `Finished ${on}, in time`,
    isLate: state.isLate,
  };
}
