import { childRows } from "./child-rows.ts";
import { decidedPairs } from "./decided-pairs.ts";
import { findTables, type Table } from "./find-table.ts";
import { findNameOrders } from "./name-order.ts";
import { findOffers } from "./offers/find-offers.ts";
import { defaultLimits, openWorkbook } from "../../../platform/spreadsheets/opening/index.ts";
import { columnLetter } from "./plain-text.ts";
import { readRow, type ReadingSetting, type UnmatchedRow } from "./read-row.ts";
import { findSameChild, pairsToShow } from "./same-child.ts";
import { GivenMapping } from "./given-mapping.ts";
import { summariseSheets } from "./summarise-sheets.ts";
import type { Role } from "./column-roles.ts";
import type { PlaceHeadings } from "./shared-facts.ts";
import type {
  Decision,
  Mapping,
  Offer,
  Problem,
  Skipped,
  TrackerReading,
  TrackerRow,
  UnreadableWorkbook,
} from "./reading-types.ts";

interface Gathered {
  rows: UnmatchedRow[];
  problems: Problem[];
  skipped: Skipped[];
  offers: Offer[];
}

function gather(tables: readonly Table[], setting: ReadingSetting): Gathered {
  const gathered: Gathered = { rows: [], problems: [], skipped: [], offers: [] };
  for (const table of tables) {
    const { children, skipped } = childRows(table);
    gathered.skipped.push(...skipped);
    for (const source of children) {
      const { row, problems } = readRow(table, source, setting);
      gathered.rows.push(row);
      gathered.problems.push(...problems);
      gathered.offers.push(...findOffers(table, source, row));
    }
  }
  return gathered;
}

function placesOf(tables: readonly Table[]): PlaceHeadings {
  const headingOf = (table: Table, role: Role): string => {
    const column = table.columnsOf.get(role)?.[0];
    return column === undefined ? "" : (table.headings.get(column) ?? "");
  };
  return new Map(
    tables.map((table) => [
      table.sheet.name,
      (["school", "ward"] as const).map((role) => headingOf(table, role)),
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
  decisions: readonly Decision[],
): Pick<TrackerReading, "rows" | "pairs" | "problems" | "contradictions"> {
  const decided = decidedPairs(decisions, gathered.rows);
  const found = findSameChild(gathered.rows, placesOf(tables), decided);
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
    contradictions: [...decided.contradictions],
  };
}

interface ReadingOptions {
  /** ISO date: decides two-digit years and ages. */
  today: string;
  /** What a person said of sheets and columns; it goes before what is detected. */
  mapping?: Mapping;
  /** What a person decided about pairs of rows. */
  decisions?: readonly Decision[];
  /** A CSV file has no sheets; its own name stands for one. */
  fileName?: string;
}

/**
 * Reads a partnership's tracker: every child row with what could be understood, every cell that
 * could not with its reason, which rows are taken to be one child, and whom or what the free text
 * names beside them. Nothing is stored and nothing is guessed.
 */
export async function readTracker(
  bytes: Uint8Array,
  options: ReadingOptions,
): Promise<TrackerReading | UnreadableWorkbook> {
  const opened = await openWorkbook(bytes, defaultLimits, options.fileName);
  if (opened.outcome === "unreadable") return opened;
  const found = findTables(opened.sheets, {
    today: options.today,
    given: new GivenMapping(options.mapping),
  });
  const sheets = summariseSheets(found);
  const gathered = gather(found.tables, { today: options.today, vocabulary: found.vocabulary });
  if (gathered.rows.length === 0) {
    const reason =
      "No sheet with children was found: a row of headings with the child's name and date of birth is needed.";
    return { outcome: "unreadable", reason, sheets };
  }
  const matched = match(gathered, found.tables, options.decisions ?? []);
  return {
    outcome: "read",
    ...matched,
    offers: gathered.offers,
    skipped: gathered.skipped,
    sheets,
  };
}
