import type { Said } from "./kinds.ts";
import type { Codes, RowProblem } from "./read-row.ts";
import type { FeedSource } from "./source-reads.ts";

export type RawRow = {
  /** As a spreadsheet counts. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
};

export type Problem = { readonly row: number; readonly field: string; readonly message: string };

export type Taken = {
  readonly row: number;
  readonly key: string;
  readonly state: "joined" | "changed" | "unchanged" | "waiting" | "problem";
  readonly problems: readonly Problem[];
  readonly personId?: string;
  /** The concern that a notification became. */
  readonly concernId?: string;
};

export type Taking = {
  readonly source: FeedSource;
  readonly runId: string;
  readonly codes: Codes;
};

/** A row that was read, or what is wrong with it. */
export type ReadRow = { readonly row: number } & (
  { readonly said: Said } | { readonly problems: readonly RowProblem[] }
);

export const keyOf = (said: Said): string => said["key"] ?? "";

export const wrong = (
  row: number,
  key: string,
  problems: readonly Omit<Problem, "row">[],
): Taken => ({
  row,
  key,
  state: "problem",
  problems: problems.map((one) => ({ ...one, row })),
});

/** A row that the database refuses, by its code and nothing of what it says. */
export const leftOut = (row: number, key: string, code: string): Taken =>
  wrong(row, key, [
    {
      field: "key",
      message: `The whole row: Lantern could not take it (${code}). Record it by hand, and tell your system administrator`,
    },
  ]);

export const sameKey = { field: "key", message: "Row’s own key: an earlier row has the same" };
