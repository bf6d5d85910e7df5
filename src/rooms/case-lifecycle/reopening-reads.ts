import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import { levelSaidOn } from "../child-record/index.ts";

export type Reopening = {
  readonly reopeningId: string;
  readonly closedOn: string | null;
  /** Why it had been closed. */
  readonly closedBecause: string | null;
  readonly level: number | null;
  /** What the level was called then. */
  readonly levelSaid: string | null;
  readonly way: "record" | "concern";
  readonly reason: string;
  readonly whatIsNew: string | null;
  readonly reopenedBy: string;
  readonly reopenedOn: string;
};

const saidThen = levelSaidOn({ person: "r.person_id", level: "r.level", on: "r.reopened_on" });

export async function listReopenings(tx: Tx, personId: string): Promise<readonly Reopening[]> {
  const { rows } = await sql<Reopening>`
    select r.reopening_id as "reopeningId", r.closed_on as "closedOn", c.reason as "closedBecause", r.level,
      ${saidThen} as "levelSaid", r.way, r.reason,
      r.what_is_new as "whatIsNew", ${shownName({ staff: "s", at: "r.recorded_at" })} as "reopenedBy", r.reopened_on as "reopenedOn"
    from protect.reopenings r join directory.staff s on s.staff_id = r.reopened_by
    left join protect.closures c on c.closure_id = r.closure_id
    where r.person_id = ${personId}::uuid order by r.reopening_id desc limit 50`.execute(tx);
  return rows;
}
