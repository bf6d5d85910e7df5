import type { InsertObject } from "kysely";
import type { DB } from "./schema.gen.ts";
import type { Tx } from "./tx.ts";

/** PostgreSQL takes at most 65,535 parameters a statement; the widest table here has 11 columns. */
const rowsAtOnce = 2_000;

/** Inserts any number of rows, a few thousand at a time; none is fine too. */
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
