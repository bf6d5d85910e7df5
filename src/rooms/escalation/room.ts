import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { escalationRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "escalation",
  gives: [
    routes.give(escalationRoutes),
  ],
};
