import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { standsAround } from "../child-record/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { searched } from "../search/index.ts";
import { overdueTabs } from "../work/index.ts";
import { auditWords } from "./audit-words.ts";
import { investigationsKind } from "./configuration-kinds.ts";
import { investigationsNeed } from "./home-need.ts";
import { chargesNeed } from "./charges/charge-need.ts";
import { chargePaths } from "./charges/web/paths.ts";
import { chargeRoutes } from "./charges/web/routes.ts";
import { investigationsSearched } from "./search-investigations.ts";
import { courtAround } from "./stands-around.ts";
import { investigationPaths } from "./web/paths.ts";
import { investigationRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "investigations",
  gives: [
    configurationKinds.give([investigationsKind]),
    shippedVersions.give(
      async () => (await import("./shipped-investigations.ts")).shippedInvestigations,
    ),
    routes.give([...investigationRoutes, ...chargeRoutes]),
    actionWords.give(auditWords),
    standsAround.give(courtAround),
    searched.give(investigationsSearched),
    homeNeeds.give(investigationsNeed),
    homeNeeds.give(chargesNeed),
    overdueTabs.give({
      text: "Investigations",
      href: investigationPaths.due,
      needs: "child.view",
      order: 83,
    }),
    places.give({
      text: "Investigations and court",
      href: investigationPaths.open,
      under: "children",
      needs: "child.view",
      order: 404,
    }),
    places.give({
      text: "Charges and cautions to review",
      href: chargePaths.open,
      under: "children",
      needs: "child.view",
      order: 405,
    }),
  ],
};
