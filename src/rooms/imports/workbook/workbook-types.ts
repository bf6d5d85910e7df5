import type { TrackerReading } from "../reading/reading-types.ts";

/** The largest workbook that is taken. */
export const workbookLimit = 50 * 1024 * 1024;

/** An unfinished import holds names of children whom nobody brought in: it goes after so many days. */
export const unfinishedDays = 14;

/** What a person said about rows: two of the workbook, one and a record here, or a value that differs. */
export type ImportDecision = {
  readonly kind: "pair" | "match" | "difference";
  readonly key: string;
  readonly verdict: "same" | "different" | "theirs" | "ours";
  readonly by: string;
  readonly byName: string;
  readonly at: string;
};

export type Workbook = {
  readonly importId: string;
  readonly fileName: string;
  readonly state: "waiting" | "read" | "unreadable";
  readonly reason: string | null;
  /** Empty where the command line brought it in. */
  readonly broughtBy: string | null;
  readonly broughtAt: Date;
  readonly decisions: readonly ImportDecision[];
  readonly version: number;
};

export type ReadWorkbook<R = TrackerReading> = Workbook & {
  readonly sha256: Buffer;
  readonly reading: R;
};
