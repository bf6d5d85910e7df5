import type pg from "pg";
import type { KeyRing } from "../sealing/key-ring.ts";
import { SealProblem } from "../sealing/seal-problem.ts";
import { addContent } from "./contents-file.ts";
import { csvLine, type Value } from "./csv.ts";
import type { Listing } from "./listed-files.ts";
import type { ManifestFile } from "./manifest.ts";
import { openRow } from "./open-row.ts";
import { versionOpener } from "./open-version.ts";
import type { Plan, PlannedTable } from "./plan.ts";
import { history, rowsOf, type ReadRow, type Whose } from "./read-rows.ts";
import { contents } from "./what-stays.ts";
import { newFile } from "./write-file.ts";

export type Writing = {
  readonly client: pg.ClientBase;
  readonly folder: string;
  readonly ring: KeyRing;
  readonly whose: Whose;
  readonly plan: Plan;
  readonly contents: Listing;
  readonly onNotOpened: (problem: SealProblem) => void;
};

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const pathOfTable = (name: string): string => `tables/${name}.csv`;

/** One table, row by row. */
export async function writeTable(writing: Writing, table: PlannedTable): Promise<ManifestFile> {
  const file = await newFile(writing.folder, pathOfTable(table.name));
  const fill = fillerOf(writing, table);
  let rows = 0;
  try {
    await file.write(csvLine(table.columns.map(({ name }) => name)));
    for await (const row of rowsOf(writing.client, table, writing.whose)) {
      await file.write(csvLine(await fill(row)));
      rows += 1;
    }
  } catch (error) {
    await file.abandon();
    throw error;
  }
  return { ...(await file.end()), rows, table: table.name };
}

/** From what is read of a row to the values of its line. */
type Filler = (row: ReadRow) => Value[] | Promise<Value[]>;

function fillerOf(writing: Writing, table: PlannedTable): Filler {
  const valuesOf = (row: ReadRow): Value[] => row.slice(0, table.columns.length) as Value[];
  if (table.name === history) return versionFiller(writing, table, valuesOf);
  if (table.sealed === undefined) return valuesOf;
  return async (row) => {
    const values = valuesOf(row);
    try {
      await fillOpened(writing, table, { row, values });
    } catch (error) {
      if (!(error instanceof SealProblem)) throw error;
      writing.onNotOpened(error);
    }
    return values;
  };
}

type Filling = { readonly row: ReadRow; readonly values: Value[] };

async function fillOpened(
  writing: Writing,
  table: PlannedTable,
  { row, values }: Filling,
): Promise<void> {
  const { name, columns, sealed } = table;
  if (sealed === undefined) return;
  const opened = openRow(writing.ring, sealed, row.slice(columns.length));
  for (const [column, text] of Object.entries(opened.texts)) values[placeOf(table, column)] = text;
  const as = contents[name];
  if (as === undefined) return;
  values[columns.findIndex(({ leaves }) => leaves === "as a file")] = await addContent(
    writing.contents,
    {
      table: name,
      id: opened.id,
      name: values[placeOf(table, as.name)] ?? "",
      mediaType: values[placeOf(table, as.mediaType)] ?? workbookType,
      bytes: opened.content,
      why: as.why,
    },
  );
}

const placeOf = ({ columns }: PlannedTable, column: string): number =>
  columns.findIndex((one) => one.name === column);

function versionFiller(
  { client, ring, plan, onNotOpened }: Writing,
  table: PlannedTable,
  valuesOf: (row: ReadRow) => Value[],
): Filler {
  const open = versionOpener(client, ring, plan);
  const at = (column: string): number => placeOf(table, column);
  const [relation, rowKey, was] = [at("relation"), at("row_key"), at("was")];
  const partnership = at("partnership_id");
  return async (row) => {
    const values = valuesOf(row);
    try {
      values[was] = await open({
        relation: values[relation] ?? "",
        rowKey: values[rowKey] ?? "",
        partnershipId: Number(values[partnership]),
        was: values[was] ?? "{}",
      });
    } catch (error) {
      if (!(error instanceof SealProblem)) throw error;
      // What was sealed in it must not leave as it stands, and neither must what stays.
      values[was] = null;
      onNotOpened(error);
    }
    return values;
  };
}
