import type { Sheet } from "../../../../platform/spreadsheets/opening/index.ts";
import { folded } from "../words.ts";
import type { GivenRoles } from "./assign-columns.ts";
import type { ColumnRole, LearnedMapping } from "./column-roles.ts";
import { findTable, type Table } from "./find-table.ts";

export const fingerprintOf = (headings: readonly string[]): string =>
  [...new Set(headings.map(folded))].toSorted().join("|");

/** The mapping that was used, with what a person says of some headings before it. */
export function mappingOf(
  { headings, columns }: Pick<Table, "headings" | "columns">,
  said: Readonly<Record<string, ColumnRole | null>> = {},
): LearnedMapping {
  const found = new Map<string, ColumnRole | null>(headings.map((text) => [folded(text), null]));
  for (const { heading, role } of columns) found.set(folded(heading), role);
  for (const [heading, role] of Object.entries(said)) found.set(folded(heading), role);
  return { fingerprint: fingerprintOf(headings), columns: Object.fromEntries(found) };
}

const rolesOf = ({ columns }: LearnedMapping): GivenRoles => new Map(Object.entries(columns));

/** The table of a sheet by the mapping of its headings, where one was kept; else as it is recognised. */
export function findMappedTable(
  sheet: Sheet,
  learned: readonly LearnedMapping[],
): Table | undefined {
  const recognised = findTable(sheet, new Map());
  for (const mapping of learned) {
    if (recognised && fingerprintOf(recognised.headings) !== mapping.fingerprint) continue;
    const table = findTable(sheet, rolesOf(mapping));
    if (table && fingerprintOf(table.headings) === mapping.fingerprint) return table;
  }
  return recognised;
}
