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
  "directory.service_readers": { once: "src/modules/protect/services/service-list.ts" },
  "directory.leads": { version: "src/modules/protect/leads/keep-lead.ts" },
  "directory.schools": { version: "src/modules/protect/education/keep-school.ts" },
  "directory.teams": { once: "src/modules/protect/services/service-teams.ts" },
  "directory.services": { version: "src/modules/protect/services/keep-service.ts" },
  "govern.public_roles": { version: "src/modules/govern/public-roles/role-writes.ts" },
  "govern.unusual_uses": { version: "src/modules/govern/unusual/decide-unusual.ts" },
  "govern.register_entries": { version: "src/modules/govern/registers/entry-writes.ts" },
  "identify.concerns": { follows: "identify.match_decisions" },
  "identify.feed_rows": { version: "src/modules/identify/feeds/row-writes.ts" },
  "identify.feed_runs": { version: "src/modules/identify/feeds/run.ts" },
  "identify.feed_sources": { version: "src/modules/identify/feeds/keep-source.ts" },
  "identify.feed_waiting": { version: "src/modules/identify/feeds/row-writes.ts" },
  "identify.import_offers": { version: "src/modules/identify/imports/offers.ts" },
  "identify.import_rows": { own: "written by the one import that holds the workbook" },
  "identify.imports": { behind: "src/modules/identify/imports/writing/confirm-workbook.ts" },
  "identify.mash_episodes": { version: "src/modules/identify/mash/episode-writes.ts" },
  "identify.mash_pauses": { once: "src/modules/identify/mash/clock/pause-clock.ts" },
  "identify.professional_links": { version: "src/modules/identify/professionals/make-link.ts" },
  "identify.public_concerns": { version: "src/modules/identify/front-door/handle-message.ts" },
  "identify.workbooks": { version: "src/modules/identify/imports/workbook/workbook-writes.ts" },
  "panels.agreed_actions": { behind: "src/modules/panels/save-item.ts" },
  "panels.attendance": { behind: "src/modules/panels/save-item.ts" },
  "panels.family_parts": { behind: "src/modules/panels/save-item.ts" },
  "panels.invitations": { own: "withdrawn, by whoever: the same twice" },
  "panels.items": { version: "src/modules/panels/save-item.ts" },
  "panels.agenda_items": { version: "src/modules/panels/sittings/record.ts" },
  "panels.item_promises": { version: "src/modules/panels/sittings/item-promises.ts" },
  "panels.item_decisions": { once: "src/modules/panels/sittings/correct-decision.ts" },
  "panels.item_people": { own: "asked or withdrawn, by whoever: the same twice" },
  "panels.panel_referrals": { version: "src/modules/panels/sittings/refer.ts" },
  "panels.seats": { once: "src/modules/panels/sittings/seats.ts" },
  "panels.sitting_people": { version: "src/modules/panels/sittings/take-attendance.ts" },
  "panels.sittings": { version: "src/modules/panels/sittings/change-sitting.ts" },
  "panels.meetings": { version: "src/modules/panels/change-booking.ts" },
  "papers.papers": { version: "src/modules/papers/paper-writes.ts" },
  "protect.carer_sheets": { version: "src/modules/plans/carer/carer-sheet.ts" },
  "protect.assessments": { version: "src/modules/protect/assessments/change-assessment.ts" },
  "protect.cohort_approaches": { version: "src/modules/protect/cohorts/approach.ts" },
  "protect.cohort_members": { version: "src/modules/protect/cohorts/membership.ts" },
  "protect.cohort_readers": { once: "src/modules/protect/cohorts/cohort-list.ts" },
  "protect.lead_messages": { once: "src/modules/protect/leads/send-message.ts" },
  "protect.lead_receipts": { once: "src/modules/protect/leads/send-message.ts" },
  "protect.tool_drafts": { version: "src/modules/protect/tool-editor/draft-writes.ts" },
  "protect.cohorts": { version: "src/modules/protect/cohorts/keep-cohort.ts" },
  "subjects.merge_proposals": { version: "src/modules/subjects/merging/merge-records.ts" },
  "subjects.merge_tells": { version: "src/modules/subjects/merging/after-split.ts" },
  "subjects.pair_decisions": { version: "src/modules/subjects/matching/decide-pair.ts" },
  "protect.direct_work": { version: "src/modules/protect/recovery/end-work.ts" },
  "protect.forum_members": { version: "src/modules/protect/forums/members.ts" },
  "protect.nrm_referrals": { version: "src/modules/protect/nrm/change-referral.ts" },
  "protect.documents": { once: "src/modules/protect/documents/take-back.ts" },
  "protect.disputes": { version: "src/modules/protect/disputes/dispute.ts" },
  "protect.exploitation_accounts": {
    once: "src/modules/protect/exploitation/record-account.ts",
  },
  "protect.family_links": { version: "src/modules/protect/families/change-link.ts" },
  "protect.enforcement_requests": { version: "src/modules/protect/enforcement/enforcement.ts" },
  "protect.first_views": { own: "each person's own choice" },
  "protect.flags": { version: "src/modules/protect/change-flag.ts" },
  "protect.look_backs": { version: "src/modules/protect/recovery/look-backs.ts" },
  "protect.moments": { version: "src/modules/protect/moments/answer-moment.ts" },
  "protect.missing_episodes": { version: "src/modules/protect/missing/episode-writes.ts" },
  "protect.own_views": { version: "src/modules/protect/tracker/views/view-writes.ts" },
  "protect.plan_contingencies": { version: "src/modules/plans/parts.ts" },
  "protect.plan_family_words": { version: "src/modules/plans/family/family-words.ts" },
  "protect.plan_outcomes": { version: "src/modules/plans/plan-writes.ts" },
  "protect.plan_promises": { once: "src/modules/plans/plan-writes.ts" },
  "protect.plans": { version: "src/modules/plans/plan-writes.ts" },
  "protect.referrals": { version: "src/modules/protect/services/refer.ts" },
  "protect.rhi_suggestions": { version: "src/modules/protect/missing/episode-writes.ts" },
  "protect.visit_warnings": { version: "src/modules/protect/door/record-warning.ts" },
  "protect.voice_notes": { once: "src/modules/protect/door/voice-notes.ts" },
  "protect.team_views": { version: "src/modules/protect/tracker/views/view-writes.ts" },
  "protect.thing_flags": { version: "src/modules/protect/things/change-thing-flag.ts" },
  "protect.thing_links": { once: "src/modules/protect/things/link.ts" },
  "protect.transfers": { version: "src/modules/protect/life/transfer.ts" },
  "protect.tracker_columns": { behind: "src/modules/protect/tracker/grid/own-columns.ts" },
  "protect.tracker_entries": { version: "src/modules/protect/change-standing.ts" },
  "protect.trusted_adults": { version: "src/modules/plans/parts.ts" },
  "sec.conflict_findings": { history: true },
  "sec.conflicts": { once: "src/modules/subjects/conflicts.ts" },
  "identify.public_words": { version: "src/modules/identify/front-door/words/write-words.ts" },
  "sec.memberships": { once: "src/modules/subjects/circle.ts" },
  "sec.staff_ties": { once: "src/modules/subjects/found-conflicts/ties.ts" },
  "work.escalations": { version: "src/modules/protect/escalation/escalation-steps.ts" },
  "work.notice_preferences": { own: "each person's own choice, and another window's is stale" },
  "subjects.held_words": { history: true },
  "subjects.identifiers": { version: "src/modules/subjects/numbers/end-number.ts" },
  "subjects.people": { follows: "protect.tracker_facts" },
  "subjects.protections": { follows: "subjects.protection_decisions" },
  "subjects.thing_joins": { once: "src/modules/protect/things/join-things.ts" },
  "subjects.things": { version: "src/modules/protect/things/keep-thing.ts" },
  "subjects.whereabouts": { version: "src/modules/subjects/whereabouts.ts" },
  "work.actions": { version: "src/modules/work/actions-close.ts" },
  "work.chases": { once: "src/modules/work/chases/chase-writes.ts" },
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
