import { addDays, daysBetween, formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";

/** Where a referral is. Each step is added by a person, and none follows by itself. */
export const referralStates = {
  wanted: "Wanted",
  "not-available": "Wanted, not available",
  referred: "Referred",
  waiting: "Waiting",
  started: "Started",
  ended: "Ended",
} as const;
export type ReferralState = keyof typeof referralStates;

const next: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  wanted: ["referred", "not-available", "ended"],
  "not-available": ["wanted", "referred", "ended"],
  referred: ["waiting", "started", "not-available", "ended"],
  waiting: ["started", "not-available", "ended"],
  started: ["ended"],
  ended: [],
};

/** With what a referral can begin. */
export const firstStates: readonly ReferralState[] = ["referred", "wanted", "not-available"];

/** What can come next. Nobody is referred to what is not there. */
export function nextStates(state: ReferralState, isProvided: boolean): readonly ReferralState[] {
  const isThere = (one: ReferralState) => isProvided || !["referred", "waiting"].includes(one);
  return next[state].filter(isThere);
}

export type Waited = {
  readonly state: ReferralState;
  readonly stateSince: string;
  readonly referredOn: string | null;
  readonly startedOn: string | null;
  readonly waitDays: number | null;
};

type When = { readonly today: string; readonly usualDays: number };

export type Waiting = {
  readonly days: number;
  readonly dueOn: string;
  readonly isLate: boolean;
  /** Still waiting, so that the days grow. */
  readonly isRunning: boolean;
};

/** How long from the referral to the start, or to now; undefined where nobody was referred. */
export function waitingOf(one: Waited, { today, usualDays }: When): Waiting | undefined {
  if (one.referredOn === null) return undefined;
  const isRunning = one.state === "referred" || one.state === "waiting";
  const until = one.startedOn ?? (isRunning ? today : one.stateSince);
  const dueOn = addDays(one.referredOn, one.waitDays ?? usualDays);
  return { days: daysBetween(one.referredOn, until), dueOn, isLate: until > dueOn, isRunning };
}

/** "Waiting 41 days, due to start by 3 November 2026", "Started after 12 days". */
export function waitingText(waiting: Waiting | undefined, startedOn: string | null): string {
  if (!waiting) return "";
  const days = counted(waiting.days, "day");
  if (!waiting.isRunning) {
    return startedOn === null ? `${days} without a start` : `Started after ${days}`;
  }
  return `Waiting ${days}, ${waiting.isLate ? "was due" : "due"} to start by ${formatDate(waiting.dueOn)}`;
}
