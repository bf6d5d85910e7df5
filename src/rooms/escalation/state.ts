import { compareDates, formatDate } from "../../kernel/dates.ts";
import { counted } from "../../kernel/words.ts";
import { workingDaysBetween, type WorkingCalendar } from "../../kernel/working-days.ts";
import { clockOn, clockWords, type ClockState, type Pause } from "../../kernel/day-clock.ts";
import type { Escalation, EscalationStep } from "./escalation-reads.ts";

type Timed = Pick<Escalation, "body" | "stage" | "stageSince" | "steps" | "resolvedOn">;
type When = { readonly today: string; readonly calendar: WorkingCalendar };

/** The pauses of the stage that it is at: those of earlier stages went with them. */
export function pausesOf(
  steps: readonly Pick<EscalationStep, "step" | "happenedOn">[],
): readonly Pause[] {
  const pauses: Pause[] = [];
  for (const { step, happenedOn } of steps) {
    if (step === "moved") pauses.length = 0;
    if (step === "paused") pauses.push({ from: happenedOn, to: null });
    const last = pauses.at(-1);
    if (step === "resumed" && last?.to === null) {
      pauses[pauses.length - 1] = { ...last, to: happenedOn };
    }
  }
  return pauses;
}

/** Where the clock of its stage stands; undefined beyond the calendar. */
export function stateOf(one: Timed, { today, calendar }: When): ClockState | undefined {
  const stage = one.body.stages.find(({ key }) => key === one.stage);
  if (!stage) return undefined;
  const clock = { runsFrom: one.stageSince, within: stage.within, pauses: pausesOf(one.steps) };
  const state = clockOn(clock, one.resolvedOn ?? today, calendar);
  return state.ok ? state.value : undefined;
}

/** The day its stage is due if the pauses are these; null beyond the calendar, or while it stands. */
export const dueOf = (one: Timed, when: When): string | null => stateOf(one, when)?.dueOn ?? null;

/** The clock of the stage in words, and how long it has been open in all. */
export function stateWords(
  one: Timed & Pick<Escalation, "raisedOn">,
  when: When,
): { readonly text: string; readonly isLate: boolean } {
  if (one.resolvedOn !== null) return { text: resolvedWords(one, when), isLate: false };
  const state = stateOf(one, when);
  const stage = one.body.stages.find(({ key }) => key === one.stage);
  if (!state || !stage) {
    return { text: "The calendar does not reach the day it is due", isLate: false };
  }
  return clockWords(state, stage.within);
}

function resolvedWords(
  { raisedOn, resolvedOn }: Pick<Escalation, "raisedOn" | "resolvedOn">,
  { calendar, today }: When,
): string {
  const on = resolvedOn ?? today;
  const days =
    compareDates(raisedOn, on) === 0 ? undefined : workingDaysBetween(raisedOn, on, calendar);
  const after = days?.ok ? `, after ${counted(days.value, "working day")}` : "";
  return `Resolved ${formatDate(on)}${after}`;
}
