import type { IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { manyOf } from "../../platform/rooms/slot.ts";

/** What a fact is about, and so where in the record it can go. */
export type FactSort =
  "vehicle" | "telephone" | "place" | "account" | "age" | "words" | "screening" | "at-home";

/** Where facts come from: the decision on each is read by who may read the source. */
type FactSource =
  "concern" | "return-interview" | "visit" | "partner-check" | "meeting" | "family-link" | "moment";

/** Something that a source says and the record has a place for. It is in no place of the record until a person takes it. */
export type OfferedFact = {
  readonly source: FactSource;
  /** Its row in the table of the source. */
  readonly sourceId: string;
  readonly sort: FactSort;
  /**
   * What is kept: a registration, a number, what a place is called, the name of an account, years of age, what the child
   * said or what was seen word for word, or the name of a person at home.
   */
  readonly value: string;
  /** What it is called beside that, who heard it, what was asked or who the person is, where the source says so. */
  readonly label: string | null;
  /** The words of the source, as they stand there. */
  readonly said: string;
  /** The source in words. */
  readonly from: string;
  /** Whether the child said it. */
  readonly isChilds: boolean;
  readonly on: IsoDate;
  readonly by: string;
  /** Where it is read, for who may open that page. */
  readonly href: string | null;
};

/** How long words of a child are that can be taken as they stand. */
export const mostOfWords = 5000;

type ReadOffered = (
  tx: Tx,
  child: { readonly personId: string },
) => Promise<readonly OfferedFact[]>;

/**
 * What each source offers to the record of a child. It is read as its reader may read the source: who may not read a
 * concern or a visit is offered nothing of it.
 */
export const offeredFacts = manyOf<ReadOffered>("facts that sources offer to a child's record");
