import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { standsAt } from "../child-record/index.ts";
import { cohortsRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { cohortsKind } from "./configuration-kinds.ts";
import { cohortStands } from "./stands-at.ts";

export const room: Room = {
  name: "cohorts",
  gives: [
    configurationKinds.give([cohortsKind]),
    shippedVersions.give(async () => (await import("./shipped-cohorts.ts")).shippedCohorts),
    routes.give(cohortsRoutes),
    actionWords.give(auditWords),
    places.give({
      text: "Cohorts",
      href: "/cohorts",
      under: "children",
      needs: "child.view",
      order: 320,
    }),
    standsAt.give(cohortStands),
  ],
};
