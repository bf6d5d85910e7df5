import { manyOf } from "../rooms/slot.ts";
import type { ReadinessCheck } from "./readiness.ts";

/** What must be in place in a room before a real child is entered. */
export type RoomChecks = {
  readonly checks: readonly ReadinessCheck[];
  /** Smaller stands before larger in the list that is read by whoever puts it in place. */
  readonly order: number;
};

export const roomChecks = manyOf<RoomChecks>(
  "readiness checks",
  (one, other) => one.order - other.order,
);
