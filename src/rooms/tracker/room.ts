import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { filesToRelease } from "../outgoing-papers/index.ts";
import { exportRoutes } from "./exports/web/export-routes.ts";
import { registerRoutes } from "./exports/web/register-routes.ts";
import { listFilesToRelease } from "./exports/web/to-release.ts";
import { waitingRoutes } from "./exports/web/waiting-routes.ts";
import { editingRoutes } from "./web/grid/routes.ts";
import { trackerRoutes } from "./web/tracker-routes.ts";

export const room: Room = {
  name: "tracker",
  gives: [
    routes.give([...trackerRoutes, ...editingRoutes, ...exportRoutes, ...registerRoutes, ...waitingRoutes]),
    filesToRelease.give(listFilesToRelease),
  ],
};
