import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import type { AnswerKind, Chase, ChaseSubject, ReviewKind } from "./chase.ts";

/** That the record of the question `c` was closed since it was asked: nobody waits for its answer any more. */
export const endedWithRecord = sql<boolean>`exists (select from protect.closure_decisions ended
  where ended.person_id = c.person_id and ended.outcome = 'agreed' and ended.decided_at >= c.asked_at)`;

const query = (tx: Tx) =>
  tx
    .selectFrom("work.chases as c")
    .innerJoin("directory.staff as asker", "asker.staff_id", "c.asked_by")
    .innerJoin("directory.staff as asked", "asked.staff_id", "c.asked_of_staff_id")
    .leftJoin("work.chase_answers as n", "n.chase_id", "c.chase_id")
    .leftJoin("directory.staff as answerer", "answerer.staff_id", "n.answered_by")
    .select([
      "c.chase_id as chaseId",
      "c.about",
      "c.action_id as actionId",
      "c.review",
      "c.late_since as lateSince",
      "c.asks",
      shownName({ staff: "asker", at: "c.asked_at" }).as("askedBy"),
      "c.asked_at as askedAt",
      shownName({ staff: "asked", at: "c.asked_at" }).as("askedOf"),
      "c.due_at as dueAt",
      "c.agreed_at as agreedAt",
      "n.answer",
      "n.expected_on as expectedOn",
      "n.words",
      shownName<string | null>({ staff: "answerer", at: "n.answered_at" }).as("answeredBy"),
      "n.answered_at as answeredAt",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof query>["execute"]>>[number];

function chaseOf({ answer, expectedOn, words, answeredBy, answeredAt, ...row }: Row): Chase {
  return {
    ...row,
    about: row.about as ChaseSubject["about"],
    review: row.review as ReviewKind | null,
    answer:
      answer === null || answeredAt === null
        ? null
        : {
            answer: answer as AnswerKind,
            expectedOn,
            words,
            answeredBy: answeredBy ?? "A former colleague",
            answeredAt,
          },
  };
}

/** Everything that was asked about a child, the latest first. */
export async function listChasesAbout(tx: Tx, personId: string): Promise<readonly Chase[]> {
  const rows = await query(tx)
    .where("c.person_id", "=", personId)
    .orderBy("c.chase_id", "desc")
    .limit(200)
    .execute();
  return rows.map(chaseOf);
}

/** What was asked about each promise the last time. */
export function latestByAction(chases: readonly Chase[]): ReadonlyMap<string, Chase> {
  const latest = new Map<string, Chase>();
  for (const chase of chases) {
    if (chase.actionId !== null && !latest.has(chase.actionId)) latest.set(chase.actionId, chase);
  }
  return latest;
}

export async function findChase(
  tx: Tx,
  personId: string,
  chaseId: string,
): Promise<(Chase & { readonly answeredById: string | null }) | undefined> {
  const row = await query(tx)
    .select("n.answered_by as answeredById")
    .where("c.person_id", "=", personId)
    .where("c.chase_id", "=", chaseId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { answeredById, ...rest } = row;
  return { ...chaseOf(rest), answeredById };
}

type AskedNow = { readonly asked: number; readonly askedOf: string; readonly dueAt: Date };

/** What one press asked: how much, of whom, and by when the first answer is due. */
export async function findAskedNow(tx: Tx, askingId: string): Promise<AskedNow | undefined> {
  const row = await tx
    .selectFrom("work.chases as c")
    .innerJoin("directory.staff as s", "s.staff_id", "c.asked_of_staff_id")
    .select([
      sql<number>`count(*)::int`.as("asked"),
      sql<string>`string_agg(distinct ${shownName({ staff: "s", at: "c.asked_at" })}, ', ')`.as(
        "askedOf",
      ),
      sql<Date>`min(c.due_at)`.as("dueAt"),
    ])
    .where("c.asking_id", "=", askingId)
    .executeTakeFirst();
  return row && row.asked > 0 ? row : undefined;
}
