import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds, homeParts } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { standsAround } from "../child-record/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { thingForums, thingMeasures } from "../people-and-places/index.ts";
import { overdueTabs } from "../work/index.ts";
import { searched } from "../search/index.ts";
import { auditWords } from "./audit-words.ts";
import { considerableKind, measuresKind } from "./configuration-kinds.ts";
import { breachesNeed, endsNeed, overdueNeed, measuresPart, reviewsNeed } from "./home-part.ts";
import { forumsOf } from "./forums/forums-of.ts";
import { measuresOn } from "./measures-on.ts";
import { measuresSearched } from "./search-measures.ts";
import { measuresAround } from "./stands-around.ts";
import { measurePaths } from "./web/paths.ts";
import { measureRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "disruption",
  gives: [
    configurationKinds.give([measuresKind, considerableKind]),
    shippedVersions.give(async () => (await import("./shipped-measures.ts")).shippedMeasures),
    shippedVersions.give(
      async () => (await import("./shipped-considerable.ts")).shippedConsiderable,
    ),
    routes.give(measureRoutes),
    actionWords.give(auditWords),
    thingMeasures.give(measuresOn),
    thingForums.give(forumsOf),
    standsAround.give(measuresAround),
    searched.give(measuresSearched),
    homeNeeds.give(breachesNeed),
    homeNeeds.give(reviewsNeed),
    overdueTabs.give({
      text: "Measures",
      href: measurePaths.review,
      needs: "measure.record",
      order: 56,
    }),
    homeNeeds.give(endsNeed),
    homeNeeds.give(overdueNeed),
    homeParts.give(measuresPart),
    places.give({
      text: "Orders, notices and tactics",
      href: measurePaths.board,
      under: "papers",
      needs: "measure.view",
      order: 445,
    }),
  ],
};
