import type { Route } from "../../../platform/http/route.ts";
import { allegationRoutes } from "./allegation-routes.tsx";
import { thingAdultRoutes } from "./adult-routes.tsx";
import { thingApiRoutes } from "./api-routes.ts";
import { thingFlagRoutes } from "./flag-routes.ts";
import {
  flagsMovedRoute,
  flagsRoute,
  takenOutOfChildsRoute,
  takenOutOfThingsRoute,
} from "./flags-routes.ts";
import { thingFormRoutes } from "./form-routes.ts";
import { thingJoinRoutes } from "./join-routes.ts";
import { harmingRoutes } from "../harming-others/web/harming-routes.tsx";
import { linkedRoutes } from "./linked-routes.tsx";
import { suggestionRoutes } from "../suggestions/web/suggestion-routes.tsx";
import { tieRoutes } from "./tie-routes.tsx";
import { oneThingRoutes, thingsRoute } from "./thing-routes.ts";

/** Every way into this room. */
export const thingsRoutes: readonly Route[] = [
  thingsRoute,
  ...thingFormRoutes,
  ...oneThingRoutes,
  ...thingAdultRoutes,
  ...allegationRoutes,
  ...tieRoutes,
  ...suggestionRoutes,
  ...thingJoinRoutes,
  ...thingFlagRoutes,
  flagsMovedRoute,
  flagsRoute,
  takenOutOfThingsRoute,
  takenOutOfChildsRoute,
  ...linkedRoutes,
  ...harmingRoutes,
  ...thingApiRoutes,
];
