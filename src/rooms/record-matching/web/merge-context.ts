import type { WillStand } from "../merge-preview/web/what-will-stand.ts";
import type { FoundPair, MovedKind, PairedPerson } from "../../subjects/index.ts";

/** What one of the two records says, and the way to where it is settled for who may settle it. */
export type Against = {
  readonly key: string;
  readonly personId: string;
  readonly says: string;
  readonly act: string;
  readonly href: string | undefined;
};

/** What would happen if two records became one. */
export type MergeContext = {
  readonly pair: FoundPair;
  readonly stays: PairedPerson;
  readonly ends: PairedPerson;
  /** Keys of what stands against it. */
  readonly refusals: readonly string[];
  /** What either record says that stands against it, as far as the reader may read it. */
  readonly against: readonly Against[];
  /** Nothing where levels or harm status differ. */
  readonly willStand: readonly WillStand[];
  readonly moves: readonly MovedKind[];
  /** Names of those who are let into the record that stays. */
  readonly letIn: readonly string[];
  readonly today: string;
};
