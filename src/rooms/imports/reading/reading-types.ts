import type { Cell, GridRow, Sheet } from "../../../platform/spreadsheets/opening/index.ts";
import type { ColumnRole } from "./column-roles.ts";

export type { Cell, GridRow, Sheet };

export interface UnreadableWorkbook {
  outcome: "unreadable";
  /** One sentence for the person who chose the file. */
  reason: string;
  /** What was seen of a workbook in which no children were found, so that a person can say where they are. */
  sheets?: SheetSummary[];
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

export type SheetRole = "children" | "closed" | "none";

/**
 * What a person said about a workbook; it goes before everything that is detected. Keys are
 * compared as `comparable()` does: small letters and digits, so that "D.O.B" is "d o b".
 */
export interface Mapping {
  /** By heading, in whichever sheet it stands. */
  headings?: Readonly<Record<string, ColumnRole>>;
  /** By sheet name. */
  sheets?: Readonly<Record<string, SheetMapping>>;
}

export interface SheetMapping {
  role?: SheetRole;
  /** As Excel counts. */
  headingRow?: number;
  /** By heading; before `headings` of the whole mapping. */
  columns?: Readonly<Record<string, ColumnRole>>;
}

export interface ColumnSummary {
  /** Column letter. */
  column: string;
  /** Unique within its sheet; a column without a heading is called by its letter. */
  heading: string;
  role: ColumnRole | null;
  /** given: a person said so. none: nothing says what the column is. */
  confidence: "given" | "certain" | "likely" | "guess" | "none";
  /** One sentence for the person who checks. */
  why: string;
  /** The first few different values, cut short. */
  samples: string[];
}

export interface SheetSummary {
  name: string;
  hidden: boolean;
  holds: "children" | "key" | "other";
  why: string;
  closed: boolean;
  headingRow: number | null;
  columns: ColumnSummary[];
}

/** Text of a row that no typed value holds, to be kept as a note. */
export interface Note {
  heading: string;
  text: string;
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
  /** By its sheet, or by a column of its own that says so without doubt. */
  closed: boolean;
  ownReference: string | null;
  /** The same value for rows taken to be one child. */
  child: string;
  /** The surname and forename were written the other way round and have been put right. */
  namesPutRight: boolean;
  referredOn: string | null;
  lastMapOn: string | null;
  lastPanelOn: string | null;
  closedOn: string | null;
  /** Missing episodes in 90 days; null is "not known", which is not none. */
  missingCount: number | null;
  returnInterview: string | null;
  school: string | null;
  ward: string | null;
  lead: string | null;
  ethnicity: string | null;
  associates: string | null;
  locations: string | null;
  /** Comments, and what stands in a cell of level or status that says neither. */
  notes: Note[];
  /** Every date but the date of birth that could be read, by heading, as ISO dates. */
  dates: Record<string, string>;
  /** Every cell of the row by heading, as written. */
  cells: Record<string, string>;
}

export interface Place {
  sheet: string;
  row: number;
}

/** Two rows compared: joined, or only possible and left for a person to decide. */
export interface ComparedPair {
  a: Place;
  b: Place;
  joined: boolean;
  /** What a person decided about this very pair: one child, two, or nothing yet. */
  decided: boolean | null;
  why: string[];
  against: string[];
}

/** What a person decided about two rows: it holds against everything that is detected. */
export interface Decision {
  a: Place;
  b: Place;
  same: boolean;
}

/** A decision that others contradict, or that names a row which is not there: it was not followed. */
export interface Contradiction {
  decision: Decision;
  why: string;
}

/** Something that free text names, offered to a person: nothing is made of it by itself. */
export interface Offer extends Place {
  kind: "person" | "vehicle" | "phone" | "place";
  /** As written. */
  text: string;
  /** Normalised, for comparing: "FX19 ABC", "+447700900123", "Mia Lamb". */
  value: string;
  /** Words beside it: "silver Audi", "older male, 20s"; empty when there are none. */
  described: string;
  /** Column letter. */
  column: string;
  heading: string;
}

export interface TrackerReading {
  outcome: "read";
  rows: TrackerRow[];
  problems: Problem[];
  skipped: Skipped[];
  sheets: SheetSummary[];
  pairs: ComparedPair[];
  contradictions: Contradiction[];
  offers: Offer[];
}
