import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { hookRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "webhooks",
  gives: [
    routes.give(hookRoutes),
  ],
};
