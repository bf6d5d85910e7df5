import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { wrapAgain } from "./envelope.ts";
import type { KeyRing } from "./key-ring.ts";
import type { SealProblem } from "./seal-problem.ts";
import { headerOf, isSealed, keyIdIn, sealedTables, type SealedTable } from "./sealed-columns.ts";
import { placeOfRow, walkSealed, type InTransaction, type SealedRow } from "./walk-sealed.ts";

export type Done = { readonly table: string; readonly rows: number };
type Parts = { readonly inTransaction: InTransaction; readonly ring: KeyRing };

/**
 * Wraps every data key under the ring's current key. What the data keys sealed is not touched. A row
 * that is written meanwhile keeps what was written: its header is only replaced where it is still the
 * one that was read.
 */
export async function* rotateKeys({
  inTransaction,
  ring,
}: Parts): AsyncGenerator<Done & { readonly problems: readonly SealProblem[] }> {
  for (const table of sealedTables) {
    const problems: SealProblem[] = [];
    const current = ring.current().id.toString("hex");
    const rows = await walkSealed(inTransaction, {
      table,
      header: headerOf(table),
      read: [],
      where: `${isSealed(table)} and ${keyIdIn(table)} <> '\\x${current}'::bytea`,
      each: (tx, row) => replaceHeader(tx, { table, row, ring }),
      onProblem: (problem) => problems.push(problem),
    });
    yield { table: table.table, rows, problems };
  }
}

type Replacing = {
  readonly table: SealedTable;
  readonly row: SealedRow;
  readonly ring: KeyRing;
};

async function replaceHeader(tx: Tx, { table, row, ring }: Replacing): Promise<void> {
  if (row.header === null) return;
  const header = wrapAgain(ring, row.header, placeOfRow(table, row));
  const column = sql.raw(table.header);
  await sql`
    update ${sql.raw(table.table)} set ${column} = overlay(${column} placing ${header} from 1 for 72)
    where ${sql.raw(table.id)} = ${row.id} and ${sql.raw(headerOf(table))} = ${row.header}`.execute(
    tx,
  );
}
