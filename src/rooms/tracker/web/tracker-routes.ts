import { route, type Route } from "../../../platform/http/route.ts";
import { notMatchedChildren } from "../../missing/index.ts";
import { filterOptions } from "../filter-options.ts";
import { readView } from "../tracker-query.ts";
import { typedErrors } from "../typed-query.ts";
import { listViews, viewByKey } from "../views/view-reads.ts";
import { childrenPerPage, look } from "./look.ts";
import { mostPrinted, printPage } from "./print-page.tsx";
import { apiChild, apiChildren } from "./tracker-api.ts";
import { apiQuery, listQuery } from "./tracker-input.ts";
import { trackerPage } from "./tracker-page.tsx";
import { openAddress } from "./views-bar.tsx";
import { viewRoutes } from "./view-routes.ts";

/** Machines ask for more at once. */
const pageOfApi = 50;
const access = { permission: "tracker.view" } as const;

const textsOf = (query: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) =>
      typeof value === "string" ? [[key, value]] : [],
    ),
  );

const pageRoute = route({
  method: "GET",
  path: "/children",
  access,
  audit: { action: "tracker.list" },
  shows: { about: "children" },
  input: { query: listQuery },
  handle: async ({ tx, actor, clock, rooms, query }) => {
    const saved = await listViews(tx);
    const first = saved.first === null ? undefined : viewByKey(saved, saved.first);
    // Who comes by an address of their own sees what it says; who comes by the door, their first view.
    if (first && Object.keys(query).length === 0) {
      return { kind: "redirect", to: openAddress(first) };
    }
    const view = readView(query);
    // Before what looks narrowly.
    const notMatched = (await notMatchedChildren.oneIn(rooms)(tx, actor, clock.today())).length;
    const looked = await look(
      { tx, actor, clock },
      {
        view,
        page: query.page ?? 1,
        pageSize: childrenPerPage,
      },
    );
    const options = await filterOptions(tx, actor, looked.setting);
    return {
      kind: "page",
      subjectIds: looked.rows.map((row) => row.personId),
      view: trackerPage({
        ...looked,
        actor,
        options,
        saved,
        typed: textsOf(query),
        errors: typedErrors(query),
        notMatched,
      }),
    };
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
    input: { query: listQuery },
    handle: async ({ tx, actor, clock, query }) => {
      const view = readView(query);
      const looked = await look({ tx, actor, clock }, { view, page: 1, pageSize: mostPrinted });
      const options = await filterOptions(tx, actor, looked.setting);
      const name = viewByKey(await listViews(tx), view.view ?? "")?.name;
      return {
        kind: "page",
        subjectIds: looked.rows.map((row) => row.personId),
        view: printPage({ ...looked, actor, options, name }),
      };
    },
  }),
  ...viewRoutes,
  route({
    method: "GET",
    path: "/api/children",
    access,
    audit: { action: "tracker.list" },
    shows: { about: "children" },
    input: { query: apiQuery },
    answers: {
      summary: "Children on the tracker whom you reach, a page at a time",
      schema: apiChildren,
    },
    handle: async ({ tx, actor, clock, query }) => {
      const texts = Object.entries(query).map(([key, value]) => [key, String(value)]);
      const view = readView(Object.fromEntries(texts) as Readonly<Record<string, string>>);
      const pageSize = pageOfApi;
      const wanted = { view, page: query.page ?? 1, pageSize };
      const looked = await look({ tx, actor, clock }, wanted);
      const { rows, setting, total, page } = looked;
      return {
        kind: "json",
        subjectIds: rows.map((row) => row.personId),
        body: { page, pageSize, total, children: rows.map((row) => apiChild(row, setting)) },
      };
    },
  }),
];
