import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { cohortsRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "cohorts",
  gives: [
    routes.give(cohortsRoutes),
  ],
};
