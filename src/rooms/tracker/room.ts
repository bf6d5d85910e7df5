import { actionWords } from "../../platform/rooms/action-words.ts";
import { everybody, places, starts } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { housekeeping } from "../../platform/jobs/housekeeping-slot.ts";
import { remindOfExports } from "./exports/remind.ts";
import { filesToRelease } from "../outgoing-papers/index.ts";
import { exportRoutes } from "./exports/web/export-routes.ts";
import { registerRoutes } from "./exports/web/register-routes.ts";
import { listFilesToRelease } from "./exports/web/to-release.ts";
import { waitingRoutes } from "./exports/web/waiting-routes.ts";
import { editingRoutes } from "./web/grid/routes.ts";
import { trackerRoutes } from "./web/tracker-routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { exportReleaseKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "tracker",
  gives: [
    housekeeping.give({
      name: "remind-of-exports",
      cron: "11 7 * * *",
      work: (tx, { clock }) => remindOfExports(tx, clock),
    }),
    configurationKinds.give([exportReleaseKind]),
    shippedVersions.give(async () => (await import("./shipped-exports.ts")).shippedExports),
    routes.give([
      ...trackerRoutes,
      ...editingRoutes,
      ...exportRoutes,
      ...registerRoutes,
      ...waitingRoutes,
    ]),
    filesToRelease.give(listFilesToRelease),
    actionWords.give(auditWords),
    places.give({
      text: "Tracker",
      href: "/children",
      under: "children",
      needs: "tracker.view",
      headFor: everybody,
      order: 30,
    }),
    places.give({
      text: "Exports",
      href: "/exports",
      under: "papers",
      needs: "audit.view",
      headFor: everybody,
      order: 150,
    }),
    places.give({
      text: "Your exports",
      href: "/exports",
      under: "yours",
      needs: "tracker.export",
      order: 580,
    }),
    starts.give({ needs: "tracker.view", to: "/children", order: 30 }),
  ],
};
