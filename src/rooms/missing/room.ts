import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { missingRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "missing",
  gives: [
    routes.give(missingRoutes),
  ],
};
