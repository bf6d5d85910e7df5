import { holds } from "../../../platform/access/actor.ts";
import { countedTogether, type Need } from "../../../platform/rooms/home-slots.ts";
import { dueCharges } from "./charge-reads.ts";
import { chargePaths } from "./web/paths.ts";

/** What children were charged with while exploited and is to be looked at again, for those who record it. */
export const chargesNeed: Need = {
  order: 65,
  isFor: (actor) => holds(actor, "investigation.record") && holds(actor, "tracker.view"),
  href: chargePaths.due,
  count: countedTogether(dueCharges, ({ due }) => due),
  says: (count) =>
    count === 1
      ? "charge or caution of a child to look at again"
      : "charges or cautions of children to look at again",
};
