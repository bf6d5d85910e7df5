import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds, homeParts } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { thingsRoutes } from "./web/routes.ts";
import { overdueTabs } from "../work/index.ts";
import { renewNeed, undecidedNeed } from "./pending-need.ts";
import { thingPaths } from "./web/paths.ts";
import { subjectsPart } from "./newest-part.ts";
import { auditWords } from "./audit-words.ts";
import { thingsSearched } from "./search-things.ts";
import { searched } from "../search/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { subjectFlagsKind, subjectLinksKind, suggestedLinksKind } from "./configuration-kinds.ts";
import { suggestionNeed } from "./suggestions/suggestion-need.ts";

export const room: Room = {
  name: "people-and-places",
  gives: [
    configurationKinds.give([subjectLinksKind, subjectFlagsKind, suggestedLinksKind]),
    shippedVersions.give(
      async () => (await import("./shipped-links-and-flags.ts")).shippedLinksAndFlags,
    ),
    routes.give(thingsRoutes),
    searched.give(thingsSearched),
    actionWords.give(auditWords),
    overdueTabs.give({
      text: "Flags",
      href: "/overdue/flags",
      needs: "tracker.view",
      order: 50,
    }),
    overdueTabs.give({
      text: "Allegations",
      href: thingPaths.pending(),
      needs: "subject.record",
      order: 55,
    }),
    homeNeeds.give(renewNeed),
    homeNeeds.give(undecidedNeed),
    homeNeeds.give(suggestionNeed),
    homeParts.give(subjectsPart),
    places.give({
      text: "Flags to review",
      href: "/overdue/flags",
      under: "children",
      needs: "tracker.view",
      order: 290,
    }),
    places.give({
      text: "People, places and networks",
      href: "/subjects",
      under: "papers",
      needs: "subject.view",
      order: 440,
    }),
  ],
};
