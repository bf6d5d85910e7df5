import type { ConfigurationItem } from "./configuration-item.ts";
import { shippedExploitation } from "./shipped-exploitation.ts";
import { shippedExports } from "./shipped-exports.ts";
import { shippedInstruments } from "./shipped-instruments.ts";
import { shippedMap } from "./shipped-map.ts";
import { shippedPanels } from "./shipped-panels.ts";
import { shippedStrategy } from "./shipped-strategy.ts";
import { shippedDocuments } from "./shipped-documents.ts";
import { shippedEducation } from "./shipped-education.ts";
import { shippedLeads } from "./shipped-leads.ts";
import { shippedLife } from "./shipped-life.ts";
import { shippedTransfers } from "./shipped-transfers.ts";
import { shippedMatching } from "./shipped-matching.ts";
import { shippedMissing } from "./shipped-missing.ts";
import { shippedMash } from "./shipped-mash.ts";
import { shippedMashDay } from "./shipped-mash-day.ts";
import { shippedSignIn } from "./shipped-sign-in.ts";
import { shippedAudit } from "./shipped-audit.ts";
import { shippedFamilies } from "./shipped-families.ts";
import { shippedFrontDoor } from "./shipped-front-door.ts";
import { shippedForums } from "./shipped-forums.ts";
import { shippedNrm } from "./shipped-nrm.ts";
import { shippedPlans } from "./shipped-plans.ts";
import { shippedSubjects } from "./shipped-subjects.ts";
import { shippedRecovery } from "./shipped-recovery.ts";
import { shippedRoles } from "./shipped-roles.ts";
import { shippedAssessments } from "./shipped-assessments.ts";
import { shippedPathway } from "./shipped-pathway.ts";
import { shippedProtect } from "./shipped-protect.ts";
import { shippedVisits } from "./shipped-visits.ts";
import { shippedStanding } from "./shipped-standing.ts";
import { shippedWork } from "./shipped-work.ts";

/**
 * What a new partnership starts with, as dated data that it can replace. Which scheme was in force
 * when is local: each is a starting point that a partnership confirms.
 */
export const shippedConfiguration: readonly ConfigurationItem[] = [
  ...shippedProtect,
  ...shippedPathway,
  ...shippedAssessments,
  ...shippedLife,
  ...shippedTransfers,
  ...shippedMash,
  ...shippedMashDay,
  ...shippedMatching,
  ...shippedMissing,
  ...shippedInstruments,
  ...shippedMap,
  ...shippedPanels,
  ...shippedStrategy,
  ...shippedExploitation,
  ...shippedExports,
  ...shippedSignIn,
  ...shippedAudit,
  ...shippedRoles,
  ...shippedPlans,
  ...shippedRecovery,
  ...shippedEducation,
  ...shippedLeads,
  ...shippedDocuments,
  ...shippedFamilies,
  ...shippedFrontDoor,
  ...shippedSubjects,
  ...shippedForums,
  ...shippedNrm,
  ...shippedVisits,
  ...shippedStanding,
  ...shippedWork,
];
