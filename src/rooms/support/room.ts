import { holds } from "../../platform/access/actor.ts";
import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds, homeParts } from "../../platform/rooms/home-slots.ts";
import { opensNoRecord, places, readsCounts } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { childTabs, standsAt } from "../child-record/index.ts";
import { overdueTabs } from "../work/index.ts";
import { recoveryRoutes } from "./recovery/web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { recoveryPaths } from "./recovery/web/paths.ts";
import { unmetPart } from "./services/unmet-part.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { commissioningKind, recoveryKind, servicesKind } from "./configuration-kinds.ts";
import { contractNeed, contractsPart, returnNeed } from "./commissioning/contracts-part.ts";
import { commissioningPaths } from "./commissioning/web/paths.ts";
import { commissioningRoutes } from "./commissioning/web/routes.ts";
import { referralStands, directWorkStands, lookBackStands } from "./stands-at.ts";

export const room: Room = {
  name: "support",
  gives: [
    configurationKinds.give([servicesKind, recoveryKind, commissioningKind]),
    shippedVersions.give(async () => (await import("./shipped-support.ts")).shippedSupport),
    shippedVersions.give(
      async () => (await import("./commissioning/shipped-commissioning.ts")).shippedCommissioning,
    ),
    routes.give(recoveryRoutes),
    routes.give(commissioningRoutes),
    actionWords.give(auditWords),
    homeParts.give(unmetPart),
    homeParts.give(contractsPart),
    homeNeeds.give(contractNeed),
    homeNeeds.give(returnNeed),
    places.give({
      text: "Commissioning",
      href: commissioningPaths.home,
      under: "partnership",
      needs: "service.manage",
      headFor: (actor) => holds(actor, "service.manage") && opensNoRecord(actor),
      order: 112,
    }),
    places.give({
      text: "Demand for services",
      href: commissioningPaths.demand,
      under: "partnership",
      needs: "statistics.view",
      order: 121,
    }),
    overdueTabs.give({
      text: "Contracts",
      href: commissioningPaths.overdue,
      needs: "service.manage",
      order: 60,
    }),
    places.give({
      text: "Services",
      href: "/services",
      under: "partnership",
      headFor: (actor) =>
        readsCounts(actor) || (holds(actor, "service.manage") && opensNoRecord(actor)),
      order: 110,
    }),
    places.give({
      text: "Unmet need",
      href: "/unmet-needs",
      under: "partnership",
      needs: "statistics.view",
      headFor: readsCounts,
      order: 120,
    }),
    overdueTabs.give({
      text: "Services",
      href: "/overdue/services",
      needs: "tracker.view",
      order: 40,
    }),
    places.give({
      text: "Waiting for services",
      href: "/overdue/services",
      under: "children",
      needs: "tracker.view",
      order: 300,
    }),
    childTabs.give({
      key: "recovery",
      text: "Work and services",
      href: recoveryPaths.child,
      order: 70,
    }),
    standsAt.give(referralStands),
    standsAt.give(directWorkStands),
    standsAt.give(lookBackStands),
  ],
};
