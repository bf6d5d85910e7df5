import { readNeeds } from "../../../platform/rooms/home-slots.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { mashDayOn } from "../clock/mash-day.ts";
import { readNight } from "../day/night-reads.ts";
import { listNotMatched } from "../../feeds/index.ts";
import { queueList } from "../queue-list.ts";
import { paths } from "./paths.ts";
import { queuePage } from "./queue-page.tsx";

export const queueRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/mash",
    access: { permission: "mash.decide" },
    audit: { action: "mash.list" },
    shows: { about: "children" },
    input: { query: queueList.query },
    handle: async (given) => {
      const { tx, actor, rooms, clock } = given;
      const at = { now: clock.now(), today: clock.today() };
      const needs = await readNeeds({ tx, actor, rooms, ...at });
      const shown = await queueList.show(given, { path: paths.queue() });
      const { now, today } = shown.around;
      const opensDay = shown.asked.show === "waiting" && shown.asked.page === 1;
      const night = opensDay ? await readNight(tx, actor, { now, today }) : undefined;
      const notMatched = await listNotMatched(tx, actor, today);
      const { takes } = await mashDayOn(tx, today);
      return {
        kind: "page",
        subjectIds: [...shown.subjectIds, ...notMatched.map(({ waitingId }) => waitingId)],
        view: queuePage({ shown, notMatched, takes, needs, night }),
      };
    },
  }),
];
