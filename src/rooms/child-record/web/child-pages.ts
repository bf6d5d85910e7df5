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

/** Where something that still stands on a record is read and ended; closing is asked about it. */
export type StandsAt = {
  /** What stands, as the rules of closing call it. */
  readonly check: string;
  /** @param id of its row, empty where it has none */
  readonly href: (personId: string, id: string) => string;
};

export const standsAt = manyOf<StandsAt>("where what still stands is read");
