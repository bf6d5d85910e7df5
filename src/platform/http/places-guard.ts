import type { StaffActor } from "../access/actor.ts";
import type { Database, Tx } from "../database/database.ts";
import type { Held } from "../words/index.ts";
import type { Outcome, View } from "./outcome.ts";

/** In a transaction, for whoever writes in it: nobody's id where that is not known. */
export type Writing = {
  readonly database: Database;
  readonly tx: Tx;
  readonly actor: { readonly partnershipId: number; readonly id: string | null };
  readonly at: Date;
};

/** In somebody's transaction. */
export type Looking = {
  readonly database: Database;
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly at: Date;
};

/**
 * Keeps what says where a protected child can be found out of free text. Which places those are is
 * for a room to know; this is where every request passes it.
 */
export type PlacesGuard = {
  /** Whether the acting person has still to be compared with a child among these records, or with one whom a concern among them is linked with. */
  readonly isDue: (tx: Tx, ids: readonly string[]) => Promise<boolean>;
  /** Looks whether these staff, and the acting person, may know these children; what was found now of the acting person. */
  readonly conflict: (looking: Looking, asked: MayKnow) => Promise<readonly FoundOfActor[]>;
  /** For whoever may know the places: the page that asks what to do about texts that name one. */
  readonly stop: (looking: Looking, sent: Sent) => Promise<View | undefined>;
  /** Holds what the texts about these records say of protected places. */
  readonly hold: (writing: Writing, ids: readonly string[]) => Promise<void>;
  /** The words behind tokens that this person may read. */
  readonly words: (tx: Tx, tokens: readonly string[]) => Promise<Held>;
};

/** A child who is on no record yet, as a form names them. */
export type ByName = {
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
};

export type Sent = {
  /** The child of the record, or whom a form names that begins one. */
  readonly about: string | ByName;
  readonly address: string;
  readonly csrfToken: string;
  /** As the browser sent it. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Fields in which a file came: nothing keeps it, so that it is chosen again. */
  readonly files: readonly string[];
  /** It takes files, whether or not one came. */
  readonly takesFiles: boolean;
};

export type MayKnow = {
  readonly children: readonly {
    readonly personId: string;
    /** Whom a form would let in. */
    readonly chosen: readonly string[];
  }[];
  /**
   * Concerns that they read without reaching a record: they are compared with the records that these are linked
   * with. Which those are, and that there are any, they are not told.
   */
  readonly concerns?: readonly string[];
  /** Whom a form about these concerns would let in. */
  readonly chosen?: readonly string[];
  /** They are asked to an item of an agenda, or open it, and do not reach the record by it. */
  readonly isForPanel?: boolean;
};

type FoundOfActor = { readonly personId: string; readonly isShutOut: boolean };

/** A piece of work that is done as the part of Lantern that compares papers with what must not leave. */
export type AsPapers = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * What a route about a child asks before it handles a form; of an item of an agenda it says so. Of a child who is
 * on no record, it is asked by the name in the form.
 */
export type StopPlaces = (
  about: string | ByName,
  isForPanel?: boolean,
) => Promise<Outcome | undefined>;

/**
 * What a route asks that makes or shows pages of several children: whether whom it lets read them may know the
 * child. Answers of which children something was found now that speaks of the acting person.
 */
export type CompareStaff = (asked: MayKnow) => Promise<ReadonlySet<string>>;

/** Holds what was just written about a child, in the same transaction, where nobody is known. */
export type HoldPlaces = (about: {
  readonly partnershipId: number;
  readonly personId: string;
}) => Promise<void>;

/** What is said, as the acting person reads it: with the held words that a page would show them. */
export type ShownToReader = <T>(says: T) => Promise<T>;
