import { sql } from "kysely";
import type { Tx } from "../../platform/database/tx.ts";
import { qualityOf, type Counted, type Quality } from "./measures.ts";

/** What is known of the open children of the partnership, as it may be read by who sees counts and no child. */
export async function readQuality(tx: Tx, today: string): Promise<readonly Quality[]> {
  const { rows } = await sql<Counted>`
    select measure, counted, known, asked from protect.data_quality(${today}::date)`.execute(tx);
  return qualityOf(rows);
}
