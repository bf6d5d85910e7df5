import type pg from "pg";
import { openBody, openDataKey } from "../sealing/envelope.ts";
import type { KeyRing } from "../sealing/key-ring.ts";
import { headerOf, sealedTables, type SealedTable } from "../sealing/sealed-columns.ts";
import type { Plan } from "./plan.ts";

export type Version = {
  readonly relation: string;
  readonly rowKey: string;
  readonly partnershipId: number;
  /** The row as it was, as JSON. */
  readonly was: string;
};

/** What stays of a row stays of its older versions too; what was sealed in them is opened. */
export function versionOpener(client: pg.ClientBase, ring: KeyRing, { stays }: Plan) {
  const columns = new Map<string, string[]>();
  for (const { table, column } of stays)
    if (column !== undefined) columns.set(table, [...(columns.get(table) ?? []), column]);
  return async (version: Version): Promise<string> => {
    const staying = columns.get(version.relation);
    if (staying === undefined) return version.was;
    const was = JSON.parse(version.was) as Record<string, unknown>;
    const sealed = sealedTables.find(({ table }) => table === version.relation);
    const opened = sealed ? await openVersion({ client, ring, sealed }, version, was) : {};
    for (const column of staying) Reflect.deleteProperty(was, column);
    return JSON.stringify({ ...was, ...opened });
  };
}

type Opening = {
  readonly client: pg.ClientBase;
  readonly ring: KeyRing;
  readonly sealed: SealedTable;
};

/** A row has one data key for life, which stands in the row alone: of a deleted one nothing opens. */
async function openVersion(
  { client, ring, sealed }: Opening,
  { rowKey, partnershipId }: Version,
  was: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, string>>> {
  const { rows } = await client.query<{ header: Buffer | null }>(
    `select ${headerOf(sealed)} as header from ${sealed.table} where ${sealed.id}::text = $1`,
    [rowKey],
  );
  const header = rows[0]?.header ?? null;
  if (header === null) return {};
  const place = { table: sealed.table, row: rowKey, partnershipId };
  const key = openDataKey(ring, header, place);
  const opened: Record<string, string> = {};
  for (const { column, plain } of sealed.values) {
    const body = was[column];
    if (typeof body !== "string") continue;
    const bytes = Buffer.from(body.slice(2), "hex");
    opened[plain] = openBody(key, bytes, place, column).toString("utf8");
  }
  return opened;
}
