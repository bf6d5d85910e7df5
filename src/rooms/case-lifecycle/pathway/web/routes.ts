import type { Route } from "../../../../platform/http/route.ts";
import { childPathwayRoutes } from "./child-pathway-routes.ts";
import { driftRoutes } from "./drift-routes.ts";
import { pathwayRoute } from "./pathway-routes.tsx";

/** The pathway, and where children are on it. */
export const pathwayRoutes: readonly Route[] = [
  pathwayRoute,
  ...driftRoutes,
  ...childPathwayRoutes,
];
