import { sql } from "kysely";
import type { StaffActor } from "../../../src/platform/access/actor.ts";
import type { Route } from "../../../src/platform/http/route.ts";
import type { TestDatabase } from "../../harness/database.ts";
import { isClosedToPages } from "./oracle.ts";

/** What an address can be about, with rows to put there: those of the children who are tried, then others. */
const rowsFor: Readonly<Record<string, string>> = {
  personId: "select person_id as id, person_id from subjects.people",
  meetingId: "select meeting_id as id, person_id from panels.meetings",
  concernId: "select concern_id as id, null::uuid as person_id from identify.concerns",
  paperId: "select paper_id as id, person_id from papers.papers",
  importId:
    "select import_id as id, null::uuid as person_id from identify.imports where kind = 'tracker'",
  itemId:
    "select i.item_id as id, m.person_id from panels.items i join panels.meetings m using (meeting_id)",
  actionId: "select action_id as id, person_id from work.actions",
  chaseId: "select chase_id as id, person_id from work.chases",
  checkId: "select partner_check_id as id, null::uuid as person_id from identify.partner_checks",
  flagId: "select flag_id as id, person_id from protect.flags",
  conflictId: "select conflict_id as id, person_id from sec.conflicts",
  findingId: "select conflict_finding_id as id, person_id from sec.conflict_findings",
  outcomeId: "select plan_outcome_id as id, person_id from protect.plan_outcomes",
  rowId:
    "select trusted_adult_id as id, person_id from protect.trusted_adults union all select plan_contingency_id, person_id from protect.plan_contingencies",
  exploitationAccountId:
    "select exploitation_account_id as id, person_id from protect.exploitation_accounts",
  saidId: "select said_to_harm_id as id, person_id from protect.said_to_harm",
  disputeId: "select dispute_id as id, person_id from protect.disputes",
  closureId: "select closure_id as id, person_id from protect.closures",
  transferId: "select transfer_id as id, person_id from protect.transfers",
  offerKey: "select offer_key as id, person_id from protect.offer_decisions",
  photographId: "select photograph_id as id, person_id from protect.photographs",
  profileEntryId: "select profile_entry_id as id, person_id from protect.profile_entries",
  siblingLinkId:
    "select sibling_link_id as id, person_id from protect.sibling_links where ended_on is null",
  householdId: "select household_id as id, person_id from protect.households",
  aroundId: "select around_id as id, person_id from protect.people_around",
  doNotTellId: "select do_not_tell_id as id, person_id from protect.do_not_tell",
  responsibilityId:
    "select responsibility_id as id, person_id from protect.parental_responsibilities",
  restrictionId: "select restriction_id as id, person_id from protect.responsibility_restrictions",
  courtOrderId: "select court_order_id as id, person_id from protect.court_orders",
  episodeId: "select missing_episode_id as id, person_id from protect.missing_episodes",
  suggestionId: "select rhi_suggestion_id as id, person_id from protect.rhi_suggestions",
  useId: "select tool_use_id as id, person_id from protect.tool_uses",
  thingId: "select thing_id as id, null::uuid as person_id from subjects.things",
  measureId: "select measure_id as id, null::uuid as person_id from subjects.measures",
  releaseId:
    "select release_id as id, person_id from protect.release_children union all select release_id, null::uuid from subjects.releases",
  victimRequestId: "select victim_request_id as id, person_id from protect.victim_requests",
  investigationId: "select investigation_id as id, person_id from protect.investigations",
  childChargeId: "select child_charge_id as id, person_id from protect.child_charges",
  dutyId: "select duty_id as id, person_id from protect.duties",
  thingJoinId: "select thing_join_id as id, null::uuid as person_id from subjects.thing_joins",
  thingTieId: "select thing_tie_id as id, null::uuid as person_id from subjects.thing_ties",
  thingFlagId: "select thing_flag_id as id, null::uuid as person_id from protect.thing_flags",
  thingLinkId: "select thing_link_id as id, person_id from protect.thing_links",
  enforcementId: "select enforcement_request_id as id, person_id from protect.enforcement_requests",
  serviceId: "select service_id as id, null::uuid as person_id from directory.services",
  serviceContactId:
    "select service_contact_id as id, null::uuid as person_id from directory.service_contacts",
  referralId: "select referral_id as id, person_id from protect.referrals",
  documentId: "select document_id as id, person_id from protect.documents",
  visitId: "select visit_id as id, person_id from protect.visits",
  visitWarningId: "select visit_warning_id as id, person_id from protect.visit_warnings",
  workId: "select direct_work_id as id, person_id from protect.direct_work",
  lookBackId: "select look_back_id as id, person_id from protect.look_backs",
  schoolId: "select school_id as id, null::uuid as person_id from directory.schools",
  ownerId:
    "select team_id as id, null::uuid as person_id from directory.teams union all select agency_id, null::uuid from directory.agencies",
  contactNumberId:
    "select contact_number_id as id, null::uuid as person_id from directory.contact_numbers",
  leadId:
    "select lead_id as id, null::uuid as person_id from directory.leads where ended_on is null",
  trainingCourseId:
    "select training_course_id as id, null::uuid as person_id from directory.training_courses",
  trainingSessionId:
    "select training_session_id as id, null::uuid as person_id from directory.training_sessions",
  trainingPersonId:
    "select training_person_id as id, null::uuid as person_id from directory.training_people",
  trainingBookingId:
    "select training_booking_id as id, null::uuid as person_id from directory.training_bookings",
  trainingAttendanceId:
    "select training_attendance_id as id, null::uuid as person_id from directory.training_attendances",
  trainingSupportId:
    "select training_support_id as id, null::uuid as person_id from directory.training_support",
  trainingContactId:
    "select training_contact_id as id, null::uuid as person_id from directory.training_contacts",
  intelligenceId:
    "select intelligence_id as id, null::uuid as person_id from identify.intelligence_entries",
  disseminationId:
    "select intelligence_dissemination_id as id, null::uuid as person_id from identify.intelligence_disseminations",
  thingForumId:
    "select thing_forum_id as id, null::uuid as person_id from subjects.thing_forum_entries where version = 1",
  measureActionId:
    "select measure_action_id as id, null::uuid as person_id from subjects.measure_actions",
  contextId: "select context_id as id, null::uuid as person_id from subjects.contexts",
  contextActionId:
    "select context_action_id as id, null::uuid as person_id from subjects.context_actions",
  contextFactId:
    "select context_fact_id as id, null::uuid as person_id from subjects.context_facts",
  licenceId: "select licence_id as id, null::uuid as person_id from subjects.licences",
  licensingReferralId:
    "select licensing_referral_id as id, null::uuid as person_id from subjects.licensing_referrals",
  programmeId: "select programme_id as id, null::uuid as person_id from directory.programmes",
  programmeVisitId:
    "select programme_visit_id as id, null::uuid as person_id from directory.programme_visits",
  forumMeetingId:
    "select forum_meeting_id as id, null::uuid as person_id from directory.forum_meetings",
  cohortOfferId: "select cohort_offer_id as id, null::uuid as person_id from protect.cohort_offers",
  gapAnalysisId:
    "select gap_analysis_id as id, null::uuid as person_id from directory.gap_analyses",
  practiceId: "select practice_id as id, null::uuid as person_id from directory.practices",
  campaignId: "select campaign_id as id, null::uuid as person_id from directory.campaigns",
  businessId: "select business_id as id, null::uuid as person_id from directory.businesses",
  resourceId: "select resource_id as id, null::uuid as person_id from directory.resources",
  forumPointId: "select forum_point_id as id, null::uuid as person_id from directory.forum_points",
  forumUseId: "select forum_use_id as id, null::uuid as person_id from directory.forum_uses",
  trainingImportId:
    "select import_id as id, null::uuid as person_id from identify.workbooks where kind = 'training'",
  trainingBodyId: "select agency_id as id, null::uuid as person_id from directory.agencies",
  toolDraftId: "select tool_draft_id as id, null::uuid as person_id from protect.tool_drafts",
  toolVersionId:
    "select configuration_id as id, null::uuid as person_id from directory.configuration where kind = 'instrument'",
  leadMessageId: "select lead_message_id as id, null::uuid as person_id from protect.lead_messages",
  sittingId: "select sitting_id as id, null::uuid as person_id from panels.sittings",
  itemPromiseId:
    "select item_promise_id as id, null::uuid as person_id from panels.item_promises where state = 'open'",
  agendaItemId:
    "select agenda_item_id as id, person_id from panels.agenda_items where taken_off_at is null",
  itemDecisionId:
    "select item_decision_id as id, person_id from panels.item_decisions where taken_back_at is null",
  seatId: "select seat_id as id, null::uuid as person_id from panels.seats",
  panelReferralId: "select panel_referral_id as id, person_id from panels.panel_referrals",
  cohortId: "select cohort_id as id, null::uuid as person_id from protect.cohorts",
  cohortMemberId: "select cohort_member_id as id, person_id from protect.cohort_members",
  cohortApproachId: "select cohort_approach_id as id, person_id from protect.cohort_approaches",
  foundId: "select standing_suggestion_id as id, person_id from identify.standing_suggestions",
  queryKey:
    "select key as id, null::uuid as person_id from directory.configuration where kind = 'standing-query'",
  oneId: "select person_id as id, person_id from subjects.pair_decisions",
  otherId: "select other_person_id as id, person_id from subjects.pair_decisions",
  pairDecisionId: "select pair_decision_id as id, person_id from subjects.pair_decisions",
  mergeId: "select merge_id as id, person_id from subjects.merges",
  mergeProposalId:
    "select merge_proposal_id as id, person_id from subjects.merge_proposals where state = 'open'",
  familyLinkId: "select family_link_id as id, person_id from protect.family_links",
  familyViewId: "select family_view_id as id, person_id from protect.family_views",
  identifierId: "select identifier_id as id, person_id from subjects.identifiers",
  publicConcernId:
    "select public_concern_id as id, null::uuid as person_id from identify.public_concerns",
  professionalLinkId:
    "select professional_link_id as id, null::uuid as person_id from identify.professional_links",
  noteId:
    "select chronology_entry_id as id, person_id from protect.chronology_entries where kind in ('level', 'harm', 'flag')",
  momentId: "select moment_id as id, person_id from protect.moments",
  nrmReferralId: "select nrm_referral_id as id, person_id from protect.nrm_referrals",
  forumReferenceId:
    "select forum_reference_id as id, person_id from protect.forum_entries where version = 1",
  forumMemberId: "select forum_member_id as id, null::uuid as person_id from protect.forum_members",
  assessmentId: "select assessment_id as id, person_id from protect.assessments",
  escalationId: "select escalation_id as id, person_id from work.escalations",
  exportId: "select export_id as id, null::uuid as person_id from protect.exports",
  membershipId:
    "select m.membership_id as id, p.person_id from sec.memberships m join subjects.people p using (circle_id)",
  whereaboutsId: "select whereabouts_id as id, person_id from subjects.whereabouts",
  heldWordsId: "select held_words_id as id, person_id from subjects.held_words",
  openingId: "select emergency_opening_id as id, person_id from sec.emergency_openings",
  entryId: "select register_entry_id as id, null::uuid as person_id from govern.register_entries",
  witnessId: "select witness_key_id as id, null::uuid as person_id from audit.witness_keys",
  holdId: "select hold_id as id, null::uuid as person_id from govern.holds",
  roleId: "select public_role_id as id, null::uuid as person_id from govern.public_roles",
  waitingExportId:
    "select waiting_export_id as id, null::uuid as person_id from protect.waiting_exports",
  alarmId: "select alarm_id as id, null::uuid as person_id from govern.alarms",
  unusualId: "select unusual_use_id as id, null::uuid as person_id from govern.unusual_uses",
  sourceId: "select feed_source_id as id, null::uuid as person_id from identify.feed_sources",
  runId: "select feed_run_id as id, null::uuid as person_id from identify.feed_runs",
  waitingId: "select feed_waiting_id as id, null::uuid as person_id from identify.feed_waiting",
  offerId: "select import_offer_id as id, person_id from identify.import_offers",
  noticeId: "select notification_id as id, null::uuid as person_id from work.notifications",
  fileId: "select file_id as id, null::uuid as person_id from files.files",
  columnId: "select tracker_column_id as id, null::uuid as person_id from protect.tracker_columns",
  viewId:
    "select view_id as id, null::uuid as person_id from protect.team_views union all select view_id, null from protect.own_views",
  saveId: "select save_id as id, null::uuid as person_id from protect.tracker_saves",
  candidateId: "select person_id as id, person_id from subjects.people",
  agencyId: "select agency_id as id, null::uuid as person_id from directory.agencies",
  accountId: "select staff_id as id, null::uuid as person_id from directory.staff where is_service",
  hookId: "select hook_id as id, null::uuid as person_id from work.hooks",
  tokenId: "select token_id as id, null::uuid as person_id from sec.api_tokens",
  staffId: "select staff_id as id, null::uuid as person_id from directory.staff",
  postId: "select post_id as id, null::uuid as person_id from directory.posts",
};

