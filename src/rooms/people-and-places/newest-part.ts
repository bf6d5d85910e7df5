import { holds } from "../../platform/access/actor.ts";
import type { HomePart } from "../../platform/rooms/home-slots.ts";
import { countThings, listThings } from "./thing-reads.ts";
import { thingKinds } from "./thing-kinds.ts";
import { thingPaths } from "./web/paths.ts";

const most = 5;

/** People, places and networks, for those who bring them together. */
export const subjectsPart: HomePart = {
  order: 20,
  isFor: (actor) => holds(actor, "subject.view") && !actor.isWide && !holds(actor, "team.oversee"),
  read: async ({ tx, actor, today }) => {
    const any = { today, kind: undefined, sought: "" };
    const found = (await listThings(tx, { ...any, page: 1, pageSize: most })).slice(0, most);
    const add = holds(actor, "subject.record")
      ? " Add one from the list of people, places and networks."
      : "";
    return {
      heading: "People, places and networks",
      lines: found.map(({ thingId, label, kind }) => ({
        text: label,
        href: thingPaths.thing(thingId),
        more: thingKinds[kind].name,
      })),
      empty: `No person of concern, place or network is recorded yet.${add}`,
      all: {
        text: `All people, places and networks: ${await countThings(tx, any)}`,
        href: thingPaths.things(),
      },
    };
  },
};
