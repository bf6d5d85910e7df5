import { sql } from "kysely";
import { addDays } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, clockKind } from "../../configuration/index.ts";

export type Supervision = {
  readonly supervisionId: string;
  readonly workerId: string;
  readonly worker: string;
  readonly heldOn: string;
  readonly considered: string;
  readonly decision: string;
  /** Promises that were gone through, in the words that they have. */
  readonly promises: readonly string[];
  readonly correctsId: string | null;
  readonly isPutRight: boolean;
  readonly byId: string;
  readonly by: string;
  readonly inPost: string | null;
  readonly recordedAt: Date;
};

/** Of one child, the newest first. */
export async function listSupervisions(tx: Tx, personId: string): Promise<readonly Supervision[]> {
  const { rows } = await sql<Supervision>`
    select v.supervision_id as "supervisionId", v.worker_id as "workerId", w.name as worker, v.held_on as "heldOn", v.considered,
      v.decision, v.corrects_id as "correctsId", v.in_post as "inPost", v.recorded_by as "byId", b.name as by, v.recorded_at as "recordedAt",
      exists (select from work.supervisions c where c.corrects_id = v.supervision_id) as "isPutRight",
      array(select a.wording from work.actions a where a.action_id = any (v.action_ids) order by a.due_on, a.action_id) as promises
    from work.supervisions v join directory.staff w on w.staff_id = v.worker_id
    join directory.staff b on b.staff_id = v.recorded_by
    where v.person_id = ${personId}::uuid order by v.held_on desc, v.supervision_id desc limit 200`.execute(
    tx,
  );
  return rows;
}

/** Supervision before this day is longer ago than the partnership says it may be. */
export async function supervisedSince(tx: Tx, today: string): Promise<string> {
  const { body } = await getConfiguration(tx, { kind: clockKind, key: "supervision", on: today });
  const { unit, amount } = body.within;
  if (unit === "hours") return addDays(today, -Math.ceil(amount / 24));
  // Working days counted as five in a week: this is a reminder and no statutory clock.
  return addDays(today, unit === "days" ? -amount : -Math.ceil((amount * 7) / 5));
}
