import type { RawBuilder } from "kysely";
import { manyOf } from "../../../platform/rooms/slot.ts";

/** A page of a child's record with a tab of its own. */
export type ChildPageTab = {
  /** What a page says of itself, so that its tab is lit. */
  readonly key: string;
  readonly text: string;
  readonly href: (personId: string) => string;
  readonly order: number;
};

/** The pages of a record, in the order of their tabs. */
export const childTabs = manyOf<ChildPageTab>(
  "tabs of a child's record",
  (one, other) => one.order - other.order,
);

/** Something that can still stand on a record when closing it is proposed. */
export type StandsAt = {
  /** What stands, as the rules of closing call it. */
  readonly check: string;
  /** Smaller is answered first. */
  readonly order: number;
  /**
   * Where it is read and ended.
   * @param id of its row, empty where it has none
   */
  readonly href: (personId: string, id: string) => string;
  /** How it is found. Harm status, flags and the level are known already. */
  readonly open?: StillOpen;
};

export type StillOpen = {
  /** @param on ISO date */
  readonly title: (name: string, on: string) => string;
  /**
   * A row for each that is open: id (null where there can be one only), name and "on", of which title is made.
   * Only of what everybody who reaches the child may know: a proposal is read by more people than a sensitive
   * service, a cohort with a list or a hidden forum is.
   */
  readonly rows: (child: {
    readonly personId: string;
    readonly today: string;
  }) => RawBuilder<unknown>;
};

/** What closing is asked about, in the order of its answers. */
export const standsAt = manyOf<StandsAt>(
  "what can still stand on a record that is to be closed",
  (one, other) => one.order - other.order,
);
