export { toldRoutes } from "./web/told-routes.ts";
