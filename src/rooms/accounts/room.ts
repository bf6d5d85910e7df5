import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { accountRoutes } from "./own-account/web/routes.ts";
import { providerRoutes } from "./providers/web/provider-routes.ts";
import { serviceAccountRoutes } from "./service-accounts/web/routes.ts";
import { joinRoutes } from "./staff/web/join-routes.ts";
import { peopleRoutes } from "./staff/web/people-routes.ts";
import { signInRoutes } from "./web/sign-in-routes.ts";

export const room: Room = {
  name: "accounts",
  gives: [
    routes.give((parts) => [...signInRoutes({ ...parts, secrets: parts }), ...providerRoutes(parts), ...joinRoutes(parts), ...accountRoutes(parts)]),
    routes.give([...peopleRoutes, ...serviceAccountRoutes]),
  ],
};
