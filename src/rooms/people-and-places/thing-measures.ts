import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneOf } from "../../platform/rooms/slot.ts";

/** A measure on a subject; measures stand in a room above and give them. */
export type ThingMeasure = {
  readonly text: string;
  readonly href: string;
  readonly state: string;
};

export type ThingMeasures = {
  readonly lines: readonly ThingMeasure[];
  /** Where one can be proposed; undefined where the reader may not, or nobody may. */
  readonly propose: string | undefined;
};

type ListThingMeasures = (
  tx: Tx,
  actor: StaffActor,
  asked: { readonly thingId: string; readonly today: string },
) => Promise<ThingMeasures | undefined>;

/** Measures on a subject, for those who may read them. */
export const thingMeasures = oneOf<ListThingMeasures>("measures on a subject");
