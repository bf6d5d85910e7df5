import { formatDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import type { FormTyped } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { Person } from "../subjects/index.ts";
import { appendChronology } from "../child-record/index.ts";
import { clockOn } from "../../kernel/day-clock.ts";
import { beginForm } from "./begin-form.ts";
import type { AssessmentKind } from "./kinds.ts";

export type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly calendar: WorkingCalendar;
};

/** Whose it is. */
export type About = Pick<Person, "personId" | "partnershipId">;

export type Beginning =
  | { readonly kind: "accepted"; readonly assessmentId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** One of the kind runs already. */
  | { readonly kind: "running"; readonly assessmentId: string };

type ReadQuery = {
  readonly person: About;
  readonly kind: AssessmentKind;
  /** Those who may be named: they reach the child. */
  readonly leads: readonly string[];
  readonly form: FormTyped<typeof beginForm>;
};

/** Begins an assessment under its clock, with a line in the chronology. It moves no stage and sets no level. */
export async function beginAssessment(
  tx: Tx,
  { actor, at, today, calendar }: CommandContext,
  { person, kind, leads, form }: ReadQuery,
): Promise<Beginning> {
  const asked = { now: at, kind, leads: leads.map((staffId) => ({ staffId, name: "" })) };
  const { value, errors } = beginForm.read(form, asked);
  if (errors) return { kind: "invalid", errors };
  const { startedOn, lead, reason } = value;
  const clockFrom = value.clockFrom ?? startedOn;
  await oneAtATime(tx, `assessment ${kind.key} of ${person.personId}`);
  const running = await findRunning(tx, person.personId, kind.key);
  if (running !== undefined) return { kind: "running", assessmentId: running };
  const { within } = kind.body;
  const clock = clockOn({ runsFrom: clockFrom, within, pauses: [] }, today, calendar);
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
      started_on: startedOn,
      clock_from: clockFrom,
      lead_id: lead,
      reason,
      begun_by: actor.id,
      begun_at: at,
      due_on: dueOn,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: headlineOf(kind, dueOn),
    detail: reason,
    happenedOn: startedOn,
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
