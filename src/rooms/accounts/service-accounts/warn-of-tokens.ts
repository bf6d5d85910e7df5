import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

/** So long before a token expires those who must know are told. */
const warningDays = 14;

export async function warnOfTokens(tx: Tx, now: Date): Promise<number> {
  const before = new Date(now.getTime() + warningDays * 24 * 60 * 60 * 1000);
  const { rows } = await sql<{
    warned: number;
  }>`select sec.warn_of_tokens(${now}, ${before}) as warned`.execute(tx);
  return rows[0]?.warned ?? 0;
}
