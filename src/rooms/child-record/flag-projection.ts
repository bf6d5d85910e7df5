import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";

/** A child's flags change one after the other: the projection is made of all of them. */
export const flagsOneAtATime = (tx: Tx, personId: string): Promise<void> =>
  oneAtATime(tx, `flags ${personId}`);

/** Writes which flags stand beside the child's level, for lists, and for finding without seeing. */
export async function projectFlags(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx
    .updateTable("protect.tracker_entries")
    .set({
      flags: sql<string[]>`array(select f.type from protect.flags f
        where f.person_id = ${personId} and f.ended_on is null order by f.flag_id)`,
      flag_review_by: (from) =>
        from
          .selectFrom("protect.flags as f")
          .select((row) => row.fn.min("f.review_by").as("review_by"))
          .where("f.person_id", "=", personId)
          .where("f.ended_on", "is", null),
      last_entry_at: at,
    })
    .where("person_id", "=", personId)
    .execute();
}
