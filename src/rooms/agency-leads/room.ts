import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { leadRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "agency-leads",
  gives: [
    routes.give(leadRoutes),
  ],
};
