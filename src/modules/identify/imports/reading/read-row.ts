import { readBirthDate, readOtherDate } from "./read-date.ts";
import { readFullName, readSplitName, nameOrder, type NameReading } from "./read-name.ts";
import { readLevel, type LevelWords } from "./read-level.ts";
import { readSex } from "./read-sex.ts";
import { columnLetter, plainText, saysNone } from "./plain-text.ts";
import { saysClosed } from "./sheet-words.ts";
import type { Table } from "./find-table.ts";
import type { Role } from "./heading-words.ts";
import type { Cell, GridRow, Problem, TrackerRow } from "./reading-types.ts";

export interface ReadingSetting {
  today: string;
  vocabulary: LevelWords;
}

/** A row before it is known which child it is about. */
export type UnmatchedRow = Omit<TrackerRow, "child" | "namesPutRight">;

const empty: Cell = { kind: "empty", text: "", ref: "" };

/** One row with the means to look up a cell by what its column is for. */
class RowInHand {
  readonly problems: Problem[] = [];
  private readonly table: Table;
  private readonly source: GridRow;

  constructor(table: Table, source: GridRow) {
    this.table = table;
    this.source = source;
  }

  column(role: Role): number | undefined {
    return [...this.table.roleOf].find(([, taken]) => taken === role)?.[0];
  }

  cell(role: Role): Cell {
    const column = this.column(role);
    return column === undefined ? empty : this.at(column);
  }

  at(column: number): Cell {
    return this.source.cells.get(column) ?? empty;
  }

  report(column: number | undefined, why: string | null): void {
    if (why === null || column === undefined) return;
    this.problems.push({
      sheet: this.table.sheet.name,
      row: this.source.row,
      column: columnLetter(column),
      heading: this.table.headings.get(column) ?? "",
      value: this.at(column).text,
      why,
    });
  }
}

function readName(row: RowInHand, table: Table): NameReading {
  const nameColumn = row.column("name");
  if (nameColumn === undefined) return readSplitName(row.cell("surname"), row.cell("forename"));
  return readFullName(row.cell("name"), nameOrder(table.headings.get(nameColumn) ?? ""));
}

function aliasesOf(row: RowInHand, name: NameReading): string[] {
  const own = plainText(row.cell("alias").text);
  if (saysNone(own) || own.length > 200) return name.aliases;
  return [
    ...new Set([...name.aliases, ...own.split(/\s*[/,;]\s*/u).filter((alias) => alias !== "")]),
  ];
}

function readBirth(row: RowInHand, today: string): string | null {
  const reading = readBirthDate(row.cell("dateOfBirth"), today);
  if (reading.outcome === "date") return reading.iso;
  const why = reading.outcome === "none" ? "There is no date of birth." : reading.why;
  row.report(row.column("dateOfBirth"), why);
  return null;
}

function readDates(row: RowInHand, table: Table, today: string): Record<string, string> {
  const dates: [string, string][] = [];
  for (const column of table.otherDates) {
    const reading = readOtherDate(row.at(column), today);
    if (reading.outcome === "unreadable") row.report(column, reading.why);
    if (reading.outcome === "date") dates.push([table.headings.get(column) ?? "", reading.iso]);
  }
  return Object.fromEntries(dates);
}

function ownReference(row: RowInHand): string | null {
  const text = plainText(row.cell("reference").text);
  return saysNone(text) || text.length > 100 ? null : text;
}

function cellsByHeading(row: RowInHand, table: Table): Record<string, string> {
  return Object.fromEntries(
    [...table.headings].map(([column, heading]) => [heading, row.at(column).text]),
  );
}

/** What one row says about a child, and everything in it that could not be understood. */
export function readRow(
  table: Table,
  source: GridRow,
  setting: ReadingSetting,
): { row: UnmatchedRow; problems: Problem[] } {
  const row = new RowInHand(table, source);
  const name = readName(row, table);
  row.report(row.column("name") ?? row.column("surname"), name.why);
  const dateOfBirth = readBirth(row, setting.today);
  const sex = readSex(row.cell("sex"));
  row.report(row.column("sex"), sex.why);
  const level = readLevel(row.cell("level"), setting.vocabulary);
  row.report(row.column("level"), level.why);
  const read: UnmatchedRow = {
    sheet: table.sheet.name,
    row: source.row,
    surname: name.surname,
    forename: name.forename,
    aliases: aliasesOf(row, name),
    dateOfBirth,
    sex: sex.sex,
    level: level.level,
    closed: saysClosed(table.sheet.name),
    ownReference: ownReference(row),
    dates: readDates(row, table, setting.today),
    cells: cellsByHeading(row, table),
  };
  return { row: read, problems: row.problems };
}
