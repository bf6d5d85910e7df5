import { readBirthDate, readOtherDate } from "./read-date.ts";
import { readFullName, readSplitName, nameOrder, type NameReading } from "./read-name.ts";
import { readLevel, type LevelWords } from "./read-level.ts";
import { readSex } from "./read-sex.ts";
import { readClosed } from "./read-closed.ts";
import { readFacts } from "./read-facts.ts";
import { RowInHand } from "./row-in-hand.ts";
import { plainText, saysNone } from "./plain-text.ts";
import type { Table } from "./find-table.ts";
import type { GridRow, Problem, TrackerRow } from "./reading-types.ts";

export interface ReadingSetting {
  today: string;
  vocabulary: LevelWords;
}

/** A row before it is known which child it is about. */
export type UnmatchedRow = Omit<TrackerRow, "child" | "namesPutRight">;

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

/** A colour without a word means what its painter meant by it: it is listed, never read. */
function levelOf(row: RowInHand, vocabulary: LevelWords): ReturnType<typeof readLevel> {
  const column = row.column("level");
  if (column === undefined) return { level: null, why: null };
  const read = readLevel(row.at(column), vocabulary);
  if (row.at(column).kind !== "empty") return read;
  const beside = row.column("name") ?? row.column("surname") ?? column + 1;
  const colour = row.colour(column);
  if (colour === null || colour === row.colour(beside)) return read;
  return { level: null, why: "The level is shown by a colour alone, so it is not known." };
}

function ownReference(row: RowInHand): string | null {
  const { kind, text: written } = row.cell("reference");
  const text = plainText(written);
  // Filled down, a formula says the same in every row: that would make one child of several.
  return kind === "formula" || saysNone(text) || text.length > 100 ? null : text;
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
  const level = levelOf(row, setting.vocabulary);
  row.report(row.column("level"), level.why);
  const dates = readDates(row, table, setting.today);
  const read: UnmatchedRow = {
    sheet: table.sheet.name,
    row: source.row,
    surname: name.surname,
    forename: name.forename,
    aliases: aliasesOf(row, name),
    dateOfBirth,
    sex: sex.sex,
    level: level.level,
    closed: readClosed(row, { table, dates, today: setting.today }),
    ownReference: ownReference(row),
    dates,
    ...readFacts(row, { dates, isLevelUnread: level.why !== null }),
    cells: cellsByHeading(row, table),
  };
  return { row: read, problems: row.problems };
}
