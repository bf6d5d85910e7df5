export { governReadiness } from "./readiness.ts";
import type { Route } from "../../platform/http/route.ts";
import type { Inside } from "../../platform/outbound/inside.ts";
import { auditRoutes } from "./web/audit-routes.tsx";
import { governanceRoutes } from "./web/governance-routes.ts";
import { publicGovernanceRoutes } from "./web/public-routes.ts";
import { reportRoutes } from "./web/report-routes.ts";
import { controllerRoutes } from "./controllers/web/controller-routes.ts";
import { holdRoutes } from "./holds/web/hold-routes.ts";
import { checkpointRoutes } from "./checkpoints/web/checkpoint-routes.tsx";
import { lookedRoutes } from "./looks/web/looked-routes.tsx";
import { recordRoutes } from "./looks/web/record-routes.tsx";
import { unusualRoutes } from "./unusual/index.ts";
import { filingApiRoutes } from "./filing/web/api-routes.ts";
import { filingRoutes } from "./filing/web/routes.ts";
import { hookRoutes } from "./hooks/index.ts";
import { leaverRoutes } from "./leavers/web/leaver-routes.tsx";
import { publicRoleRoutes } from "./public-roles/web/role-routes.ts";
import { registerRoutes } from "./registers/web/register-routes.ts";

export { auditRoutes, filingApiRoutes, filingRoutes, lookedRoutes };
export { addHook, hookJobs, hookSchedule } from "./hooks/index.ts";
export { addEntry } from "./registers/save-entry.ts";
export { registers } from "./registers/registers.ts";
export type { RegisterKey } from "./registers/register.ts";
export {
  askAbout,
  decideUnusual,
  listUnusual,
  unusualJobs,
  unusualSchedule,
  type UnusualFound,
} from "./unusual/index.ts";
export { securityEventOf } from "./security/security-events.ts";
export { importRoles, type ImportedRoles } from "./public-roles/import-roles.ts";
export { readRolesFile } from "./public-roles/read-roles-file.ts";
export { roleKindsOn } from "./public-roles/role-kinds.ts";
export { suggesting } from "./suggesting.ts";

export const governRoutes = (parts: { readonly inside: readonly Inside[] }): readonly Route[] => [
  ...publicGovernanceRoutes,
  ...governanceRoutes,
  ...reportRoutes,
  ...registerRoutes,
  ...publicRoleRoutes,
  ...leaverRoutes,
  ...holdRoutes,
  ...controllerRoutes,
  ...recordRoutes,
  ...unusualRoutes,
  ...checkpointRoutes,
  ...hookRoutes(parts),
];
export { healthRoutes } from "./health/web/health-routes.tsx";
export { dutyScript, dutySettings, newPassphrase, writeSheets } from "./duty/index.ts";
export {
  continuityJobs,
  continuityReadiness,
  continuityRoutes,
  continuitySchedule,
  proveRestore,
  runBackup,
} from "./continuity/index.ts";
