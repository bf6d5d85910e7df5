import { formatDate } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { Person } from "../subjects/index.ts";
import { appendChronology } from "../child-record/index.ts";
import { clockOn } from "../../kernel/day-clock.ts";
import type { AssessmentKind } from "./kinds.ts";

export type BeginForm = {
  readonly startedOn: DateParts;
  /** Not asked where the clock runs from the day it began. */
  readonly clockFrom: DateParts;
  readonly lead: string;
  readonly reason: string;
};

export type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly calendar: WorkingCalendar;
};

/** Whose it is. */
export type About = Pick<Person, "personId" | "partnershipId">;

type Begun = {
  readonly startedOn: string;
  readonly clockFrom: string;
  readonly lead: string;
  readonly reason: string;
};

export const clockFromNames = {
  opened: "Date of the referral",
  "strategy-discussion": "Date of the strategy discussion",
  start: "Date it began",
} as const;

const earliest = "2014-01-01";

/** `leads` are those who may be named: they reach the child. */
export function readBegin(
  form: BeginForm,
  { kind, leads, today }: { kind: AssessmentKind; leads: readonly string[]; today: string },
): Begun | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const { runsFrom } = kind.body;
  const started = readDateParts(form.startedOn, {
    name: "Date it began",
    earliest,
    latest: today,
  });
  if (!started.ok) errors.push({ field: "startedOn", message: started.error });
  const latest = started.ok ? started.value : today;
  const from =
    runsFrom === "start"
      ? started
      : readDateParts(form.clockFrom, { name: clockFromNames[runsFrom], earliest, latest });
  if (!from.ok && runsFrom !== "start") errors.push({ field: "clockFrom", message: from.error });
  const isLead = leads.includes(form.lead);
  if (!isLead) errors.push({ field: "lead", message: "Choose who leads it" });
  const reason = readText(form.reason, {
    name: "Why",
    most: 4000,
    missing: "Enter why it is begun",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!started.ok || !from.ok || !isLead || !reason.ok) return { errors };
  return {
    startedOn: started.value,
    clockFrom: from.value,
    lead: form.lead,
    reason: reason.value,
  };
}

export type Beginning =
  | { readonly kind: "accepted"; readonly assessmentId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** One of the kind runs already. */
  | { readonly kind: "running"; readonly assessmentId: string };

type ReadQuery = {
  readonly person: About;
  readonly kind: AssessmentKind;
  readonly leads: readonly string[];
  readonly form: BeginForm;
};

/** Begins an assessment under its clock, with a line in the chronology. It moves no stage and sets no level. */
export async function beginAssessment(
  tx: Tx,
  { actor, at, today, calendar }: CommandContext,
  { person, kind, leads, form }: ReadQuery,
): Promise<Beginning> {
  const read = readBegin(form, { kind, leads, today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  await oneAtATime(tx, `assessment ${kind.key} of ${person.personId}`);
  const running = await findRunning(tx, person.personId, kind.key);
  if (running !== undefined) return { kind: "running", assessmentId: running };
  const { within } = kind.body;
  const clock = clockOn({ runsFrom: read.clockFrom, within, pauses: [] }, today, calendar);
  const dueOn = clock.ok ? clock.value.dueOn : null;
  const assessmentId = newId();
  await tx
    .insertInto("protect.assessments")
    .values({
      assessment_id: assessmentId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      kind: kind.key,
      kind_id: kind.id,
      started_on: read.startedOn,
      clock_from: read.clockFrom,
      lead_id: read.lead,
      reason: read.reason,
      begun_by: actor.id,
      begun_at: at,
      due_on: dueOn,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: headlineOf(kind, dueOn),
    detail: read.reason,
    happenedOn: read.startedOn,
    by: actor,
  });
  return { kind: "accepted", assessmentId };
}

const headlineOf = ({ body }: AssessmentKind, dueOn: string | null): string =>
  `${body.name} begun${dueOn === null ? "" : `; due ${formatDate(dueOn)}`}`.slice(0, 200);

async function findRunning(tx: Tx, personId: string, kind: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("protect.assessments")
    .select("assessment_id")
    .where("person_id", "=", personId)
    .where("kind", "=", kind)
    .where("finished_on", "is", null)
    .executeTakeFirst();
  return row?.assessment_id;
}
