import type { IsoDate } from "../../kernel/dates.ts";

/** A date is a day of the calendar, not an instant; null is an empty cell. */
export type Cell = string | number | { readonly date: IsoDate } | null;

/** A table as what it says, before it is a workbook or a text file. */
export type Sheet = {
  /** On the tab, at most 31 characters. */
  readonly name: string;
  /** Whose file this is and what it is for: above the headings, and on every printed sheet what `running` says. */
  readonly lines: readonly string[];
  readonly headings: readonly Heading[];
  readonly rows: readonly (readonly Cell[])[];
  /** Below the last row. */
  readonly notes: readonly string[];
  readonly running: {
    readonly marking: string;
    /** The number that the file is registered under. */
    readonly number: string;
    readonly reader: string;
  };
  readonly madeAt: Date;
};

export type Heading = {
  readonly text: string;
  /** In characters. */
  readonly width: number;
};
