import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { roomJobs } from "../../platform/jobs/room-jobs.ts";
import { standingJobs, standingSchedule } from "./standing-job.ts";
import { standingRoutes } from "./web/routes.ts";
import { alertsNeed } from "./alerts-need.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { standingQueryKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "pattern-alerts",
  gives: [
    roomJobs.give({ make: standingJobs, schedule: standingSchedule }),
    configurationKinds.give([standingQueryKind]),
    shippedVersions.give(async () => (await import("./shipped-standing.ts")).shippedStanding),
    routes.give(standingRoutes),
    actionWords.give(auditWords),
    homeNeeds.give(alertsNeed),
    places.give({
      text: "Pattern alerts",
      href: "/standing-queries",
      under: "children",
      needs: "suggestion.read",
      order: 340,
    }),
  ],
};
