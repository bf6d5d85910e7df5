import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { leaverRoutes } from "./web/leaver-routes.tsx";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "leavers",
  gives: [
    routes.give(leaverRoutes),
    actionWords.give(auditWords),
    places.give({
      text: "Colleagues who leave",
      href: "/leavers",
      under: "partnership",
      needs: "circle.manage",
      order: 560,
    }),
  ],
};
