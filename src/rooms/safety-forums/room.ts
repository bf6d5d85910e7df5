import { holds } from "../../platform/access/actor.ts";
import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { overdueTabs } from "../work/index.ts";
import { auditWords } from "./audit-words.ts";
import { safetyForumsKind } from "./configuration-kinds.ts";
import { promisesNeed, readingNeed } from "./home-needs.ts";
import { forumPaths } from "./web/paths.ts";
import { forumRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "safety-forums",
  gives: [
    configurationKinds.give([safetyForumsKind]),
    shippedVersions.give(async () => (await import("./shipped-forums.ts")).shippedForums),
    routes.give(forumRoutes),
    actionWords.give(auditWords),
    homeNeeds.give(promisesNeed),
    homeNeeds.give(readingNeed),
    overdueTabs.give({
      text: "Promises to safety forums",
      href: forumPaths.overdue,
      needs: "participation.manage",
      order: 85,
    }),
    places.give({
      text: "Safety forums: you said, we did",
      href: forumPaths.home,
      under: "partnership",
      headFor: (actor) => holds(actor, "participation.manage") && !holds(actor, "child.view"),
      order: 546,
    }),
  ],
};
