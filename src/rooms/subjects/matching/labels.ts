import { sql } from "kysely";
import type { Label } from "../../../linkage/index.ts";
import type { Tx } from "../../../platform/database/database.ts";

/**
 * What people decided, one for each pair of which those who looked agree, without whom it is about. Of
 * all records of the partnership: whoever shows it hides small numbers.
 */
export async function listPairLabels(tx: Tx): Promise<readonly Label[]> {
  const { rows } = await sql<Label>`
    select bits, same as "isSame", stands_for as "standsFor" from subjects.pair_labels()`.execute(
    tx,
  );
  return rows;
}
