import { holds } from "../../platform/access/actor.ts";
import type { Need } from "../../platform/rooms/home-slots.ts";
import { countWaitingPairs, matchingRules } from "../subjects/index.ts";

/** Pairs of records that may be of one child, and wait for this reader. */
export const duplicatesNeed: Need = {
  order: 30,
  isFor: (actor) => holds(actor, "record.match"),
  href: "/same-child",
  count: async ({ tx, actor, now, today }) =>
    countWaitingPairs(tx, {
      actor,
      at: now,
      twoLooks: await matchingRules(tx, today),
      source: "likely",
    }),
  says: (count) => (count === 1 ? "possible duplicate" : "possible duplicates"),
};
