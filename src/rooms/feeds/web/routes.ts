import type { Route } from "../../../platform/http/route.ts";
import { notMatchedRoutes } from "../not-matched/web/not-matched-routes.ts";
import { feedApiRoutes } from "./api-routes.ts";
import { runRoutes } from "./run-routes.ts";
import { sourceRoutes } from "./source-routes.ts";
import { waitingRoutes } from "./waiting-routes.ts";

/** What other systems send. */
export const feedRoutes: readonly Route[] = [
  ...sourceRoutes,
  ...runRoutes,
  ...waitingRoutes,
  ...notMatchedRoutes,
  ...feedApiRoutes,
];
