import type { Route } from "../../../../platform/http/route.ts";
import { commissioningListRoutes } from "./list-routes.ts";
import { gapRoutes } from "../gaps/web/gap-routes.tsx";
import { serviceCommissioningRoutes } from "./service-routes.ts";

/** Every way into commissioning; literal addresses before those of one service. */
export const commissioningRoutes: readonly Route[] = [
  ...commissioningListRoutes,
  ...gapRoutes,
  ...serviceCommissioningRoutes,
];
