import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { visitsRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "visits",
  gives: [
    routes.give(visitsRoutes),
  ],
};
