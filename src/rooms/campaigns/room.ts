import { holds } from "../../platform/access/actor.ts";
import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds, homeParts } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { searched } from "../search/index.ts";
import { campaignsKind } from "../training/index.ts";
import { auditWords } from "./audit-words.ts";
import { reviewNeed, visitsPart } from "./review-need.ts";
import { businessesSearched, resourcesSearched } from "./search-prevention.ts";
import { campaignPaths } from "./web/paths.ts";
import { campaignsRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "campaigns",
  gives: [
    configurationKinds.give([campaignsKind]),
    shippedVersions.give(async () => (await import("./shipped-campaigns.ts")).shippedCampaigns),
    routes.give(campaignsRoutes),
    actionWords.give(auditWords),
    homeNeeds.give(reviewNeed),
    homeParts.give(visitsPart),
    searched.give(businessesSearched),
    searched.give(resourcesSearched),
    places.give({
      text: "Prevention: campaigns and businesses",
      href: campaignPaths.home,
      under: "partnership",
      headFor: (actor) => holds(actor, "training.manage") && !holds(actor, "child.view"),
      order: 547,
    }),
  ],
};
