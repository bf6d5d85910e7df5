import { actionWords } from "../../platform/rooms/action-words.ts";
import { everybody, places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { childTabs } from "../child-record/index.ts";
import { paths } from "../child-record/web/paths.ts";
import { accessRoutes } from "./web/access-routes.ts";
import { circleRoutes } from "./web/circle-routes.ts";
import { conflictRoutes } from "./web/conflict-routes.ts";
import { emergencyRoutes } from "./web/emergency-routes.ts";
import { endConflictRoutes } from "./web/end-conflict-routes.ts";
import { findRoutes } from "./web/find-routes.ts";
import { foundRoutes } from "./web/found-routes.tsx";
import { liftRoutes } from "./web/lift-routes.ts";
import { heldRoutes } from "./web/places/held-routes.ts";
import { protectionRoutes } from "./web/protection-routes.ts";
import { restrictRoutes } from "./web/restrict-routes.ts";
import { reviewRoutes } from "./web/review-routes.ts";
import { tiesRoutes } from "./web/ties-routes.tsx";
import { whereaboutsRoutes } from "./web/whereabouts-routes.ts";
import { auditWords } from "./audit-words.ts";
import { accessPaths } from "./web/paths.ts";
import { configurationKinds } from "../configuration/index.ts";
import { unusualUseKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "record-access",
  gives: [
    configurationKinds.give([unusualUseKind]),
    routes.give([
      ...circleRoutes,
      ...protectionRoutes,
      ...heldRoutes,
      ...whereaboutsRoutes,
      ...accessRoutes,
      ...restrictRoutes,
      ...liftRoutes,
      ...emergencyRoutes,
      ...reviewRoutes,
      ...findRoutes,
      ...endConflictRoutes,
      ...foundRoutes,
      ...tiesRoutes,
      ...conflictRoutes,
    ]),
    actionWords.give(auditWords),
    places.give({
      text: "Find",
      href: "/find",
      under: "children",
      needs: "child.find",
      headFor: everybody,
      order: 80,
    }),
    places.give({
      text: "Emergency openings",
      href: "/emergency/reviews",
      under: "papers",
      needs: "emergency.review",
      headFor: everybody,
      order: 130,
    }),
    places.give({
      text: "People and places you know",
      href: "/people-i-know",
      under: "yours",
      order: 590,
    }),
    childTabs.give({
      key: "whereabouts",
      text: "Home, school and contacts",
      href: paths.whereabouts,
      order: 110,
    }),
    childTabs.give({ key: "circle", text: "Who is involved", href: paths.circle, order: 120 }),
    childTabs.give({ key: "access", text: "Access", href: accessPaths.access, order: 130 }),
  ],
};
