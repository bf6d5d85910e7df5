import type { Route } from "../../platform/http/route.ts";
import { agreeRoutes } from "./web/agree-routes.tsx";
import { apiPlanRoutes } from "./web/api-routes.ts";
import { carerRoutes } from "./web/carer-routes.tsx";
import { familyRoutes } from "./web/family-routes.tsx";
import { outcomeRoutes } from "./web/outcome-routes.tsx";
import { partRoutes } from "./web/part-routes.tsx";
import { versionRoutes } from "./web/version-routes.tsx";
import { voiceRoutes } from "./voice/web/voice-routes.ts";
import { wantsRoutes } from "./web/wants-routes.tsx";

export { SafetyPlan } from "./web/plan-part.tsx";
export { findStandingPlan, type StandingPlan } from "./standing-plan.ts";
export { listSought, type Sought } from "./plan-reads.ts";
export { planCommands } from "./plan-commands.ts";
export { listPlansInLines, type PlanInLines } from "./plans-for-papers.ts";
export { findNewestVoice, listNewestVoices, type NewestVoice } from "./voice/voice-reads.ts";
export { findPlanInBrief } from "./plan-in-brief.ts";
export { linkPromise } from "./save-outcome.ts";
export { listPlanReviews } from "./version-reads.ts";

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
