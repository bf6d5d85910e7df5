import { holds } from "../../platform/access/actor.ts";
import { countedTogether, type Need } from "../../platform/rooms/home-slots.ts";
import { dutyCounts } from "./duty-reads.ts";
import { releaseCount } from "./releases/release-reads.ts";
import { releasePaths } from "./releases/web/paths.ts";
import { dutyPaths } from "./web/paths.ts";

/** What has to be told to another body, for those who work with the children. */
export const dutiesNeed: Need = {
  order: 8,
  isFor: (actor) => holds(actor, "action.manage") && holds(actor, "tracker.view"),
  href: dutyPaths.open,
  isLoud: true,
  count: countedTogether(dutyCounts, ({ open }) => open),
  says: (count) =>
    count === 1 ? "thing that must be told to another body" : "things that must be told to others",
};

/** Bail and releases that end soon, of which not everybody was told. */
export const releasesNeed: Need = {
  order: 9,
  isFor: (actor) => holds(actor, "action.manage") && holds(actor, "tracker.view"),
  href: releasePaths.due,
  count: countedTogether(
    ({ today }) => releaseCount({ show: "due", today }),
    ({ many }) => many,
  ),
  says: (count) =>
    count === 1 ? "bail or release that ends soon" : "bails or releases that end soon",
};
