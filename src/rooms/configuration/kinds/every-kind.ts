import type { Kind } from "../kind.ts";
import { hideNowKind, secondFactorKind } from "./accounts.ts";
import { leadsKind } from "./agency-leads.ts";
import { assessmentFactorsKind, assessmentKind, instrumentKind } from "./assessments.ts";
import {
  closureKind,
  closureStopsKind,
  neighbouringAreaKind,
  transferKind,
  transitionKind,
} from "./case-lifecycle.ts";
import {
  documentsKind,
  exploitationDefinitionKind,
  exploitationFactsKind,
  flagTypeKind,
  harmStatusKind,
  levelFloorsKind,
  levelSchemeKind,
  pathwayKind,
  stepDownKind,
} from "./child-record.ts";
import { cohortsKind } from "./cohorts.ts";
import { clockKind, publicRoleKind } from "./configuration.ts";
import { contactKind, publicAreasKind, sharingAgreementKind } from "./directory.ts";
import { educationKind } from "./education.ts";
import { escalationStagesKind } from "./escalation.ts";
import { familyLinksKind, familyQuestionsKind } from "./families.ts";
import {
  publicCheckKind,
  publicFormKind,
  publicHelpKind,
  publicSignsKind,
  screeningToolKind,
} from "./intake.ts";
import {
  mashDayKind,
  mashPauseKind,
  mashRatingKind,
  nextStepKind,
  partnerCheckKind,
  professionalLinksKind,
  sharingDutyKind,
  thresholdKind,
} from "./mash.ts";
import { panelTypeKind } from "./meetings.ts";
import { missingGradeKind, missingReasonKind, missingThresholdKind } from "./missing.ts";
import { panelKind } from "./panels.ts";
import { standingQueryKind } from "./pattern-alerts.ts";
import { subjectFlagsKind, subjectLinksKind } from "./people-and-places.ts";
import { momentsKind } from "./reachable-moments.ts";
import { unusualUseKind } from "./record-access.ts";
import { safetyPlanKind } from "./safety-plans.ts";
import { forumKind, nrmClocksKind, nrmFormKind } from "./statutory.ts";
import { emergencyAccessKind, findWithoutSeeingKind, recordMatchingKind } from "./subjects.ts";
import { recoveryKind, servicesKind } from "./support.ts";
import { exportReleaseKind } from "./tracker.ts";
import { visitsKind } from "./visits.ts";
import { noticeBudgetKind } from "./work.ts";

export const everyKind: readonly Kind[] = [
  secondFactorKind,
  hideNowKind,
  leadsKind,
  assessmentKind,
  assessmentFactorsKind,
  instrumentKind,
  closureKind,
  closureStopsKind,
  transitionKind,
  transferKind,
  neighbouringAreaKind,
  levelSchemeKind,
  harmStatusKind,
  flagTypeKind,
  exploitationDefinitionKind,
  exploitationFactsKind,
  pathwayKind,
  documentsKind,
  stepDownKind,
  levelFloorsKind,
  cohortsKind,
  clockKind,
  publicRoleKind,
  contactKind,
  sharingAgreementKind,
  publicAreasKind,
  educationKind,
  escalationStagesKind,
  familyLinksKind,
  familyQuestionsKind,
  screeningToolKind,
  publicSignsKind,
  publicHelpKind,
  publicFormKind,
  publicCheckKind,
  mashRatingKind,
  thresholdKind,
  nextStepKind,
  mashDayKind,
  mashPauseKind,
  partnerCheckKind,
  sharingDutyKind,
  professionalLinksKind,
  panelTypeKind,
  missingGradeKind,
  missingReasonKind,
  missingThresholdKind,
  panelKind,
  standingQueryKind,
  subjectLinksKind,
  subjectFlagsKind,
  momentsKind,
  unusualUseKind,
  safetyPlanKind,
  forumKind,
  nrmFormKind,
  nrmClocksKind,
  findWithoutSeeingKind,
  emergencyAccessKind,
  recordMatchingKind,
  servicesKind,
  recoveryKind,
  exportReleaseKind,
  visitsKind,
  noticeBudgetKind,
];
