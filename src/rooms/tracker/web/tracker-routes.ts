import { route, type Route } from "../../../platform/http/route.ts";
import { readNeeds } from "../../../platform/rooms/home-slots.ts";
import { paths } from "../../child-record/web/paths.ts";
import { notMatchedChildren } from "../../missing/index.ts";
import { trackerList } from "../tracker-list.ts";
import { listViews, viewByKey } from "../views/view-reads.ts";
import { mostPrinted, printPage } from "./print-page.tsx";
import { trackerPage } from "./tracker-page.tsx";
import { openAddress } from "./views-bar.tsx";
import { viewRoutes } from "./view-routes.ts";

const access = { permission: "tracker.view" } as const;
const path = paths.tracker();

const pageRoute = route({
  method: "GET",
  path: "/children",
  access,
  audit: { action: "tracker.list" },
  shows: { about: "children" },
  input: { query: trackerList.query },
  handle: async ({ tx, actor, clock, rooms, query }) => {
    const saved = await listViews(tx);
    const first = saved.first === null ? undefined : viewByKey(saved, saved.first);
    // Who comes by an address of their own sees what it says; who comes by the door, their first view.
    if (first && Object.keys(query).length === 0) {
      return { kind: "redirect", to: openAddress(first) };
    }
    // Before what looks narrowly.
    const reader = { tx, actor, rooms, now: clock.now(), today: clock.today() };
    const needs = actor.isWide ? await readNeeds(reader) : [];
    // At the home of a wide reader they are among what needs them.
    const notMatched = actor.isWide
      ? 0
      : (await notMatchedChildren.oneIn(rooms)(tx, actor, reader.today)).length;
    const shown = await trackerList.show({ tx, actor, clock, query }, { path });
    const { subjectIds } = shown;
    const view = trackerPage({ actor, shown, saved, notMatched, needs });
    return { kind: "page", subjectIds, view };
  },
});

export const trackerRoutes: readonly Route[] = [
  pageRoute,
  route({
    method: "GET",
    path: "/children/print",
    access,
    audit: { action: "tracker.print" },
    shows: { about: "children" },
    input: { query: trackerList.query },
    handle: async ({ tx, actor, clock, query }) => {
      const at = { path, onPaper: mostPrinted };
      const shown = await trackerList.show({ tx, actor, clock, query }, at);
      const name = viewByKey(await listViews(tx), shown.asked.view ?? "")?.name;
      const { subjectIds } = shown;
      return { kind: "page", subjectIds, view: printPage({ actor, shown, name }) };
    },
  }),
  ...viewRoutes,
  route({
    method: "GET",
    path: "/api/children",
    access,
    audit: { action: "tracker.list" },
    shows: { about: "children" },
    input: { query: trackerList.apiQuery },
    answers: trackerList.answers({
      summary: "Children on the tracker that you can see, a page at a time",
    }),
    handle: (given) => trackerList.json(given),
  }),
];
