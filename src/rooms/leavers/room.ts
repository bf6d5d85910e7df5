import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { housekeeping } from "../../platform/jobs/housekeeping-slot.ts";
import { endLeavers } from "./end-leavers.ts";
import { leaverRoutes } from "./web/leaver-routes.tsx";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "leavers",
  gives: [
    housekeeping.give({
      name: "end-leavers",
      cron: "7 * * * *",
      work: (tx, { clock }) => endLeavers(tx, clock.now()),
    }),
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
