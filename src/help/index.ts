export { readGuide } from "./guide.ts";
export { helpRoutes } from "./help-routes.ts";
