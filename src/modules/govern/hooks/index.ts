import type { Route } from "../../../platform/http/route.ts";
import type { Inside } from "../../../platform/outbound/inside.ts";
import { answerRoutes } from "./web/answer-routes.ts";
import { hookApiRoutes } from "./web/api-routes.ts";
import { hookRoutes as pageRoutes } from "./web/hook-routes.ts";

export { addHook } from "./hook-commands.ts";
export { hookJobs, hookSchedule } from "./hook-jobs.ts";

export const hookRoutes = (parts: { readonly inside: readonly Inside[] }): readonly Route[] => [
  ...pageRoutes(parts),
  ...answerRoutes,
  ...hookApiRoutes,
];
