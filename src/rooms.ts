import type { Rooms } from "./platform/rooms/slot.ts";
import { room as campaigns } from "./rooms/campaigns/room.ts";
import { room as accounts } from "./rooms/accounts/room.ts";
import { room as actions } from "./rooms/actions/room.ts";
import { room as alarms } from "./rooms/alarms/room.ts";
import { room as agencyLeads } from "./rooms/agency-leads/room.ts";
import { room as assessments } from "./rooms/assessments/room.ts";
import { room as auditReview } from "./rooms/audit-review/room.ts";
import { room as caseLifecycle } from "./rooms/case-lifecycle/room.ts";
import { room as childIdentity } from "./rooms/child-identity/room.ts";
import { room as childOverview } from "./rooms/child-overview/room.ts";
import { room as childRecord } from "./rooms/child-record/room.ts";
import { room as cohorts } from "./rooms/cohorts/room.ts";
import { room as configuration } from "./rooms/configuration/room.ts";
import { room as contexts } from "./rooms/contexts/room.ts";
import { room as dataQuality } from "./rooms/data-quality/room.ts";
import { room as directory } from "./rooms/directory/room.ts";
import { room as disruption } from "./rooms/disruption/room.ts";
import { room as duties } from "./rooms/duties/room.ts";
import { room as education } from "./rooms/education/room.ts";
import { room as escalation } from "./rooms/escalation/room.ts";
import { room as familyNetwork } from "./rooms/family-network/room.ts";
import { room as families } from "./rooms/families/room.ts";
import { room as feeds } from "./rooms/feeds/room.ts";
import { room as governance } from "./rooms/governance/room.ts";
import { room as imports } from "./rooms/imports/room.ts";
import { room as intake } from "./rooms/intake/room.ts";
import { room as intelligence } from "./rooms/intelligence/room.ts";
import { room as investigations } from "./rooms/investigations/room.ts";
import { room as leavers } from "./rooms/leavers/room.ts";
import { room as licensing } from "./rooms/licensing/room.ts";
import { room as mash } from "./rooms/mash/room.ts";
import { room as meetings } from "./rooms/meetings/room.ts";
import { room as missing } from "./rooms/missing/room.ts";
import { room as myWork } from "./rooms/my-work/room.ts";
import { room as offeredFacts } from "./rooms/offered-facts/room.ts";
import { room as outgoingPapers } from "./rooms/outgoing-papers/room.ts";
import { room as overdue } from "./rooms/overdue/room.ts";
import { room as panels } from "./rooms/panels/room.ts";
import { room as photographs } from "./rooms/photographs/room.ts";
import { room as patternAlerts } from "./rooms/pattern-alerts/room.ts";
import { room as peopleAndPlaces } from "./rooms/people-and-places/room.ts";
import { room as reachableMoments } from "./rooms/reachable-moments/room.ts";
import { room as recordAccess } from "./rooms/record-access/room.ts";
import { room as recordMatching } from "./rooms/record-matching/room.ts";
import { room as safetyPlans } from "./rooms/safety-plans/room.ts";
import { room as safetyForums } from "./rooms/safety-forums/room.ts";
import { room as search } from "./rooms/search/room.ts";
import { room as statutory } from "./rooms/statutory/room.ts";
import { room as subjects } from "./rooms/subjects/room.ts";
import { room as support } from "./rooms/support/room.ts";
import { room as tracker } from "./rooms/tracker/room.ts";
import { room as training } from "./rooms/training/room.ts";
import { room as victimRequests } from "./rooms/victim-requests/room.ts";
import { room as visits } from "./rooms/visits/room.ts";
import { room as vulnerabilityProfile } from "./rooms/vulnerability-profile/room.ts";
import { room as webhooks } from "./rooms/webhooks/room.ts";
import { room as work } from "./rooms/work/room.ts";

/**
 * Every room, in the order in which what they contribute stands. Only this file imports what rooms declare; a test
 * compares it with the folders. The walk over all routes goes in this order, and its forms build on each other: what
 * ends a flag (child-record) comes after what is asked about it (statutory), and what can end one's own access
 * (record-access, accounts) comes late.
 */
export const allRooms: Rooms = [
  mash,
  intake,
  recordMatching,
  outgoingPapers,
  safetyPlans,
  meetings,
  panels,
  patternAlerts,
  auditReview,
  alarms,
  governance,
  dataQuality,
  tracker,
  agencyLeads,
  training,
  safetyForums,
  campaigns,
  childOverview,
  offeredFacts,
  visits,
  families,
  reachableMoments,
  photographs,
  intelligence,
  peopleAndPlaces,
  disruption,
  licensing,
  duties,
  contexts,
  statutory,
  missing,
  support,
  education,
  vulnerabilityProfile,
  victimRequests,
  investigations,
  childIdentity,
  familyNetwork,
  cohorts,
  caseLifecycle,
  escalation,
  myWork,
  overdue,
  actions,
  childRecord,
  assessments,
  recordAccess,
  imports,
  feeds,
  subjects,
  work,
  directory,
  configuration,
  leavers,
  webhooks,
  search,
  accounts,
];
