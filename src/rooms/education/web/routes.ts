import type { Route } from "../../../platform/http/route.ts";
import { childEducationRoutes } from "./child-routes.ts";
import { educationListRoutes } from "./list-routes.ts";
import { schoolRoutes } from "./school-routes.ts";

/** Every way into education. */
export const educationRoutes: readonly Route[] = [
  ...childEducationRoutes,
  ...educationListRoutes,
  ...schoolRoutes,
];
