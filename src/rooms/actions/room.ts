import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { standaloneRoutes } from "./web/standalone-routes.tsx";

export const room: Room = {
  name: "actions",
  gives: [
    routes.give(standaloneRoutes),
  ],
};
