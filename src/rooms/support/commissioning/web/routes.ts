import type { Route } from "../../../../platform/http/route.ts";
import { commissioningListRoutes } from "./list-routes.ts";
import { serviceCommissioningRoutes } from "./service-routes.ts";

/** Every way into commissioning; literal addresses before those of one service. */
export const commissioningRoutes: readonly Route[] = [
  ...commissioningListRoutes,
  ...serviceCommissioningRoutes,
];
