import type { Room } from "../../platform/rooms/slot.ts";
import { searched } from "../search/index.ts";
import { roomJobs } from "../../platform/jobs/room-jobs.ts";
import { matchingJobs, matchingSchedule } from "./matching/matching-job.ts";
import { placesJobs, placesSchedule } from "./places/looking-job.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import {
  emergencyAccessKind,
  findWithoutSeeingKind,
  recordMatchingKind,
} from "./configuration-kinds.ts";
import { childrenSearched } from "./search-children.ts";

/** Who a record is about and who may see it: read by every room, and without pages of its own. */
export const room: Room = {
  name: "subjects",
  gives: [
    roomJobs.give({ make: matchingJobs, schedule: matchingSchedule }),
    roomJobs.give({ make: placesJobs, schedule: placesSchedule }),
    configurationKinds.give([findWithoutSeeingKind, emergencyAccessKind, recordMatchingKind]),
    shippedVersions.give(async () => (await import("./shipped-finding.ts")).shippedFinding),
    shippedVersions.give(async () => (await import("./shipped-matching.ts")).shippedMatching),
    searched.give(childrenSearched),
  ],
};
