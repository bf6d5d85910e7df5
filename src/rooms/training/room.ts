import { holds } from "../../platform/access/actor.ts";
import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds, homeParts } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { roomJobs } from "../../platform/jobs/room-jobs.ts";
import { readTrainingApart } from "./importing/read-apart.ts";
import { trainingJobs } from "./importing/reading-job.ts";
import { auditWords } from "./audit-words.ts";
import { ownCoveragePart } from "./own-coverage-part.ts";
import { sessionsPart } from "./sessions-part.ts";
import { awarenessPart } from "./awareness/awareness-part.ts";
import { areaKind, programmesKind } from "./programmes/configuration-kinds.ts";
import { reachPart } from "./programmes/reach-part.ts";
import { toSeePart } from "./programmes/parenting/to-see-part.ts";
import { unaskedPart } from "./programmes/unasked-part.ts";
import { cohortOffers } from "../cohorts/index.ts";
import { offeredToCohorts } from "./programmes/for-cohorts.ts";
import { casePractices } from "../contexts/index.ts";
import { practicesForCase } from "./practice/of-case.ts";
import { practiceNeed } from "./practice/review-need.ts";
import { searched } from "../search/index.ts";
import { coursesSearched, practicesSearched, programmesSearched } from "./search-prevention.ts";
import { supportNeed } from "./support-need.ts";
import { trainingKind } from "./configuration-kinds.ts";
import { hallCodeRoutes } from "./web/hall-code-routes.tsx";
import { trainingPaths } from "./web/paths.ts";
import { trainingRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "training",
  gives: [
    configurationKinds.give([trainingKind, programmesKind, areaKind]),
    shippedVersions.give(async () => (await import("./shipped-training.ts")).shippedTraining),
    shippedVersions.give(
      async () => (await import("./programmes/shipped-programmes.ts")).shippedProgrammes,
    ),
    shippedVersions.give(
      async () => (await import("./programmes/shipped-programmes.ts")).shippedArea,
    ),
    routes.give(trainingRoutes),
    routes.give(hallCodeRoutes),
    actionWords.give(auditWords),
    places.give({
      text: "Prevention: training",
      href: trainingPaths.home,
      under: "partnership",
      headFor: (actor) => holds(actor, "training.manage"),
      order: 545,
    }),
    searched.give(coursesSearched),
    searched.give(programmesSearched),
    searched.give(practicesSearched),
    homeNeeds.give(supportNeed),
    homeNeeds.give(practiceNeed),
    cohortOffers.give(offeredToCohorts),
    casePractices.give(practicesForCase),
    homeParts.give(sessionsPart),
    homeParts.give(reachPart),
    homeParts.give(unaskedPart),
    homeParts.give(toSeePart),
    homeParts.give(awarenessPart),
    homeParts.give(ownCoveragePart),
    roomJobs.give({
      make: (parts) => trainingJobs({ ...parts, read: readTrainingApart(parts.apart.training) }),
    }),
  ],
};
