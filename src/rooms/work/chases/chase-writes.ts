import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { ReadAnswer } from "./answer-form.ts";
import type { ChaseSubject } from "./chase.ts";

/** One question: about what, of whom. */
export type ReadContext = {
  readonly personId: string;
  readonly subject: ChaseSubject;
  readonly agencyId: string;
  readonly staffId: string;
};

type AskedTogether = {
  readonly actor: StaffActor;
  readonly at: Date;
  /** What is asked at one press has one number. */
  readonly askingId: string;
  readonly dueAt: Date;
  readonly note: string | null;
};

/** Of a record that was closed since the question was asked, and is open again: nobody waited for its answer. */
const beganAnew = sql`exists (select from protect.closure_decisions ended where ended.person_id = chases.person_id
  and ended.outcome = 'agreed' and ended.decided_at >= chases.asked_at)`;

/**
 * Asks, or asks again where the same question waits for its answer: then it is counted, and whoever
 * is asked now is asked, but the answer is due when it was. After a record was closed and opened again
 * the question is a new one.
 */
export async function writeAskings(
  tx: Tx,
  together: AskedTogether,
  askings: readonly ReadContext[],
): Promise<void> {
  if (askings.length === 0) return;
  await tx
    .insertInto("work.chases")
    .values(askings.map((asking) => rowOf(asking, together)))
    .onConflict((conflict) =>
      conflict
        .columns(["person_id", "about", "action_id", "review", "late_since"])
        .where("answered_at", "is", null)
        .doUpdateSet({
          asking_id: sql`excluded.asking_id`,
          asked_by: sql`excluded.asked_by`,
          asked_at: sql`excluded.asked_at`,
          asked_of_agency_id: sql`excluded.asked_of_agency_id`,
          asked_of_staff_id: sql`excluded.asked_of_staff_id`,
          note: sql`coalesce(excluded.note, chases.note)`,
          asks: sql`case when ${beganAnew} then 1 else chases.asks + 1 end`,
          due_at: sql`case when ${beganAnew} then excluded.due_at else chases.due_at end`,
          first_asked_at: sql`case when ${beganAnew} then excluded.first_asked_at else chases.first_asked_at end`,
          version: sql`chases.version + 1`,
        }),
    )
    .execute();
}

const rowOf = (
  { personId, subject, agencyId, staffId }: ReadContext,
  { actor, at, askingId, dueAt, note }: AskedTogether,
) => ({
  chase_id: newId(),
  partnership_id: actor.partnershipId,
  person_id: personId,
  about: subject.about,
  action_id: subject.about === "action" ? subject.actionId : null,
  review: subject.about === "review" ? subject.review : null,
  late_since: subject.about === "update" ? null : subject.lateSince,
  asking_id: askingId,
  asked_by: actor.id,
  asked_at: at,
  first_asked_at: at,
  asked_of_agency_id: agencyId,
  asked_of_staff_id: staffId,
  due_at: dueAt,
  note,
});

type Answering = {
  readonly chaseId: string;
  readonly personId: string;
  readonly answer: ReadAnswer;
};

/** False where it was answered in the meantime: a question has one answer. */
export async function writeAnswer(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { chaseId, personId, answer }: Answering,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("work.chases")
    .set((row) => ({ answered_at: at, version: row("version", "+", 1) }))
    .where("chase_id", "=", chaseId)
    .where("asked_of_staff_id", "=", actor.id)
    .where("answered_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await tx
    .insertInto("work.chase_answers")
    .values({
      chase_answer_id: newId(),
      partnership_id: actor.partnershipId,
      chase_id: chaseId,
      person_id: personId,
      answer: answer.answer,
      expected_on: answer.expectedOn,
      words: answer.words,
      answered_by: actor.id,
      answered_at: at,
    })
    .execute();
  return true;
}

type Agreeing = { readonly chaseId: string; readonly actionId: string; readonly dueOn: IsoDate };

/**
 * The date that an answer gave becomes the promise's. False where that was agreed already, or the
 * promise was closed meanwhile.
 */
export async function writeAgreement(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { chaseId, actionId, dueOn }: Agreeing,
): Promise<boolean> {
  const moved = await tx
    .updateTable("work.actions")
    .set((row) => ({ due_on: dueOn, changed_by: actor.id, version: row("version", "+", 1) }))
    .where("action_id", "=", actionId)
    .where("state", "=", "open")
    .where((is) =>
      is.exists(
        is
          .selectFrom("work.chases as c")
          .select("c.chase_id")
          .where("c.chase_id", "=", chaseId)
          .where("c.agreed_at", "is", null),
      ),
    )
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) return false;
  await tx
    .updateTable("work.chases")
    .set((row) => ({ agreed_at: at, agreed_by: actor.id, version: row("version", "+", 1) }))
    .where("chase_id", "=", chaseId)
    .execute();
  return true;
}
