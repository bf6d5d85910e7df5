import type { Tx } from "../../platform/database/database.ts";
import type { AsPapers } from "../../platform/http/places-guard.ts";
import { oneOf } from "../../platform/rooms/slot.ts";

/** Of each text, words that are the name of a child on any record. */
export type FindChildrenNamed = (
  tx: Tx,
  asPapers: AsPapers,
  texts: readonly string[],
) => Promise<readonly (readonly { readonly name: string; readonly words: string }[])[]>;

/** Papers know who is named. */
export const childrenNamed = oneOf<FindChildrenNamed>("children named in a text");
