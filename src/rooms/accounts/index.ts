export { linkCodeForm } from "./link-code-form.ts";
export { addStaff, type NewStaff, StaffProblem } from "./add-staff.ts";
export { enrolmentAddress, newCodeSecret } from "./one-time-codes.ts";
export {
  readCode,
  numberLetters,
  hashesOfLink,
  newHanded,
  type Handed,
  hashOfLink,
  mayTryLink,
  newNumber,
  readToken,
  type Hashes,
} from "./one-time-links.ts";
export { addProvider, disableProvider, listProvidersOnFile } from "./providers/add-provider.ts";
export {
  listChoices,
  listServiceAccounts,
  listTokens,
  tokenState,
  findServiceAccount,
  type ServiceAccount,
} from "./service-accounts/account-reads.ts";
export { addServiceAccount } from "./service-accounts/add-account.ts";
export { addToken, defaultDays } from "./service-accounts/add-token.ts";
export { revokeToken } from "./service-accounts/revoke-token.ts";
export { setSecondFactor } from "./set-second-factor.ts";
export { setLastDay, type Leaver, listLeavers } from "./staff/last-day.ts";
export { askRecovery, endPerson, unlockPerson, invitePerson } from "./staff/people-writes.ts";
export { confirmFirst } from "./web/confirm-routes.ts";
export { sendAgain, signInAgain } from "./web/sign-in-again.ts";
