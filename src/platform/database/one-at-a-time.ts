import { sql } from "kysely";
import type { Tx } from "./tx.ts";

/**
 * Until the end of this transaction nobody else is in a piece of work of this name: two people who
 * send the same form at once are answered one after the other, and the second sees the first's row.
 */
export async function oneAtATime(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
