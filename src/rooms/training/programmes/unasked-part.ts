import { addMonths, formatDate } from "../../../kernel/dates.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { HomePart } from "../../../platform/rooms/home-slots.ts";
import { trainingPaths } from "../web/paths.ts";
import { listUnasked } from "./programme-reads.ts";

const most = 5;

/** Programmes held three months ago, where nobody said yet what changed: on the home of who keeps training. */
export const unaskedPart: HomePart = {
  order: 46,
  isFor: (actor) => holds(actor, "training.manage"),
  read: async ({ tx, today }) => {
    const asked = { from: addMonths(today, -12), to: addMonths(today, -3) };
    const waiting = await listUnasked(tx, asked);
    return {
      heading: "Programmes: what changed after three months",
      lines: waiting.slice(0, most).map(({ visitId, programme, school, heldOn }) => ({
        text: school === null ? programme : `${programme}, ${school}`,
        href: trainingPaths.newFinding(visitId),
        more: `Held on ${formatDate(heldOn)}`,
      })),
      empty: "Every programme held three months ago was asked about.",
      all: { text: "Programmes", href: trainingPaths.programmes },
    };
  },
};
