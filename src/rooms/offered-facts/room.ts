import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { auditWords } from "./audit-words.ts";
import { offerRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "offered-facts",
  gives: [routes.give(offerRoutes), actionWords.give(auditWords)],
};
