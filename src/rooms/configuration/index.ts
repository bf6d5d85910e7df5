export { changesBetween, type Change, linesOf, type Words } from "./configuration-lines.ts";
export {
  ConfigurationUnfit,
  readBody,
  getConfiguration,
  getConfigurations,
  listInForce,
  getConfigurationVersion,
  getConfigurationBeside,
} from "./configuration-reads.ts";
export { listConfiguration, type KindOnFile, stateOn } from "./configuration-versions.ts";
export { type ShutWord, coverWords, type Cover } from "./cover-words.ts";
export { publicFieldWords } from "./public-fields.ts";
export { publicOptions } from "./public-options.ts";
export { filledIn, publicSays, directionOf, partsOf, saysPlaces } from "./public-says.ts";
export { setVersion, type NewVersion } from "./set-version.ts";
export { shippedFamilyWords } from "./shipped/families.ts";
export { shippedFrontDoor } from "./shipped/front-door.ts";
export { shippedConcerns } from "./shipped/concerns.ts";
export { shippedDirectory } from "./shipped/directory.ts";
export { addShippedRegisters } from "./shipped/registers/add-shipped.ts";
export { shippedBases } from "./shipped/registers/shipped-sharing.ts";
export {
  configurationKinds,
  kindNamed,
  kindOf,
  kindsIn,
  type BodyOf,
  type Kind,
  type Offer,
} from "./kind.ts";
export { shippedIn, shippedVersions, type Shipped } from "./shipped-version.ts";
export { hideNowKind, secondFactorKind } from "./kinds/accounts.ts";
export { leadsKind } from "./kinds/agency-leads.ts";
export { assessmentFactorsKind, assessmentKind, instrumentKind } from "./kinds/assessments.ts";
export {
  closureKind,
  closureStops,
  closureStopsKind,
  neighbouringAreaKind,
  transferKind,
  transitionKind,
} from "./kinds/case-lifecycle.ts";
export {
  documentsKind,
  exploitationDefinitionKind,
  exploitationFactsKind,
  flagTypeKind,
  harmStatusKind,
  levelFloorsKind,
  levelSchemeKind,
  pathwayKind,
  standingChecks,
  stepDownKind,
} from "./kinds/child-record.ts";
export { cohortsKind } from "./kinds/cohorts.ts";
export { clockKind, publicRoleKind } from "./kinds/configuration.ts";
export { contactKind, publicAreasKind, sharingAgreementKind } from "./kinds/directory.ts";
export { educationKind } from "./kinds/education.ts";
export { escalationStagesKind } from "./kinds/escalation.ts";
export { familyLinksKind, familyQuestionsKind } from "./kinds/families.ts";
export {
  publicCheckKind,
  publicFormKind,
  publicFormShape,
  publicHelpKind,
  publicSignsKind,
  screeningToolKind,
} from "./kinds/intake.ts";
export {
  mashDayKind,
  mashPauseKind,
  mashRatingKind,
  nextStepKind,
  partnerCheckKind,
  professionalLinksKind,
  sharingDutyKind,
  thresholdKind,
} from "./kinds/mash.ts";
export { panelTypeKind } from "./kinds/meetings.ts";
export { missingGradeKind, missingReasonKind, missingThresholdKind } from "./kinds/missing.ts";
export { panelKind } from "./kinds/panels.ts";
export { standingQueryKind } from "./kinds/pattern-alerts.ts";
export { subjectFlagsKind, subjectLinksKind } from "./kinds/people-and-places.ts";
export { momentsKind } from "./kinds/reachable-moments.ts";
export { unusualUseKind } from "./kinds/record-access.ts";
export { safetyPlanKind } from "./kinds/safety-plans.ts";
export { forumKind, nrmClocksKind, nrmFormKind } from "./kinds/statutory.ts";
export {
  emergencyAccessKind,
  findWithoutSeeingKind,
  recordMatchingKind,
} from "./kinds/subjects.ts";
export { recoveryKind, servicesKind } from "./kinds/support.ts";
export { exportReleaseKind } from "./kinds/tracker.ts";
export { visitsKind } from "./kinds/visits.ts";
export { kindsOfNotice, noticeBudgetKind } from "./kinds/work.ts";
