import type { Route } from "../../../platform/http/route.ts";
import { askProfessionalRoutes } from "./web/ask-routes.ts";
import { publicProfessionalRoutes } from "./web/public-routes.ts";

export { listProfessionalLinks, type ProfessionalLink } from "./link-reads.ts";
export { professionalPaths } from "./web/paths.ts";
export { askProfessional } from "./make-link.ts";
export { professionalLinksOn } from "./link-config.ts";

/** Links by which a professional without an account answers the MASH. */
export const professionalRoutes: readonly Route[] = [
  ...askProfessionalRoutes,
  ...publicProfessionalRoutes,
];
