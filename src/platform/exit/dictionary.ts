import type { ForeignKey } from "./catalogue.ts";
import { csvLine, type Value } from "./csv.ts";
import type { ManifestFile } from "./manifest.ts";
import type { Plan, PlannedTable, Staying } from "./plan.ts";
import { newFile } from "./write-file.ts";

export const keysFile = "dictionary/foreign-keys.csv";
export const keysHeadings = ["name", "table", "columns", "to_table", "to_columns"];

/** What each table and column is, from the database's own descriptions. */
export async function writeDictionary(
  folder: string,
  plan: Plan,
  keys: readonly ForeignKey[],
): Promise<readonly ManifestFile[]> {
  const stays = staysLines(plan.stays);
  const columns = plan.tables.flatMap(columnLines);
  return [
    await writeLines(folder, "dictionary/tables.csv", [
      ["table", "comment"],
      ...plan.tables.map(({ name, comment }) => [name, comment]),
    ]),
    await writeLines(folder, "dictionary/columns.csv", [
      ["table", "place", "column", "type", "may_be_empty", "leaves", "comment"],
      ...columns,
    ]),
    await writeLines(folder, keysFile, [
      keysHeadings,
      ...leavingKeys(plan, keys).map(({ name, table, columns: from, to, toColumns }) => [
        name,
        table,
        from.join(" "),
        to,
        toColumns.join(" "),
      ]),
    ]),
    await writeLines(folder, "dictionary/stays.csv", [["table", "column", "why"], ...stays]),
  ];
}

/** Those that can be followed among the files: both ends leave. */
function leavingKeys({ tables }: Plan, keys: readonly ForeignKey[]): readonly ForeignKey[] {
  const leaving = new Map(
    tables.map(({ name, columns }) => [name, new Set(columns.map((one) => one.name))]),
  );
  const leaves = (table: string, columns: readonly string[]): boolean =>
    columns.every((column) => leaving.get(table)?.has(column) ?? false);
  return keys.filter(
    ({ table, columns, to, toColumns }) => leaves(table, columns) && leaves(to, toColumns),
  );
}

const columnLines = ({ name, columns }: PlannedTable): readonly Value[][] =>
  columns.map((column, place) => [
    name,
    String(place + 1),
    column.name,
    column.type,
    String(column.mayBeEmpty),
    column.leaves,
    column.comment === "" ? null : column.comment,
  ]);

const staysLines = (stays: readonly Staying[]): readonly Value[][] =>
  stays.map(({ table, column, why }) => [table, column ?? null, why]);

async function writeLines(
  folder: string,
  path: string,
  lines: readonly (readonly Value[])[],
): Promise<ManifestFile> {
  const file = await newFile(folder, path);
  for (const line of lines) await file.write(csvLine(line));
  return { ...(await file.end()), rows: lines.length - 1 };
}
