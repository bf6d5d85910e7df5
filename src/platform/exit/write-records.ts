import type pg from "pg";
import type { KeyRing } from "../sealing/key-ring.ts";
import { aboutChildren, childTable } from "./about-children.ts";
import type { ForeignKey } from "./catalogue.ts";
import { listingInto } from "./listed-files.ts";
import { recordsList, type List, type ManifestFile } from "./manifest.ts";
import type { PlannedTable } from "./plan.ts";
import type { Value } from "./csv.ts";
import { readRecords, type PageFiller } from "./read-records.ts";
import { recordPage } from "./record-page.tsx";
import { pathOfContent, safeName } from "./contents-file.ts";
import { openRow } from "./open-row.ts";
import { contents } from "./what-stays.ts";
import { SealProblem } from "../sealing/seal-problem.ts";
import type { Writing } from "./write-table.ts";

const headings = ["person_id", "reference", "family_name", "given_name"];

/** A page for each child, beside the tables: the same rows, for a person who has no program. */
export async function writeRecords(
  writing: Writing,
  keys: readonly ForeignKey[],
  madeAt: string,
): Promise<{ readonly file: ManifestFile; readonly list: List }> {
  const { client, folder, whose, plan } = writing;
  const listing = await listingInto(folder, recordsList, headings);
  const people = plan.tables.find(({ name }) => name === childTable);
  if (people === undefined) return listing.end();
  const about = aboutChildren(plan.tables.map(withoutContents), keys);
  const names = await namesOf(client, whose.partnershipId);
  const fillerOf = (table: PlannedTable) => pageFiller(writing.ring, table);
  for await (const record of readRecords({ client, whose, people, about, fillerOf })) {
    const own = (name: string) =>
      record.own[people.columns.findIndex((column) => column.name === name)] ?? null;
    const { personId } = record;
    const path = `records/${personId.slice(-2)}/${safeName(own("reference") ?? personId)}.html`;
    const page = recordPage({ record, people, names, madeAt });
    await listing.add(path, page, [personId, ...headings.slice(1).map(own)]);
  }
  return listing.end();
}

/** Who and what ids stand for on a page: staff, teams, agencies, and what was in force. */
async function namesOf(
  client: pg.ClientBase,
  partnershipId: number,
): Promise<ReadonlyMap<string, string>> {
  await client.query("set local role lantern_maintenance");
  const { rows } = await client.query<{ id: string; name: string }>(
    `select staff_id::text as id, name from directory.staff where partnership_id = $1
     union all select team_id::text, name from directory.teams where partnership_id = $1
     union all select agency_id::text, name from directory.agencies where partnership_id = $1
     union all select configuration_id::text, coalesce(body ->> 'name', kind || ' ' || key)
       from directory.configuration where partnership_id = $1`,
    [partnershipId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** On a page a file is a way to it: its content is read once, for the file itself. */
function withoutContents(table: PlannedTable): PlannedTable {
  const { name, columns, sealed } = table;
  const as = contents[name];
  if (as === undefined || sealed === undefined) return table;
  const read = `case when ${as.leaves} then ${sealed.id}::text end`;
  const values = sealed.values.filter(({ kind }) => kind !== "bytes");
  return {
    ...table,
    columns: columns.map((one) => (one.leaves === "as a file" ? { ...one, read } : one)),
    sealed: values.length === 0 ? undefined : { ...sealed, values },
  };
}

function pageFiller(ring: KeyRing, { name, columns, sealed }: PlannedTable): PageFiller {
  const at = (column: string): number => columns.findIndex((one) => one.name === column);
  const file = columns.findIndex(({ leaves }) => leaves === "as a file");
  const called = at(contents[name]?.name ?? "");
  return (row) => {
    const values = row.slice(0, columns.length) as Value[];
    const id = values[file] ?? null;
    if (id !== null) values[file] = pathOfContent(id, values[called] ?? "");
    if (sealed === undefined) return values;
    try {
      const { texts } = openRow(ring, sealed, row.slice(columns.length));
      for (const [column, text] of Object.entries(texts)) values[at(column)] = text;
    } catch (error) {
      // Told once, where the table is written.
      if (!(error instanceof SealProblem)) throw error;
    }
    return values;
  };
}
