import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { housekeeping, sweptBy } from "../../platform/jobs/housekeeping-slot.ts";
import { roomJobs } from "../../platform/jobs/room-jobs.ts";
import { networkWith } from "../../platform/outbound/signed-post.ts";
import { hookJobs, hookSchedule } from "./hook-jobs.ts";
import { hookRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "webhooks",
  gives: [
    roomJobs.give({
      make: (parts) =>
        hookJobs({ ...parts, network: networkWith(parts.config.insideReceivers ?? []) }),
      schedule: hookSchedule,
    }),
    // What became of a webhook's messages is read for thirty days.
    housekeeping.give({
      name: "sweep-webhooks",
      cron: "41 3 * * *",
      work: sweptBy("sec.sweep_hooks", 30),
    }),
    routes.give(hookRoutes),
    actionWords.give(auditWords),
  ],
};
