import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { pathwayRoutes } from "./pathway/web/routes.ts";
import { lifeRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "case-lifecycle",
  gives: [
    routes.give([...pathwayRoutes, ...lifeRoutes]),
  ],
};
