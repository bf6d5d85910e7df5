import { holds } from "../../platform/access/actor.ts";
import { countedTogether, type Need } from "../../platform/rooms/home-slots.ts";
import { requestCounts } from "./request-reads.ts";
import { requestPaths } from "./web/paths.ts";

/** Requests that wait for a decision, for those who decide. */
export const requestsNeed: Need = {
  order: 62,
  isFor: (actor) => holds(actor, "request.decide"),
  href: requestPaths.open,
  count: countedTogether(requestCounts, ({ toDecide }) => toDecide),
  says: (count) =>
    count === 1 ? "request for information to decide" : "requests for information to decide",
};
