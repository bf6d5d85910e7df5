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
  /** The colour that fills a cell, also an empty one; null when it has none. */
  colourOf: (column: number) => string | null;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  rows: GridRow[];
}

/** Why a file was not opened. */
export interface Unopened {
  outcome: "unreadable";
  /** One sentence for the person who chose the file. */
  reason: string;
}
