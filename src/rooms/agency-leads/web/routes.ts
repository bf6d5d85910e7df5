import type { Route } from "../../../platform/http/route.ts";
import { leadKeepRoutes } from "./keep-routes.ts";
import { leadListRoutes } from "./lead-routes.ts";
import { messageRoutes } from "./message-routes.ts";

/** Every way into this room. */
export const leadRoutes: readonly Route[] = [
  ...leadListRoutes,
  ...leadKeepRoutes,
  ...messageRoutes,
];
