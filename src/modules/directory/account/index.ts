import type { Route } from "../../../platform/http/route.ts";
import { accountRoutes as ownRoutes } from "./web/account-routes.ts";
import { passkeyRoutes } from "./web/passkey-routes.ts";
import { secondFactorRoute } from "./web/second-factor-route.ts";
import { secretRoutes } from "./web/secret-routes.ts";

type Parts = { readonly sealKey: Buffer; readonly isEvaluation: boolean };

export function accountRoutes(parts: Parts): readonly Route[] {
  return [...ownRoutes, ...passkeyRoutes(parts), ...secretRoutes(parts), secondFactorRoute(parts)];
}
