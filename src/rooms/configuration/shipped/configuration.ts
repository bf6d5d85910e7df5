import { shippedAssessments } from "./assessments.ts";
import { shippedAudit } from "./audit.ts";
import { shippedChases } from "./chases.ts";
import { shippedClosing } from "./closing.ts";
import { shippedCohorts } from "./cohorts.ts";
import { shippedConcerns } from "./concerns.ts";
import { shippedDirectory } from "./directory.ts";
import { shippedDocuments } from "./documents.ts";
import { shippedEducation } from "./education.ts";
import { shippedEscalation } from "./escalation.ts";
import { shippedExploitation } from "./exploitation.ts";
import { shippedExports } from "./exports.ts";
import { shippedFamilies } from "./families.ts";
import { shippedFinding } from "./finding.ts";
import { shippedForums } from "./forums.ts";
import { shippedFrontDoor } from "./front-door.ts";
import { shippedHideNow } from "./hide-now.ts";
import { shippedInstruments } from "./instruments.ts";
import { shippedInvitations } from "./invitations.ts";
import { shippedLeads } from "./leads.ts";
import { shippedLevels } from "./levels.ts";
import { shippedMashDay } from "./mash-day.ts";
import { shippedMash } from "./mash.ts";
import { shippedMatching } from "./matching.ts";
import { shippedMissing } from "./missing.ts";
import { shippedMoments } from "./moments.ts";
import { shippedNotices } from "./notices.ts";
import { shippedNrm } from "./nrm.ts";
import { shippedPanels } from "./panels.ts";
import { shippedPathway } from "./pathway.ts";
import { shippedPlanningMeeting } from "./planning-meeting.ts";
import { shippedPlans } from "./plans.ts";
import { shippedProfessionalLinks } from "./professional-links.ts";
import { shippedRecordsApart } from "./records-apart.ts";
import { shippedRecovery } from "./recovery.ts";
import { shippedRoles } from "./roles.ts";
import { shippedSignIn } from "./sign-in.ts";
import { shippedStanding } from "./standing.ts";
import { shippedStrategy } from "./strategy.ts";
import { shippedSubjects } from "./subjects.ts";
import { shippedSupervision } from "./supervision.ts";
import { shippedTransfers } from "./transfers.ts";
import { shippedVisits } from "./visits.ts";
import type { Shipped } from "../shipped-version.ts";

/**
 * What a new partnership starts with, as dated data that it can replace. Which scheme was in force
 * when is local: each is a starting point that a partnership confirms.
 */
export const shippedConfiguration: readonly Shipped[] = [
  ...shippedAssessments,
  ...shippedAudit,
  ...shippedChases,
  ...shippedClosing,
  ...shippedCohorts,
  ...shippedConcerns,
  ...shippedDirectory,
  ...shippedDocuments,
  ...shippedEducation,
  ...shippedEscalation,
  ...shippedExploitation,
  ...shippedExports,
  ...shippedFamilies,
  ...shippedFinding,
  ...shippedForums,
  ...shippedFrontDoor,
  ...shippedHideNow,
  ...shippedInstruments,
  ...shippedInvitations,
  ...shippedLeads,
  ...shippedLevels,
  ...shippedMash,
  ...shippedMashDay,
  ...shippedMatching,
  ...shippedMissing,
  ...shippedMoments,
  ...shippedNotices,
  ...shippedNrm,
  ...shippedPanels,
  ...shippedPathway,
  ...shippedPlanningMeeting,
  ...shippedPlans,
  ...shippedProfessionalLinks,
  ...shippedRecordsApart,
  ...shippedRecovery,
  ...shippedRoles,
  ...shippedSignIn,
  ...shippedStanding,
  ...shippedStrategy,
  ...shippedSubjects,
  ...shippedSupervision,
  ...shippedTransfers,
  ...shippedVisits,
];
