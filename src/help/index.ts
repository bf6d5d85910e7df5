export { guidesIn } from "./guide-groups.ts";
export { readGuide, readGuidePage } from "./guide.ts";
export { guideForPage } from "./help-for-page.ts";
export { helpRoutes } from "./help-routes.ts";
