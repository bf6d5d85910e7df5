import { assignColumns, type Column } from "./assign-columns.ts";
import { bestRole, type Role } from "./heading-words.ts";
import { columnLetter, comparable, plainText } from "./plain-text.ts";
import { readKey, looksLikeKey } from "./read-key.ts";
import { saysOtherPeople } from "./sheet-words.ts";
import type { LevelWords } from "./read-level.ts";
import type { Cell, GridRow, Sheet } from "./reading-types.ts";

export interface Table {
  sheet: Sheet;
  headingRow: GridRow;
  /** The heading of each column, made unique. */
  headings: ReadonlyMap<number, string>;
  roleOf: ReadonlyMap<number, Role>;
  otherDates: ReadonlySet<number>;
}

export interface FoundTables {
  tables: Table[];
  vocabulary: LevelWords;
  /** Why each other sheet holds no children. */
  others: { sheet: Sheet; holds: "key" | "other"; why: string }[];
}

/** Titles and notes stand above the headings, but never this many. */
const deepestHeading = 40;
const sampled = 400;

function strength(row: GridRow): { score: number; found: Set<Role> } {
  const found = new Set<Role>();
  let score = 0;
  for (const cell of row.cells.values()) {
    if (cell.kind !== "text" || cell.text.length > 80) continue;
    const best = bestRole(cell.text);
    if (best === undefined || best.weight < 6 || found.has(best.role)) continue;
    found.add(best.role);
    score += best.weight;
  }
  return { score, found };
}

/** The row whose cells are headings; failing that, the first row that is as wide as the table. */
function findHeadingRow(sheet: Sheet): GridRow | undefined {
  const near = sheet.rows.filter((row) => row.row <= deepestHeading || row === sheet.rows[0]);
  let best: { row: GridRow; score: number } | undefined;
  for (const row of near) {
    const { score, found } = strength(row);
    if (found.size >= 3 && score > (best?.score ?? 0)) best = { row, score };
  }
  if (best !== undefined) return best.row;
  const widest = Math.max(0, ...near.map((row) => row.cells.size));
  return near.find(
    (row) =>
      row.cells.size >= 2 &&
      row.cells.size >= widest * 0.6 &&
      [...row.cells.values()].every((cell) => cell.kind === "text"),
  );
}

function uniqueHeadings(sheet: Sheet, headingRow: GridRow): Map<number, string> {
  const width = Math.max(0, ...sheet.rows.map((row) => Math.max(0, ...row.cells.keys())));
  const headings = new Map<number, string>();
  const used = new Map<string, number>();
  for (let column = 1; column <= width; column += 1) {
    const cell = headingRow.cells.get(column);
    const heading = cell === undefined ? "" : plainText(cell.text).slice(0, 200);
    const name = heading === "" ? `Column ${columnLetter(column)}` : heading;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    headings.set(column, times === 1 ? name : `${name} (${times})`);
  }
  return headings;
}

function columnsBelow(
  sheet: Sheet,
  headingRow: GridRow,
  headings: ReadonlyMap<number, string>,
): Column[] {
  const below = sheet.rows.filter((row) => row.row > headingRow.row).slice(0, sampled);
  return [...headings].map(([number, heading]) => {
    const cells = below.map((row) => row.cells.get(number)).filter((cell) => cell !== undefined);
    return { number, heading, cells };
  });
}

function holdsChildren(roles: ReadonlySet<Role>): boolean {
  const named = roles.has("name") || (roles.has("surname") && roles.has("forename"));
  return named && (roles.has("dateOfBirth") || (roles.has("sex") && roles.has("level")));
}

function tableOf(sheet: Sheet, setting: { today: string; vocabulary: LevelWords }): Table | string {
  if (sheet.rows.length === 0) return "The sheet is empty.";
  if (saysOtherPeople(sheet.name)) return "The sheet's name says that it is not about children.";
  const headingRow = findHeadingRow(sheet);
  if (headingRow === undefined) return "No row of headings was found.";
  const headings = uniqueHeadings(sheet, headingRow);
  const assigned = assignColumns(columnsBelow(sheet, headingRow, headings), setting);
  if (!holdsChildren(new Set(assigned.roleOf.values()))) {
    return "No columns for a child's name and date of birth were found.";
  }
  return { sheet, headingRow, headings, ...assigned };
}

/**
 * Which sheets hold children, where their headings stand and what each column is. The legend of
 * levels, where there is one, extends the vocabulary before the columns are judged.
 */
export function findTables(sheets: readonly Sheet[], today: string): FoundTables {
  const vocabulary = readKey(sheets.filter((sheet) => looksLikeKey(sheet) && !hasBirths(sheet)));
  const found: FoundTables = { tables: [], vocabulary, others: [] };
  for (const sheet of sheets) {
    const table = tableOf(sheet, { today, vocabulary });
    if (typeof table !== "string") found.tables.push(table);
    else found.others.push({ sheet, holds: looksLikeKey(sheet) ? "key" : "other", why: table });
  }
  return found;
}

function hasBirths(sheet: Sheet): boolean {
  return sheet.rows.some((row) => strength(row).found.has("dateOfBirth"));
}

/** A row that says the headings again, as at the top of a printed page. */
export function repeatsHeadings(table: Table, cells: ReadonlyMap<number, Cell>): boolean {
  if (cells.size < 2) return false;
  const same = [...cells].filter(([column, cell]) => {
    const heading = table.headingRow.cells.get(column);
    return heading !== undefined && comparable(heading.text) === comparable(cell.text);
  });
  return same.length >= cells.size * 0.6;
}
