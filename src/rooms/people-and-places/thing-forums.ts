import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { manyOf } from "../../platform/rooms/slot.ts";

/** A forum that knows a person of concern, or a panel that looked at them. */
export type ThingForum = {
  readonly forum: string;
  /** Who to ask there, or on which day it was. */
  readonly contact: string;
  readonly next: string;
  readonly href: string;
};

export type ThingForums = {
  readonly lines: readonly ThingForum[];
  /** Where another can be recorded; undefined where the reader may not, or nobody may. */
  readonly record: string | undefined;
};

type ListThingForums = (
  tx: Tx,
  actor: StaffActor,
  asked: { readonly thingId: string; readonly at: Date; readonly today: string },
) => Promise<ThingForums>;

/** Every forum that touches one person, each as far as the reader may know of it; rooms above give them. */
export const thingForums = manyOf<ListThingForums>("forums that know a person");
