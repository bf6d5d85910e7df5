import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { momentRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "reachable-moments",
  gives: [
    routes.give(momentRoutes),
  ],
};
