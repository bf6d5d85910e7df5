import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeParts } from "../../platform/rooms/home-slots.ts";
import { places, readsCounts } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { auditWords } from "./audit-words.ts";
import { qualityPart } from "./home-part.ts";
import { qualityPaths } from "./web/paths.ts";
import { qualityRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "data-quality",
  gives: [
    routes.give(qualityRoutes),
    actionWords.give(auditWords),
    homeParts.give(qualityPart),
    places.give({
      text: "Data quality",
      href: qualityPaths.page,
      under: "partnership",
      needs: "statistics.view",
      headFor: readsCounts,
      order: 125,
    }),
  ],
};
