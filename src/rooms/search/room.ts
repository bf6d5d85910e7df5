import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { auditWords } from "./audit-words.ts";
import { searchRoutes } from "./web/search-routes.ts";

export const room: Room = {
  name: "search",
  gives: [routes.give(({ guides }) => searchRoutes(guides)), actionWords.give(auditWords)],
};
