import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { roomJobs } from "../../platform/jobs/room-jobs.ts";
import { roomChecks } from "../../platform/readiness/room-checks.ts";
import { actionWords } from "../../platform/rooms/action-words.ts";
import { everybody, places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { alarmNeed } from "./alarm-need.ts";
import { auditWords } from "./audit-words.ts";
import { chaseJobs, chaseSchedule } from "./chase-job.ts";
import { alarmsKind } from "./configuration-kinds.ts";
import { alarmReadiness } from "./readiness.ts";
import { faultRoutes } from "./web/fault-routes.ts";
import { alarmRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "alarms",
  gives: [
    roomChecks.give({ checks: alarmReadiness, order: 45 }),
    roomJobs.give({ make: chaseJobs, schedule: chaseSchedule }),
    configurationKinds.give([alarmsKind]),
    shippedVersions.give(async () => (await import("./shipped-alarms.ts")).shippedAlarms),
    routes.give(alarmRoutes),
    routes.give(faultRoutes),
    actionWords.give(auditWords),
    homeNeeds.give(alarmNeed),
    places.give({
      text: "Alarms",
      href: "/alarms",
      under: "partnership",
      needs: "alarm.answer",
      headFor: everybody,
      order: 85,
    }),
  ],
};
