import { assignColumns, type Assigned, type Column } from "./assign-columns.ts";
import type { Role } from "./column-roles.ts";
import { findHeadings, headingStrength, type Headings } from "./find-headings.ts";
import { comparable } from "./plain-text.ts";
import { readKey, looksLikeKey } from "./read-key.ts";
import { saysClosed, saysOtherPeople } from "./sheet-words.ts";
import type { GivenMapping, GivenSheet } from "./given-mapping.ts";
import type { LevelWords } from "./read-level.ts";
import type { Cell, GridRow, Sheet } from "./reading-types.ts";

export interface Table extends Assigned {
  sheet: Sheet;
  /** Its children are closed: its name says so, or a person did. */
  closed: boolean;
  headingRow: GridRow;
  /** The last row that belongs to the headings. */
  lastRow: number;
  /** The heading of each column, made unique. */
  headings: ReadonlyMap<number, string>;
}

export interface FoundTables {
  tables: Table[];
  vocabulary: LevelWords;
  /** Why each other sheet holds no children. */
  others: { sheet: Sheet; holds: "key" | "other"; why: string; table: Table | undefined }[];
}

const sampled = 400;

function columnsBelow(sheet: Sheet, { lastRow, texts }: Headings, given: GivenSheet): Column[] {
  const below = sheet.rows.filter((row) => row.row > lastRow).slice(0, sampled);
  return [...texts].map(([number, heading]) => {
    const cells = below.map((row) => row.cells.get(number)).filter((cell) => cell !== undefined);
    return { number, heading, cells, given: given.roleOf(heading) };
  });
}

function isNamed(roles: ReadonlySet<Role>): boolean {
  return roles.has("name") || (roles.has("surname") && roles.has("forename"));
}

function holdsChildren(roles: ReadonlySet<Role>): boolean {
  return isNamed(roles) && (roles.has("dateOfBirth") || (roles.has("sex") && roles.has("level")));
}

interface Setting {
  today: string;
  vocabulary: LevelWords;
  given: GivenMapping;
}

/** A sheet that was looked at: its table where headings were found, and why it holds no children. */
interface Looked {
  table: Table | undefined;
  why: string | undefined;
}

function whyNot(table: Table, given: GivenSheet): string | undefined {
  const found = new Set(table.roleOf.values());
  if (given.role === "none") return "You said that it is not about children.";
  if (given.role !== undefined) {
    return isNamed(found)
      ? undefined
      : "You said that it is about children, but not which column holds their names.";
  }
  if (saysOtherPeople(table.sheet.name)) {
    return "The sheet's name says that it is not about children.";
  }
  return holdsChildren(found)
    ? undefined
    : "No columns for a child's name and date of birth were found.";
}

function lookAt(sheet: Sheet, setting: Setting): Looked {
  const given = setting.given.sheet(sheet.name);
  if (sheet.rows.length === 0) return { table: undefined, why: "The sheet is empty." };
  const found = findHeadings(sheet, given);
  if (found === undefined) return { table: undefined, why: "No row of headings was found." };
  const assigned = assignColumns(columnsBelow(sheet, found, given), setting);
  const closed = given.role === "closed" || (given.role === undefined && saysClosed(sheet.name));
  const { row: headingRow, lastRow, texts: headings } = found;
  const table = { sheet, headingRow, lastRow, headings, closed, ...assigned };
  return { table, why: whyNot(table, given) };
}

/**
 * Which sheets hold children, where their headings stand and what each column is. The legend of
 * levels, where there is one, extends the vocabulary before the columns are judged.
 */
export function findTables(
  sheets: readonly Sheet[],
  options: { today: string; given: GivenMapping },
): FoundTables {
  const vocabulary = readKey(sheets.filter((sheet) => isKey(sheet)));
  const found: FoundTables = { tables: [], vocabulary, others: [] };
  for (const sheet of sheets) {
    const { table, why } = lookAt(sheet, { ...options, vocabulary });
    if (table !== undefined && why === undefined) found.tables.push(table);
    else {
      const holds = isKey(sheet) ? "key" : "other";
      found.others.push({ sheet, holds, why: why ?? "", table });
    }
  }
  return found;
}

/** A legend of levels, and no short table of children. */
function isKey(sheet: Sheet): boolean {
  return looksLikeKey(sheet) && !hasBirths(sheet);
}

function hasBirths(sheet: Sheet): boolean {
  return sheet.rows.some((row) => headingStrength(row).found.has("dateOfBirth"));
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
