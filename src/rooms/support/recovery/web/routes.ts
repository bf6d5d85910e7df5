import type { Route } from "../../../../platform/http/route.ts";
import { servicesRoutes } from "../../services/web/routes.ts";
import { beginRoutes } from "./begin-routes.ts";
import { lookBackRoutes } from "./look-back-routes.ts";
import { outcomeRoutes } from "./outcome-routes.ts";
import { recoveryPageRoutes } from "./recovery-routes.ts";
import { workRoutes } from "./work-routes.ts";

/** Services, and what is done with a child: the fixed addresses before those with an id. */
export const recoveryRoutes: readonly Route[] = [
  ...servicesRoutes,
  ...recoveryPageRoutes,
  ...beginRoutes,
  ...workRoutes,
  ...outcomeRoutes,
  ...lookBackRoutes,
];
