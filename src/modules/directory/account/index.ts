export { accountRoutes } from "./web/routes.ts";
