import { actionWords } from "../../platform/rooms/action-words.ts";
import { everybody, places, starts } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { roomChecks } from "../../platform/readiness/room-checks.ts";
import { directoryReadiness } from "./readiness.ts";
import { calendarRoutes } from "./web/calendar-routes.tsx";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { contactKind, publicAreasKind, sharingAgreementKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "directory",
  gives: [
    roomChecks.give({ checks: directoryReadiness, order: 20 }),
    configurationKinds.give([contactKind, sharingAgreementKind, publicAreasKind]),
    shippedVersions.give(async () => (await import("./shipped-directory.ts")).shippedDirectory),
    routes.give(calendarRoutes),
    actionWords.give(auditWords),
    places.give({
      text: "Calendar",
      href: "/admin/calendar",
      under: "partnership",
      needs: "calendar.manage",
      headFor: everybody,
      order: 170,
    }),
    starts.give({ needs: "calendar.manage", to: "/admin/calendar", order: 70 }),
  ],
};
