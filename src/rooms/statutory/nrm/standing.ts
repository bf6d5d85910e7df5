import { addDays, formatDate, type IsoDate } from "../../../kernel/dates.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import { clockOn, clockWords, type DayClock, type Pause } from "../../../kernel/day-clock.ts";
import type { NrmClocksBody } from "./nrm-config.ts";
import { uncapitalised } from "../../../kernel/words.ts";

export type Stage =
  "not-needed" | "preparing" | "reasonable" | "conclusive" | "decided" | "withdrawn";

export type NrmStepKind =
  | "submitted"
  | "reasonable-grounds"
  | "conclusive-grounds"
  | "paused"
  | "resumed"
  | "reconsideration"
  | "guardian"
  | "withdrawn";

export type StepFacts = {
  readonly step: NrmStepKind;
  readonly outcome: string | null;
  readonly happenedOn: IsoDate;
};

export type NrmStanding = {
  readonly stage: Stage;
  /** The decision that the clock runs to; null where no day is set for it. */
  readonly clock: DayClock | null;
  readonly notBefore: IsoDate | null;
  readonly pausedOn: IsoDate | null;
  /** The decision that stands: of the two the one that was recorded last. */
  readonly decision: Pick<StepFacts, "step" | "outcome" | "happenedOn"> | null;
};

type Sent = { readonly submittedOn: IsoDate; readonly clocks: NrmClocksBody };

/**
 * Where a referral that was sent stands, from everything recorded of it in its order. A later decision
 * puts an earlier one right, so that the last one counts; asking for a reconsideration opens it again.
 */
export function standingOf(
  { submittedOn, clocks }: Sent,
  steps: readonly StepFacts[],
): NrmStanding {
  const first = { runsFrom: submittedOn, within: clocks.reasonable, pauses: [] };
  const start: NrmStanding = {
    stage: "reasonable",
    clock: first,
    notBefore: null,
    pausedOn: null,
    decision: null,
  };
  return steps.reduce((standing, step) => after(standing, step, clocks), start);
}

function after(standing: NrmStanding, step: StepFacts, clocks: NrmClocksBody): NrmStanding {
  const { happenedOn, outcome } = step;
  const closed = { clock: null, notBefore: null, pausedOn: null };
  switch (step.step) {
    case "reasonable-grounds":
      return outcome === "positive"
        ? { ...standing, ...toConclusive(happenedOn, clocks), decision: step }
        : { ...standing, ...closed, stage: "decided", decision: step };
    case "conclusive-grounds":
      return { ...standing, ...closed, stage: "decided", decision: step };
    case "reconsideration":
      return { ...standing, ...closed, stage: askedAgain(standing) };
    case "withdrawn":
      return { ...standing, ...closed, stage: "withdrawn" };
    case "paused":
      return paused(standing, happenedOn);
    case "resumed":
      return resumed(standing, happenedOn);
    case "submitted":
    case "guardian":
      return standing;
  }
}

const toConclusive = (on: IsoDate, { conclusive, conclusiveNotBefore }: NrmClocksBody) => ({
  stage: "conclusive" as const,
  clock: conclusive ? { runsFrom: on, within: conclusive, pauses: [] } : null,
  notBefore: conclusiveNotBefore === undefined ? null : addDays(on, conclusiveNotBefore),
  pausedOn: null,
});

const askedAgain = ({ decision }: NrmStanding): Stage =>
  decision?.step === "conclusive-grounds" ? "conclusive" : "reasonable";

const withPauses = (standing: NrmStanding, pauses: readonly Pause[]): NrmStanding => ({
  ...standing,
  clock: standing.clock && { ...standing.clock, pauses },
});

function paused(standing: NrmStanding, on: IsoDate): NrmStanding {
  const pauses = standing.clock?.pauses ?? [];
  return { ...withPauses(standing, [...pauses, { from: on, to: null }]), pausedOn: on };
}

function resumed(standing: NrmStanding, on: IsoDate): NrmStanding {
  const pauses = (standing.clock?.pauses ?? []).map((one) =>
    one.to === null ? { from: one.from, to: on } : one,
  );
  return { ...withPauses(standing, pauses), pausedOn: null };
}

type When = { readonly today: IsoDate; readonly calendar: WorkingCalendar };

/** When the next decision is due; null while the clock stands, beyond the calendar, or without a clock. */
export function dueOf({ clock }: Pick<NrmStanding, "clock">, when: When): IsoDate | null {
  if (!clock) return null;
  const state = clockOn(clock, when.today, when.calendar);
  return state.ok ? state.value.dueOn : null;
}

const waiting = {
  reasonable: "Reasonable grounds",
  conclusive: "Conclusive grounds",
} as const;

/** What a referral waits for and its clock, in words. */
export function standingWords(
  { stage, clock, notBefore, decision }: NrmStanding,
  { today, calendar }: When,
): { readonly text: string; readonly isLate: boolean } {
  if (stage !== "reasonable" && stage !== "conclusive")
    return { text: decision ? decisionWords(decision) : "Withdrawn", isLate: false };
  const what = waiting[stage];
  if (!clock) {
    const until = notBefore === null ? "no day is set" : `not before ${formatDate(notBefore)}`;
    return { text: `${what}: ${until}`, isLate: false };
  }
  const state = clockOn(clock, today, calendar);
  if (!state.ok)
    return { text: `${what}: the calendar does not reach the day it is due`, isLate: false };
  const { text, isLate } = clockWords(state.value, clock.within);
  return { text: `${what}: ${uncapitalised(text)}`, isLate };
}

/** "Conclusive grounds: positive, 3 November 2026". */
export const decisionWords = ({
  step,
  outcome,
  happenedOn,
}: Pick<StepFacts, "step" | "outcome" | "happenedOn">): string =>
  `${step === "conclusive-grounds" ? "Conclusive" : "Reasonable"} grounds: ${outcome ?? ""}, ${formatDate(happenedOn)}`;
