import type { Clock } from "../kernel/clock.ts";
import { addDays, londonInstant } from "../kernel/dates.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Rooms } from "../platform/rooms/slot.ts";
import { findPanel } from "../rooms/panels/index.ts";
import type { Cast } from "./cast.ts";
import { noLaterThan } from "./no-later.ts";

export type Filling = { readonly cast: Cast; readonly clock: Clock };
export type Telling = Filling & { readonly tx: Tx; readonly rooms: Rooms };

/** As one who looks narrowly: the demonstration reads everything anyway. */
export function member(cast: Cast, key: string): StaffActor {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  return { ...actor, isWide: false };
}

export const when = ({ cast, clock }: Filling, ago: number, key = "coordinator") => {
  const today = addDays(clock.today(), -ago);
  const at = noLaterThan(clock, londonInstant(today, "11:30"));
  return { actor: member(cast, key), at, today };
};

export function right<T extends { readonly kind: string }>(change: T): T {
  if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
  return change;
}

export const mace = async ({ tx, clock }: Telling) => {
  const panel = await findPanel(tx, "mace", clock.today());
  if (!panel) throw new Error("the demonstration has no panel");
  return panel;
};
