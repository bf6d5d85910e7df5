import type { Texts } from "../packed/packed.ts";
import type { RowCodes } from "../fields/field.ts";

/** One outcome of comparing one thing: "exact", "one figure differs". */
export type Level = {
  readonly label: string;
  /** What it is called in a model that was learned of other records. */
  readonly alsoCalled?: string;
  /** How often two records of one person come out here, before anything has been learned. */
  readonly usual: number;
};

/** Whether how rare a value is counts: fully for names; for the rest only that a value is unduly common. */
export type RarityMode = "full" | "common only" | "none";

/** What is compared, in levels from the same to different. Level 0 is always "not known". */
export type Comparison = {
  /** Its name in a model: "forename", "identifier nhs". */
  readonly name: string;
  readonly levels: readonly Level[];
  /** What brothers and sisters share: surname, home, telephone. */
  readonly isShared: boolean;
  /** A person's own as a rule, which brothers and sisters have in common as far as the data shows it: a father's name behind the first. */
  readonly mayBeShared?: boolean;
  /** A number that is issued to one person. */
  readonly isNumber?: boolean;
  /** When they were born, as far as it is known: twins share it. */
  readonly isBirth?: boolean;
  /** The level of people born a generation apart, the last, after that of those who merely differ. */
  readonly generation?: number;
  /** The first level of people who were born at different times, no slip of one. */
  readonly apart?: number;
  /** Where they live: it changes as a whole when a family moves. */
  readonly isHome?: boolean;
  /** How they are reached: it may change when a family moves, as a mother or a school need not. */
  readonly isReach?: boolean;
  readonly rarity: RarityMode;
  /** The level of two records, given by their rows. */
  readonly compare: (left: number, right: number) => number;
  /** The value of each row as a place in the field's values; -1 where it has none. */
  readonly codes: Int32Array;
  /** The same, where pairs from anywhere look them up. */
  readonly inRows: RowCodes;
  readonly counts: Float64Array;
  readonly texts: Texts;
  readonly filled: number;
};

export const unknown: Level = { label: "not known", usual: 0 };

/** Level numbers that every comparison shares. */
export const notKnown = 0;
export const exact = 1;
