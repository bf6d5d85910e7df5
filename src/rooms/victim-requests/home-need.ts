import { holds } from "../../platform/access/actor.ts";
import type { Need } from "../../platform/rooms/home-slots.ts";
import { countRequests } from "./request-reads.ts";
import { requestPaths } from "./web/paths.ts";

/** Requests that wait for a decision, for those who decide. */
export const requestsNeed: Need = {
  order: 62,
  isFor: (actor) => holds(actor, "request.decide"),
  href: requestPaths.open,
  count: async ({ tx, actor, today }) => (await countRequests(tx, { actor, today })).toDecide,
  says: (count) =>
    count === 1 ? "request for information to decide" : "requests for information to decide",
};
