import { formatDate } from "../../../kernel/dates.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { HomePart } from "../../../platform/rooms/home-slots.ts";
import { trainingPaths } from "../web/paths.ts";
import { schoolsOf } from "./keep-programme.ts";
import { listLastHeld } from "./programme-reads.ts";
import { programmeSchemeOn } from "./programme-scheme.ts";
import { reachOf } from "./reach.ts";

const most = 5;

/** Schools and groups that had nothing for so long, on the homes of those who plan programmes and commission them. */
export const reachPart: HomePart = {
  order: 45,
  isFor: (actor) =>
    holds(actor, "training.manage") ||
    (holds(actor, "service.manage") && holds(actor, "statistics.view")),
  read: async ({ tx, today }) => {
    const scheme = await programmeSchemeOn(tx, today);
    const given = { visits: await listLastHeld(tx), schools: await schoolsOf(tx), scheme, today };
    const uncovered = reachOf(given).filter(({ isUncovered, of }) => isUncovered && of !== "ward");
    return {
      heading: `No programme for ${scheme.uncoveredMonths} months`,
      lines: uncovered.slice(0, most).map(({ name, lastOn }) => ({
        text: name,
        href: trainingPaths.uncovered,
        more: lastOn === null ? "Never" : `Last on ${formatDate(lastOn)}`,
      })),
      empty: "Every school and group had a programme.",
      all: { text: "Who had no programme", href: trainingPaths.uncovered },
    };
  },
};
