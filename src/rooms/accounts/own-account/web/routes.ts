import type { Route } from "../../../../platform/http/route.ts";
import { accountRoutes as ownRoutes } from "./account-routes.ts";
import { browserRoutes } from "./browser-routes.ts";
import { passkeyRoutes } from "./passkey-routes.ts";
import { secondFactorRoute } from "./second-factor-route.ts";
import { secretRoutes } from "./secret-routes.ts";

type Parts = { readonly sealKey: Buffer; readonly isEvaluation: boolean };

export function accountRoutes(parts: Parts): readonly Route[] {
  return [
    ...ownRoutes,
    ...browserRoutes,
    ...passkeyRoutes(parts),
    ...secretRoutes(parts),
    secondFactorRoute(parts),
  ];
}
