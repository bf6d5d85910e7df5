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
export { serviceAccountRoutes } from "./web/routes.ts";
