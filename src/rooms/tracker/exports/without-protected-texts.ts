import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { OwnColumn } from "../own-column-reads.ts";
import type { TrackerRow } from "../tracker-row.ts";
import type { ExportAsked } from "./export-form.ts";

type Leaving = {
  readonly receiving: ExportAsked["receiving"];
  readonly ownColumns: readonly OwnColumn[];
};

/**
 * A file for somebody else has no free text about children whose place is protected, whatever the text says. To
 * leave out what names the place, and that alone, would tell whoever typed a guess that it is right.
 */
export async function withoutProtectedTexts(
  tx: Tx,
  { receiving, ownColumns }: Leaving,
  rows: readonly TrackerRow[],
): Promise<readonly TrackerRow[]> {
  const texts = ownColumns.filter(({ kind }) => kind === "text").map(({ key }) => key);
  if (receiving.kind === "own" || texts.length === 0) return rows;
  const ids = rows.map(({ personId }) => personId);
  const { rows: found } = await sql<{ personId: string }>`
    select id as "personId" from unnest(${ids}::uuid[]) id
    where exists (select from subjects.protection_of(id))`.execute(tx);
  const isProtected = new Set(found.map(({ personId }) => personId));
  return rows.map((row) =>
    isProtected.has(row.personId) ? { ...row, own: withoutKeys(row.own, texts) } : row,
  );
}

const withoutKeys = (own: TrackerRow["own"], keys: readonly string[]): TrackerRow["own"] =>
  Object.fromEntries(Object.entries(own).filter(([key]) => !keys.includes(key)));
