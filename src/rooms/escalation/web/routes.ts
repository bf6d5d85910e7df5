import type { Route } from "../../../platform/http/route.ts";
import { escalationRoutes as ofChild } from "./escalation-routes.ts";
import { openRoutes } from "./open-routes.ts";
import { raiseRoutes } from "./raise-routes.ts";

/** Every way into this room. */
export const escalationRoutes: readonly Route[] = [...openRoutes, ...raiseRoutes, ...ofChild];
