import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

export type Hold = {
  readonly holdId: string;
  /** Empty: everything that the partnership holds. */
  readonly recordReference: string | null;
  readonly reason: string;
  readonly setBy: string | null;
  readonly setAt: Date;
  readonly reviewBy: string | null;
  readonly liftReason: string | null;
  readonly liftAskedBy: string | null;
  readonly liftAskedById: string | null;
  readonly liftAskedAt: Date | null;
  readonly liftAgreedBy: string | null;
  readonly liftedAt: Date | null;
  readonly version: number;
};

/** What stands first, then what was lifted. */
export function listHolds(tx: Tx): Promise<readonly Hold[]> {
  return holds(tx)
    .orderBy("h.lifted_at", (order) => order.desc().nullsFirst())
    .orderBy("h.set_at", "desc")
    .limit(200)
    .execute();
}

export function findHold(tx: Tx, holdId: string): Promise<Hold | undefined> {
  return holds(tx).where("h.hold_id", "=", holdId).executeTakeFirst();
}

function holds(tx: Tx) {
  return tx
    .selectFrom("govern.holds as h")
    .leftJoin("directory.staff as s", "s.staff_id", "h.set_by")
    .leftJoin("directory.staff as a", "a.staff_id", "h.lift_asked_by")
    .leftJoin("directory.staff as g", "g.staff_id", "h.lift_agreed_by")
    .select([
      "h.hold_id as holdId",
      "h.record_reference as recordReference",
      "h.reason",
      "s.name as setBy",
      "h.set_at as setAt",
      "h.review_by as reviewBy",
      "h.lift_reason as liftReason",
      "a.name as liftAskedBy",
      "h.lift_asked_by as liftAskedById",
      "h.lift_asked_at as liftAskedAt",
      "g.name as liftAgreedBy",
      "h.lifted_at as liftedAt",
      "h.version",
    ]);
}

/** Whether a hold on everything stands. */
export async function isHeld(tx: Tx, partnershipId: number): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean;
  }>`select govern.is_held(${partnershipId}) as held`.execute(tx);
  return rows[0]?.held ?? true;
}

export type DueRecord = {
  readonly reference: string;
  readonly agency: string;
  readonly team: string;
  readonly class: string;
  readonly dueOn: string;
};

/** Records whose every retention period has passed: for people to look at, and for nothing else. */
export async function listDueForReview(tx: Tx, today: string): Promise<readonly DueRecord[]> {
  const { rows } = await sql<DueRecord>`
    select reference, agency, team, class, due_on as "dueOn"
    from govern.due_for_review(${today}::date)`.execute(tx);
  return rows;
}
