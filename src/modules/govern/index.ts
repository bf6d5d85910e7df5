export { auditRoutes } from "./web/audit-routes.tsx";
