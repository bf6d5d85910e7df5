import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../harness/database.ts";

type Guard =
  /** The statement asks for the version that was read; nobody's save goes over another's. */
  | { readonly version: string }
  /** It can happen once: the statement asks that it has not happened yet. */
  | { readonly once: string }
  /** What is changed follows rows that are only added to, so that nothing said is lost. */
  | { readonly follows: string }
  /** Saved only after a row of its own was claimed by its version. */
  | { readonly behind: string }
  /** The later of two stands, and what the earlier one said is in the history: nothing asks for a version. */
  | { readonly history: true }
  /** One person's own, or one statement's own arithmetic. */
  | { readonly own: string };

/** Every table that people change, and why two of them at once lose nothing. */
const guards: Readonly<Record<string, Guard>> = {
  "directory.service_contacts": {
    once: "src/rooms/support/commissioning/keep-commissioning.ts",
  },
  "directory.service_readers": { once: "src/rooms/support/services/service-list.ts" },
  "directory.leads": { version: "src/rooms/agency-leads/keep-lead.ts" },
  "directory.schools": { version: "src/rooms/education/keep-school.ts" },
  "directory.teams": { once: "src/rooms/support/services/service-teams.ts" },
  "directory.services": { version: "src/rooms/support/services/keep-service.ts" },
  "protect.child_charges": { version: "src/rooms/investigations/charges/keep-charge.ts" },
  "protect.duties": { version: "src/rooms/duties/close-duty.ts" },
  "protect.investigations": { version: "src/rooms/investigations/change-investigation.ts" },
  "protect.victim_requests": { version: "src/rooms/victim-requests/change-request.ts" },
  "subjects.releases": { version: "src/rooms/duties/releases/keep-release.ts" },
  "subjects.context_actions": { version: "src/rooms/contexts/plan.ts" },
  "subjects.context_facts": { version: "src/rooms/contexts/outcomes.ts" },
  "subjects.contexts": { version: "src/rooms/contexts/context-writes.ts" },
  "subjects.licences": { version: "src/rooms/licensing/keep-licence.ts" },
  "subjects.licensing_referrals": { version: "src/rooms/licensing/take-step.ts" },
  "subjects.measure_actions": { version: "src/rooms/disruption/plan-actions.ts" },
  "subjects.measures": { version: "src/rooms/disruption/decide.ts" },
  "directory.contact_numbers": { version: "src/rooms/directory/numbers/keep-number.ts" },
  "directory.businesses": { version: "src/rooms/campaigns/business-forms.ts" },
  "directory.gap_analyses": { version: "src/rooms/support/commissioning/gaps/keep-gap.ts" },
  "directory.practices": { version: "src/rooms/training/practice/keep-practice.ts" },
  "directory.resources": { version: "src/rooms/campaigns/resource-forms.ts" },
  "directory.forum_points": { version: "src/rooms/safety-forums/keep-forum.ts" },
  "directory.forum_uses": { once: "src/rooms/safety-forums/keep-uses.ts" },
  "directory.training_attendances": { version: "src/rooms/training/attendance.ts" },
  "directory.training_contacts": { once: "src/rooms/training/keep-coverage.ts" },
  "directory.training_courses": { version: "src/rooms/training/keep-course.ts" },
  "directory.training_people": { version: "src/rooms/training/keep-person.ts" },
  "directory.training_sessions": { version: "src/rooms/training/keep-session.ts" },
  "directory.training_support": { once: "src/rooms/training/keep-coverage.ts" },
  "govern.public_roles": { version: "src/rooms/governance/public-roles/role-writes.ts" },
  "govern.unusual_uses": { version: "src/rooms/audit-review/anomalous-access/decide-unusual.ts" },
  "govern.register_entries": { version: "src/rooms/governance/registers/entry-writes.ts" },
  "identify.concerns": { follows: "identify.match_decisions" },
  "identify.feed_rows": { version: "src/rooms/feeds/row-writes.ts" },
  "identify.feed_runs": { version: "src/rooms/feeds/run.ts" },
  "identify.feed_sources": { version: "src/rooms/feeds/keep-source.ts" },
  "identify.feed_waiting": { version: "src/rooms/feeds/row-writes.ts" },
  "identify.intelligence_disseminations": { version: "src/rooms/intelligence/share.ts" },
  "identify.intelligence_entries": { version: "src/rooms/intelligence/entry-writes.ts" },
  "identify.intelligence_handovers": { version: "src/rooms/intelligence/hand-over.ts" },
  "identify.intelligence_products": { version: "src/rooms/intelligence/sanitise.ts" },
  "identify.import_offers": { version: "src/rooms/imports/offers.ts" },
  "identify.import_rows": { own: "written by the one import that holds the workbook" },
  "identify.imports": { behind: "src/rooms/imports/writing/confirm-workbook.ts" },
  "identify.mash_episodes": { version: "src/rooms/mash/episode-writes.ts" },
  "identify.mash_pauses": { once: "src/rooms/mash/clock/pause-clock.ts" },
  "identify.professional_links": { version: "src/rooms/mash/professionals/make-link.ts" },
  "identify.public_concerns": { version: "src/rooms/intake/front-door/handle-message.ts" },
  "identify.workbooks": { version: "src/rooms/imports/workbook/workbook-writes.ts" },
  "panels.agreed_actions": { behind: "src/rooms/meetings/save-item.ts" },
  "panels.attendance": { behind: "src/rooms/meetings/save-item.ts" },
  "panels.family_parts": { behind: "src/rooms/meetings/save-item.ts" },
  "panels.invitations": { own: "withdrawn, by whoever: the same twice" },
  "panels.items": { version: "src/rooms/meetings/save-item.ts" },
  "panels.agenda_items": { version: "src/rooms/panels/record.ts" },
  "panels.item_promises": { version: "src/rooms/panels/item-promises.ts" },
  "panels.item_decisions": { once: "src/rooms/panels/correct-decision.ts" },
  "panels.item_people": { own: "asked or withdrawn, by whoever: the same twice" },
  "panels.panel_referrals": { version: "src/rooms/panels/refer.ts" },
  "panels.seats": { once: "src/rooms/panels/seats.ts" },
  "panels.sitting_people": { version: "src/rooms/panels/take-attendance.ts" },
  "panels.sittings": { version: "src/rooms/panels/change-sitting.ts" },
  "panels.meetings": { version: "src/rooms/meetings/change-booking.ts" },
  "papers.papers": { version: "src/rooms/outgoing-papers/paper-writes.ts" },
  "protect.carer_sheets": { version: "src/rooms/safety-plans/carer/carer-sheet.ts" },
  "protect.court_orders": { version: "src/rooms/family-network/record-legal.ts" },
  "protect.do_not_tell": { version: "src/rooms/family-network/record-telling.ts" },
  "protect.households": { version: "src/rooms/family-network/record-legal.ts" },
  "protect.sibling_links": { version: "src/rooms/family-network/siblings/link-sibling.ts" },
  "protect.parental_responsibilities": { version: "src/rooms/family-network/record-legal.ts" },
  "protect.responsibility_restrictions": { version: "src/rooms/family-network/record-legal.ts" },
  "protect.assessments": { version: "src/rooms/assessments/change-assessment.ts" },
  "protect.cohort_approaches": { version: "src/rooms/cohorts/approach.ts" },
  "protect.cohort_members": { version: "src/rooms/cohorts/membership.ts" },
  "protect.cohort_readers": { once: "src/rooms/cohorts/cohort-list.ts" },
  "protect.lead_messages": { once: "src/rooms/agency-leads/send-message.ts" },
  "protect.lead_receipts": { once: "src/rooms/agency-leads/send-message.ts" },
  "protect.tool_drafts": { version: "src/rooms/assessments/tool-editor/draft-writes.ts" },
  "protect.cohorts": { version: "src/rooms/cohorts/keep-cohort.ts" },
  "subjects.merge_proposals": { version: "src/rooms/subjects/merging/merge-records.ts" },
  "subjects.merge_tells": { version: "src/rooms/subjects/merging/after-split.ts" },
  "subjects.pair_decisions": { version: "src/rooms/subjects/matching/decide-pair.ts" },
  "protect.direct_work": { version: "src/rooms/support/recovery/end-work.ts" },
  "protect.forum_members": { version: "src/rooms/statutory/forums/members.ts" },
  "protect.nrm_referrals": { version: "src/rooms/statutory/nrm/change-referral.ts" },
  "protect.documents": { once: "src/rooms/child-record/documents/take-back.ts" },
  "protect.disputes": { version: "src/rooms/child-record/disputes/dispute.ts" },
  "protect.exploitation_accounts": {
    once: "src/rooms/child-record/exploitation/record-account.ts",
  },
  "protect.family_links": { version: "src/rooms/families/change-link.ts" },
  "protect.enforcement_requests": { version: "src/rooms/statutory/enforcement/enforcement.ts" },
  "protect.first_views": { own: "each person's own choice" },
  "protect.flags": { version: "src/rooms/child-record/change-flag.ts" },
  "protect.look_backs": { version: "src/rooms/support/recovery/look-backs.ts" },
  "protect.moments": { version: "src/rooms/reachable-moments/answer-moment.ts" },
  "protect.missing_episodes": { version: "src/rooms/missing/episode-writes.ts" },
  "protect.own_views": { version: "src/rooms/tracker/views/view-writes.ts" },
  "protect.photographs": { version: "src/rooms/photographs/decide-photograph.ts" },
  "protect.plan_contingencies": { version: "src/rooms/safety-plans/parts.ts" },
  "protect.plan_family_words": { version: "src/rooms/safety-plans/family/family-words.ts" },
  "protect.plan_outcomes": { version: "src/rooms/safety-plans/plan-writes.ts" },
  "protect.plan_promises": { once: "src/rooms/safety-plans/plan-writes.ts" },
  "protect.plans": { version: "src/rooms/safety-plans/plan-writes.ts" },
  "protect.referrals": { version: "src/rooms/support/services/refer.ts" },
  "protect.rhi_suggestions": { version: "src/rooms/missing/episode-writes.ts" },
  "protect.visit_warnings": { version: "src/rooms/visits/record-warning.ts" },
  "protect.voice_notes": { once: "src/rooms/visits/voice-notes.ts" },
  "protect.team_views": { version: "src/rooms/tracker/views/view-writes.ts" },
  "protect.thing_flags": { version: "src/rooms/people-and-places/change-thing-flag.ts" },
  "protect.thing_links": { once: "src/rooms/people-and-places/link.ts" },
  "protect.transfers": { version: "src/rooms/case-lifecycle/transfer.ts" },
  "protect.tracker_columns": { behind: "src/rooms/tracker/grid/own-columns.ts" },
  "protect.tracker_entries": { version: "src/rooms/child-record/change-standing.ts" },
  "protect.trusted_adults": { version: "src/rooms/safety-plans/parts.ts" },
  "sec.conflict_findings": { history: true },
  "sec.conflicts": { once: "src/rooms/subjects/conflicts.ts" },
  "identify.public_words": { version: "src/rooms/intake/front-door/words/write-words.ts" },
  "sec.memberships": { once: "src/rooms/subjects/circle.ts" },
  "sec.staff_ties": { once: "src/rooms/subjects/found-conflicts/ties.ts" },
  "work.escalations": { version: "src/rooms/escalation/escalation-steps.ts" },
  "work.notice_preferences": { own: "each person's own choice, and another window's is stale" },
  "subjects.held_words": { history: true },
  "subjects.identifiers": { version: "src/rooms/subjects/numbers/end-number.ts" },
  "subjects.people": { follows: "protect.tracker_facts" },
  "subjects.protections": { follows: "subjects.protection_decisions" },
  "subjects.thing_ties": { once: "src/rooms/people-and-places/keep-tie.ts" },
  "subjects.thing_joins": { once: "src/rooms/people-and-places/join-things.ts" },
  "subjects.things": { version: "src/rooms/people-and-places/keep-thing.ts" },
  "subjects.whereabouts": { version: "src/rooms/subjects/whereabouts.ts" },
  "work.actions": { version: "src/rooms/work/actions-close.ts" },
  "work.chases": { once: "src/rooms/work/chases/chase-writes.ts" },
  "work.drafts": { own: "what one person typed, and never sent" },
  "work.notifications": { own: "whether one person has seen it" },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase("empty");
});
afterAll(() => database.close());

