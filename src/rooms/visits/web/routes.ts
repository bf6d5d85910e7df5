import type { Route } from "../../../platform/http/route.ts";
import { alongRoutes } from "./along-routes.ts";
import { doorRoutes } from "./door-routes.ts";
import { typeUpRoutes } from "./type-up-routes.ts";
import { unseenRoutes } from "./unseen-routes.ts";
import { visitRoutes } from "./visit-routes.ts";
import { warningRoutes } from "./warning-routes.ts";

/** Every way into this room: the fixed addresses before those with an id. */
export const visitsRoutes: readonly Route[] = [
  ...unseenRoutes,
  ...doorRoutes,
  ...alongRoutes,
  ...visitRoutes,
  ...typeUpRoutes,
  ...warningRoutes,
];
