import { sql } from "kysely";
import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/database/database.ts";

/**
 * Tells each person, once for each file, that its destroy-by date has passed. Housekeeping only: the
 * function answers nobody else.
 * @returns how many files somebody was told about
 */
export async function remindOfExports(tx: Tx, clock: Clock): Promise<number> {
  const { rows } = await sql<{
    told: number;
  }>`select protect.remind_of_exports(${clock.today()}::date, ${clock.now()}) as told`.execute(tx);
  return rows[0]?.told ?? 0;
}