async function changeable(): Promise<readonly string[]> {
  const rows = await database.query<{ name: string }>(
    `select distinct n.nspname || '.' || c.relname as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       and (has_any_column_privilege('lantern_app', c.oid, 'update')
         or has_any_column_privilege('lantern_wide', c.oid, 'update'))
     order by 1`,
  );
  return rows.map(({ name }) => name);
}

test("every table that people may change says why two at once lose nothing", async () => {
  const tables = await changeable();
  expect(tables).toEqual(Object.keys(guards).toSorted());
  process.stdout.write(`lost updates: ${tables.length} changeable tables, each with its guard\n`);
});

test("a table that is made changeable without one is noticed: the control", async () => {
  await database.query("grant update (reason) on protect.level_decisions to lantern_app");
  expect(await changeable()).toContain("protect.level_decisions");
  await database.query("revoke update (reason) on protect.level_decisions from lantern_app");
});

test.each(Object.entries(guards))("%s: the guard is in the code", async (table, guard) => {
  if ("own" in guard) return;
  if ("history" in guard) {
    const rows = await database.query(
      "select from pg_trigger where tgrelid = $1::regclass and tgfoid = 'history.record'::regproc",
      [table],
    );
    expect(rows).toHaveLength(1);
    return;
  }
  if ("follows" in guard) {
    const rows = await database.query<{ may: boolean }>(
      "select has_any_column_privilege('lantern_app', $1::regclass, 'update') as may",
      [guard.follows],
    );
    // What it follows can be added to and not changed.
    expect(rows).toEqual([{ may: false }]);
    return;
  }
  const [[kind, path] = ["", ""]] = Object.entries(guard);
  const code = readFileSync(path, "utf8");
  const asks = {
    version: /version("|) (=|!==)|"version", "="/,
    once: /is null|"is", null/,
    behind: /"version", "="|version !== /,
  };
  expect(code, `${table} in ${path}`).toMatch(asks[kind as keyof typeof asks]);
});
