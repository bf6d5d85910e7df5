import type { Route } from "../../../platform/http/route.ts";
import type { Inside } from "../../../platform/outbound/inside.ts";
import { answerRoutes } from "./answer-routes.ts";
import { hookApiRoutes } from "./api-routes.ts";
import { hookRoutes as pageRoutes } from "./hook-routes.ts";

export const hookRoutes = (parts: { readonly inside: readonly Inside[] }): readonly Route[] => [
  ...pageRoutes(parts),
  ...answerRoutes,
  ...hookApiRoutes,
];
