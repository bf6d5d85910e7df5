import { holds } from "../../platform/access/actor.ts";
import type { Need } from "../../platform/rooms/home-slots.ts";
import { countWaiting } from "./paper-reads.ts";

/** Papers that wait for this reader as the second person. */
export const papersNeed: Need = {
  order: 70,
  isFor: (actor) => holds(actor, "paper.release"),
  href: "/papers",
  count: ({ tx, actor }) => countWaiting(tx, actor),
  says: (count) => (count === 1 ? "paper to release" : "papers to release"),
};
