import { actionWords } from "../../platform/rooms/action-words.ts";
import { everybody, places, starts } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { roomChecks } from "../../platform/readiness/room-checks.ts";
import { directoryReadiness } from "./readiness.ts";
import { calendarRoutes } from "./web/calendar-routes.tsx";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import {
  contactKind,
  directoryNumbersKind,
  publicAreasKind,
  sharingAgreementKind,
} from "./configuration-kinds.ts";
import { numbersNeed, numbersSearched } from "./numbers/numbers-need.ts";
import { numberRoutes } from "./numbers/web/number-routes.ts";
import { numberPaths } from "./numbers/web/paths.ts";
import { searched } from "../search/index.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";

export const room: Room = {
  name: "directory",
  gives: [
    roomChecks.give({ checks: directoryReadiness, order: 20 }),
    configurationKinds.give([
      contactKind,
      sharingAgreementKind,
      publicAreasKind,
      directoryNumbersKind,
    ]),
    shippedVersions.give(async () => (await import("./shipped-directory.ts")).shippedDirectory),
    routes.give([...calendarRoutes, ...numberRoutes]),
    homeNeeds.give(numbersNeed),
    searched.give(numbersSearched),
    actionWords.give(auditWords),
    places.give({
      text: "Directory of telephone numbers",
      href: numberPaths.all,
      under: "partnership",
      order: 515,
    }),
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
