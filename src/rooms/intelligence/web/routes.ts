import type { Route } from "../../../platform/http/route.ts";
import { forceRoutes } from "./api-routes.ts";
import { deskRoutes } from "./desk-routes.ts";
import { sendingRoutes } from "./send-routes.ts";
import { stepRoutes } from "./step-routes.ts";

export const intelligenceRoutes: readonly Route[] = [
  ...sendingRoutes,
  ...deskRoutes,
  ...stepRoutes,
  ...forceRoutes,
];
