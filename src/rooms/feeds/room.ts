import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { housekeeping, sweptBy } from "../../platform/jobs/housekeeping-slot.ts";
import { roomJobs } from "../../platform/jobs/room-jobs.ts";
import { unlookedDays } from "./kinds.ts";
import { markBack } from "./not-matched/not-matched-reads.ts";
import { openApart, openingJobs } from "./reading-job.ts";
import { feedJobs } from "./taking-job.ts";
import { notMatchedChildren } from "../missing/index.ts";
import { listNotMatched } from "./not-matched/not-matched-reads.ts";
import { feedRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "feeds",
  gives: [
    roomJobs.give({
      make: (parts) => [
        ...openingJobs({ ...parts, open: openApart(parts.apart.feed) }),
        ...feedJobs(parts),
      ],
    }),
    // Rows by which a child is missing now stay, however long they wait; those by which the child is back do not.
    housekeeping.give({
      name: "sweep-feeds",
      cron: "39 3 * * *",
      work: async (tx, tidying) => {
        await markBack(tx);
        return sweptBy("identify.sweep_feeds", unlookedDays)(tx, tidying);
      },
    }),
    routes.give(feedRoutes),
    notMatchedChildren.give(listNotMatched),
    actionWords.give(auditWords),
    places.give({
      text: "Other systems",
      href: "/feeds",
      under: "partnership",
      needs: "feed.run",
      order: 350,
    }),
  ],
};
