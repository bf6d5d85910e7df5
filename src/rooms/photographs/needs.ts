import { holds } from "../../platform/access/actor.ts";
import { countedTogether, type Need } from "../../platform/rooms/home-slots.ts";
import { waitingPhotographs } from "./photograph-reads.ts";
import { photographPaths } from "./web/paths.ts";

/** Photographs to check as the second person, or to look at again. */
export const photographsNeed: Need = {
  order: 58,
  isFor: (actor) => holds(actor, "missing.record"),
  href: photographPaths.waiting,
  count: countedTogether(waitingPhotographs, ({ waiting }) => waiting),
  says: (count) =>
    count === 1 ? "photograph of a child to check" : "photographs of children to check",
};
