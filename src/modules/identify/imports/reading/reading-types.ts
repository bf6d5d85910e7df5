/** A cell as it stands in the workbook: formulas are kept as text and never evaluated. */
export type Cell =
  | { kind: "text"; text: string; ref: string }
  | { kind: "number"; text: string; number: number; iso: string | null; ref: string }
  | { kind: "date"; text: string; iso: string; ref: string }
  | { kind: "formula"; text: string; ref: string }
  | { kind: "error"; text: string; ref: string }
  | { kind: "boolean"; text: string; ref: string }
  | { kind: "empty"; text: ""; ref: string };

export interface GridRow {
  /** As Excel counts: the first row is 1. */
  row: number;
  /** By column number, 1-based: only cells that hold something. */
  cells: ReadonlyMap<number, Cell>;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  rows: GridRow[];
}

export interface UnreadableWorkbook {
  outcome: "unreadable";
  /** One sentence for the person who chose the file. */
  reason: string;
}

export type Level = 1 | 2 | 3;
export type Sex = "female" | "male";

export interface Problem {
  sheet: string;
  row: number;
  /** Column letter. */
  column: string;
  heading: string;
  value: string;
  why: string;
}

export interface Skipped {
  sheet: string;
  row: number;
  /** Last row of a run of blank rows, otherwise the same as `row`. */
  lastRow: number;
  text: string;
  why: string;
}

export interface SheetSummary {
  name: string;
  hidden: boolean;
  holds: "children" | "key" | "other";
  why: string;
  closed: boolean;
  headingRow: number | null;
  /** What each column was taken to be, by column letter. */
  columns: { column: string; heading: string; role: string | null }[];
}

export interface TrackerRow {
  sheet: string;
  row: number;
  surname: string | null;
  forename: string | null;
  aliases: string[];
  dateOfBirth: string | null;
  sex: Sex | null;
  /** 1 low, 2 medium, 3 high; null is "not known", never low. */
  level: Level | null;
  closed: boolean;
  ownReference: string | null;
  /** The same value for rows taken to be one child. */
  child: string;
  /** The surname and forename were written the other way round and have been put right. */
  namesPutRight: boolean;
  /** Other dates that could be read, by heading, as ISO dates. */
  dates: Record<string, string>;
  /** Every cell of the row by heading, as written. */
  cells: Record<string, string>;
}

/** Two rows compared: joined, or only possible and left for a person to decide. */
export interface ComparedPair {
  a: { sheet: string; row: number };
  b: { sheet: string; row: number };
  joined: boolean;
  why: string[];
  against: string[];
}

export interface TrackerReading {
  outcome: "read";
  rows: TrackerRow[];
  problems: Problem[];
  skipped: Skipped[];
  sheets: SheetSummary[];
  pairs: ComparedPair[];
}
