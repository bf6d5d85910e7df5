import type { Route } from "../../../platform/http/route.ts";
import { publicRoutes } from "./public-routes.tsx";
import { readRoutes } from "./read-routes.ts";
import { writeRoutes } from "./write-routes.tsx";

export const forumRoutes: readonly Route[] = [...readRoutes, ...writeRoutes, ...publicRoutes];
