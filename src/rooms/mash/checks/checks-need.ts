import { holds } from "../../../platform/access/actor.ts";
import type { Need } from "../../../platform/rooms/home-slots.ts";
import { countAsked } from "./check-reads.ts";

/** What the MASH asks of this reader's agencies and nobody has answered. */
export const checksNeed: Need = {
  order: 50,
  isFor: (actor) => holds(actor, "check.answer"),
  href: "/checks",
  count: ({ tx, actor }) => countAsked(tx, actor),
  says: (count) => (count === 1 ? "partner check to answer" : "partner checks to answer"),
};
