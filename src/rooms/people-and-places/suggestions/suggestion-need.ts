import { holds } from "../../../platform/access/actor.ts";
import type { Need } from "../../../platform/rooms/home-slots.ts";
import { thingPaths } from "../web/paths.ts";
import { countSuggestions } from "./suggestion-reads.ts";

/** Suggested links to take or to decline: one statement, which finds nothing while they are off and is stopped where it takes long. */
export const suggestionNeed: Need = {
  order: 68,
  isFor: (actor) => holds(actor, "subject.record"),
  href: thingPaths.suggested(),
  count: ({ tx, today }) => countSuggestions(tx, { today }),
  says: (count) =>
    count === 1
      ? "suggested link between adults, places or things: decide"
      : "suggested links between adults, places or things: decide",
  uncounted: "Suggested links between adults, places or things: too many to count here",
};
