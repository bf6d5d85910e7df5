import type { Route } from "../../../../platform/http/route.ts";
import { keepRoutes } from "./keep-routes.ts";
import { referralRoutes } from "./referral-routes.ts";
import { oneServiceRoute, serviceRoutes } from "./service-routes.ts";
import { waitingRoutes } from "./waiting-routes.tsx";

/** Every way into this room. */
export const servicesRoutes: readonly Route[] = [
  ...serviceRoutes,
  ...keepRoutes,
  oneServiceRoute,
  ...waitingRoutes,
  ...referralRoutes,
];
