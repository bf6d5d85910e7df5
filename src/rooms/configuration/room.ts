import { actionWords } from "../../platform/rooms/action-words.ts";
import { everybody, places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationRoutes } from "./web/configuration-routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds } from "./kind.ts";
import { clockKind, publicRoleKind } from "./common-kinds.ts";

export const room: Room = {
  name: "configuration",
  gives: [
    configurationKinds.give([clockKind, publicRoleKind]),
    routes.give(configurationRoutes),
    actionWords.give(auditWords),
    places.give({
      text: "Configuration",
      href: "/admin/configuration",
      under: "partnership",
      needs: "configuration.view",
      headFor: everybody,
      order: 180,
    }),
  ],
};
