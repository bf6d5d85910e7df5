import { holds } from "../../platform/access/actor.ts";
import { actionWords } from "../../platform/rooms/action-words.ts";
import { everybody, places, readsCounts, starts } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { roomJobs } from "../../platform/jobs/room-jobs.ts";
import { roomChecks } from "../../platform/readiness/room-checks.ts";
import { continuityJobs, continuitySchedule } from "./continuity/continuity-jobs.ts";
import { continuityReadiness } from "./continuity/continuity-readiness.ts";
import { governReadiness } from "./readiness.ts";
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
import { equalityPaths } from "./equality/web/paths.ts";
import { equalityRoutes } from "./equality/web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { shippedVersions } from "../configuration/index.ts";
import { beginnings } from "../directory/index.ts";

export const room: Room = {
  name: "governance",
  gives: [
    roomChecks.give({ checks: continuityReadiness, order: 10 }),
    roomChecks.give({ checks: governReadiness, order: 40 }),
    roomJobs.give({ make: continuityJobs, schedule: continuitySchedule }),
    shippedVersions.give(
      async () => (await import("./shipped-public-roles.ts")).shippedPublicRoles,
    ),
    beginnings.give(async (tx, partnershipId) => {
      const { addShippedRegisters } = await import("./registers/shipped/add-shipped.ts");
      await addShippedRegisters(tx, partnershipId);
    }),
    routes.give([
      ...filingRoutes,
      ...filingApiRoutes,
      ...publicGovernanceRoutes,
      ...governanceRoutes,
      ...reportRoutes,
      ...registerRoutes,
      ...publicRoleRoutes,
      ...holdRoutes,
      ...controllerRoutes,
      ...continuityRoutes,
      ...equalityRoutes,
    ]),
    routes.give(({ watched }) => healthRoutes(watched)),
    actionWords.give(auditWords),
    places.give({
      text: "Governance",
      href: "/governance",
      under: "partnership",
      needs: "governance.view",
      headFor: everybody,
      order: 90,
    }),
    places.give({
      text: "Equality of outcomes",
      href: equalityPaths.page,
      under: "partnership",
      needs: "statistics.view",
      headFor: readsCounts,
      order: 126,
    }),
    places.give({
      text: "Legal holds",
      href: "/governance/holds",
      under: "partnership",
      needs: "governance.agree",
      headFor: (actor) => !holds(actor, "governance.view"),
      order: 100,
    }),
    places.give({
      text: "Health",
      href: "/admin/health",
      under: "partnership",
      needs: "health.view",
      headFor: everybody,
      order: 160,
    }),
    places.give({
      text: "Backups",
      href: "/admin/backups",
      under: "partnership",
      needs: "health.view",
      headFor: everybody,
      order: 210,
    }),
    places.give({
      text: "Copy to case record",
      href: "/notes-to-file",
      under: "papers",
      needs: "decision.file",
      order: 470,
    }),
    places.give({
      text: "How we share",
      href: "/governance/sharing",
      under: "partnership",
      order: 540,
    }),
    starts.give({ needs: "governance.view", to: "/governance", order: 40 }),
    starts.give({ needs: "health.view", to: "/admin/health", order: 60 }),
  ],
};
