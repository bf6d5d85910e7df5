import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { childRoutes } from "./web/child-routes.ts";
import { worryRoutes } from "./web/worry-routes.ts";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "child-overview",
  gives: [routes.give([...childRoutes, ...worryRoutes]), actionWords.give(auditWords)],
};
