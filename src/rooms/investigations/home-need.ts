import { holds } from "../../platform/access/actor.ts";
import { countedTogether, type Need } from "../../platform/rooms/home-slots.ts";
import { dueCount } from "./reads.ts";
import { investigationPaths } from "./web/paths.ts";

/** Updates, answers, reviews and age limits of investigations that are due, for those who record them. */
export const investigationsNeed: Need = {
  order: 64,
  isFor: (actor) => holds(actor, "investigation.record") && holds(actor, "tracker.view"),
  href: investigationPaths.due,
  count: countedTogether(dueCount, ({ due }) => due),
  says: (count) =>
    count === 1
      ? "investigation with something due to a victim"
      : "investigations with something due to a victim",
};
