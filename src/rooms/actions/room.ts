import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { standaloneRoutes } from "./web/standalone-routes.tsx";
import { auditWords } from "./audit-words.ts";
import { leaverWork } from "../child-record/index.ts";
import { actionsOfLeaver } from "./leaver-work.ts";

export const room: Room = {
  name: "actions",
  gives: [
    routes.give(standaloneRoutes),
    actionWords.give(auditWords),
    leaverWork.give(actionsOfLeaver),
  ],
};
