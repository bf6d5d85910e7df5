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
import { quickResultsOf } from "./suggestions.ts";

const access = { signedIn: "each result is what the person may open by its own rule" };

const pagesAccess = { signedIn: "each page is listed for people who can open it" };

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
    isOpenedOften: true,
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

/** Shorter, and every letter finds half of all children. */
const fewestToSuggest = 3;

const nothing = { kind: "json", body: { suggestions: [] } } as const;

/**
 * As somebody types: the same reads as a search. The event of the first answer stands for the session of that box; it
 * has another one only where a later letter brings a record that none of its events names.
 */
const suggestRoute = (guides: readonly Guide[]): Route =>
  route({
    method: "POST",
    path: searchPaths.suggestions,
    isOpenedOften: true,
    access,
    audit: { action: "search.suggest" },
    shows: { about: "children" },
    input: { form: z.object({ sought: field(), box: field() }) },
    handle: async ({ tx, actor, clock, rooms, sessionId, form: { sought, box } }) => {
      const today = clock.today();
      const read = readSought(sought, today);
      const isTooShort = !read.ok || read.sought.text.length < fewestToSuggest;
      if (isTooShort) return { ...nothing, subjectIds: [], detail: { count: 0 } };
      const asking = { tx, actor, rooms, guides, today, isSuggestion: true };
      const found = await searchAll(asking, read.sought);
      const suggestions = quickResultsOf(found);
      const subjectIds = suggestions.flatMap(({ id }) => (id === null ? [] : [id]));
      return {
        kind: "json",
        body: {
          suggestions: suggestions.map(({ text, detail, href }) => ({
            text,
            detail,
            href,
          })),
        },
        subjectIds,
        detail: { count: suggestions.length },
        oneEvent: `${sessionId} ${box.slice(0, 36)}`,
      };
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
  suggestRoute(guides),
  ...pagesRoutes,
];
