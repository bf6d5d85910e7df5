import type { Route } from "../../../../platform/http/route.ts";
import { accountRoutes } from "./account-routes.ts";
import { answerRoutes } from "./answer-routes.ts";
import { tokenRoutes } from "./token-routes.ts";

export const serviceAccountRoutes: readonly Route[] = [
  ...accountRoutes,
  ...tokenRoutes,
  ...answerRoutes,
];
