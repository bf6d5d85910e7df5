import { actionWords } from "../../platform/rooms/action-words.ts";
import { everybody, places, starts } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { roomJobs } from "../../platform/jobs/room-jobs.ts";
import { tellSecurity } from "./anomalous-access/tell-security.ts";
import { unusualJobs, unusualSchedule } from "./anomalous-access/unusual-job.ts";
import { unusualRoutes } from "./anomalous-access/web/unusual-routes.ts";
import { checkpointRoutes } from "./checkpoints/web/checkpoint-routes.tsx";
import { lookedRoutes } from "./record-views/web/looked-routes.tsx";
import { recordRoutes } from "./record-views/web/record-routes.tsx";
import { auditRoutes } from "./web/audit-routes.tsx";
import { auditWords } from "./audit-words.ts";
import { witnessApiRoutes } from "./witnesses/web/witness-api.ts";
import { witnessRoutes } from "./witnesses/web/witness-routes.ts";
import { shippedVersions } from "../configuration/index.ts";

export const room: Room = {
  name: "audit-review",
  gives: [
    roomJobs.give({
      make: (parts) =>
        unusualJobs({ ...parts, onFound: tellSecurity(parts.security, parts.clock) }),
      schedule: unusualSchedule,
    }),
    shippedVersions.give(async () => (await import("./shipped-unusual-use.ts")).shippedUnusualUse),
    routes.give([
      ...lookedRoutes,
      ...recordRoutes,
      ...unusualRoutes,
      ...checkpointRoutes,
      ...witnessRoutes,
      ...witnessApiRoutes,
      ...auditRoutes,
    ]),
    actionWords.give(auditWords),
    places.give({
      text: "Audit",
      href: "/audit",
      under: "papers",
      needs: "audit.view",
      headFor: everybody,
      order: 140,
    }),
    starts.give({ needs: "audit.view", to: "/audit", order: 50 }),
  ],
};
