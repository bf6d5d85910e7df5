import { dataOfDecidedLines, dataOfUnread } from "./migration-data-front-door.ts";
import { dataOfHooks } from "./migration-data-hooks.ts";
import { dataOfJoinedBefore } from "./migration-data-joined.ts";
import { dataOfLeads } from "./migration-data-leads.ts";
import { dataOfToolEditor } from "./migration-data-tools.ts";
import {
  dataOfAnswers,
  dataOfFeeds,
  dataOfPanels,
  dataOfPanelsFinished,
} from "./migration-data-panels.ts";

/** Rows for what stands on a child's record from exploitation on: see migration-data.ts. */
export const dataOfProtect: Readonly<Record<string, string>> = {
  "0042_exploitation.sql": `
    insert into protect.exploitation_accounts (exploitation_account_id, partnership_id, person_id, definition_id, vocabulary_id,
        source_kind, source, learned_on, recorded_by, recorded_at)
      values ('00000000-0000-7000-8000-000000000042', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005',
        '00000000-0000-7000-8000-000000000005', 'child', 'The child', '2026-11-24', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.exploitation_facts (exploitation_account_id, partnership_id, person_id, section, fact, recorded_by)
      values ('00000000-0000-7000-8000-000000000042', 1, '00000000-0000-7000-8000-000000000006', 'type', 'sexual',
        '00000000-0000-7000-8000-000000000004');
    insert into protect.said_to_harm (said_to_harm_id, partnership_id, person_id, name, standing, relationship, source, learned_on,
        recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'Someone Else', 'alleged', 'Not known', 'The child',
        '2026-11-24', '00000000-0000-7000-8000-000000000004', now());`,
  "0043_safety_plans.sql": `
    insert into protect.plans (plan_id, partnership_id, person_id, opened_on, opened_by, changed_by)
      values ('00000000-0000-7000-8000-000000000043', 1, '00000000-0000-7000-8000-000000000006', '2026-11-24',
        '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000004');
    insert into protect.plan_outcomes (plan_outcome_id, partnership_id, plan_id, person_id, wording, changed_by)
      values ('00000000-0000-7000-8000-000000000044', 1, '00000000-0000-7000-8000-000000000043',
        '00000000-0000-7000-8000-000000000006', 'Sleeps at home', '00000000-0000-7000-8000-000000000004');
    insert into protect.plan_ratings (plan_rating_id, partnership_id, plan_outcome_id, person_id, rating, reason, rated_on, rated_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000044', '00000000-0000-7000-8000-000000000006', 'amber', 'Some nights',
        '2026-11-24', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.plan_promises (plan_promise_id, partnership_id, plan_outcome_id, action_id, person_id, linked_by, linked_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000044', action_id, person_id, '00000000-0000-7000-8000-000000000004', now()
      from work.actions where person_id = '00000000-0000-7000-8000-000000000006' limit 1;
    insert into protect.plan_contingencies (plan_contingency_id, partnership_id, plan_id, person_id, happens, response, who, changed_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000043', '00000000-0000-7000-8000-000000000006', 'Not home', 'Ring', 'Carer',
        '00000000-0000-7000-8000-000000000004');
    insert into protect.trusted_adults (trusted_adult_id, partnership_id, plan_id, person_id, name, relationship, changed_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000043', '00000000-0000-7000-8000-000000000006', 'Jo', 'Aunt',
        '00000000-0000-7000-8000-000000000004');
    insert into protect.plan_versions (plan_version_id, partnership_id, plan_id, person_id, number, content, agreed_on, agreed_with, review_by,
        agreed_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000043', '00000000-0000-7000-8000-000000000006', 1, '{}', '2026-11-24',
        'The child', '2027-01-05', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.plan_family_words (plan_family_words_id, partnership_id, plan_id, person_id, about, about_id, wording, changed_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000043', '00000000-0000-7000-8000-000000000006', 'outcome',
        '00000000-0000-7000-8000-000000000044', 'You sleep at home', '00000000-0000-7000-8000-000000000004');
    insert into protect.voices (voice_id, partnership_id, person_id, said, said_on, setting, present, recorded_how, rating_asked, level_name,
        recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'Ask me first', '2026-11-24', 'school', 'A teacher', 'at-once',
        'not-asked', 'Low', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.carer_sheets (sheet_id, partnership_id, person_id, ring, changed_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'The team', '00000000-0000-7000-8000-000000000004');`,
  "0044_missing.sql": `
    insert into protect.missing_episodes (missing_episode_id, partnership_id, person_id, missing_since, reported_at, reported_by, scheme_id,
        grade, from_kind, circumstances, recorded_by, recorded_at, changed_by, returned_at, found_by, rhi_due_at)
      values ('00000000-0000-7000-8000-000000000041', 1, '00000000-0000-7000-8000-000000000006', now(), now(), 'A carer',
        '00000000-0000-7000-8000-000000000005', 'low', 'home', 'Left after tea', '00000000-0000-7000-8000-000000000004', now(),
        '00000000-0000-7000-8000-000000000004', now(), 'Police', now());
    insert into protect.missing_updates (missing_update_id, partnership_id, person_id, missing_episode_id, wording, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000041', 'Seen',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.prevention_talks (prevention_talk_id, partnership_id, person_id, missing_episode_id, outcome, held_by, said, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000041', 'not-done', 'Police', 'Asleep',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.rhi_attempts (rhi_attempt_id, partnership_id, person_id, missing_episode_id, outcome, happened_at, offered_to, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000041', 'offered', now(), 'The child',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.rhi_suggestions (rhi_suggestion_id, partnership_id, person_id, missing_episode_id, kind, wording, child_knows, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000041', 'place', 'A park', true,
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.trigger_plans (trigger_plan_id, partnership_id, person_id, version, description, first_steps, whom_to_ring, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 1, 'Tall', 'Ring', 'Police', '00000000-0000-7000-8000-000000000004', now());`,
  "0045_pathway_and_assessments.sql": `
    insert into protect.stage_moves (stage_move_id, partnership_id, person_id, from_stage, to_stage, basis, reason, moved_on, moved_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'plan', 'review', 'moved', 'A reason', '2026-11-24',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.assessments (assessment_id, partnership_id, person_id, kind, kind_id, started_on, clock_from, lead_id, reason, begun_by, begun_at)
      values ('00000000-0000-7000-8000-000000000042', 1, '00000000-0000-7000-8000-000000000006', 'child-and-family',
        '00000000-0000-7000-8000-000000000005', '2026-11-20', '2026-11-19', '00000000-0000-7000-8000-000000000004', 'A reason',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.assessment_steps (assessment_step_id, partnership_id, person_id, assessment_id, step, happened_on, wording, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000042', 'paused', '2026-11-23',
        'A reason', '00000000-0000-7000-8000-000000000004', now());`,
  "0046_significance.sql": "",
  "0047_recovery.sql": `
    insert into directory.services (service_id, partnership_id, name, provider, tier, criteria, how_to_refer, is_provided, is_sensitive, shown_as,
        open_from, kept_by, kept_at)
      values ('00000000-0000-7000-8000-000000000046', 1, 'A service', 'Someone', 'recovery', 'Anyone', 'Ring', true, true, 'A health service', '2026-01-01', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.service_readers (service_reader_id, partnership_id, service_id, staff_id, added_by, added_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000046', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.referrals (referral_id, partnership_id, person_id, service_id, state, state_since, referred_on, why, referred_by, recorded_at)
      values ('00000000-0000-7000-8000-000000000047', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000046', 'referred', '2026-11-20', '2026-11-20', 'A reason', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.referral_steps (referral_step_id, partnership_id, person_id, referral_id, service_id, referred_by, step, happened_on,
        recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000047', '00000000-0000-7000-8000-000000000046', '00000000-0000-7000-8000-000000000004', 'referred', '2026-11-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.direct_work (direct_work_id, partnership_id, person_id, scheme_id, worker_kind, is_therapy, worker, agency, started_on,
        begun_by, begun_at)
      values ('00000000-0000-7000-8000-000000000048', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', 'key-worker', false, 'Jo', 'A charity', '2026-11-01', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.work_sessions (work_session_id, partnership_id, person_id, direct_work_id, is_therapy, begun_by, held_on, setting,
        attendance, worker, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000048', false, '00000000-0000-7000-8000-000000000004', '2026-11-20', 'home', 'seen', 'Jo', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.recovery_ratings (recovery_rating_id, partnership_id, person_id, rating_set_id, occasion, rated_on, scheme_id, outcome,
        recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', gen_random_uuid(), 'start', '2026-11-20', '00000000-0000-7000-8000-000000000005', 'safety', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.look_backs (look_back_id, partnership_id, person_id, after, from_on, months, due_on, asked_by, asked_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'work-ended', '2026-05-20', 6, '2026-11-20', '00000000-0000-7000-8000-000000000004', now());`,
  "0048_nrm_and_forums.sql": `
    insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
      values ('00000000-0000-7000-8000-000000000043', 1, 'forum', 'marac', '{"isHidden": true}', '2014-01-01');
    insert into protect.forum_members (forum_member_id, partnership_id, forum, staff_id, reason, given_by, given_at)
      select gen_random_uuid(), 1, 'marac', '00000000-0000-7000-8000-000000000004', 'A reason', s.staff_id, now()
      from directory.staff s where s.staff_id <> '00000000-0000-7000-8000-000000000004' limit 1;
    insert into protect.forum_entries (forum_entry_id, partnership_id, person_id, forum_reference_id, version, step, forum, forum_id, hidden,
        opened_by, on_since, basis, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', gen_random_uuid(), 1, 'recorded', 'marac',
        '00000000-0000-7000-8000-000000000043', true, '00000000-0000-7000-8000-000000000004', '2026-11-20', 'A reason',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.nrm_referrals (nrm_referral_id, partnership_id, person_id, stage, considered_on, reason, form_id, begun_by, begun_at)
      values ('00000000-0000-7000-8000-000000000044', 1, '00000000-0000-7000-8000-000000000006', 'preparing', '2026-11-20', 'A reason',
        '00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.nrm_answers (nrm_answer_id, partnership_id, person_id, nrm_referral_id, field, wording, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000044', 'name', 'A name',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.nrm_steps (nrm_step_id, partnership_id, person_id, nrm_referral_id, step, outcome, happened_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000044', 'guardian', 'asked',
        '2026-11-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.section45_views (section45_view_id, partnership_id, person_id, verdict, considered_on, considered_by, advice, reason,
        recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'considered', '2026-11-20', 'Someone', 'asked', 'A reason',
        '00000000-0000-7000-8000-000000000004', now());`,
  "0049_life_of_a_case.sql": `
    insert into protect.closures (closure_id, partnership_id, person_id, scheme_id, needs_panel, reason, child_view, child_told, lead_after, turn_to,
        proposed_by, proposed_on, proposed_at)
      values ('00000000-0000-7000-8000-000000000048', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', false, 'A reason', 'Agrees', 'Told', 'School', 'School', '00000000-0000-7000-8000-000000000004', '2026-11-24', now());
    insert into protect.closure_answers (closure_answer_id, partnership_id, person_id, closure_id, part, about, title, recorded_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000048', 'agency', 'school', 'The school', '00000000-0000-7000-8000-000000000004');
    insert into protect.closure_decisions (closure_id, partnership_id, person_id, proposed_by, needs_panel, outcome, reason, decided_by, decided_on, decided_at)
      values ('00000000-0000-7000-8000-000000000048', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000004', false, 'withdrawn', 'A reason', '00000000-0000-7000-8000-000000000004', '2026-11-24', now());
    insert into protect.reopenings (reopening_id, partnership_id, person_id, way, reason, reopened_by, reopened_on, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'concern', 'A reason', '00000000-0000-7000-8000-000000000004', '2026-11-24', now());
    insert into protect.transition_plans (transition_plan_id, partnership_id, person_id, version, services, who_leads, wants, capacity, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 1, 'Asked', 'The lead', 'To stay', 'Considered', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.transfers (transfer_id, partnership_id, person_id, kinds_id, kind, area, contact, began_on, reason, recorded_by, recorded_at, changed_by)
      values ('00000000-0000-7000-8000-000000000049', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', 'moved-out', 'Westmoor', 'Ring', '2026-11-24', 'A reason', '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004');
    insert into protect.transfer_duties (transfer_duty_id, partnership_id, person_id, transfer_id, duty, done_on, done_by, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000049', 'area-told', '2026-11-24', 'The lead', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.border_notices (border_notice_id, partnership_id, person_id, transfer_id, reference, paper_id, recorded_by, recorded_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000049', 'N-0123ABCD', paper_id,
        '00000000-0000-7000-8000-000000000004', now() from papers.papers limit 1;`,
  "0050_team_and_notices.sql": `
    insert into work.outgoing_messages (outgoing_message_id, partnership_id, staff_id, form, counts, for_on, made_at, send_after)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', 'digest', '{"action": 1}', '2026-11-24', now(), now());
    insert into work.notice_preferences (staff_id, partnership_id, digest, digest_hour, changed_at)
      values ('00000000-0000-7000-8000-000000000004', 1, true, 8, now());
    insert into work.escalations (escalation_id, partnership_id, person_id, scheme_id, about, of_agency_id, with_agency_id, wording, asked, stage,
        stage_since, raised_on, raised_by, raised_at)
      select '00000000-0000-7000-8000-000000000046', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005',
        'decision', agency_id, agency_id, 'Closed too early', 'Open it', 'managers', '2026-11-20', '2026-11-19',
        '00000000-0000-7000-8000-000000000004', now() from directory.agencies limit 1;
    insert into work.escalation_steps (escalation_step_id, partnership_id, person_id, escalation_id, step, stage, wording, happened_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000046', 'answered', 'managers',
        'Not so', '2026-11-23', '00000000-0000-7000-8000-000000000004', now());
    insert into work.supervisions (supervision_id, partnership_id, person_id, worker_id, held_on, considered, decision, recorded_by, recorded_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', s.staff_id, '2026-11-23', 'The plan', 'Goes on',
        '00000000-0000-7000-8000-000000000004', now() from directory.staff s
      where s.staff_id <> '00000000-0000-7000-8000-000000000004' limit 1;`,
  "0051_of_one_child.sql": "",
  "0052_education_and_cohorts.sql": `
    insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
      values ('00000000-0000-7000-8000-00000000005a', 1, 'cohorts', 'cohorts', '{"kinds": [{"key": "early", "name": "Early"}]}', '2014-01-01');
    insert into directory.schools (school_id, partnership_id, name, lead_name, lead_phone, checked_on, kept_by, kept_at)
      values (gen_random_uuid(), 1, 'A school', 'Someone', '01632 960 101', '2026-11-24', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.education_entries (education_entry_id, partnership_id, person_id, scheme_id, kind, from_on, value, source, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', 'enrolment', '2026-11-01', 'on-roll', 'The school', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.cohorts (cohort_id, partnership_id, scheme_id, kind, is_listed, name, purpose, basis, owner_id, agencies, criteria, opened_on,
        review_by, opened_by, opened_at)
      values ('00000000-0000-7000-8000-00000000005b', 1, '00000000-0000-7000-8000-00000000005a', 'early', false, 'A cohort', 'A purpose', 'A basis', '00000000-0000-7000-8000-000000000004', 'All', 'Signs', '2026-11-01', '2026-12-24', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.cohort_readers (cohort_reader_id, partnership_id, cohort_id, staff_id, reason, given_by, given_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000005b', s.staff_id, 'A reason', '00000000-0000-7000-8000-000000000004', now() from directory.staff s where s.staff_id <> '00000000-0000-7000-8000-000000000004' limit 1;
    insert into protect.cohort_members (cohort_member_id, partnership_id, person_id, cohort_id, from_on, criterion, evidence, worker, agency, is_told,
        told, review_by, added_by, added_at)
      values ('00000000-0000-7000-8000-00000000005c', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-00000000005b', '2026-11-02', 'Signs', 'The school', 'Jo', 'A charity', true, 'At school', '2026-12-24', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.cohort_approaches (cohort_approach_id, partnership_id, person_id, cohort_member_id, cohort_id, approach, worker, agency, from_on,
        recorded_by, recorded_at)
      values ('00000000-0000-7000-8000-00000000005d', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-00000000005c', '00000000-0000-7000-8000-00000000005b', 'mentoring', 'Jo', 'A charity', '2026-11-03', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.approach_reviews (approach_review_id, partnership_id, person_id, cohort_approach_id, cohort_id, reviewed_on, professional,
        changed, source, next_step, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-00000000005d', '00000000-0000-7000-8000-00000000005b', '2026-11-20', 'some', 'Mornings', 'The school', 'continue', '00000000-0000-7000-8000-000000000004', now());`,
  "0053_families.sql": `
    insert into protect.family_links (family_link_id, partnership_id, person_id, relation, purpose, hands, questions_id, needs_second, made_by, made_at, expires_at)
      values ('00000000-0000-7000-8000-000000000052', 1, '00000000-0000-7000-8000-000000000006', 'parent', 'saw', 'Her own telephone',
        '00000000-0000-7000-8000-000000000005', false, '00000000-0000-7000-8000-000000000004', now(), now() + interval '7 days');
    insert into protect.family_views (family_view_id, partnership_id, person_id, family_link_id, audience, asked_by, number, said, sent_at)
      values ('00000000-0000-7000-8000-000000000053', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000052', 'everyone',
        '00000000-0000-7000-8000-000000000004', 'abc-def', '[{"question": "What?", "answer": "This"}]', now());
    insert into protect.family_replies (family_reply_id, partnership_id, person_id, family_view_id, audience, asked_by, step, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000053', 'everyone',
        '00000000-0000-7000-8000-000000000004', 'read', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.moments (moment_id, partnership_id, person_id, scheme_id, kind, happened_at, due_at, source, origin, recorded_by, recorded_at)
      values ('00000000-0000-7000-8000-000000000054', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', 'arrest',
        now(), now(), 'The police', 'person', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.moment_attempts (moment_attempt_id, partnership_id, person_id, moment_id, outcome, by_whom, happened_at, wording, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000054', 'tried', 'Jo', now(), 'Rang',
        '00000000-0000-7000-8000-000000000004', now());`,
  "0054_at_the_door.sql": `
    insert into protect.visit_warnings (visit_warning_id, partnership_id, person_id, scheme_id, kind, wording, source, since_on, review_by,
        reviewed_on, reviewed_by, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', 'dog', 'A dog', 'The police',
        '2026-11-20', '2027-02-20', '2026-11-20', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.visits (visit_id, partnership_id, person_id, scheme_id, visited_at, visited_by, purpose, outcome, setting, recorded_by,
        recorded_at)
      values ('00000000-0000-7000-8000-000000000052', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005',
        '2026-11-20T16:00:00Z', '00000000-0000-7000-8000-000000000004', 'planned', 'alone', 'home', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.voice_notes (voice_note_id, partnership_id, person_id, visit_id, type_up_by, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000052', '2026-11-22',
        '00000000-0000-7000-8000-000000000004', now());`,
  "0055_flags_of_all.sql": `
    insert into subjects.things (thing_id, partnership_id, kind, label, identifier, match_on, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
      values ('00000000-0000-7000-8000-000000000052', 1, 'vehicle', 'A car', 'QX52', 'qx52', 'The school', '2026-11-20',
        '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into protect.thing_links (thing_link_id, partnership_id, person_id, thing_id, relation, scheme_id, wording, source, learned_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000052', 'seen-with',
        '00000000-0000-7000-8000-000000000005', 'Seen', 'The school', '2026-11-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.thing_flags (thing_flag_id, partnership_id, thing_id, scheme_id, type, reason, raised_on, raised_by, review_by)
      values ('00000000-0000-7000-8000-000000000053', 1, '00000000-0000-7000-8000-000000000052', '00000000-0000-7000-8000-000000000005',
        'concern', 'A reason', '2026-11-20', '00000000-0000-7000-8000-000000000004', '2026-12-20');
    insert into protect.thing_flag_reviews (thing_flag_review_id, partnership_id, thing_flag_id, reason, review_by, reviewed_on, reviewed_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000053', 'A reason', '2026-12-20', '2026-11-24',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.enforcement_requests (enforcement_request_id, partnership_id, person_id, flag_id, wanted_use, power, reason, instead,
        asked_by, asked_on, asked_at)
      select gen_random_uuid(), 1, person_id, flag_id, 'A search', 'A power', 'A reason', 'Talking', '00000000-0000-7000-8000-000000000004',
        '2026-11-24', now() from protect.flags limit 1;`,
  "0056_documents.sql": `
    insert into files.files (file_id, partnership_id, acl, name, media_type, size_bytes, sha256, content, scan, added_by, added_at)
      select '00000000-0000-7000-8000-0000000000e1', 1, p.acl, 'A letter.txt', 'text/plain', 4, sha256('abcd'::bytea), 'abcd'::bytea, 'not scanned',
        '00000000-0000-7000-8000-000000000004', '2026-11-20T09:00:00Z' from subjects.people p
      where p.person_id = '00000000-0000-7000-8000-000000000006';
    insert into protect.documents (document_id, partnership_id, person_id, scheme_id, kind, title, dated_on, source, file_id, added_by, added_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', 'letter', 'A letter',
        '2026-11-18', 'The hospital', '00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-000000000004', '2026-11-20T09:00:00Z');`,
  "0057_sensitive_circle.sql": `
    update directory.teams set service_id = '00000000-0000-7000-8000-000000000046';`,
  "0058_mash_day.sql": `
    insert into identify.partner_checks (partner_check_id, partnership_id, agency_id, agreement_id, basis, rating, due_at, asked_by, asked_at)
      values ('00000000-0000-7000-8000-000000000091', 1, '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005',
        'safeguarding', 'red', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into identify.partner_check_children (partner_check_child_id, partnership_id, partner_check_id, mash_episode_id, agency_id, family_name,
        given_name, reason, asked_by)
      values ('00000000-0000-7000-8000-000000000092', 1, '00000000-0000-7000-8000-000000000091', '00000000-0000-7000-8000-000000000009',
        '00000000-0000-7000-8000-000000000001', 'Family', 'Given', 'A reason', '00000000-0000-7000-8000-000000000004');
    insert into identify.partner_answers (partner_answer_id, partnership_id, partner_check_child_id, mash_episode_id, wording, answered_by, answered_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000092', '00000000-0000-7000-8000-000000000009', 'Held',
        '00000000-0000-7000-8000-000000000004', now());
    insert into identify.partner_check_steps (partner_check_step_id, partnership_id, partner_check_id, step, done_by, done_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000091', 'chased', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.sharing_decisions (sharing_decision_id, partnership_id, mash_episode_id, is_shared, what, with_whom, scheme_id, basis, reason,
        decided_by, decided_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000009', true, 'A name', 'A school', '00000000-0000-7000-8000-000000000005',
        'safeguarding', 'A reason', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.mash_pauses (mash_pause_id, partnership_id, mash_episode_id, scheme_id, reason, note, paused_by, paused_at, resumed_by, resumed_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000005', 'partner', 'A call',
        '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into identify.onward_routes (onward_route_id, partnership_id, mash_episode_id, scheme_id, route, to_whom, passed_by, passed_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000005', 'early-help', 'A team',
        '00000000-0000-7000-8000-000000000004', now());`,
  "0059_front_door.sql": `
    insert into identify.public_concerns (public_concern_id, partnership_id, agency_id, form_hash, code_hash, number, danger_now, worry, sender,
        sent_at, concern_id, handled_by, handled_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000001', sha256('a'), sha256('b'), 'abc-def', 'no', 'A worry', 'friend',
        now(), '00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.professional_links (professional_link_id, partnership_id, mash_episode_id, for_whom, basis, questions_id, token_hash,
        code_hash, made_by, made_at, expires_at)
      values ('00000000-0000-7000-8000-000000000062', 1, '00000000-0000-7000-8000-000000000009', 'A practice nurse', 'health',
        '00000000-0000-7000-8000-000000000005', sha256('c'), sha256('d'), '00000000-0000-7000-8000-000000000004', now(), now() + interval '5 days');
    insert into identify.professional_answers (professional_answer_id, partnership_id, mash_episode_id, professional_link_id, asked_by, number,
        answered_by_name, said, sent_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000062',
        '00000000-0000-7000-8000-000000000004', 'abc-def', 'Someone', '[{"question": "What?", "answer": "This"}]', now());
    insert into identify.route_answers (partnership_id, month, moment, question, is_right, answers) values (1, '2026-11-01', 'before', 'danger', true, 7);`,
  "0060_same_child.sql": `
    insert into sec.principals (partnership_id, kind) values (1, 'circle');
    insert into subjects.people (person_id, partnership_id, circle_id, owning_team_id, acl, reference, family_name, given_name, sort_name, born_on)
      select '00000000-0000-7000-8000-0000000000f1', 1, max(principal_id), '00000000-0000-7000-8000-000000000002', '{2}', 'C-9998-1', 'Surname',
        'Forename', 'surname forename', '2011-05-04' from sec.principals;
    insert into subjects.likely_pairs (person_id, other_person_id, partnership_id, bits)
      values ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000f1', 1, 4.5);
    insert into subjects.pair_decisions (pair_decision_id, partnership_id, person_id, other_person_id, verdict, reason, bits, is_second, decided_by, decided_at)
      values ('00000000-0000-7000-8000-0000000000f2', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000f1', 'different',
        'Rang the school', 4.5, false, '00000000-0000-7000-8000-000000000004', now());`,
  "0061_panels_over_many.sql": dataOfPanels,
  "0062_invitations.sql": `
    insert into panels.invitation_answers (invitation_answer_id, partnership_id, meeting_id, staff_id, answer, answered_for, answered_by, answered_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000004', 'coming', now(),
        '00000000-0000-7000-8000-000000000004', now());
    insert into panels.askings (asking_id, partnership_id, meeting_id, about, agency_id, asked_by, asked_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000a', 'update', '00000000-0000-7000-8000-000000000001',
        '00000000-0000-7000-8000-000000000004', now());`,
  "0063_panels_finished.sql": dataOfPanelsFinished,
  "0064_merging.sql": `
    insert into subjects.merge_proposals (merge_proposal_id, partnership_id, person_id, other_person_id, reason, proposed_by, proposed_at)
      values ('00000000-0000-7000-8000-000000006301', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000f1',
        'One child', '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.merges (merge_id, partnership_id, person_id, other_person_id, other_reference, reason, proposed_by, agreed_by, merged_at)
      select '00000000-0000-7000-8000-000000006302', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000f1',
        'C-9998-1', 'One child', '00000000-0000-7000-8000-000000000004', s.staff_id, now()
      from directory.staff s where s.staff_id <> '00000000-0000-7000-8000-000000000004' limit 1;
    insert into subjects.merge_moves (merge_move_id, partnership_id, merge_id, relation, row_key, kind)
      select gen_random_uuid(), 1, merge_id, 'subjects.names', '{}', 'here' from subjects.merges;
    insert into subjects.merge_tells (merge_tell_id, partnership_id, merge_id, person_id, other_person_id, kind, recipient, last_at, times, made_by)
      select gen_random_uuid(), 1, merge_id, person_id, other_person_id, 'sent', 'A school', now(), 1, proposed_by from subjects.merges;`,
  "0065_standing_queries.sql": `
    insert into identify.standing_suggestions (standing_suggestion_id, partnership_id, person_id, query, configuration_id, dates, mark, found_at, expires_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'repeated-missing', '00000000-0000-7000-8000-000000000005', '{2026-11-01}',
        '2026-11-01', now(), now() + interval '28 days');
    insert into identify.standing_tallies (standing_tally_id, partnership_id, query, configuration_id, month, event, sex, age_band, children)
      values (gen_random_uuid(), 1, 'repeated-missing', '00000000-0000-7000-8000-000000000005', '2026-11-01', 'found', 'female', '13-15', 1);
    insert into identify.standing_quiet (partnership_id, digest, until) values (1, sha256('query child facts'), now() + interval '90 days');
    insert into identify.standing_runs (partnership_id, query, ran_at) values (1, 'repeated-missing', now());`,
  "0066_feeds.sql": dataOfFeeds,
  "0067_leads.sql": dataOfLeads,
  "0068_sensitive_names_and_leavers.sql": `
    update directory.teams set service_id = (select service_id from directory.services limit 1) where team_id = (select team_id from directory.teams limit 1);`,
  "0069_found_by_likely_keys.sql": "",
  "0070_tool_editor.sql": dataOfToolEditor,
  "0071_notes_to_file.sql": dataOfDecidedLines,
  "0072_labels_of_pairs.sql": `
    insert into subjects.pair_samples (person_id, other_person_id, partnership_id, bits, stands_for, drawn_on)
      select person_id, other_person_id, partnership_id, bits, 12, '2026-11-01' from subjects.likely_pairs;`,
  "0073_webhooks.sql": dataOfHooks,
  "0074_concerns_about_places.sql": `
    insert into identify.concern_asks (concern_ask_id, partnership_id, concern_id, asked_by, asked_at)
      select gen_random_uuid(), partnership_id, concern_id, sent_by, now() from identify.concerns limit 1;`,
  "0075_panels_in_sets.sql": dataOfAnswers,
  "0076_front_door_to_its_end.sql": dataOfUnread,
  "0077_panels_decide.sql": "",
  "0078_recorded_twice.sql": `
    insert into subjects.things (thing_id, partnership_id, kind, label, identifier, match_on, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
      values ('00000000-0000-7000-8000-000000007601', 1, 'vehicle', 'A car', 'Q852', 'q852', 'The school', '2026-11-20',
        '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.thing_joins (thing_join_id, partnership_id, thing_id, into_id, reason, joined_by, joined_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000007601', '00000000-0000-7000-8000-000000000052', 'One car, misread',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.document_looks (document_look_id, partnership_id, file_id, protection_id, looked_by, looked_at)
      select gen_random_uuid(), 1, d.file_id, q.protection_id, '00000000-0000-7000-8000-000000000004', now()
      from protect.documents d, subjects.protections q limit 1;`,
  "0079_nobody_is_a_part.sql": "",
  "0080_concern_files_are_read_first.sql": "",
  "0081_more_are_compared_among_more.sql": "",
  "0082_contacts_become_referrals.sql": `
    insert into identify.mash_referrals (mash_referral_id, partnership_id, mash_episode_id, reason, taken_by, taken_at)
      select gen_random_uuid(), partnership_id, mash_episode_id, 'A reason', '00000000-0000-7000-8000-000000000004', now()
      from identify.mash_episodes limit 1;`,
  "0083_next_promise.sql": "",
  "0084_rarest_keys_first.sql": "",
  "0085_words_of_the_public_form.sql": `
    insert into identify.public_words (public_words_id, partnership_id, body, begun_by, begun_at, saved_by, saved_at)
      values ('00000000-0000-7000-8000-000000008501', 1, '{}', '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());`,
  "0086_numbers_of_children.sql": `
    insert into subjects.identifiers (identifier_id, partnership_id, person_id, kind, value, source, recorded_by, recorded_at)
      select gen_random_uuid(), partnership_id, person_id, 'nhs', '9434765919', 'The school', '00000000-0000-7000-8000-000000000004', now()
      from subjects.people limit 1;`,
  "0087_tell_of_files.sql": "",
  "0088_far_behind_the_likeliest.sql": "",
  "0089_breach_of_a_merge.sql": "",
  "0090_nearest_names_and_dates.sql": "",
  // What was taken apart before, of which both decisions stand.
  "0091_audit_by_name.sql": `
    insert into subjects.pair_decisions (pair_decision_id, partnership_id, person_id, other_person_id, verdict, reason, bits, is_second, decided_by, decided_at)
      select gen_random_uuid(), m.partnership_id, least(m.person_id, m.other_person_id), greatest(m.person_id, m.other_person_id), 'same',
        'Rang the school', 9, true, m.agreed_by, m.merged_at from subjects.merges m;
    update subjects.merges set split_at = now(), split_by = agreed_by, split_reason = 'Two children', breach_reference = 'BR-1';`,
  "0092_looks_at_joined_records.sql": "",
  "0093_texts_of_two_children.sql": "",
  "0094_near_names_for_the_shut_out.sql": "",
  "0095_restricted_by_name.sql": "",
  "0096_put_back_after_a_split.sql": "",
  "0097_closed_to_governance_too.sql": "",
  "0098_compared_after_moving.sql": "",
  "0099_held_meetings_stay.sql": "",
  "0100_first_dates_of_joined_records.sql": dataOfJoinedBefore,
  "0101_decisions_taken_back.sql": "",
  "0102_whom_the_mash_asks.sql": "",
  "0103_by_when_it_is_read.sql": "",
  "0104_first_dates_of_those_joined_before.sql": "",
  "0105_looks_while_joined.sql": "",
  "0106_posts_as_they_were.sql": "",
  "0107_lists_of_sensitive_services.sql": "",
  "0108_posts_are_told.sql": "",
};
