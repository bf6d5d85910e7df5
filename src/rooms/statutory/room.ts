import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { enforcementRoutes } from "./enforcement/web/routes.ts";
import { forumsRoutes } from "./forums/web/routes.ts";
import { nrmRoutes } from "./nrm/web/routes.ts";

export const room: Room = {
  name: "statutory",
  gives: [
    routes.give([...enforcementRoutes, ...nrmRoutes, ...forumsRoutes]),
  ],
};
