import { countedTogether, type Need } from "../../platform/rooms/home-slots.ts";
import { openSupportCount } from "./support-reads.ts";
import { trainingPaths } from "./web/paths.ts";

/** Support with training that somebody promised and has not given yet, on the home of its owner. */
export const supportNeed: Need = {
  order: 90,
  isFor: () => true,
  href: `${trainingPaths.support}?show=mine`,
  count: countedTogether(
    ({ actor }) => openSupportCount(actor.id),
    ({ many }) => many,
  ),
  says: (count) =>
    count === 1
      ? "offer of support with training to give"
      : "offers of support with training to give",
};
