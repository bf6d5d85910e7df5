import { route, type Route } from "../../../platform/http/route.ts";
import { qualityList } from "../quality-list.ts";
import { qualityPaths } from "./paths.ts";
import { qualityPage } from "./quality-page.tsx";

export const qualityRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: qualityPaths.page,
    access: { permission: "statistics.view" },
    audit: { action: "data-quality.read" },
    shows: { nobody: "figures" },
    input: { query: qualityList.query },
    handle: async (given) => {
      const shown = await qualityList.show(given, { path: qualityPaths.page });
      return { kind: "page", view: qualityPage(shown) };
    },
  }),
];
