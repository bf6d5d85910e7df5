import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { toolEditorRoutes } from "./tool-editor/web/routes.ts";
import { assessmentsRoutes } from "./web/routes.ts";
import { toolRoutes } from "./web/tools/tool-routes.ts";

export const room: Room = {
  name: "assessments",
  gives: [
    routes.give([...toolEditorRoutes, ...toolRoutes, ...assessmentsRoutes]),
  ],
};
