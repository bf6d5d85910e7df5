import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { educationRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "education",
  gives: [
    routes.give(educationRoutes),
  ],
};
