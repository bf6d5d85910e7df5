import type { Route } from "../../../platform/http/route.ts";
import { episodeRoutes } from "./episode-routes.ts";
import { interviewRoutes } from "./interview-routes.ts";
import { nowRoutes } from "./missing-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { triggerPlanRoutes } from "./trigger-plan-routes.ts";

/** Every way into this room. */
export const missingRoutes: readonly Route[] = [
  ...nowRoutes,
  ...reportRoutes,
  ...episodeRoutes,
  ...interviewRoutes,
  ...triggerPlanRoutes,
];
