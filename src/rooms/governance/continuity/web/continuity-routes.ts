import { route, type Route } from "../../../../platform/http/route.ts";
import { readContinuity } from "../continuity-reads.ts";
import { backupsPage } from "./backups-page.tsx";
import { paths } from "./paths.ts";

export const continuityRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: paths.backups,
    access: { permission: "health.view" },
    audit: { action: "backup.look" },
    shows: { nobody: "backups" },
    input: {},
    handle: async ({ tx, clock }) => ({
      kind: "page",
      view: backupsPage(await readContinuity(tx), clock.now()),
    }),
  }),
];
