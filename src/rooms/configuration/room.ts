import { actionWords } from "../../platform/rooms/action-words.ts";
import { everybody, places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { configurationKinds } from "./kind.ts";
import { everyKind } from "./kinds/every-kind.ts";
import { shippedVersions } from "./shipped-version.ts";
import { configurationRoutes } from "./web/configuration-routes.ts";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "configuration",
  gives: [
    configurationKinds.give(everyKind),
    shippedVersions.give(
      async () => (await import("./shipped/configuration.ts")).shippedConfiguration,
    ),
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
