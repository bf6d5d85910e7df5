import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { isPlain, isSealed, keyIdIn, sealedTables } from "./sealed-columns.ts";

export type KeyUse = { readonly table: string; readonly keyId: string; readonly rows: number };

/** How many rows each key wraps the data key of. Runs under the maintenance role. */
export async function countKeyUses(tx: Tx): Promise<readonly KeyUse[]> {
  const parts = sealedTables.map(
    (one) =>
      `select '${one.table}' as "table", encode(${keyIdIn(one)}, 'hex') as "keyId", count(*)::int as rows
       from ${one.table} where ${isSealed(one)} group by 2`,
  );
  const { rows } = await sql<KeyUse>`${sql.raw(parts.join(" union all "))}`.execute(tx);
  return rows;
}

export type PlainRows = { readonly table: string; readonly rows: number };

/** Rows that still hold in plain what is sealed now, history among them; tables without any are left out. */
export async function countPlain(tx: Tx): Promise<readonly PlainRows[]> {
  const parts = sealedTables.flatMap((one) => [
    `select '${one.table}' as "table", count(*)::int as rows from ${one.table}
     where ${isPlain(one)}`,
    ...(one.hasHistory
      ? [
          `select 'history of ${one.table}', count(*)::int from history.versions where relation = '${one.table}'
           and (${one.values.map(({ plain }) => `was ->> '${plain}' is not null`).join(" or ")})`,
        ]
      : []),
  ]);
  const { rows } = await sql<PlainRows>`${sql.raw(parts.join(" union all "))}`.execute(tx);
  return rows.filter((one) => one.rows > 0);
}
