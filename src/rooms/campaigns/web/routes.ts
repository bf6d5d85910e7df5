import type { Route } from "../../../platform/http/route.ts";
import { businessRoutes } from "./business-routes.tsx";
import { campaignRoutes } from "./campaign-routes.tsx";
import { publicRoutes } from "./public-routes.tsx";
import { resourceRoutes } from "./resource-routes.tsx";

export const campaignsRoutes: readonly Route[] = [
  ...campaignRoutes,
  ...businessRoutes,
  ...resourceRoutes,
  ...publicRoutes,
];
