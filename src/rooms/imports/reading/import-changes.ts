import type { Place, TrackerRow } from "./reading-types.ts";

/** Typed values of a row that Lantern keeps, in the order a person is shown them. */
export const comparedFacts = [
  "surname", "forename", "aliases", "dateOfBirth", "sex", "level", "closed", "ownReference",
  "referredOn", "lastMapOn", "lastPanelOn", "closedOn", "missingCount", "returnInterview", "school",
  "ward", "lead", "ethnicity", "associates", "locations", "notes",
] as const; // prettier-ignore
export type ComparedFact = (typeof comparedFacts)[number];

export interface ChangedCell {
  /** As the new workbook writes it; as the former where the new one has no such column. */
  heading: string;
  was: string;
  now: string;
}

/** A typed value that is another one now; blank in the new workbook is `null`, never a decision. */
export type ChangedFact = {
  [Fact in ComparedFact]: { fact: Fact; was: TrackerRow[Fact]; now: TrackerRow[Fact] };
}[ComparedFact];

interface Kept {
  before: Place;
  now: Place;
  /** The child that the former row became. */
  child: string;
}

export interface Candidate {
  before: Place;
  child: string;
  why: string[];
  against: string[];
}

/**
 * What one row is to the import before it.
 *
 * moved: closed now and open before, or the other way round; it may have changed as well.
 * new: `sameAs` names the child of a former row when another row of this workbook, taken to be the
 * same child, is that child's.
 * ambiguous: a person must say which former row it is, if any; until then nothing is to be changed.
 */
export type RowChange =
  | (Kept & { kind: "unchanged" })
  | (Kept & { kind: "changed" | "moved"; cells: ChangedCell[]; facts: ChangedFact[] })
  | { kind: "new"; now: Place; child: string; sameAs: string | null }
  | { kind: "gone"; before: Place; child: string }
  | { kind: "ambiguous"; now: Place; child: string; candidates: Candidate[] };

/** A row of the former import: as it was read then, with the child that it became. */
export type FormerRow = TrackerRow;
