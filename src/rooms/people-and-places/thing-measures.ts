import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneOf } from "../../platform/rooms/slot.ts";
import type { ThingKind } from "./thing-kinds.ts";

/** A measure on a subject; measures stand in a room above and give them. */
export type ThingMeasure = {
  readonly text: string;
  readonly href: string;
  readonly state: string;
};

/** What somebody could consider, because several children were linked with it lately; nothing follows by itself. */
export type Considerable = {
  readonly children: number;
  readonly days: number;
  /** Each with who can. */
  readonly measures: readonly string[];
};

export type ThingMeasures = {
  readonly lines: readonly ThingMeasure[];
  /** Where one can be proposed; undefined where the reader may not, or nobody may. */
  readonly propose: string | undefined;
  readonly consider: Considerable | undefined;
};

type ListThingMeasures = (
  tx: Tx,
  actor: StaffActor,
  asked: { readonly thingId: string; readonly kind: ThingKind; readonly today: string },
) => Promise<ThingMeasures | undefined>;

/** Measures on a subject, for those who may read them. */
export const thingMeasures = oneOf<ListThingMeasures>("measures on a subject");
