import type { Route } from "../../../../platform/http/route.ts";
import { askProfessionalRoutes } from "./ask-routes.ts";
import { publicProfessionalRoutes } from "./public-routes.ts";

/** Links by which a professional without an account answers the MASH. */
export const professionalRoutes: readonly Route[] = [
  ...askProfessionalRoutes,
  ...publicProfessionalRoutes,
];
