import type { Route } from "../../../../platform/http/route.ts";
import { assessmentRoutes } from "../../assessments/web/assessment-routes.ts";
import { beginRoutes } from "../../assessments/web/begin-routes.ts";
import { finishRoutes } from "../../assessments/web/finish-routes.ts";
import { runningRoutes } from "../../assessments/web/running-routes.ts";
import { childPathwayRoutes } from "./child-pathway-routes.ts";
import { driftRoutes } from "./drift-routes.ts";
import { pathwayRoute } from "./pathway-routes.tsx";

/** The pathway, where children are on it, and their assessments. */
export const pathwayRoutes: readonly Route[] = [
  pathwayRoute,
  ...driftRoutes,
  ...runningRoutes,
  ...childPathwayRoutes,
  ...beginRoutes,
  ...assessmentRoutes,
  ...finishRoutes,
];
