import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { Person } from "../../subjects/index.ts";
import { appendChronology } from "../chronology-writes.ts";
import type { Disputable } from "./dispute-reads.ts";

export type DisputeForm = {
  /** "record", or what it is about and its id: "level:0190…". */
  readonly about: string;
  readonly by: string;
  readonly on: DateParts;
  readonly says: string;
};

type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

export type DisputeChange = Invalid | { readonly kind: "accepted" };

type Read = {
  readonly about: Disputable;
  readonly by: string;
  readonly on: string;
  readonly says: string;
};

export function readDispute(
  form: DisputeForm,
  { disputable, today }: { disputable: readonly Disputable[]; today: string },
): Read | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const about = disputable.find(({ key }) => key === form.about);
  if (!about) errors.push({ field: "about", message: "Choose what is disputed" });
  const by = readText(form.by, {
    name: "Who disputes it",
    most: 200,
    missing: "Enter who disputes it",
  });
  if (!by.ok) errors.push({ field: "by", message: by.error });
  const on = readDateParts(form.on, {
    name: "Date they said so",
    earliest: "2000-01-01",
    latest: today,
  });
  if (!on.ok) errors.push({ field: "on", message: on.error });
  const says = readText(form.says, {
    name: "What they say",
    most: 5000,
    missing: "Enter what they say, in their own words where you can",
  });
  if (!says.ok) errors.push({ field: "says", message: says.error });
  if (!about || !by.ok || !on.ok || !says.ok) return { errors };
  return { about, by: by.value, on: on.value, says: says.value };
}

type Recording = {
  readonly person: Person;
  readonly form: DisputeForm;
  readonly disputable: readonly Disputable[];
};

/** Keeps what somebody disputes beside what it is about. Neither is changed, and nothing is removed. */
export async function recordDispute(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form, disputable }: Recording,
): Promise<DisputeChange> {
  const read = readDispute(form, { disputable, today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { about, by, on, says } = read;
  await tx
    .insertInto("protect.disputes")
    .values({
      dispute_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      about: about.about,
      about_id: about.aboutId,
      disputed_by: by,
      disputed_on: on,
      says,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "correction",
    headline: `Disputed by ${by}: ${about.text}`.slice(0, 200),
    detail: says,
    happenedOn: on,
    by: actor,
  });
  return { kind: "accepted" };
}

export type AnswerChange = Invalid | { readonly kind: "accepted" } | { readonly kind: "stale" };

type Answering = { readonly disputeId: string; readonly answer: string; readonly version: number };

/** What the agency answers; what was disputed and what they say both stay. */
export async function answerDispute(
  tx: Tx,
  { actor, at }: CommandContext,
  { disputeId, answer, version }: Answering,
): Promise<AnswerChange> {
  const read = readText(answer, {
    name: "The answer",
    most: 5000,
    missing: "Enter what was answered",
  });
  if (!read.ok) {
    return { kind: "invalid", errors: [{ field: `answer-${disputeId}`, message: read.error }] };
  }
  const { numUpdatedRows } = await tx
    .updateTable("protect.disputes")
    .set({ answer: read.value, answered_by: actor.id, answered_at: at, version: version + 1 })
    .where("dispute_id", "=", disputeId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
