import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds, homeParts } from "../../platform/rooms/home-slots.ts";
import { everybody, places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { knownOfThing } from "../people-and-places/index.ts";
import { overdueTabs } from "../work/index.ts";
import { auditWords } from "./audit-words.ts";
import { intelligenceKind } from "./configuration-kinds.ts";
import { endingPart, intelligenceNeeds, newestPart } from "./intelligence-needs.ts";
import { whatIsKnown } from "./known-of-thing.ts";
import { intelligencePaths } from "./web/paths.ts";
import { intelligenceRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "intelligence",
  gives: [
    configurationKinds.give([intelligenceKind]),
    shippedVersions.give(
      async () => (await import("./shipped-intelligence.ts")).shippedIntelligence,
    ),
    routes.give(intelligenceRoutes),
    actionWords.give(auditWords),
    knownOfThing.give(whatIsKnown),
    ...intelligenceNeeds.map((need) => homeNeeds.give(need)),
    homeParts.give(newestPart),
    homeParts.give(endingPart),
    overdueTabs.give({
      text: "Intelligence",
      href: intelligencePaths.desk("late"),
      needs: "intelligence.handle",
      order: 70,
    }),
    places.give({
      text: "Intelligence",
      href: intelligencePaths.desk(),
      under: "papers",
      needs: "intelligence.handle",
      headFor: everybody,
      order: 55,
    }),
    places.give({
      text: "Send information to police",
      href: intelligencePaths.send,
      under: "children",
      needs: "intelligence.send",
      order: 295,
    }),
    places.give({
      text: "What you sent to police",
      href: intelligencePaths.sent,
      under: "yours",
      needs: "intelligence.send",
      order: 575,
    }),
  ],
};
