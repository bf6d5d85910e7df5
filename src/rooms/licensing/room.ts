import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds, homeParts } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { searched } from "../search/index.ts";
import { overdueTabs } from "../work/index.ts";
import { auditWords } from "./audit-words.ts";
import { licensingKind } from "./configuration-kinds.ts";
import { answeredNeed, isOfficer, lateNeed, referralsPart, toSendNeed } from "./home-needs.ts";
import { referralsSearched } from "./search-referrals.ts";
import { licensingPaths } from "./web/paths.ts";
import { licensingRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "licensing",
  gives: [
    configurationKinds.give([licensingKind]),
    shippedVersions.give(async () => (await import("./shipped-licensing.ts")).shippedLicensing),
    routes.give(licensingRoutes),
    actionWords.give(auditWords),
    searched.give(referralsSearched),
    homeNeeds.give(toSendNeed),
    homeNeeds.give(lateNeed),
    homeNeeds.give(answeredNeed),
    homeParts.give(referralsPart),
    overdueTabs.give({
      text: "Licensing",
      href: licensingPaths.list("late"),
      needs: "licence.view",
      order: 57,
    }),
    places.give({
      text: "Referrals to licensing authorities",
      href: licensingPaths.list(),
      under: "papers",
      needs: "licence.view",
      headFor: isOfficer,
      order: 447,
    }),
  ],
};
