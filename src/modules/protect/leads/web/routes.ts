import type { Route } from "../../../../platform/http/route.ts";
import type { FindChildrenNamed } from "../names.ts";
import { leadKeepRoutes } from "./keep-routes.ts";
import { leadListRoutes } from "./lead-routes.ts";
import { messageRoutes } from "./message-routes.ts";

type HandedIn = { readonly findChildrenNamed: FindChildrenNamed };

/** Every way into this room. */
export const leadRoutes = ({ findChildrenNamed }: HandedIn): readonly Route[] => [
  ...leadListRoutes,
  ...leadKeepRoutes,
  ...messageRoutes(findChildrenNamed),
];
