import type { Route } from "../../../platform/http/route.ts";
import { askProfessionalRoutes } from "./web/ask-routes.ts";
import { publicProfessionalRoutes } from "./web/public-routes.ts";

export { askProfessional } from "./make-link.ts";
export { giveAnswer } from "./public-link.ts";

/** Links by which a professional without an account answers the MASH. */
export const professionalRoutes: readonly Route[] = [
  ...askProfessionalRoutes,
  ...publicProfessionalRoutes,
];