const nothing = "00000000-0000-7000-8000-000000000000";

/** Words that stand in an address and are nobody's. */
const words: Readonly<Record<string, readonly string[]>> = {
  educationKind: ["attendance", "enrolment"],
  panelKey: ["mace", "strategic"],
  forum: ["marac", "youth-justice"],
  tool: ["safeguard", "education-conversation"],
  contextTool: ["neighbourhood-triangle", "online-triangle"],
  adultForum: ["gangs", "mappa"],
  domain: ["new_domain", "safeguard"],
  question: ["new_sign", "absent"],
  floor: ["0", "new_age"],
  register: ["complaint", "breach"],
  part: ["child"],
  planPart: ["contingencies", "trusted"],
  number: ["1", "2"],
  form: ["named"],
  kind: ["clock"],
  page: ["tracker"],
  audience: ["family", "agency"],
  // What belongs to sign-in holds nothing of a record: test/web/providers.test.ts, passkey.e2e.ts.
  // Nobody has a token of a link: families.test.ts.
  familyToken: ["a".repeat(24)],
  professionalToken: ["a".repeat(24)],
  trainingToken: ["a".repeat(24)],
  hallCode: ["a".repeat(32)],
  trainingQuestion: ["0123456789abcdef"],
  trainingColumn: ["0123456789abcdef"],
  returnMonth: ["2026-11"],
  reader: ["children", "hotels", "professionals", "sexual-health"],
  wordsPart: ["asked", "after"],
  providerId: [nothing],
  browserId: [nothing],
  passkeyId: [nothing],
};

