import { actionWords } from "../../platform/rooms/action-words.ts";
import { frameCounts } from "../../platform/rooms/frame-counts.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { housekeeping, sweptBy } from "../../platform/jobs/housekeeping-slot.ts";
import { roomJobs } from "../../platform/jobs/room-jobs.ts";
import { roomChecks } from "../../platform/readiness/room-checks.ts";
import { senderFor } from "../../platform/outbound/sender-for.ts";
import { outsideReadiness } from "./outside/readiness.ts";
import { outsideJobs, outsideSchedule } from "./outside/tell-outside.ts";
import { unseenNotices } from "./notice-reads.ts";
import { draftRoutes } from "./web/draft-routes.ts";
import { noticeRoutes } from "./web/notice-routes.tsx";
import { lateAnswers, latePromises } from "./late-work.ts";
import { overdueSources } from "./overdue-sources.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { noticeBudgetKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "work",
  gives: [
    overdueSources.give(latePromises),
    overdueSources.give(lateAnswers),
    roomChecks.give({ checks: outsideReadiness, order: 50 }),
    roomJobs.give({
      make: (parts) =>
        outsideJobs({ ...parts, way: senderFor(parts.config.outbound, parts.clock) }),
      schedule: outsideSchedule,
    }),
    // A form that was begun and left alone is kept for thirty days.
    housekeeping.give({
      name: "sweep-drafts",
      cron: "29 3 * * *",
      work: sweptBy("sec.sweep_drafts", 30),
    }),
    configurationKinds.give([noticeBudgetKind]),
    shippedVersions.give(async () => (await import("./shipped-notices.ts")).shippedNotices),
    routes.give([...noticeRoutes, ...draftRoutes]),
    actionWords.give(auditWords),
    frameCounts.give({ at: "/notices", waiting: unseenNotices }),
    places.give({ text: "Your drafts", href: "/drafts", under: "yours", order: 570 }),
  ],
};
