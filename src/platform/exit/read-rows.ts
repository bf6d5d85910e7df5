import type pg from "pg";
import { becomeReader } from "../backup/index.ts";
import type { PlannedColumn, PlannedTable } from "./plan.ts";
import { contents, tablesThatStay } from "./what-stays.ts";

/** Whose rows: one partnership's; those of nobody's too where it is the only one. */
export type Whose = { readonly partnershipId: number; readonly isAlone: boolean };

/** What is read of a row: its values as text, then what opens those that are sealed. */
export type ReadRow = readonly unknown[];

/** So many rows at a time; of rows with contents of files, which may be 50 MB each, one. */
const rowsAtOnce = ({ columns }: PlannedTable): number =>
  columns.some(({ leaves }) => leaves === "as a file") ? 1 : 500;

/** The rows of a table that leave, in the order of its key, a few at a time. */
export async function* rowsOf(
  client: pg.ClientBase,
  table: PlannedTable,
  whose: Whose,
): AsyncGenerator<ReadRow> {
  await becomeReader(client, table);
  const order = table.orderedBy.length > 0 ? ` order by ${table.orderedBy.join(", ")}` : "";
  const select = `${selectOf(table)} ${whereOf(table, whose)}${order}`;
  yield* fetched(client, { name: "leaving", select, atOnce: rowsAtOnce(table) });
}

type Cursor = { readonly name: string; readonly select: string; readonly atOnce: number };

export async function* fetched(
  client: pg.ClientBase,
  { name, select, atOnce }: Cursor,
): AsyncGenerator<ReadRow> {
  await client.query(`declare ${name} no scroll cursor for ${select}`);
  const text = `fetch ${atOnce} from ${name}`;
  for (;;) {
    const { rows } = await client.query<unknown[]>({ text, rowMode: "array" });
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query(`close ${name}`);
}

/** @param first what is read before a row's own values */
export function selectOf(table: PlannedTable, first: readonly string[] = []): string {
  const read = [...first, ...table.columns.map(valueOf), ...openingOf(table)];
  return `select ${read.join(", ")} from ${table.name}`;
}

/** A column as it is written: times by ISO 8601 in UTC, lists and objects as JSON, bytes in hex. */
function valueOf({ name, type, isArray, leaves, read }: PlannedColumn): string {
  const column = `"${name}"`;
  if (read !== undefined) return read;
  if (leaves === "as a file") return "null::text";
  if (isArray) return `array_to_json(${column})::text`;
  if (type === "bytea") return `encode(${column}, 'hex')`;
  if (type.startsWith("timestamp")) return `to_json(${column}) #>> '{}'`;
  return `${column}::text`;
}

/** Its id, its partnership, the wrapped data key, and each sealed value as it is kept. */
function openingOf({ name, sealed }: PlannedTable): readonly string[] {
  if (sealed === undefined) return [];
  const { id, header, values } = sealed;
  const kept = values.map(({ column, kind }) => {
    const leaves = kind === "bytes" ? contents[name]?.leaves : undefined;
    return leaves === undefined ? column : `case when ${leaves} then ${column} end`;
  });
  return [`${id}::text`, "partnership_id", header, ...kept];
}

export function whereOf(
  { name, columns, isOfInstallation }: PlannedTable,
  { partnershipId, isAlone }: Whose,
): string {
  if (isOfInstallation) return "";
  const mayBeNobodys = columns.some((one) => one.name === "partnership_id" && one.mayBeEmpty);
  const nobodys = isAlone && mayBeNobodys ? " or partnership_id is null" : "";
  return `where (partnership_id = ${partnershipId}${nobodys})${name === history ? ofLeaving : ""}`;
}

/** Where older versions of rows are kept, of whichever table. */
export const history = "history.versions";
const staying = Object.keys(tablesThatStay)
  .map((name) => `'${name}'`)
  .join(", ");
const ofLeaving = ` and relation not in (${staying})`;
