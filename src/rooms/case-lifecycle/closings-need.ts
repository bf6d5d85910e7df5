import { holds } from "../../platform/access/actor.ts";
import type { Need } from "../../platform/rooms/home-slots.ts";
import { listWaiting } from "./closure-reads.ts";

/** Proposals to close a record that wait for a second person. */
export const closingsNeed: Need = {
  order: 60,
  isFor: (actor) => holds(actor, "case.agree") && holds(actor, "tracker.view"),
  href: "/closings",
  count: async ({ tx, actor }) => (await listWaiting(tx, actor)).length,
  says: (count) => (count === 1 ? "proposal to close a record" : "proposals to close records"),
};
