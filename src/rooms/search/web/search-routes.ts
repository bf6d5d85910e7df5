import { z } from "zod";
import { holds } from "../../../platform/access/actor.ts";
import { field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import type { Guide } from "../../../platform/rooms/routes-slot.ts";
import { readSought } from "../read-sought.ts";
import { searchAll } from "../search-all.ts";
import { allPages } from "./all-pages.tsx";
import { searchPaths } from "./paths.ts";
import { searchPage } from "./search-page.tsx";

const access = { signedIn: "each result is what the person may open by its own rule" };

const pagesAccess = { signedIn: "each page is named to whoever may open it" };

const openRoute = route({
  method: "GET",
  path: searchPaths.search,
  access,
  audit: { action: "search.open" },
  shows: { nobody: "an empty box" },
  input: {},
  handle: ({ actor, frame: { csrfToken } }) => {
    const mayFind = holds(actor, "child.find");
    return Promise.resolve({ kind: "page", view: searchPage({ csrfToken, typed: "", mayFind }) });
  },
});

/** What is searched for comes in a form: no name stands in an address. */
const askRoute = (guides: readonly Guide[]): Route =>
  route({
    method: "POST",
    path: searchPaths.search,
    access,
    audit: { action: "search.ask" },
    shows: { about: "children" },
    input: { form: z.object({ sought: field() }) },
    handle: async ({ tx, actor, clock, rooms, frame: { csrfToken }, form: { sought } }) => {
      const today = clock.today();
      const page = { csrfToken, typed: sought, mayFind: holds(actor, "child.find") };
      const read = readSought(sought, today);
      if (!read.ok) {
        const errors = [{ field: "sought", message: read.error }];
        return { kind: "invalid", view: searchPage({ ...page, errors }), subjectIds: [] };
      }
      const groups = await searchAll({ tx, actor, rooms, guides, today }, read.sought);
      const hits = groups.flatMap((group) => group.hits);
      const subjectIds = hits.flatMap(({ id }) => (id === null ? [] : [id]));
      const view = searchPage({ ...page, groups });
      return { kind: "page", view, subjectIds, detail: { count: hits.length } };
    },
  });

const pagesRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: searchPaths.pages,
    access: pagesAccess,
    audit: { action: "pages.list" },
    shows: { nobody: "names of pages" },
    input: {},
    handle: ({ actor, rooms, frame: { csrfToken } }) =>
      Promise.resolve({ kind: "page", view: allPages(rooms, actor, { csrfToken, typed: "" }) }),
  }),
  route({
    method: "POST",
    path: searchPaths.pages,
    access: pagesAccess,
    audit: { action: "pages.list" },
    shows: { nobody: "names of pages" },
    input: { form: z.object({ words: field() }) },
    handle: ({ actor, rooms, frame: { csrfToken }, form: { words: typed } }) =>
      Promise.resolve({ kind: "page", view: allPages(rooms, actor, { csrfToken, typed }) }),
  }),
];

export const searchRoutes = (guides: readonly Guide[]): readonly Route[] => [
  openRoute,
  askRoute(guides),
  ...pagesRoutes,
];
