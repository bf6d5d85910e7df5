import { actionWords } from "../../platform/rooms/action-words.ts";
import { holds } from "../../platform/access/actor.ts";
import { frameCounts } from "../../platform/rooms/frame-counts.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { isWide, places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { draftOfChilds, childTabs, offeredFacts, standsAt } from "../child-record/index.ts";
import { draftForms } from "../work/index.ts";
import { missingRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { missingNowIds } from "./missing-now-reads.ts";
import { missingNeed, notMatchedNeed } from "./needs.ts";
import { missingPaths } from "./web/paths.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import {
  missingGradeKind,
  missingReasonKind,
  missingThresholdKind,
} from "./configuration-kinds.ts";
import { factsOfInterviews } from "./offered-facts.ts";
import { missingStands, interviewStands } from "./stands-at.ts";

export const room: Room = {
  name: "missing",
  gives: [
    configurationKinds.give([missingGradeKind, missingReasonKind, missingThresholdKind]),
    shippedVersions.give(async () => (await import("./shipped-missing.ts")).shippedMissing),
    routes.give(missingRoutes),
    actionWords.give(auditWords),
    homeNeeds.give(missingNeed),
    homeNeeds.give(notMatchedNeed),
    frameCounts.give({ at: "/missing", needs: "tracker.view", waiting: missingNowIds }),
    places.give({
      text: "Missing",
      href: "/missing",
      under: "children",
      needs: "tracker.view",
      // Everybody else who may see it reads it first at their start.
      headFor: (actor) => isWide(actor) || holds(actor, "subject.view"),
      order: 50,
    }),
    draftForms.give(
      draftOfChilds(
        { name: "interview", title: "A return home interview" },
        { table: "protect.missing_episodes", key: "missing_episode_id" },
        (episode) => `missing/${episode}/interview`,
      ),
    ),
    childTabs.give({ key: "missing", text: "Missing", href: missingPaths.child, order: 60 }),
    offeredFacts.give(factsOfInterviews),
    standsAt.give(missingStands),
    standsAt.give(interviewStands),
  ],
};
