import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { Place } from "./envelope.ts";
import { SealProblem } from "./seal-problem.ts";
import type { SealedTable } from "./sealed-columns.ts";

/** Runs one transaction under the maintenance role, with the ring. */
export type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export type SealedRow = {
  readonly id: string;
  readonly partnershipId: number;
  readonly header: Buffer | null;
  readonly values: readonly (Buffer | string | null)[];
};

/** So many rows in one transaction: what may be megabytes is taken a few at a time. */
const batchOf = ({ values }: SealedTable, isWhole: boolean): number =>
  isWhole && values.some(({ kind }) => kind === "bytes") ? 10 : 500;

type Walk = {
  readonly table: SealedTable;
  /** Which rows, as a condition. */
  readonly where: string;
  /** What is read of each, beside its header, as expressions. */
  readonly read: readonly string[];
  readonly header: string;
  readonly each: (tx: Tx, row: SealedRow) => Promise<void>;
  readonly onProblem: (problem: SealProblem) => void;
};

/**
 * Goes through a table by its ids, each batch in a transaction of its own: it holds nobody up, can be
 * ended at any moment, and begun again finds what is left. A row that does not open is told and passed.
 * @returns how many rows were done
 */
export async function walkSealed(inTransaction: InTransaction, walk: Walk): Promise<number> {
  let done = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const last = await inTransaction(async (tx) => {
      const rows = await readBatch(tx, walk, after);
      for (const row of rows) if (await doOne(tx, walk, row)) done++;
      return rows.at(-1)?.id;
    });
    if (last === undefined) return done;
    after = last;
  }
}

async function doOne(tx: Tx, { each, onProblem }: Walk, row: SealedRow): Promise<boolean> {
  try {
    await each(tx, row);
    return true;
  } catch (error) {
    if (!(error instanceof SealProblem)) throw error;
    onProblem(error);
    return false;
  }
}

async function readBatch(tx: Tx, walk: Walk, after: string): Promise<readonly SealedRow[]> {
  const { table, where, read, header } = walk;
  const columns = read.map((expression, index) => `${expression} as v${index}`);
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.raw([`${table.id} as id`, "partnership_id", `${header} as header`, ...columns].join(", "))}
    from ${sql.raw(table.table)} where ${sql.raw(table.id)} > ${after}::uuid and (${sql.raw(where)})
    order by ${sql.raw(table.id)} limit ${batchOf(table, read.length > 0)}`.execute(tx);
  return rows.map((row) => ({
    id: row["id"] as string,
    partnershipId: row["partnership_id"] as number,
    header: row["header"] as Buffer | null,
    values: read.map((_, index) => row[`v${index}`] as Buffer | string | null),
  }));
}

export const placeOfRow = (
  { table }: SealedTable,
  { id, partnershipId }: Pick<SealedRow, "id" | "partnershipId">,
): Place => ({ table, row: id, partnershipId });
