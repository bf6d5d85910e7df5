import { formatDate } from "../../../../kernel/dates.ts";
import { holds } from "../../../../platform/access/actor.ts";
import type { HomePart } from "../../../../platform/rooms/home-slots.ts";
import { trainingPaths } from "../../web/paths.ts";
import { isToSee } from "./seen.ts";
import { listParenting } from "./seen-reads.ts";

const most = 5;

/** Parenting programmes that nobody has seen, or that are to be seen again, on the home of who keeps training. */
export const toSeePart: HomePart = {
  order: 47,
  isFor: (actor) => holds(actor, "training.manage"),
  read: async ({ tx, today }) => {
    const waiting = (await listParenting(tx)).filter((one) => isToSee(one, today));
    return {
      heading: "Parenting programmes to be seen",
      lines: waiting.slice(0, most).map(({ programmeId, name, last }) => ({
        text: name,
        href: trainingPaths.newSeen(programmeId),
        more: last === null ? "Not yet seen" : `Seen on ${formatDate(last.seenOn)}`,
      })),
      empty: "No parenting programme is to be seen.",
      all: { text: "Parenting programmes", href: trainingPaths.parentingToSee },
    };
  },
};
