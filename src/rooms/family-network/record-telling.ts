import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { invalid, note, ofChild, type Change, type Child } from "./acting.ts";
import type { DoNotTell } from "./family.ts";
import { listDoNotTell } from "./family-reads.ts";
import { decisionForm, liftForm, markForm, markReviewForm } from "./telling-forms.ts";
import { whoMayBeTold } from "./telling-reads.ts";
import type { AskedAge } from "./who-may-be-told.ts";

type Adding<F> = { readonly person: Child; readonly form: F };
type OfMark<F> = Adding<F> & { readonly mark: DoNotTell };

/** Marks that someone must not be told. Their open links open nothing from then on. */
export async function markDoNotTell(
  tx: Tx,
  by: CommandContext,
  { person, aroundId, form }: Adding<Sent<typeof markForm>> & { readonly aroundId: string },
): Promise<Change> {
  const { value, errors } = markForm.read(form, { now: by.at, today: by.today });
  if (errors) return invalid(errors);
  const marks = await listDoNotTell(tx, person.personId);
  const isMarked = marks.some((one) => one.aroundId === aroundId && one.liftedOn === null);
  if (isMarked) return { kind: "stale" };
  await tx
    .insertInto("protect.do_not_tell")
    .values({
      do_not_tell_id: newId(),
      ...ofChild(person),
      around_id: aroundId,
      reason: value.reason,
      from_on: value.fromOn,
      review_by: value.reviewBy,
      marked_by: by.actor.id,
      marked_at: by.at,
    })
    .execute();
  await note(tx, by, person, {
    headline: "Someone around the child must not be told",
    detail: value.reason,
  });
  return { kind: "accepted" };
}

/** It is still so: looked at again by a later day. */
export async function reviewDoNotTell(
  tx: Tx,
  by: CommandContext,
  { person, mark, form }: OfMark<Sent<typeof markReviewForm>>,
): Promise<Change> {
  const { value, errors } = markReviewForm.read(form, { now: by.at, today: by.today });
  if (errors) return invalid(errors);
  if (!(await changeMark(tx, mark, { review_by: value.reviewBy }))) return { kind: "stale" };
  await note(tx, by, person, {
    headline: "Who must not be told was reviewed: it is still so",
    detail: value.reason,
  });
  return { kind: "accepted" };
}

/** A named person decided that they may be told. The mark stays to be read. */
export async function liftDoNotTell(
  tx: Tx,
  by: CommandContext,
  { person, mark, form }: OfMark<Sent<typeof liftForm>>,
): Promise<Change> {
  const { value, errors } = liftForm.read(form, { now: by.at, today: by.today });
  if (errors) return invalid(errors);
  const isMine = await changeMark(tx, mark, {
    lifted_on: by.today,
    lift_decided_by: value.decidedBy,
    lift_reason: value.reason,
    lifted_by: by.actor.id,
    lifted_at: by.at,
  });
  if (!isMine) return { kind: "stale" };
  await note(tx, by, person, {
    headline: "A mark of who must not be told was lifted",
    detail: `Decided by ${value.decidedBy}. ${value.reason}`,
  });
  return { kind: "accepted" };
}

type Set =
  | { readonly review_by: string }
  | {
      readonly lifted_on: string;
      readonly lift_decided_by: string;
      readonly lift_reason: string;
      readonly lifted_by: string;
      readonly lifted_at: Date;
    };

async function changeMark(tx: Tx, mark: DoNotTell, set: Set): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.do_not_tell")
    .set({ ...set, version: mark.version + 1 })
    .where("do_not_tell_id", "=", mark.doNotTellId)
    .where("version", "=", mark.version)
    .where("lifted_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Records who a young person wants told, asked at 16 or at 18. The newest decision of the age counts. */
export async function decideTelling(
  tx: Tx,
  by: CommandContext,
  { person, age, form }: Adding<Sent<typeof decisionForm>> & { readonly age: AskedAge },
): Promise<Change> {
  const { people } = await whoMayBeTold(tx, { person, today: by.today });
  const reading = { now: by.at, today: by.today, people };
  const { value, errors } = decisionForm.read(form, reading);
  if (errors) return invalid(errors);
  const stamp = { ...ofChild(person), recorded_by: by.actor.id, recorded_at: by.at };
  const decisionId = newId();
  await tx
    .insertInto("protect.telling_decisions")
    .values({
      ...stamp,
      telling_decision_id: decisionId,
      at_age: age,
      outcome: value.outcome,
      wording: value.wording,
      decided_on: value.decidedOn,
    })
    .execute();
  const named = value.outcome === "named" ? value.people : [];
  for (const aroundId of named) {
    await tx
      .insertInto("protect.telling_people")
      .values({
        ...stamp,
        telling_person_id: newId(),
        telling_decision_id: decisionId,
        around_id: aroundId,
      })
      .execute();
  }
  await note(tx, by, person, {
    headline: `The young person decided at ${String(age)} who may be told`,
    detail: value.wording,
  });
  return { kind: "accepted" };
}
