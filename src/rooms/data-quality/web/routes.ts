import { holds } from "../../../platform/access/actor.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { readQuality } from "../quality-reads.ts";
import { qualityPaths } from "./paths.ts";
import { qualityPage } from "./quality-page.tsx";

export const qualityRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: qualityPaths.page,
    access: { permission: "statistics.view" },
    audit: { action: "data-quality.read" },
    shows: { nobody: "figures" },
    input: {},
    handle: async ({ tx, actor, clock }) => {
      const quality = await readQuality(tx, clock.today());
      const view = qualityPage({ quality, seesChildren: holds(actor, "tracker.view") });
      return { kind: "page", view };
    },
  }),
];
