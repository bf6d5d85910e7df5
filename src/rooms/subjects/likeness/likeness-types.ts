import type { ChildNumber } from "../numbers/number-kinds.ts";
import type { PersonName } from "../names.ts";

/** Whom somebody describes, as far as they knew. Null is "not known", which never speaks against. */
export type Sought = PersonName & {
  /** Where the description stands, for the reasons: "Khan in the concern, Khan-Ahmed on record". */
  readonly saidIn:
    | "in the concern"
    | "in the workbook"
    | "in the row"
    | "typed here"
    | "on the first record"
    | "in what was sent";
  readonly otherNames: readonly PersonName[];
  readonly bornOn: string | null;
  readonly ageAbout: number | null;
  readonly sex: "female" | "male" | null;
  /** The school that sent the concern, where a school did. */
  readonly school: string | null;
  /** Where they live, where whoever describes them said so. It finds and orders by homes that the asker reads. */
  readonly postcode?: string | null;
  /** Under which numbers whoever describes them knows them. Each finds who has it. */
  readonly numbers?: readonly ChildNumber[];
};

/** Somebody who has a record here. */
export type Known = PersonName & {
  readonly otherNames: readonly PersonName[];
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  /** Schools whose staff stand in the circle today, where they were asked for. */
  readonly schools: readonly string[];
  /** Numbers that stand, as `numberOf` reads them, where they were asked for. */
  readonly numbers?: readonly string[];
};

export type Side = "for" | "against" | "not known";

/** One thing that speaks for or against two descriptions being of one child. */
export type Reason = { readonly side: Side; readonly words: string };

export type Likeness = {
  readonly for: readonly string[];
  readonly against: readonly string[];
  readonly notKnown: readonly string[];
  /** How much speaks for one child in all. It orders a list, and stands only where it is explained. */
  readonly bits: number;
  /** Nothing but a shared family name speaks for it: a brother or sister, or nobody of theirs. */
  readonly isFamilyNameOnly: boolean;
};

/** Where the record stands that somebody is compared with: of two records beside each other each is named. */
export const recordedIn = (saidIn: Sought["saidIn"]): string =>
  saidIn === "on the first record" ? "on the second" : "on record";
