import type { Route } from "../../../../platform/http/route.ts";
import { episodeRoutes } from "./episode-routes.ts";
import { interviewRoutes } from "./interview-routes.ts";
import { nowRoutes, type NowParts } from "./missing-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { triggerPlanRoutes } from "./trigger-plan-routes.ts";

/** Every way into this room. */
export const missingRoutes = (parts: NowParts): readonly Route[] => [
  ...nowRoutes(parts),
  ...reportRoutes,
  ...episodeRoutes,
  ...interviewRoutes,
  ...triggerPlanRoutes,
];
