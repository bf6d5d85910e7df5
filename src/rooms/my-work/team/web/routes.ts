import type { Route } from "../../../../platform/http/route.ts";
import { supervisionAnswer } from "./supervision-api.ts";
import { supervisionRoutes } from "./supervision-routes.ts";
import { teamPages } from "./team-routes.ts";

/** Every way into this room. */
export const teamRoutes: readonly Route[] = [...teamPages, ...supervisionRoutes, supervisionAnswer];
