import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { askRoutes } from "./web/ask-routes.tsx";
import { chasingRoutes } from "./web/chasing-routes.tsx";

export const room: Room = {
  name: "overdue",
  gives: [
    routes.give([...askRoutes, ...chasingRoutes]),
  ],
};
