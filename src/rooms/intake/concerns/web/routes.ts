import type { Route } from "../../../../platform/http/route.ts";
import { concernRecordRoutes } from "./concern-routes.ts";
import { apiConcernRoutes } from "./api-routes.ts";
import { concernListRoute } from "./list-routes.ts";
import { newConcernRoutes } from "./new-routes.ts";
import { partRoutes } from "./part-routes.ts";
import { readFirstRoutes } from "./read-first-routes.tsx";

export const concernRoutes: readonly Route[] = [
  concernListRoute,
  ...newConcernRoutes,
  ...concernRecordRoutes,
  ...readFirstRoutes,
  ...partRoutes,
  ...apiConcernRoutes,
];
