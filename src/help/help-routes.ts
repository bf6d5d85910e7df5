import { z } from "zod";
import { publicRoute, type Route } from "../platform/http/route.ts";
import { text } from "../platform/http/text.ts";
import type { GuidePage } from "./guide.ts";
import { guidePage, guideIndex } from "./guide-pages.tsx";

export function helpRoutes(guide: readonly GuidePage[], statement: GuidePage): readonly Route[] {
  const access = {
    public: "guidance holds nothing about anybody, and is needed before signing in",
  };
  return [
    publicRoute({
      method: "GET",
      path: "/accessibility",
      access: { public: "the law wants it where anybody finds it" },
      audit: { action: "accessibility.read" },
      input: {},
      handle: () => Promise.resolve({ kind: "page", view: guidePage(statement) }),
    }),
    publicRoute({
      method: "GET",
      path: "/help",
      access,
      audit: { action: "help.read" },
      input: {},
      handle: () => Promise.resolve({ kind: "page", view: guideIndex(guide) }),
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
