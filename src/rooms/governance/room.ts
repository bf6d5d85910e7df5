import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { filingApiRoutes } from "./case-note-export/web/api-routes.ts";
import { filingRoutes } from "./case-note-export/web/routes.ts";
import { continuityRoutes } from "./continuity/web/continuity-routes.ts";
import { controllerRoutes } from "./controllers/web/controller-routes.ts";
import { healthRoutes } from "./health/web/health-routes.tsx";
import { holdRoutes } from "./legal-holds/web/hold-routes.ts";
import { publicRoleRoutes } from "./public-roles/web/role-routes.ts";
import { registerRoutes } from "./registers/web/register-routes.ts";
import { governanceRoutes } from "./web/governance-routes.ts";
import { publicGovernanceRoutes } from "./web/public-routes.ts";
import { reportRoutes } from "./web/report-routes.ts";

export const room: Room = {
  name: "governance",
  gives: [
    routes.give([...filingRoutes, ...filingApiRoutes, ...publicGovernanceRoutes, ...governanceRoutes, ...reportRoutes, ...registerRoutes, ...publicRoleRoutes, ...holdRoutes, ...controllerRoutes, ...continuityRoutes]),
    routes.give(({ watched }) => healthRoutes(watched)),
  ],
};
