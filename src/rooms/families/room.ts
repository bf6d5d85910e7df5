import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { groupRoutes } from "./sibling-group/web/routes.ts";
import { familiesRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "families",
  gives: [routes.give([...familiesRoutes, ...groupRoutes]), actionWords.give(auditWords)],
};
