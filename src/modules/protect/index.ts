import type { Route } from "../../platform/http/route.ts";
import { childRoutes } from "./web/child-routes.ts";
import { circleRoutes } from "./web/circle-routes.ts";
import { levelRoutes } from "./web/level-routes.ts";
import { noteRoutes } from "./web/note-routes.ts";
import { trackerRoutes } from "./web/tracker-routes.ts";

export { levelSchemeOn, type LevelScheme } from "./level-scheme.ts";
export { openOnTracker } from "./open-on-tracker.ts";
export { addNote } from "./add-note.ts";
export { setLevel } from "./set-level.ts";

export const protectRoutes: readonly Route[] = [
  ...trackerRoutes,
  ...childRoutes,
  ...noteRoutes,
  ...levelRoutes,
  ...circleRoutes,
];
