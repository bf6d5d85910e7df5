import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { hookRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "webhooks",
  gives: [routes.give(hookRoutes), actionWords.give(auditWords)],
};
