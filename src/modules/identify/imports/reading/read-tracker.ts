import { childRows } from "./child-rows.ts";
import { findTables, type Table } from "./find-table.ts";
import { findNameOrders } from "./name-order.ts";
import { openWorkbook } from "./open-workbook.ts";
import { columnLetter } from "./plain-text.ts";
import { readRow, type ReadingSetting, type UnmatchedRow } from "./read-row.ts";
import { findSameChild, pairsToShow } from "./same-child.ts";
import { saysClosed } from "./sheet-words.ts";
import type { FoundTables } from "./find-table.ts";
import type { PlaceHeadings } from "./shared-facts.ts";
import type {
  Problem,
  SheetSummary,
  Skipped,
  TrackerReading,
  TrackerRow,
  UnreadableWorkbook,
} from "./reading-types.ts";

interface Gathered {
  rows: UnmatchedRow[];
  problems: Problem[];
  skipped: Skipped[];
}

function gather(tables: readonly Table[], setting: ReadingSetting): Gathered {
  const gathered: Gathered = { rows: [], problems: [], skipped: [] };
  for (const table of tables) {
    const { children, skipped } = childRows(table);
    gathered.skipped.push(...skipped);
    for (const source of children) {
      const { row, problems } = readRow(table, source, setting);
      gathered.rows.push(row);
      gathered.problems.push(...problems);
    }
  }
  return gathered;
}

function placesOf(tables: readonly Table[]): PlaceHeadings {
  const headingOf = (table: Table, role: string): string => {
    const column = [...table.roleOf].find(([, taken]) => taken === role)?.[0];
    return column === undefined ? "" : (table.headings.get(column) ?? "");
  };
  return new Map(
    tables.map((table) => [
      table.sheet.name,
      ["school", "ward"].map((role) => headingOf(table, role)),
    ]),
  );
}

function nameColumn(
  tables: readonly Table[],
  sheetName: string,
): { letter: string; heading: string } {
  const table = tables.find(({ sheet }) => sheet.name === sheetName);
  const column = [...(table?.roleOf ?? [])].find(
    ([, role]) => role === "name" || role === "surname",
  )?.[0];
  if (column === undefined) return { letter: "", heading: "" };
  return { letter: columnLetter(column), heading: table?.headings.get(column) ?? "" };
}

/** Gives each row its child, puts names right where the workbook says how, and reports the rest. */
function match(
  gathered: Gathered,
  tables: readonly Table[],
): Pick<TrackerReading, "rows" | "pairs" | "problems"> {
  const found = findSameChild(gathered.rows, placesOf(tables));
  const orders = findNameOrders(gathered.rows, found);
  const numbers = new Map([...new Set(found.childOf)].map((first, index) => [first, index + 1]));
  const rows = gathered.rows.map((row, index): TrackerRow => {
    const namesPutRight = orders.toExchange.has(index);
    const names = namesPutRight ? { surname: row.forename, forename: row.surname } : {};
    const child = `child-${numbers.get(found.childOf[index] ?? index) ?? 0}`;
    return { ...row, ...names, namesPutRight, child };
  });
  const problems = orders.undecided.flatMap(({ earlier, later }): Problem[] => {
    const [first, second] = [gathered.rows[earlier], gathered.rows[later]];
    if (first === undefined || second === undefined) return [];
    const { letter, heading } = nameColumn(tables, second.sheet);
    const where =
      first.sheet === second.sheet ? `row ${first.row}` : `row ${first.row} of ${first.sheet}`;
    const why = `The surname and forename are the other way round on ${where}.`;
    return [
      {
        sheet: second.sheet,
        row: second.row,
        column: letter,
        heading,
        value: second.cells[heading] ?? "",
        why,
      },
    ];
  });
  return {
    rows,
    pairs: pairsToShow(gathered.rows, found),
    problems: [...gathered.problems, ...problems],
  };
}

function summaries(found: FoundTables): SheetSummary[] {
  const children = found.tables.map((table): SheetSummary => {
    const columns = [...table.headings].map(([number, heading]) => ({
      column: columnLetter(number),
      heading,
      role: table.roleOf.get(number) ?? (table.otherDates.has(number) ? "otherDate" : null),
    }));
    const { name, hidden } = table.sheet;
    const headingRow = table.headingRow.row;
    return {
      name,
      hidden,
      holds: "children",
      why: "",
      closed: saysClosed(name),
      headingRow,
      columns,
    };
  });
  const others = found.others.map(({ sheet, holds, why }): SheetSummary => {
    const { name, hidden } = sheet;
    return { name, hidden, holds, why, closed: false, headingRow: null, columns: [] };
  });
  return [...children, ...others];
}

/**
 * Reads a partnership's tracker: every child row with what could be understood, every cell that
 * could not with its reason, and which rows are taken to be one child. Nothing is stored and
 * nothing is guessed; `today` (ISO date) decides two-digit years and ages.
 */
export async function readTracker(
  bytes: Uint8Array,
  options: { today: string },
): Promise<TrackerReading | UnreadableWorkbook> {
  const opened = await openWorkbook(bytes);
  if (opened.outcome === "unreadable") return opened;
  const found = findTables(opened.sheets, options.today);
  const gathered = gather(found.tables, { today: options.today, vocabulary: found.vocabulary });
  if (gathered.rows.length === 0) {
    const reason =
      "No sheet with children was found: a row of headings with the child's name and date of birth is needed.";
    return { outcome: "unreadable", reason };
  }
  const matched = match(gathered, found.tables);
  return { outcome: "read", ...matched, skipped: gathered.skipped, sheets: summaries(found) };
}
