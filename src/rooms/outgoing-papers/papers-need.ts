import { holds } from "../../platform/access/actor.ts";
import { countedTogether, type Need } from "../../platform/rooms/home-slots.ts";
import { waitingCount } from "./paper-reads.ts";

/** Papers that wait for this reader as the second person. */
export const papersNeed: Need = {
  order: 70,
  isFor: (actor) => holds(actor, "paper.release"),
  href: "/papers",
  count: countedTogether(
    ({ actor }) => waitingCount(actor),
    ({ waiting }) => waiting,
  ),
  says: (count) => (count === 1 ? "paper to release" : "papers to release"),
};
