import type { Route } from "../../../../platform/http/route.ts";
import { columnsRoutes } from "./columns-routes.ts";
import { gridRoutes } from "./grid-routes.ts";
import { newChildRoutes } from "./new-child-routes.ts";
import { savesRoutes } from "./saves-routes.ts";

/** Editing in place, what it saved, the partnership's own columns, and the quick way to add a child. */
export const editingRoutes: readonly Route[] = [
  ...gridRoutes,
  ...savesRoutes,
  ...columnsRoutes,
  ...newChildRoutes,
];
