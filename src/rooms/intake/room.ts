import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { draftForms } from "../work/index.ts";
import { toldRoutes } from "./concern-outcomes/web/told-routes.ts";
import { concernDraft } from "./concerns/concern-draft.ts";
import { concernRoutes } from "./concerns/web/routes.ts";
import { frontDoorRoutes } from "./front-door/web/routes.ts";

export const room: Room = {
  name: "intake",
  gives: [
    routes.give([...toldRoutes, ...frontDoorRoutes, ...concernRoutes]),
    draftForms.give(concernDraft),
  ],
};
