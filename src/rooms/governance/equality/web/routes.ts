import { route, type Route } from "../../../../platform/http/route.ts";
import { outcomeList } from "../outcome-list.ts";
import { equalityPage } from "./equality-page.tsx";
import { equalityPaths } from "./paths.ts";

const access = { permission: "statistics.view" } as const;
const shows = { nobody: "counts of outcomes by one characteristic, and no child" } as const;

export const equalityRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/equality",
    access,
    audit: { action: "equality.read" },
    shows,
    input: { query: outcomeList.query },
    handle: async (given) => {
      const shown = await outcomeList.show(given, { path: equalityPaths.page });
      return { kind: "page", view: equalityPage(shown) };
    },
  }),
  route({
    method: "GET",
    path: "/equality/file",
    access,
    audit: { action: "equality.export" },
    shows,
    input: { query: outcomeList.query },
    handle: (given) => outcomeList.file(given),
  }),
];
