import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeParts } from "../../platform/rooms/home-slots.ts";
import { everybody, places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { offeredFacts } from "../child-record/index.ts";
import { draftForms } from "../work/index.ts";
import { toldRoutes } from "./concern-outcomes/web/told-routes.ts";
import { concernsPart } from "./concerns/concerns-part.ts";
import { publicAwarenessPart } from "./front-door/awareness-part.ts";
import { concernDraft } from "./concerns/concern-draft.ts";
import { concernRoutes } from "./concerns/web/routes.ts";
import { frontDoorRoutes } from "./front-door/web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { factsOfConcerns } from "./concerns/offered-facts.ts";
import { concernsSearched } from "./concerns/search-concerns.ts";
import { searched } from "../search/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import {
  publicCheckKind,
  publicFormKind,
  publicHelpKind,
  publicSignsKind,
  screeningToolKind,
} from "./configuration-kinds.ts";

export const room: Room = {
  name: "intake",
  gives: [
    configurationKinds.give([
      screeningToolKind,
      publicSignsKind,
      publicHelpKind,
      publicFormKind,
      publicCheckKind,
    ]),
    shippedVersions.give(
      async () => (await import("./front-door/shipped-front-door.ts")).shippedFrontDoor,
    ),
    shippedVersions.give(async () => (await import("./shipped-concerns.ts")).shippedConcerns),
    routes.give([...toldRoutes, ...frontDoorRoutes, ...concernRoutes]),
    draftForms.give(concernDraft),
    offeredFacts.give(factsOfConcerns),
    searched.give(concernsSearched),
    actionWords.give(auditWords),
    homeParts.give(concernsPart),
    homeParts.give(publicAwarenessPart),
    places.give({
      text: "Concerns",
      href: "/concerns",
      under: "children",
      needs: "concern.raise",
      headFor: everybody,
      order: 70,
    }),
    places.give({
      text: "Messages from the public",
      href: "/mash/public",
      under: "children",
      needs: "mash.decide",
      order: 230,
    }),
    places.give({
      text: "Public awareness check",
      href: "/route-checks",
      under: "partnership",
      needs: "statistics.view",
      order: 240,
    }),
  ],
};