export type Trying = { readonly people: readonly string[]; readonly each: number };

/** What stands in one place of an address, and whose record it is of; null where it is of nobody's. */
export type Part = { readonly name: string; readonly id: string; readonly personId: string | null };

export type Guess = {
  readonly route: Route;
  readonly address: string;
  readonly parts: readonly Part[];
};

/** Every address of every route that answers to GET, about the rows of these children and about others. */
export async function guesses(
  database: TestDatabase,
  routes: readonly Route[],
  trying: Trying,
): Promise<{ readonly guessed: readonly Guess[]; readonly untried: readonly string[] }> {
  const known = new Map<string, readonly Part[]>(
    Object.entries(words).map(([name, ids]) => [
      name,
      ids.map((id) => ({ name, id, personId: null })),
    ]),
  );
  const guessed: Guess[] = [];
  const untried: string[] = [];
  for (const route of routes) {
    if (route.method !== "GET") continue;
    let made: readonly Guess[] = [{ route, address: route.path, parts: [] }];
    for (const [, name = ""] of route.path.matchAll(/:(\w+)/g)) {
      const found = known.get(name) ?? (await rowsOf(database, name, trying));
      known.set(name, found);
      made = made.flatMap((one) => found.map((part) => withPart(one, part)));
    }
    if (made.length === 0) untried.push(route.path);
    guessed.push(...made);
  }
  return { guessed, untried };
}

