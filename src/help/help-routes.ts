import { z } from "zod";
import { publicRoute, type Route } from "../platform/http/route.ts";
import { text } from "../platform/http/text.ts";
import type { GuidePage } from "./guide.ts";
import { guidePage, guideIndex } from "./guide-pages.tsx";
import { guideSearch } from "./guide-search.tsx";

export function helpRoutes(guide: readonly GuidePage[], statement: GuidePage): readonly Route[] {
  const access = {
    public: "guidance holds no personal data, and is needed before signing in",
  };
  return [
    publicRoute({
      method: "GET",
      path: "/accessibility",
      access: { public: "the law requires it to be public" },
      audit: { action: "accessibility.read" },
      input: {},
      handle: () => Promise.resolve({ kind: "page", view: guidePage(statement) }),
    }),
    publicRoute({
      method: "GET",
      path: "/help",
      access,
      audit: { action: "help.read" },
      input: { query: z.object({ words: text().optional() }) },
      handle: ({ query: { words } }) =>
        Promise.resolve({
          kind: "page",
          view: words === undefined ? guideIndex(guide) : guideSearch(guide, words),
        }),
    }),
    publicRoute({
      method: "GET",
      path: "/help/:page",
      access,
      audit: { action: "help.read" },
      input: { params: z.object({ page: text() }) },
      handle: ({ params }) => {
        const page = guide.find(({ key }) => key === params.page);
        return Promise.resolve(
          page ? { kind: "page", view: guidePage(page) } : { kind: "notFound" },
        );
      },
    }),
  ];
}
