import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { openSuggestions } from "../work/index.ts";
import { countOpenSuggestions } from "./suggestion-reads.ts";
import { standingRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "pattern-alerts",
  gives: [
    routes.give(standingRoutes),
    openSuggestions.give(countOpenSuggestions),
  ],
};