const withPart = ({ route, address, parts }: Guess, part: Part): Guess => ({
  route,
  address: address.replace(`:${part.name}`, part.id),
  parts: [...parts, part],
});

/** Of which of these rows the database shows this person anything, however the page asks. */
export async function shownOf(
  database: TestDatabase,
  actor: StaffActor,
  parts: readonly Part[],
): Promise<ReadonlySet<string>> {
  const shown = new Set<string>();
  const byName = Map.groupBy(parts, ({ name }) => name);
  for (const [name, ofName] of byName) {
    const rows = rowsFor[name];
    if (rows === undefined) continue;
    const ids = [...new Set(ofName.map(({ id }) => id))];
    for (const isWide of new Set([false, actor.isWide]))
      for (const id of await idsShown(database, { ...actor, isWide }, { rows, ids })) shown.add(id);
  }
  return shown;
}

async function idsShown(
  { db }: TestDatabase,
  actor: StaffActor,
  { rows, ids }: { readonly rows: string; readonly ids: readonly string[] },
): Promise<readonly string[]> {
  const found = await db
    .as(actor, async (tx) => {
      const asked = sql<{ id: string }>`
        select id::text as id from (${sql.raw(rows)}) x where id::text = any(${ids})`;
      return {
        value: (await asked.execute(tx)).rows,
        audit: { action: "test.look", outcome: "done", route: "test", requestId: "test" },
      };
    })
    .catch((error: unknown) => {
      if (isClosedToPages(error)) return [];
      throw error;
    });
  return found.map(({ id }) => id);
}

async function rowsOf(
  { query }: TestDatabase,
  name: string,
  { people, each }: Trying,
): Promise<readonly Part[]> {
  const rows = rowsFor[name];
  if (rows === undefined) return [];
  const found = await query<{ id: string; personId: string | null }>(
    `with rows as (${rows}), told as (
       select id, person_id, row_number() over (partition by person_id order by id) as nth from rows)
     select id, person_id as "personId" from told
     order by (person_id = any($1)) desc nulls last, nth, id limit $2`,
    [people, each],
  );
  return found.map(({ id, personId }) => ({ name, id, personId }));
}
