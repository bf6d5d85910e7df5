import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { leaverRoutes } from "./web/leaver-routes.tsx";

export const room: Room = {
  name: "leavers",
  gives: [
    routes.give(leaverRoutes),
  ],
};
