import type { Route } from "../../../platform/http/route.ts";
import { assessmentRoutes } from "./assessment-routes.ts";
import { beginRoutes } from "./begin-routes.ts";
import { finishRoutes } from "./finish-routes.ts";
import { runningRoutes } from "./running-routes.ts";

export const assessmentsRoutes: readonly Route[] = [
  ...runningRoutes,
  ...beginRoutes,
  ...assessmentRoutes,
  ...finishRoutes,
];
