import { holds } from "../../platform/access/actor.ts";
import { countedTogether, type Need } from "../../platform/rooms/home-slots.ts";
import { suggestionCounts } from "./suggestion-reads.ts";

/** Children whom a pattern alert found and nobody has taken up. */
export const alertsNeed: Need = {
  order: 40,
  isFor: (actor) => holds(actor, "suggestion.read"),
  href: "/standing-queries",
  count: countedTogether(
    ({ actor }) => suggestionCounts(actor),
    ({ open }) => open,
  ),
  says: (count) => (count === 1 ? "pattern alert to read" : "pattern alerts to read"),
};
