import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { teamRoutes } from "./team/web/routes.ts";
import { askedRoutes } from "./web/asked-routes.tsx";
import { workRoutes } from "./web/work-routes.tsx";

export const room: Room = {
  name: "my-work",
  gives: [
    routes.give([...teamRoutes, ...workRoutes, ...askedRoutes]),
  ],
};
