import type { Route } from "../../../../platform/http/route.ts";
import { knowRoutes } from "./know-routes.ts";
import { placeRoutes } from "./place-routes.ts";
import { previewRoutes } from "./preview-routes.ts";
import { publicQueueRoutes } from "./queue-routes.ts";
import { readingRoutes } from "./reading-routes.ts";
import { statusRoutes, tellRoutes } from "./tell-routes.ts";
import { wordsRoutes } from "./words-routes.ts";

/** Pages for everybody, what the public tells, and the MASH's queue of it. */
export const frontDoorRoutes: readonly Route[] = [
  ...readingRoutes,
  ...tellRoutes,
  ...statusRoutes,
  ...knowRoutes,
  ...publicQueueRoutes,
  ...placeRoutes,
  ...previewRoutes,
  ...wordsRoutes,
];
