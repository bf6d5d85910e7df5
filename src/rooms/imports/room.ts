import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { importRoutes } from "./web/import-routes.ts";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "imports",
  gives: [
    routes.give(importRoutes),
    actionWords.give(auditWords),
    places.give({
      text: "Import a workbook",
      href: "/imports",
      under: "papers",
      needs: "import.tracker",
      order: 490,
    }),
  ],
};
