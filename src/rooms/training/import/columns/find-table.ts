import type { Cell, GridRow, Sheet } from "../../../../platform/spreadsheets/opening/index.ts";
import { folded } from "../words.ts";
import { assignColumns, type Column, type GivenRoles } from "./assign-columns.ts";
import { contentOf } from "./column-content.ts";
import type { ColumnRole } from "./column-roles.ts";
import { headingSays } from "./heading-words.ts";

export type Table = {
  readonly columns: readonly Column[];
  /** Every heading, also of columns that are not read. */
  readonly headings: readonly string[];
  readonly above: readonly GridRow[];
  readonly rows: readonly GridRow[];
};

const mostAbove = 60;
const naming: readonly ColumnRole[] = [
  "fullName",
  "surname",
  "forename",
  "email",
  "staffNumber",
  "systemNumber",
];

/** The table of a sheet, below titles and other lines; undefined where no row is recognised as headings. */
export function findTable({ rows }: Sheet, given: GivenRoles): Table | undefined {
  const at = headingRowOf(rows, given);
  const headingRow = rows[at];
  if (!headingRow) return undefined;
  const below = rows.slice(at + 1).filter((row) => !repeats(row, headingRow));
  const last = Math.max(
    0,
    ...[headingRow, ...below.slice(0, 50)].flatMap(({ cells }) => [...cells.keys()]),
  );
  const seen = Array.from({ length: Math.min(last, 200) }, (_, index) => {
    const column = index + 1;
    return {
      column,
      heading: oneLine(headingRow.cells.get(column)),
      content: contentOf(below.map(({ cells }) => cells.get(column))),
    };
  });
  const columns = assignColumns(seen, given);
  const roles = new Set(columns.map(({ role }) => role));
  if (!naming.some((role) => roles.has(role))) return undefined;
  return {
    columns,
    headings: seen.map(({ heading }) => heading).filter((heading) => heading !== ""),
    above: rows.slice(0, at),
    rows: below,
  };
}

const oneLine = (cell: Cell | undefined): string => (cell?.text ?? "").replace(/\s+/gu, " ").trim();

function headingRowOf(rows: readonly GridRow[], given: GivenRoles): number {
  let best = { at: -1, score: 1.5 };
  for (const [at, { cells }] of rows.slice(0, mostAbove).entries()) {
    const roles = [...cells.values()].map((cell) => roleOf(cell, given));
    const known = new Set(roles.filter((role) => role !== undefined && role !== "other"));
    const isNaming = naming.some((role) => known.has(role));
    const unknown = roles.filter((role) => role === undefined).length;
    const score = known.size - 0.25 * unknown;
    if (isNaming && known.size >= 2 && score > best.score) best = { at, score };
  }
  return best.at;
}

function roleOf(cell: Cell, given: GivenRoles): ColumnRole | "other" | undefined {
  if (cell.kind !== "text" || cell.text.length > 80) return undefined;
  const said = given.get(folded(cell.text));
  if (said !== undefined) return said ?? "other";
  return headingSays(cell.text)?.role;
}

/** Long lists repeat their headings on every page. */
function repeats({ cells }: GridRow, headingRow: GridRow): boolean {
  if (cells.size < 2) return false;
  let same = 0;
  for (const [column, { text }] of cells)
    if (folded(text) === folded(headingRow.cells.get(column)?.text ?? "")) same += 1;
  return same >= cells.size * 0.6;
}
