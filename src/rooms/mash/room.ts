import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { everybody, places, starts } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { concernsAbout, leaverHoldings, offeredFacts } from "../child-record/index.ts";
import { draftForms, mashAsks, overdueTabs } from "../work/index.ts";
import { listAskedLines } from "./checks/asked-lines.ts";
import { checksNeed } from "./checks/checks-need.ts";
import { factsOfChecks } from "./checks/offered-facts.ts";
import { checkPaths } from "./checks/web/paths.ts";
import { countConcernsAbout } from "./concerns-about.ts";
import { mashDrafts } from "./drafts.ts";
import { professionalRoutes } from "./professionals/web/routes.ts";
import { mashRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { episodesSearched } from "./search-episodes.ts";
import { searched } from "../search/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import {
  mashDayKind,
  mashPauseKind,
  mashRatingKind,
  nextStepKind,
  partnerCheckKind,
  professionalLinksKind,
  sharingDutyKind,
  thresholdKind,
} from "./configuration-kinds.ts";
import { concernsOfLeaver } from "./leaver-concerns.ts";

export const room: Room = {
  name: "mash",
  gives: [
    configurationKinds.give([
      mashRatingKind,
      thresholdKind,
      nextStepKind,
      mashDayKind,
      mashPauseKind,
      partnerCheckKind,
      sharingDutyKind,
      professionalLinksKind,
    ]),
    shippedVersions.give(
      async () => (await import("./shipped-professional-links.ts")).shippedProfessionalLinks,
    ),
    shippedVersions.give(async () => (await import("./shipped-mash.ts")).shippedMash),
    shippedVersions.give(async () => (await import("./shipped-mash-day.ts")).shippedMashDay),
    routes.give([...mashRoutes, ...professionalRoutes]),
    ...mashDrafts.map(draftForms.give),
    concernsAbout.give(countConcernsAbout),
    offeredFacts.give(factsOfChecks),
    mashAsks.give(listAskedLines),
    searched.give(episodesSearched),
    actionWords.give(auditWords),
    homeNeeds.give(checksNeed),
    overdueTabs.give({
      text: "Partner checks",
      href: checkPaths.owed,
      needs: "mash.decide",
      order: 60,
    }),
    places.give({
      text: "MASH",
      href: "/mash",
      under: "children",
      needs: "mash.decide",
      headFor: everybody,
      order: 10,
    }),
    places.give({
      text: "Asked by the MASH",
      href: "/checks",
      under: "children",
      needs: "check.answer",
      order: 220,
    }),
    starts.give({ needs: "mash.decide", to: "/mash", order: 10 }),
    leaverHoldings.give(concernsOfLeaver),
  ],
};
