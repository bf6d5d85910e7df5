import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

/** Their posts ended with their last day; each hour, so that the rest goes soon after midnight. */
export async function endLeavers(tx: Tx, now: Date): Promise<number> {
  const { rows } = await sql<{
    ended: number;
  }>`select directory.end_leavers(${now}) as ended`.execute(tx);
  return rows[0]?.ended ?? 0;
}
