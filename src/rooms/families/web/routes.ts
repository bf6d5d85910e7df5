import type { Route } from "../../../platform/http/route.ts";
import { familyLinkRoutes } from "./child-routes.ts";
import { publicFamilyRoutes } from "./public-routes.ts";
import { apiFamilyRoutes, familyViewRoutes } from "./view-routes.ts";

/** Every way into this room. */
export const familiesRoutes: readonly Route[] = [
  ...familyLinkRoutes,
  ...familyViewRoutes,
  ...apiFamilyRoutes,
  ...publicFamilyRoutes,
];
