import type { FieldError } from "../../kernel/fields.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { escalationStagesKind } from "./configuration-kinds.ts";
import type { BodyOf } from "../configuration/index.ts";
import type { Person } from "../subjects/index.ts";

export type Stages = BodyOf<typeof escalationStagesKind>;
export type Stage = Stages["stages"][number];

/** What it can be about, in the words of local escalation policies. */
export const subjects = {
  decision: "A decision",
  action: "Something that is done or not done",
  threshold: "Whether a threshold is met",
  "no-answer": "No answer",
} as const;
export type EscalationSubject = keyof typeof subjects;

export const resolutions = {
  agreed: "Agreed as it was asked",
  "agreed-in-part": "Agreed in part",
  "not-agreed": "Not agreed: the decision stays, and why",
  withdrawn: "Withdrawn by the person who raised it",
} as const;
export type Resolution = keyof typeof resolutions;

export type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly calendar: WorkingCalendar;
};

export type About = Pick<Person, "personId" | "partnershipId">;

export type EscalationChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else took it on, paused it or resolved it meanwhile. */
  | { readonly kind: "stale" };

/** The stage that comes after, where there is one. */
export function nextStage({ stages }: Stages, key: string): Stage | undefined {
  const place = stages.findIndex((one) => one.key === key);
  return place === -1 ? undefined : stages[place + 1];
}

/** A stage that the version no longer has is still shown, by its key. */
export const stageName = ({ stages }: Stages, key: string): string =>
  stages.find((one) => one.key === key)?.name ?? key.replaceAll("-", " ");
