import type { Route } from "../../../platform/http/route.ts";
import { referralRoutes } from "./referral-routes.tsx";
import { subjectLicenceRoutes } from "./subject-routes.tsx";

/** A licence is recorded and referred before anything is done on it: the walk over all routes goes in this order. */
export const licensingRoutes: readonly Route[] = [...subjectLicenceRoutes, ...referralRoutes];
