import type { Candidate, OtherName } from "../../subjects/index.ts";
import type { ChangedCell } from "../reading/import-changes.ts";
import type { Place, TrackerRow } from "../reading/reading-types.ts";

/** Rows that are about one child. */
export type Group = readonly TrackerRow[];

/** What the rows of one child say together, for the tracker. */
export type Said = {
  readonly isOpen: boolean;
  readonly level: number | null;
  readonly bornOn: string | null;
  readonly openedOn: string | null;
  readonly lastPanelOn: string | null;
  readonly missingCount: number | null;
  readonly ward: string | null;
  readonly school: string | null;
  readonly notes: readonly string[];
};

export type SaidField = "bornOn" | "openedOn" | "lastPanelOn" | "missingCount" | "ward" | "school";

/** A value that the workbook has changed. */
export type FieldDifference = {
  readonly field: SaidField;
  readonly was: string | null;
  readonly now: string;
  /** set: nobody here has said otherwise. differs: somebody has, and it is kept unless decided. */
  readonly how: "set" | "differs";
};

/** A child who is here already, with what the workbook says anew. */
export type KnownChild = {
  readonly personId: string;
  readonly rows: Group;
  readonly fresh: readonly RowToKeep[];
  readonly unchanged: readonly { readonly rowId: string; readonly row: TrackerRow }[];
  readonly cells: readonly ChangedCell[];
  readonly fields: readonly FieldDifference[];
  readonly says: { readonly level: number | null; readonly isClosed: boolean } | undefined;
  readonly headlines: readonly string[];
  readonly notes: readonly string[];
  /** Ward and school that were not taken, since where the child can be found is protected. */
  readonly isProtected: boolean;
};

/** A row that says something new, and the former one that it takes the place of. */
export type RowToKeep = {
  readonly row: TrackerRow;
  readonly replaces: string | undefined;
  /** Names that it gives and the record does not have: kept beside the child's own. */
  readonly names: readonly OtherName[];
};

export type LeftOut = {
  readonly rows: Group;
  /**
   * here: a child of this name and date of birth; alike: somebody who is here may be the child; unclear:
   * one of several rows of last time; pair: another row of this workbook may be the child.
   */
  readonly why: "here" | "alike" | "unclear" | "pair";
};

export type Beyond = {
  readonly rows: Group;
  readonly ringName: string;
  readonly ringPhone: string | null;
};

/** Records that may be the child of these rows, for a person to decide. */
export type PossibleMatch = {
  readonly rows: Group;
  readonly candidates: readonly Candidate[];
  readonly isExact: boolean;
};

export type FormerRow = {
  readonly rowId: string;
  readonly personId: string;
  /** Stood in the workbook that was brought in last. */
  readonly isLatest: boolean;
  readonly row: TrackerRow;
};

export type ImportPlan = {
  readonly fresh: readonly Group[];
  readonly known: readonly KnownChild[];
  /** Rows that wait until a person decides: nothing is made of them. */
  readonly leftOut: readonly LeftOut[];
  readonly beyond: readonly Beyond[];
  readonly gone: readonly FormerRow[];
  readonly matches: readonly PossibleMatch[];
};

export const placeKey = ({ sheet, row }: Place): string => `${sheet}!${row}`;
