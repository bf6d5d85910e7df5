import type { Route } from "../../../platform/http/route.ts";
import { agreeRoutes } from "./agree-routes.tsx";
import { apiPlanRoutes } from "./api-routes.ts";
import { carerRoutes } from "./carer-routes.tsx";
import { familyRoutes } from "./family-routes.tsx";
import { outcomeRoutes } from "./outcome-routes.tsx";
import { partRoutes } from "./part-routes.tsx";
import { versionRoutes } from "./version-routes.tsx";
import { voiceRoutes } from "../voice/web/voice-routes.ts";
import { wantsRoutes } from "./wants-routes.tsx";

export const plansRoutes: readonly Route[] = [
  ...outcomeRoutes,
  ...partRoutes,
  ...wantsRoutes,
  ...versionRoutes,
  ...voiceRoutes,
  ...familyRoutes,
  ...carerRoutes,
  ...apiPlanRoutes,
  // Last, with the end of the plan: a test walks the table in its order.
  ...agreeRoutes,
];
