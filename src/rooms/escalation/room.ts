import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { standsAt, leaverWork } from "../child-record/index.ts";
import { escalationRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { escalationStagesKind } from "./configuration-kinds.ts";
import { disagreementStands } from "./stands-at.ts";
import { disagreementsOfLeaver } from "./leaver-work.ts";

export const room: Room = {
  name: "escalation",
  gives: [
    configurationKinds.give([escalationStagesKind]),
    shippedVersions.give(async () => (await import("./shipped-stages.ts")).shippedStages),
    routes.give(escalationRoutes),
    actionWords.give(auditWords),
    places.give({
      text: "Disagreements",
      href: "/escalations",
      under: "children",
      needs: "tracker.view",
      order: 400,
    }),
    standsAt.give(disagreementStands),
    leaverWork.give(disagreementsOfLeaver),
  ],
};
