import type { ConfigurationItem } from "../configuration-item.ts";
import { shippedExploitation } from "./exploitation.ts";
import { shippedExports } from "./exports.ts";
import { shippedInstruments } from "./instruments.ts";
import { shippedMap } from "./map.ts";
import { shippedPanels } from "./panels.ts";
import { shippedStrategy } from "./strategy.ts";
import { shippedDocuments } from "./documents.ts";
import { shippedEducation } from "./education.ts";
import { shippedLeads } from "./leads.ts";
import { shippedLife } from "./life.ts";
import { shippedTransfers } from "./transfers.ts";
import { shippedMatching } from "./matching.ts";
import { shippedMissing } from "./missing.ts";
import { shippedMash } from "./mash.ts";
import { shippedMashDay } from "./mash-day.ts";
import { shippedSignIn } from "./sign-in.ts";
import { shippedAudit } from "./audit.ts";
import { shippedFamilies } from "./families.ts";
import { shippedFrontDoor } from "./front-door.ts";
import { shippedForums } from "./forums.ts";
import { shippedNrm } from "./nrm.ts";
import { shippedPlans } from "./plans.ts";
import { shippedSubjects } from "./subjects.ts";
import { shippedRecovery } from "./recovery.ts";
import { shippedRoles } from "./roles.ts";
import { shippedAssessments } from "./assessments.ts";
import { shippedPathway } from "./pathway.ts";
import { shippedProtect } from "./protect.ts";
import { shippedVisits } from "./visits.ts";
import { shippedStanding } from "./standing.ts";
import { shippedWork } from "./work.ts";

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
