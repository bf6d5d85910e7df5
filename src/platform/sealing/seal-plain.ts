import { createHash } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { KeyRing } from "./key-ring.ts";
import { SealProblem } from "./seal-problem.ts";
import { isPlain, sealedTables, type SealedTable } from "./sealed-columns.ts";
import { sealHistory } from "./seal-history.ts";
import { sealValues } from "./sealed-row.ts";
import { placeOfRow, walkSealed, type InTransaction, type SealedRow } from "./walk-sealed.ts";

/** Opens what was sealed with the key of LANTERN_SECRET. */
export type OpenFormer = (purpose: string, sealed: Buffer) => string | undefined;

type Parts = {
  readonly inTransaction: InTransaction;
  readonly ring: KeyRing;
  readonly openFormer: OpenFormer;
};

type Sealed = {
  readonly table: string;
  readonly rows: number;
  readonly problems: readonly SealProblem[];
};

/** Seals what was written before there was a ring, row by row, and what history kept of it. */
export async function* sealPlain(parts: Parts): AsyncGenerator<Sealed> {
  const { inTransaction, ring } = parts;
  for (const table of sealedTables) {
    const problems: SealProblem[] = [];
    const rows = await walkSealed(inTransaction, {
      table,
      header: table.formerly === undefined ? table.header : "null::bytea",
      where: isPlain(table),
      read: table.values.map(({ plain, kind }) => (kind === "json" ? `${plain}::text` : plain)),
      each: (tx, row) => sealRow(tx, parts, { table, row }),
      onProblem: (problem) => problems.push(problem),
    });
    const kept = table.hasHistory ? await sealHistory(inTransaction, ring, table) : 0;
    yield { table: table.table, rows: rows + kept, problems };
  }
}

type OneRow = { readonly table: SealedTable; readonly row: SealedRow };

async function sealRow(tx: Tx, { ring, openFormer }: Parts, { table, row }: OneRow) {
  const plain: Record<string, Buffer | string> = {};
  table.values.forEach(({ column }, index) => {
    const value = row.values[index];
    if (value !== null && value !== undefined)
      plain[column] = formerly(table, row, { value, openFormer });
  });
  const { sealedKey, sealed } = sealValues(ring, placeOfRow(table, row), plain, row.header);
  const sets = table.values.flatMap((value): RawBuilder<unknown>[] => {
    const body = sealed[value.column];
    if (body === undefined) return [];
    const whole = value.column === table.header ? Buffer.concat([sealedKey, body]) : body;
    const set = sql`${sql.raw(value.column)} = ${whole}`;
    return value.plain === value.column ? [set] : [set, sql`${sql.raw(value.plain)} = null`];
  });
  if (table.header === "sealed_key") sets.push(sql`sealed_key = ${sealedKey}`);
  const { content } = sealed;
  if (table.table === "files.files" && content)
    sets.push(sql`sha256 = ${createHash("sha256").update(content).digest()}`);
  await sql`update ${sql.raw(table.table)} set ${sql.join(sets)}
    where ${sql.raw(table.id)} = ${row.id} and (${sql.raw(isPlain(table))})`.execute(tx);
}

type Former = { readonly value: Buffer | string; readonly openFormer: OpenFormer };

function formerly(
  { table, formerly: purpose }: SealedTable,
  { id }: SealedRow,
  { value, openFormer }: Former,
): Buffer | string {
  if (purpose === undefined || !Buffer.isBuffer(value)) return value;
  const opened = openFormer(purpose, value);
  if (opened === undefined)
    throw new SealProblem(`${table} ${id}: LANTERN_SECRET is not the one it was sealed with`);
  return opened;
}
