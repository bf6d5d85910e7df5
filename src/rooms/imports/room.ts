import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { importRoutes } from "./web/import-routes.ts";

export const room: Room = {
  name: "imports",
  gives: [
    routes.give(importRoutes),
  ],
};
