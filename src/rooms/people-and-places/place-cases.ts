import type { Tx } from "../../platform/database/database.ts";
import { oneOf } from "../../platform/rooms/slot.ts";

/** A case on a place, as its own page and the page of its place name it. */
export type PlaceCase = {
  readonly contextId: string;
  readonly name: string;
  readonly href: string;
  readonly state: string;
  readonly level: string;
  /** Only while it is open. */
  readonly reviewBy: string | null;
};

type ReadCases = (
  tx: Tx,
  asked: { readonly thingId: string; readonly today: string },
) => Promise<readonly PlaceCase[]>;

/** Cases on a place or a business, as far as the reader may read each; they stand in a room above. */
export const placeCases = oneOf<ReadCases>("cases on a place");
