import { londonDate, type IsoDate } from "../../kernel/dates.ts";
import type { InvestigationBody } from "./scheme.ts";

export const states = {
  open: "Open",
  charged: "Charged",
  "no-further-action": "No further action",
  court: "At court",
  ended: "Ended",
} as const;
export type State = keyof typeof states;

export type Investigation = {
  readonly investigationId: string;
  readonly personId: string;
  /** The configuration that it was recorded under. */
  readonly body: InvestigationBody;
  readonly operation: string | null;
  readonly crimeReferences: readonly string[];
  readonly force: string;
  readonly officer: string | null;
  readonly crimeFlags: readonly string[];
  readonly isEnhanced: boolean;
  readonly openedOn: IsoDate;
  readonly state: State;
  readonly stateOn: IsoDate;
  readonly updateDueOn: IsoDate | null;
  readonly reviewDueOn: IsoDate | null;
  readonly escalationDueAt: Date | null;
  readonly compensationDueOn: IsoDate | null;
  readonly compensationAlertOn: IsoDate | null;
  readonly isCompensationSettled: boolean;
  readonly dueOn: IsoDate | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly version: number;
};

/** How it is called: the operation, or the first reference of the crime. */
export const calledOf = ({
  operation,
  crimeReferences,
}: Pick<Investigation, "crimeReferences" | "operation">): string =>
  operation === null ? `Crime ${crimeReferences[0] ?? ""}` : `Operation ${operation}`;

export type StepKind =
  | "answered"
  | "compensation"
  | "court"
  | "escalated"
  | "interview"
  | "measures"
  | "review"
  | "state"
  | "statement"
  | "update";

/** Who was told; nobody where it was not safe, with why. */
export type Told = "around" | "child" | "nobody" | "other";

export type Step = {
  readonly step: StepKind;
  readonly about: string | null;
  readonly outcome: string | null;
  readonly measures: readonly string[];
  readonly told: Told | null;
  /** Who was told, where it was not the child. */
  readonly toldName: string | null;
  readonly way: string | null;
  readonly doneBy: string | null;
  readonly wording: string | null;
  readonly happenedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

export type DueReason = "compensation" | "escalation" | "review" | "update";
export type DueThing = {
  readonly reason: DueReason;
  readonly on: IsoDate;
  readonly isOverdue: boolean;
};
type Now = { readonly now: Date; readonly today: IsoDate };
type Dates = Pick<
  Investigation,
  "compensationAlertOn" | "compensationDueOn" | "escalationDueAt" | "reviewDueOn" | "updateDueOn"
>;

export const dueNames: Readonly<Record<DueReason, string>> = {
  update: "Tell the child or family",
  escalation: "Answer of the specialist command",
  review: "Decision on the review that was asked for",
  compensation: "Tell them about compensation before",
};

/** What waits, the first due first: an update, an answer, a decision, and the age limit once it is near. */
export function dueThings(of: Dates, { now, today }: Now): readonly DueThing[] {
  const { updateDueOn, reviewDueOn, escalationDueAt, compensationAlertOn } = of;
  const things: DueThing[] = [];
  if (updateDueOn !== null)
    things.push({ reason: "update", on: updateDueOn, isOverdue: updateDueOn < today });
  if (reviewDueOn !== null)
    things.push({ reason: "review", on: reviewDueOn, isOverdue: reviewDueOn < today });
  if (escalationDueAt !== null) {
    const isOverdue = escalationDueAt < now;
    things.push({ reason: "escalation", on: londonDate(escalationDueAt), isOverdue });
  }
  if (compensationAlertOn !== null && compensationAlertOn <= today) {
    const on = of.compensationDueOn ?? compensationAlertOn;
    things.push({ reason: "compensation", on, isOverdue: on < today });
  }
  return things.sort((one, other) => one.on.localeCompare(other.on));
}

/** Which states can follow: what has ended stays ended, and a review can open again what was not charged. */
export const nextStates = (state: State): readonly State[] =>
  state === "ended" ? [] : (Object.keys(states) as State[]).filter((one) => one !== state);

export const isClosed = ({ state }: Pick<Investigation, "state">): boolean => state === "ended";
