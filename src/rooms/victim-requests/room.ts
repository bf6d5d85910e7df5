import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { searched } from "../search/index.ts";
import { overdueTabs } from "../work/index.ts";
import { auditWords } from "./audit-words.ts";
import { victimRequestsKind } from "./configuration-kinds.ts";
import { requestsNeed } from "./home-need.ts";
import { requestsSearched } from "./search-requests.ts";
import { requestPaths } from "./web/paths.ts";
import { requestRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "victim-requests",
  gives: [
    configurationKinds.give([victimRequestsKind]),
    shippedVersions.give(async () => (await import("./shipped-requests.ts")).shippedRequests),
    routes.give(requestRoutes),
    actionWords.give(auditWords),
    homeNeeds.give(requestsNeed),
    overdueTabs.give({
      text: "Requests for information",
      href: requestPaths.late,
      needs: "request.record",
      order: 70,
    }),
    searched.give(requestsSearched),
    places.give({
      text: "Requests for a victim’s information",
      href: requestPaths.open,
      under: "papers",
      needs: "request.record",
      order: 465,
    }),
    places.give({
      text: "Register of requests for a victim’s information",
      href: requestPaths.register,
      under: "papers",
      needs: "governance.view",
      order: 475,
    }),
  ],
};
