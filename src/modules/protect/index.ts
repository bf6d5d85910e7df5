import type { Route } from "../../platform/http/route.ts";
import { accessRoutes } from "./web/access/access-routes.ts";
import { conflictRoutes } from "./web/access/conflict-routes.ts";
import { emergencyRoutes } from "./web/access/emergency-routes.ts";
import { endConflictRoutes } from "./web/access/end-conflict-routes.ts";
import { findRoutes } from "./web/access/find-routes.ts";
import { liftRoutes } from "./web/access/lift-routes.ts";
import { restrictRoutes } from "./web/access/restrict-routes.ts";
import { reviewRoutes } from "./web/access/review-routes.ts";
import { childRoutes, type CountConcerns } from "./web/child-routes.ts";
import { circleRoutes } from "./web/circle-routes.ts";
import { flagRoutes } from "./web/flag-routes.ts";
import { harmRoutes } from "./web/harm-routes.ts";
import { levelRoutes } from "./web/level-routes.ts";
import { noteRoutes } from "./web/note-routes.ts";
import { protectionRoutes } from "./web/protection-routes.ts";
import { trackerRoutes } from "./web/tracker-routes.ts";
import { worryRoutes } from "./web/worry-routes.ts";
import { whereaboutsRoutes } from "./web/whereabouts-routes.ts";

export { appendChronology } from "./chronology-writes.ts";
export { childPage, type ChildFacts } from "./web/child-frame.tsx";
export { childParams, childRoute, findChild } from "./web/child-route.ts";
export { levelSchemeOn, type LevelScheme } from "./level-scheme.ts";
export { openOnTracker } from "./open-on-tracker.ts";
export { addStanding, isOpenToPathway, openPathway } from "./open-pathway.ts";
export { addNote } from "./add-note.ts";
export { setHarmStatus } from "./set-harm-status.ts";
export { setLevel } from "./set-level.ts";
export { raiseFlag } from "./raise-flag.ts";
export { endFlag, reviewFlag } from "./change-flag.ts";
export { listFlags, type Flag } from "./flag-reads.ts";
export { flagSchemeOn, type FlagScheme } from "./flag-scheme.ts";
export { harmSchemeOn, type HarmScheme } from "./harm-scheme.ts";

/** Concerns stand in a slice that leans on this one: how many there are is handed in. */
export const protectRoutes = (parts: {
  readonly countConcerns: CountConcerns;
}): readonly Route[] => [
  ...trackerRoutes,
  ...childRoutes(parts),
  ...noteRoutes,
  ...worryRoutes,
  ...harmRoutes,
  ...levelRoutes,
  ...flagRoutes,
  ...circleRoutes,
  ...protectionRoutes,
  ...whereaboutsRoutes,
  ...accessRoutes,
  ...restrictRoutes,
  ...liftRoutes,
  ...emergencyRoutes,
  ...reviewRoutes,
  ...findRoutes,
  ...endConflictRoutes,
  ...conflictRoutes,
];
