import { manyOf, type Rooms } from "../../platform/rooms/slot.ts";
import type { BodyOf, Kind } from "./kind.ts";

/** A version of a kind, as it is shipped. */
export type Shipped<K extends Kind = Kind> = K extends Kind
  ? {
      readonly kind: K["name"];
      readonly key: string;
      readonly inForceFrom: string;
      readonly inForceTo?: string;
      readonly body: BodyOf<K>;
    }
  : never;

/** What a room ships, loaded when it is asked for: a new partnership begins with it, and may replace it. */
export const shippedVersions = manyOf<() => Promise<readonly Shipped[]>>("shipped versions");

/**
 * What a new partnership starts with, as dated data that it can replace. Which scheme was in force
 * when is local: each is a starting point that a partnership confirms.
 */
export async function shippedIn(rooms: Rooms): Promise<readonly Shipped[]> {
  const lists = await Promise.all(shippedVersions.allIn(rooms).map((load) => load()));
  return lists.flat();
}
