import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { HomeLine, HomePart } from "../../../platform/rooms/home-slots.ts";
import { trainingPaths } from "../web/paths.ts";
import { readReach } from "./reach-reads.ts";
import type { ReachLine } from "./reach.ts";

const most = 5;

/** Schools, communities and wards that had nothing for so long, on the homes of those who plan and commission programmes. */
export const reachPart: HomePart = {
  order: 45,
  isFor: (actor) =>
    holds(actor, "training.manage") ||
    (holds(actor, "service.manage") && holds(actor, "statistics.view")),
  read: async ({ tx, today }) => {
    const { lines, scheme } = await readReach(tx, today);
    const uncovered = lines.filter(({ isUncovered }) => isUncovered);
    const shown = uncovered.filter(({ of }) => of !== "ward").slice(0, most);
    return {
      heading: `No programme for ${scheme.uncoveredMonths} months`,
      lines: [
        ...shown.map(({ name, lastOn }) => ({
          text: name,
          href: trainingPaths.uncovered,
          more: lastOn === null ? "Never" : `Last on ${formatDate(lastOn)}`,
        })),
        ...wardsTogether(uncovered.filter(({ of }) => of === "ward")),
      ],
      empty: "Every school, community and ward had a programme.",
      all: { text: "Who had no programme", href: trainingPaths.uncovered },
    };
  },
};

/** In one line, so that they leave room for the schools. */
function wardsTogether(wards: readonly ReachLine[]): readonly HomeLine[] {
  if (wards.length === 0) return [];
  const names = wards.slice(0, most).map(({ name }) => name);
  const rest = wards.length - names.length;
  return [
    {
      text: counted(wards.length, "ward"),
      href: trainingPaths.uncovered,
      more: (rest > 0 ? [...names, `${rest} more`] : names).join(", "),
    },
  ];
}
