export type { ConfigurationBody, ConfigurationKind } from "./configuration-kinds.ts";
export { kindsOfNotice } from "./protect-kinds.ts";
export { closureStops } from "./life-shapes.ts";
export {
  changesBetween,
  linesOf,
  type Change as ConfigurationChange,
} from "./configuration-lines.ts";
export {
  ConfigurationUnfit,
  getConfiguration,
  getConfigurationBeside,
  getConfigurations,
  getConfigurationVersion,
  listInForce,
  readBody,
} from "./configuration-reads.ts";
export {
  isConfigurationKind,
  listConfiguration,
  stateOn,
  type KindOnFile,
} from "./configuration-versions.ts";
export { enrolmentAddress, newCodeSecret } from "./one-time-codes.ts";
export { addStaff, StaffProblem, type NewStaff } from "./add-staff.ts";
export { addTeam, createPartnership, topUpConfiguration } from "./provision.ts";
export { getWorkingCalendar } from "./add-holiday.ts";
export { dueByClock } from "./due-by-clock.ts";
export {
  findImportTeam,
  listColleagues,
  listStaffNamed,
  listHolders,
  listRolesHolding,
  listPostHolders,
  listOwningTeams,
  type Colleague,
  type OwningTeam,
  type Holder,
} from "./staff-reads.ts";
export { coverWords, type Cover, type ShutWord } from "./cover-words.ts";
export {
  endOfNumber,
  isShutName,
  listShutWords,
  numberedName,
  nameForOthers,
  shownAgency,
  shownName,
  shownOwner,
} from "./shown-name.ts";
export { calendarRoutes } from "./web/calendar-routes.tsx";
export { configurationRoutes } from "./web/configuration-routes.ts";
export { askRecovery, endPerson, invitePerson, unlockPerson } from "./people/people-writes.ts";
export { listLeavers, setLastDay, type Leaver } from "./people/last-day.ts";
export { joinRoutes } from "./people/web/join-routes.ts";
export { peopleRoutes } from "./people/web/people-routes.ts";
export { accountRoutes } from "./account/index.ts";
export { addProvider, disableProvider, listProvidersOnFile } from "./providers/add-provider.ts";
export { providerRoutes } from "./providers/web/provider-routes.ts";
export { confirmFirst } from "./web/confirm-routes.ts";
export { sendAgain, signInAgain } from "./web/sign-in-again.ts";
export { signInRoutes } from "./web/sign-in-routes.ts";
export { listAgencies, listPosted, type Agency, type Posted } from "./agency-reads.ts";
export { setSecondFactor } from "./set-second-factor.ts";
export { setVersion } from "./set-version.ts";
export { signInReadiness } from "./people/readiness.ts";
export { directoryReadiness } from "./readiness.ts";
export { giveLacking, lackingWords } from "./lacking-roles.ts";
export { setAreas } from "./set-areas.ts";
export { setRecordMatching } from "./set-record-matching.ts";
export { setContact } from "./set-contact.ts";
export { setPublicPage, type PublicKind } from "./set-public-page.ts";
export {
  basisName,
  sharingAgreementOn,
  usualBasis,
  withLaw,
  type Basis,
  type SharingAgreement,
  listRegisteredAgreements,
  type RegisteredAgreement,
} from "./sharing-agreement.ts";
export {
  addServiceAccount,
  addToken,
  answerToken,
  defaultDays,
  endServiceAccount,
  findServiceAccount,
  listChoices,
  listServiceAccounts,
  listSystems,
  listTokens,
  revokeToken,
  serviceAccountRoutes,
  tokenState,
  type ServiceAccount,
  type System,
} from "./service-accounts/index.ts";
export { shippedRegisters } from "./shipped-registers/add-shipped.ts";
export {
  hashesOfLink,
  hashOfLink,
  mayTryLink,
  newHanded,
  newNumber,
  numberLetters,
  readCode,
  readToken,
  type Handed,
  type Hashes,
} from "./one-time-links.ts";
export { publicFormShape } from "./front-door-shapes.ts";
export { publicFieldWords } from "./public-fields.ts";
export { publicOptions } from "./public-options.ts";
export { directionOf, filledIn, partsOf, publicSays, saysPlaces } from "./public-says.ts";
export { shippedFrontDoor } from "./shipped-front-door.ts";
export { shippedMash } from "./shipped-mash.ts";
export { shippedFamilyWords } from "./shipped-families.ts";
