import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { calendarRoutes } from "./web/calendar-routes.tsx";

export const room: Room = {
  name: "directory",
  gives: [
    routes.give(calendarRoutes),
  ],
};
