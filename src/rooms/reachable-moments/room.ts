import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { offeredFacts } from "../child-record/index.ts";
import { factsOfMoments } from "./offered-facts.ts";
import { momentRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { momentsKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "reachable-moments",
  gives: [
    configurationKinds.give([momentsKind]),
    shippedVersions.give(async () => (await import("./shipped-moments.ts")).shippedMoments),
    routes.give(momentRoutes),
    actionWords.give(auditWords),
    offeredFacts.give(factsOfMoments),
    places.give({
      text: "Moments",
      href: "/moments",
      under: "children",
      needs: "tracker.view",
      order: 260,
    }),
  ],
};
