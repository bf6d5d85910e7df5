export { sameChildRoutes } from "./web/routes.ts";
