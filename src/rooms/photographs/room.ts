import { housekeeping, sweptBy } from "../../platform/jobs/housekeeping-slot.ts";
import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { auditWords } from "./audit-words.ts";
import { photographsKind } from "./configuration-kinds.ts";
import { photographsNeed } from "./needs.ts";
import { photographPaths } from "./web/paths.ts";
import { photographRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "photographs",
  gives: [
    housekeeping.give({
      name: "sweep-photographs",
      cron: "17 3 * * *",
      work: sweptBy("protect.sweep_photographs", 0),
    }),
    configurationKinds.give([photographsKind]),
    shippedVersions.give(async () => (await import("./shipped-photographs.ts")).shippedPhotographs),
    routes.give(photographRoutes),
    actionWords.give(auditWords),
    homeNeeds.give(photographsNeed),
    places.give({
      text: "Photographs to check",
      href: photographPaths.waiting,
      under: "children",
      needs: "missing.record",
      order: 57,
    }),
  ],
};
