import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { housekeeping, sweptBy } from "../../platform/jobs/housekeeping-slot.ts";
import { roomJobs } from "../../platform/jobs/room-jobs.ts";
import { readApart } from "./workbook/read-apart.ts";
import { importJobs } from "./workbook/reading-job.ts";
import { unfinishedDays } from "./workbook/workbook-types.ts";
import { importRoutes } from "./web/import-routes.ts";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "imports",
  gives: [
    roomJobs.give({
      make: (parts) => importJobs({ ...parts, read: readApart(parts.apart.workbook) }),
    }),
    housekeeping.give({
      name: "sweep-workbooks",
      cron: "37 3 * * *",
      work: sweptBy("identify.sweep_workbooks", unfinishedDays),
    }),
    routes.give(importRoutes),
    actionWords.give(auditWords),
    places.give({
      text: "Import a workbook",
      href: "/imports",
      under: "papers",
      needs: "import.tracker",
      order: 490,
    }),
  ],
};
