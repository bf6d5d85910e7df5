import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { KeyRing } from "./key-ring.ts";
import { headerOf, type SealedTable } from "./sealed-columns.ts";
import { sealValues } from "./sealed-row.ts";
import { placeOfRow, type InTransaction } from "./walk-sealed.ts";

type Version = {
  readonly version: string;
  readonly id: string;
  readonly partnershipId: number;
  readonly texts: readonly (string | null)[];
};

/**
 * Seals what history kept in plain, under the data key of the row it is of. Of a row that has been
 * deleted the text goes: nothing opens what a deleted row sealed either.
 */
export async function sealHistory(
  inTransaction: InTransaction,
  ring: KeyRing,
  table: SealedTable,
): Promise<number> {
  let done = 0;
  for (;;) {
    const sealed = await inTransaction(async (tx) => {
      const versions = await readVersions(tx, table);
      for (const version of versions) await sealVersion(tx, ring, { table, version });
      return versions.length;
    });
    if (sealed === 0) return done;
    done += sealed;
  }
}

async function readVersions(tx: Tx, table: SealedTable): Promise<readonly Version[]> {
  const said = table.values.map(({ plain }) => `v.was ->> '${plain}'`);
  const { rows } = await sql<Version>`
    select v.version_id::text as version, v.row_key as id, v.partnership_id as "partnershipId",
      ${sql.raw(`array[${said.join(", ")}]`)} as texts
    from history.versions v
    where v.relation = ${table.table} and (${sql.raw(said.map((one) => `${one} is not null`).join(" or "))})
    order by v.version_id limit 500`.execute(tx);
  return rows;
}

type OneVersion = { readonly table: SealedTable; readonly version: Version };

async function sealVersion(tx: Tx, ring: KeyRing, { table, version }: OneVersion): Promise<void> {
  const texts: Record<string, string> = {};
  table.values.forEach(({ column }, index) => {
    const text = version.texts[index];
    if (text !== null && text !== undefined) texts[column] = text;
  });
  const row = await findHeader(tx, table, version.id);
  const { sealedKey, sealed } = sealValues(
    ring,
    placeOfRow(table, version),
    texts,
    row?.header ?? null,
  );
  if (row?.header === null) await giveKey(tx, { table, version, sealedKey });
  const added = row
    ? Object.entries(sealed).map(([column, body]) => [column, `\\x${body.toString("hex")}`])
    : [];
  const emptied = table.values.map(({ plain }) => [plain, null]);
  const change = JSON.stringify(Object.fromEntries([...emptied, ...added]));
  await sql`update history.versions set was = was || ${change}::jsonb
    where version_id = ${version.version}::bigint`.execute(tx);
}

async function findHeader(
  tx: Tx,
  table: SealedTable,
  id: string,
): Promise<{ readonly header: Buffer | null } | undefined> {
  const { rows } = await sql<{ header: Buffer | null }>`
    select ${sql.raw(headerOf(table))} as header from ${sql.raw(table.table)}
    where ${sql.raw(table.id)} = ${id}::uuid for update`.execute(tx);
  return rows[0];
}

/** The row of now may hold no text yet; from now on it has its data key. */
async function giveKey(
  tx: Tx,
  { table, version, sealedKey }: OneVersion & { readonly sealedKey: Buffer },
): Promise<void> {
  await sql`update ${sql.raw(table.table)} set sealed_key = ${sealedKey}
    where ${sql.raw(table.id)} = ${version.id}::uuid`.execute(tx);
}
