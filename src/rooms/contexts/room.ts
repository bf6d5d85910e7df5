import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds, homeParts } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { leaverHoldings } from "../child-record/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { placeCases } from "../people-and-places/index.ts";
import { searched } from "../search/index.ts";
import { overdueTabs } from "../work/index.ts";
import { auditWords } from "./audit-words.ts";
import { casesOfLeaver } from "./cases-of-leaver.ts";
import { casesOfPlace } from "./cases-of-place.ts";
import { contextsKind, contextToolKind } from "./configuration-kinds.ts";
import { ownContextsPart, referredNeed, reviewsNeed } from "./home-parts.ts";
import { contextsSearched } from "./search-contexts.ts";
import { contextPaths } from "./web/paths.ts";
import { contextRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "contexts",
  gives: [
    configurationKinds.give([contextsKind, contextToolKind]),
    shippedVersions.give(async () => (await import("./shipped-contexts.ts")).shippedContexts),
    shippedVersions.give(
      async () => (await import("./shipped-context-tools.ts")).shippedContextTools,
    ),
    routes.give(contextRoutes),
    actionWords.give(auditWords),
    searched.give(contextsSearched),
    placeCases.give(casesOfPlace),
    leaverHoldings.give(casesOfLeaver),
    homeNeeds.give(referredNeed),
    homeNeeds.give(reviewsNeed),
    homeParts.give(ownContextsPart),
    overdueTabs.give({
      text: "Places and groups",
      href: contextPaths.list("late"),
      needs: "context.view",
      order: 60,
    }),
    places.give({
      text: "Cases on places and groups",
      href: contextPaths.list(),
      under: "papers",
      needs: "context.view",
      order: 446,
    }),
  ],
};
