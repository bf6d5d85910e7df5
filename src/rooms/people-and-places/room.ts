import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { thingsRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "people-and-places",
  gives: [
    routes.give(thingsRoutes),
  ],
};
