import { sql } from "kysely";
import { isId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";

/** Whether the person may open what a draft would be about. No and "there is none" are one answer. */
export type MayOpen = (tx: Tx, actor: StaffActor, subject: string) => Promise<boolean>;

/** What one part of a subject is an id of. */
export type RowOf = { readonly table: string; readonly key: string };

/** A form about rows that stand by themselves: as many ids as rows, and the reader's policies let each through. */
export const opensRows =
  (...rows: readonly RowOf[]): MayOpen =>
  async (tx, actor, subject) => {
    const ids = subject.split("/");
    if (ids.length !== rows.length) return false;
    for (const [at, row] of rows.entries())
      if (!(await opensRow(tx, actor, { ...row, id: ids[at] ?? "" }))) return false;
    return true;
  };

/** Whoever reaches everything is named on a restricted record, if at all, as one of few: they look again as one. */
export async function opensRow(
  tx: Tx,
  actor: StaffActor,
  row: RowOf & { readonly id: string },
): Promise<boolean> {
  if (!isId(row.id)) return false;
  if (await isThere(tx, row)) return true;
  if (!actor.isWide) return false;
  await lookNarrowly(tx);
  return isThere(tx, row);
}

async function isThere(
  tx: Tx,
  { table, key, id }: RowOf & { readonly id: string },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from ${sql.table(table)} where ${sql.ref(key)} = ${id}::uuid) as found`.execute(
    tx,
  );
  return rows[0]?.found ?? false;
}
