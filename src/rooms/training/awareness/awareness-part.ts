import { holds } from "../../../platform/access/actor.ts";
import { opensNoRecord } from "../../../platform/rooms/places.ts";
import type { HomePart } from "../../../platform/rooms/home-slots.ts";
import { trainingPaths } from "../web/paths.ts";
import { listCounted, percentOf, totalsOf } from "./awareness.ts";

const most = 3;

/** Whether people know who to ring, by campaign: on the home of who keeps prevention and reads no record. */
export const awarenessPart: HomePart = {
  order: 47,
  isFor: (actor) => holds(actor, "training.manage") && opensNoRecord(actor),
  read: async ({ tx }) => ({
    heading: "Who knows who to ring",
    lines: totalsOf(await listCounted(tx))
      .slice(0, most)
      .map(({ campaign, asked, before, after }) => ({
        text: campaign,
        href: trainingPaths.awareness,
        more: `${percentOf(before, asked) ?? 0}% before, ${percentOf(after, asked) ?? 0}% after, of ${asked} asked`,
      })),
    empty: "Nothing is counted yet. Add a campaign, and have agencies state what they counted.",
    all: { text: "Awareness by agency and campaign", href: trainingPaths.awareness },
  }),
};
