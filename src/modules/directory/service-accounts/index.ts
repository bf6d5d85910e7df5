import type { Route } from "../../../platform/http/route.ts";
import { accountRoutes } from "./web/account-routes.ts";
import { answerRoutes } from "./web/answer-routes.ts";
import { tokenRoutes } from "./web/token-routes.ts";

export {
  findServiceAccount,
  listChoices,
  listServiceAccounts,
  listTokens,
  tokenState,
  type ServiceAccount,
} from "./account-reads.ts";
export { addServiceAccount } from "./add-account.ts";
export { addToken, defaultDays } from "./add-token.ts";
export { answerToken } from "./answer-token.ts";
export { listSystems, type System } from "./system-reads.ts";
export { endServiceAccount } from "./end-account.ts";
export { revokeToken } from "./revoke-token.ts";

export const serviceAccountRoutes: readonly Route[] = [
  ...accountRoutes,
  ...tokenRoutes,
  ...answerRoutes,
];
