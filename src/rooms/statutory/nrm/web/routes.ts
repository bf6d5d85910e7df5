import type { Route } from "../../../../platform/http/route.ts";
import { childNrmRoutes } from "./child-routes.ts";
import { nrmListRoutes } from "./list-routes.ts";
import { section45Routes } from "./section45-routes.ts";

/** Every way into this room. */
export const nrmRoutes: readonly Route[] = [
  ...childNrmRoutes,
  ...section45Routes,
  ...nrmListRoutes,
];
