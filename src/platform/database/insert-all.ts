import type { InsertObject } from "kysely";
import type { DB } from "./schema.gen.ts";
import type { Tx } from "./tx.ts";

/** To write a statement with more takes so long that other people's pages wait for it. */
const rowsAtOnce = 500;

/** Inserts any number of rows, some hundreds at a time; none is fine too. */
export async function insertAll<T extends keyof DB>(
  tx: Tx,
  table: T,
  rows: readonly InsertObject<DB, T>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await tx
      .insertInto(table)
      .values(rows.slice(start, start + rowsAtOnce))
      .execute();
  }
}
