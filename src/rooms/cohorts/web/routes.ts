import type { Route } from "../../../platform/http/route.ts";
import { childCohortRoutes } from "./child-routes.ts";
import { cohortRoutes } from "./cohort-routes.ts";
import { cohortOfferRoutes } from "../offers/web/offer-routes.ts";
import { memberRoutes } from "./member-routes.ts";

/** Every way into cohorts. */
export const cohortsRoutes: readonly Route[] = [
  ...childCohortRoutes,
  ...memberRoutes,
  ...cohortRoutes,
  ...cohortOfferRoutes,
];
