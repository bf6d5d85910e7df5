import type { Route } from "../../../../platform/http/route.ts";
import { forumApiRoutes } from "./api-routes.ts";
import { childForumRoutes } from "./child-routes.ts";
import { forumRoutes } from "./forum-routes.ts";

/** Every way into this room. */
export const forumsRoutes: readonly Route[] = [
  ...childForumRoutes,
  ...forumRoutes,
  ...forumApiRoutes,
];
