export { guidesIn } from "./guide-groups.ts";
export { readGuide, readGuidePage } from "./guide.ts";
export { helpRoutes } from "./help-routes.ts";
