import { holds } from "../../platform/access/actor.ts";
import type { Need } from "../../platform/rooms/home-slots.ts";
import { countMissingNow } from "./missing-now-reads.ts";
import { notMatchedChildren } from "./not-matched.ts";

/** Who is missing now, before everything else on a home. */
export const missingNeed: Need = {
  order: 10,
  isFor: (actor) => holds(actor, "tracker.view"),
  href: "/missing",
  isLoud: true,
  count: ({ tx, actor }) => countMissingNow(tx, actor),
  says: (count) => (count === 1 ? "child missing now" : "children missing now"),
};

/** Whom another system reports as missing, and nobody has matched to a record. */
export const notMatchedNeed: Need = {
  order: 20,
  isFor: (actor) => holds(actor, "missing.match"),
  href: "/missing",
  isLoud: true,
  count: async ({ tx, actor, rooms, today }) =>
    (await notMatchedChildren.oneIn(rooms)(tx, actor, today)).length,
  says: (count) =>
    `${count === 1 ? "child is" : "children are"} missing now and not matched to a record`,
};
