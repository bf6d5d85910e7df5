import { sql } from "kysely";
import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/database/database.ts";

/**
 * Tells the lead practitioner of each child, once for each end, that bail or conditions end. Housekeeping only: the
 * function answers nobody else.
 * @returns of how many children
 */
export async function alertOfReleases(tx: Tx, clock: Clock): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    select protect.alert_of_releases(${clock.today()}::date, ${clock.now()}) as told`.execute(tx);
  return rows[0]?.told ?? 0;
}
