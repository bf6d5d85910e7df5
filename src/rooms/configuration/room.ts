import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationRoutes } from "./web/configuration-routes.ts";

export const room: Room = {
  name: "configuration",
  gives: [
    routes.give(configurationRoutes),
  ],
};
