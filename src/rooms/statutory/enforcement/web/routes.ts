import type { Route } from "../../../../platform/http/route.ts";
import { enforcementChildRoutes } from "./child-routes.ts";
import { enforcementListRoutes } from "./list-routes.tsx";

/** Every way into this room. */
export const enforcementRoutes: readonly Route[] = [
  ...enforcementListRoutes,
  ...enforcementChildRoutes,
];
