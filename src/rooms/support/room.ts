import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { recoveryRoutes } from "./recovery/web/routes.ts";

export const room: Room = {
  name: "support",
  gives: [
    routes.give(recoveryRoutes),
  ],
};
