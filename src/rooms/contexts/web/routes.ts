import type { Route } from "../../../platform/http/route.ts";
import { contextDecideRoutes } from "./decide-routes.tsx";
import { contextListRoutes } from "./list-routes.tsx";
import { contextOutcomeRoutes } from "./outcome-routes.tsx";
import { contextReadRoutes } from "./read-routes.ts";
import { contextWorkRoutes } from "./work-routes.tsx";

/** It is referred before anything is done with it: the walk over all routes goes in this order. */
export const contextRoutes: readonly Route[] = [
  ...contextListRoutes,
  ...contextDecideRoutes,
  ...contextReadRoutes,
  ...contextWorkRoutes,
  ...contextOutcomeRoutes,
];
