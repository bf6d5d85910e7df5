import { dataOfDecember } from "./migration-data-december.ts";
import { dataOfProtect } from "./migration-data-protect.ts";

/**
 * Rows for the tables that each migration makes, put in before the next one runs: so every migration
 * is tried on a database that holds something. A new migration has an entry here, empty when it
 * makes no table and needs no new kind of row.
 */
export const dataAfter: Readonly<Record<string, string>> = {
  "0001_security.sql": `
    insert into sec.pads (pads_id, ipad, opad) values (1, '\\x36', '\\x5c');
    insert into history.versions (partnership_id, relation, row_key, operation, changed_by, was)
      values (1, 'subjects.people', '1', 'update', 'maintenance', '{"family_name": "Before"}');
    insert into audit.events (event_id, partnership_id, happened_at, actor_kind, actor_id, action, outcome, route, request_id)
      values (gen_random_uuid(), 1, now(), 'system', 'command-line', 'test', 'done', 'test', 'test');`,
  "0002_directory.sql": `
    insert into directory.partnerships (name) values ('Eastmoor');
    insert into sec.principals (partnership_id, kind) values (1, 'agency'), (1, 'team'), (1, 'circle');
    insert into directory.agencies values ('00000000-0000-7000-8000-000000000001', 1, 1, 'Council', 'council');
    insert into directory.teams values
      ('00000000-0000-7000-8000-000000000002', 1, '00000000-0000-7000-8000-000000000001', 2, 'Team', true);
    insert into directory.roles values
      ('00000000-0000-7000-8000-000000000003', 1, 'practitioner', 'Practitioner', 'team', '{child.view}');
    insert into directory.staff (staff_id, partnership_id, name, email)
      values ('00000000-0000-7000-8000-000000000004', 1, 'Someone', 'someone@eastmoor.example');
    insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000002',
        '00000000-0000-7000-8000-000000000003', '2026-01-01');
    insert into directory.configuration (configuration_id, partnership_id, kind, key, in_force_from, body)
      values ('00000000-0000-7000-8000-000000000005', 1, 'level-scheme', 'level', '2014-01-01', '{}');
    insert into directory.added_holidays (added_holiday_id, partnership_id, on_date, title, reason, added_by)
      values (gen_random_uuid(), 1, '2026-11-25', 'A day', 'Announced', '00000000-0000-7000-8000-000000000004');
    insert into directory.credentials (staff_id, partnership_id, password_hash, totp_sealed)
      values ('00000000-0000-7000-8000-000000000004', 1, 'x', '\\x00');
    insert into sec.sessions (session_hash, staff_id, partnership_id, is_complete, opened_at, seen_at)
      values (sha256('token'), '00000000-0000-7000-8000-000000000004', 1, true, now(), now());
    insert into sec.attempts values (sha256('key'), now(), 1);
    insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
      values (gen_random_uuid(), 1, 3, '00000000-0000-7000-8000-000000000004', 'grant', 'A reason', now());`,
  "0003_sign_in.sql": "",
  "0004_subjects_and_protect.sql": `
    insert into subjects.people (person_id, partnership_id, circle_id, owning_team_id, acl, reference, family_name, given_name, sort_name)
      values ('00000000-0000-7000-8000-000000000006', 1, 3, '00000000-0000-7000-8000-000000000002', '{3,2,1}', 'C-1-3', 'Family', 'Given', 'family given');
    insert into subjects.source_records (source_record_id, partnership_id, person_id, source, place, body)
      values ('00000000-0000-7000-8000-000000000007', 1, '00000000-0000-7000-8000-000000000006', 'tracker', 'row 4', '{}');
    insert into subjects.names (name_id, partnership_id, person_id, kind, family_name, given_name, source_record_id)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'legal', 'Family', 'Given', '00000000-0000-7000-8000-000000000007');
    insert into protect.tracker_entries (person_id, partnership_id, acl, is_open)
      values ('00000000-0000-7000-8000-000000000006', 1, '{3,2,1}', true);
    insert into protect.level_decisions (level_decision_id, partnership_id, person_id, scheme_id, basis, reason, decided_on)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', 'imported', 'A reason', '2026-01-01');
    insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'note', 'A note', '2026-01-01');
    insert into identify.imports (import_id, partnership_id, kind, file_name, file_sha256, rows_read, children_made, problems, imported_at)
      values (gen_random_uuid(), 1, 'tracker', 'tracker.xlsx', sha256('file'), 1, 1, '[]', now());`,
  "0005_work.sql": "",
  "0006_files_and_drafts.sql": `
    insert into files.files (file_id, partnership_id, acl, name, media_type, size_bytes, sha256, content, added_by, added_at)
      values (gen_random_uuid(), 1, '{3,2,1}', 'letter.txt', 'text/plain', 5, sha256('words'), 'words', '00000000-0000-7000-8000-000000000004', now());
    insert into work.drafts (draft_id, partnership_id, staff_id, form, subject, body, saved_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', 'note', '', '{"headline": "Seen"}', now());`,
  "0007_ground.sql": `
    insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, due_on, added_on)
      values ('00000000-0000-7000-8000-000000000008', 1, '00000000-0000-7000-8000-000000000006', 'Ring the school',
        '00000000-0000-7000-8000-000000000001', '2026-12-01', '2026-11-24');
    insert into work.filings (filing_id, partnership_id, person_id, kind, source_id, filed_in, filed_at, filed_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'meeting', gen_random_uuid(), 'Social care',
        now(), '00000000-0000-7000-8000-000000000004');
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', 'concern', 'A concern', '/', now());`,
  "0008_concerns.sql": `
    update directory.teams set receives_concerns = true;
    insert into identify.concerns (concern_id, partnership_id, acl, reference, team_id, sent_by, sent_at, decide_by,
        danger_now, family_name, given_name, worry, ring_name, ring_phone, person_id)
      values ('00000000-0000-7000-8000-000000000009', 1, '{2}', 'K-1-3', '00000000-0000-7000-8000-000000000002',
        '00000000-0000-7000-8000-000000000004', now(), now(), 'no', 'Family', 'Given', 'A worry', 'Someone', '020 7946 0000',
        '00000000-0000-7000-8000-000000000006');
    insert into identify.concern_parts (concern_part_id, partnership_id, concern_id, part, body, added_by, added_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000009', 'words', '{}', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.concern_outcomes (concern_outcome_id, partnership_id, concern_id, next_step, for_family, for_sender, told_by, told_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000009', 'Early help', 'Help', 'Help', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.mash_ratings (mash_rating_id, partnership_id, mash_episode_id, scheme_id, rating, reason, due_at, rated_by, rated_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000005', 'red', 'A reason', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into identify.mash_decisions (mash_decision_id, partnership_id, mash_episode_id, threshold_id, threshold, next_step, rationale, decided_by, decided_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000005', 'level-4', 'assessment', 'A reason', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.match_decisions (match_decision_id, partnership_id, mash_episode_id, person_id, verdict, reasons_for, reasons_against, reason, decided_by, decided_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000006', 'same', '{}', '{}', 'A reason', '00000000-0000-7000-8000-000000000004', now());`,
  "0009_access.sql": `
    insert into sec.restrictions (restriction_id, partnership_id, person_id, reason, restricted_by, restricted_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'A reason', '00000000-0000-7000-8000-000000000004', now());
    insert into sec.conflicts (conflict_id, partnership_id, person_id, staff_id, relation, reason, declared_by, declared_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000004', 'friend', 'A reason',
        '00000000-0000-7000-8000-000000000004', now());
    insert into sec.emergency_openings (emergency_opening_id, partnership_id, person_id, staff_id, membership_id, reason_key, reason, opened_at, ends_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', staff_id, membership_id, 'danger-now', 'A reason', now(),
        now() + interval '15 minutes' from sec.memberships;
    insert into subjects.enquiries (enquiry_id, asking_id, partnership_id, staff_id, agency_id, relationship, reason, asked_at, answer, person_id)
      values (gen_random_uuid(), gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000001',
        'met-today', 'A reason', now(), 'known', '00000000-0000-7000-8000-000000000006');`,
  "0010_whereabouts.sql": `
    insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, kind, wording, source, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'school', 'A school', 'The school', now());
    insert into directory.staff (staff_id, partnership_id, name, email)
      values ('00000000-0000-7000-8000-00000000000a', 1, 'Someone else', 'else@eastmoor.example');
    select subjects.protect_whereabouts(gen_random_uuid(), '00000000-0000-7000-8000-000000000006',
      '{00000000-0000-7000-8000-000000000004,00000000-0000-7000-8000-00000000000a}', 'A reason', '2026-12-01',
      '00000000-0000-7000-8000-000000000004', now());`,
  "0011_harm_and_flags.sql": `
    insert into protect.flags (flag_id, partnership_id, person_id, scheme_id, type, reason, raised_on, raised_by, review_by)
      values ('00000000-0000-7000-8000-000000000011', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005',
        'cse', 'A reason', '2026-11-24', '00000000-0000-7000-8000-000000000004', '2026-12-24');
    insert into protect.flag_reviews (flag_review_id, partnership_id, person_id, flag_id, reason, review_by, reviewed_on, reviewed_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000011', 'A reason', '2027-01-24', '2026-12-20',
        '00000000-0000-7000-8000-000000000004');`,
  "0012_meetings.sql": `
    insert into panels.meetings (meeting_id, partnership_id, person_id, acl, panel_type_id, starts_at, place, chair_id, booked_by, booked_at)
      select m::uuid, 1, '00000000-0000-7000-8000-000000000006', '{3}', '00000000-0000-7000-8000-000000000005', now(), 'Room 1',
        '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000004', now()
      from unnest(array['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b']) m;
    insert into panels.booking_changes (booking_change_id, partnership_id, meeting_id, kind, reason, was_at, was_place, changed_by, changed_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000a', 'moved', 'A reason', now(), 'Room 2', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.invitations (invitation_id, partnership_id, meeting_id, staff_id, agency_id, invited_by, invited_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000004',
        '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.items (item_id, partnership_id, meeting_id, item, wording)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000a', 'worries', 'A worry');
    insert into panels.attendance (attendance_id, partnership_id, meeting_id, who, attended, changed_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000a', 'police', 'absent', '00000000-0000-7000-8000-000000000004');
    insert into panels.family_parts (family_part_id, partnership_id, meeting_id, who, took_part, changed_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000a', 'child', 'whole', '00000000-0000-7000-8000-000000000004');
    insert into panels.child_words (child_words_id, partnership_id, meeting_id, words, heard_by, added_by, added_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000a', 'Words', 'Someone', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.information_shared (information_shared_id, partnership_id, meeting_id, agency_id, agreement_id, basis, shared_by, shared_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001',
        '00000000-0000-7000-8000-000000000005', 'safeguarding', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.decisions (decision_id, partnership_id, meeting_id, kind, wording, reason, decided_by, decided_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000a', 'referral', 'A decision', 'A reason', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.agreed_actions (action_id, partnership_id, meeting_id, agreed_by)
      values ('00000000-0000-7000-8000-000000000008', 1, '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000004');
    update panels.meetings set approved_at = now(), approved_by = chair_id where meeting_id = '00000000-0000-7000-8000-00000000000b';
    insert into panels.addenda (addendum_id, partnership_id, meeting_id, wording, added_by, added_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000b', 'A correction', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.family_papers (family_paper_id, partnership_id, meeting_id, recipient, language, released_by, released_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-00000000000b', 'Someone', 'en', '00000000-0000-7000-8000-000000000004', now());`,
  "0013_likeness.sql": "",
  "0014_tracker.sql": `
    insert into protect.tracker_facts (tracker_fact_id, partnership_id, person_id, field, value, basis, save_id, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'stage', 'plan', 'recorded', gen_random_uuid(), now());
    insert into protect.tracker_columns (tracker_column_id, partnership_id, key, name, kind, place, added_at)
      values (gen_random_uuid(), 1, 'pod', 'Pod', 'text', 1, now());`,
  "0015_tracker_list.sql": `
    insert into protect.own_views (view_id, partnership_id, staff_id, name, address, saved_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', 'Mine', 'level=3', now());
    insert into protect.team_views (view_id, partnership_id, team_id, acl, name, address, saved_by, saved_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000002', '{2}', 'Ours', 'level=3', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.first_views (staff_id, partnership_id, view)
      values ('00000000-0000-7000-8000-000000000004', 1, 'overdue');`,
  "0016_tracker_saves.sql": `
    insert into protect.tracker_saves (save_id, partnership_id, staff_id, saved_at, cells, children)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', now(), 2, 1);`,
  "0017_exports.sql": `
    insert into protect.exports (export_id, partnership_id, reference, exported_by, exported_at, purpose, recipient, only_involved,
        agreement_id, basis, looked_at, columns, has_names, format, row_count, sha256, destroy_by)
      values (gen_random_uuid(), 1, 'E-1-3', '00000000-0000-7000-8000-000000000004', now(), 'audit', 'own', false,
        '00000000-0000-7000-8000-000000000005', 'safeguarding', 'Every open child', '{Reference}', false, 'csv', 1, sha256('file'), '2026-12-22');`,
  "0018_imports.sql": `
    insert into identify.workbooks (import_id, partnership_id, file_name, file_sha256, content, state, brought_by, brought_at)
      values (gen_random_uuid(), 1, 'tracker.xlsx', sha256('file'), 'bytes', 'waiting', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.column_choices (column_choice_id, partnership_id, heading, role, chosen_by, chosen_at)
      values (gen_random_uuid(), 1, 'ref', 'reference', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.import_rows (import_row_id, partnership_id, import_id, last_import_id, person_id, sheet, row_number, said)
      select gen_random_uuid(), 1, import_id, import_id, '00000000-0000-7000-8000-000000000006', 'Current', 4, '{}' from identify.imports;
    insert into identify.import_offers (import_offer_id, partnership_id, import_id, person_id, kind, wording, place)
      select gen_random_uuid(), 1, import_id, '00000000-0000-7000-8000-000000000006', 'vehicle', 'a blue van', 'Current!I4' from identify.imports;`,
  "0019_chases.sql": `
    insert into work.chases (chase_id, partnership_id, person_id, about, action_id, late_since, asking_id, asked_by, asked_at, first_asked_at,
        asked_of_agency_id, asked_of_staff_id, due_at, answered_at)
      values ('00000000-0000-7000-8000-000000000019', 1, '00000000-0000-7000-8000-000000000006', 'action',
        '00000000-0000-7000-8000-000000000008', '2026-11-20', gen_random_uuid(), '00000000-0000-7000-8000-000000000004', now(), now(),
        '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', now(), now());
    insert into work.chase_answers (chase_answer_id, partnership_id, chase_id, person_id, answer, answered_by, answered_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000019', '00000000-0000-7000-8000-000000000006',
        'no-information', '00000000-0000-7000-8000-000000000004', now());`,
  "0020_api.sql": `
    insert into directory.staff (staff_id, partnership_id, name, is_service, responsible_id)
      values ('00000000-0000-7000-8000-000000000020', 1, 'A machine', true, '00000000-0000-7000-8000-000000000004');
    insert into sec.api_tokens (token_id, partnership_id, staff_id, token_hash, label, scopes, made_at, expires_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000020', sha256('a token'), 'A token', '{concern.raise}', now(), now() + interval '90 days');
    insert into work.stored_answers (stored_answer_id, partnership_id, staff_id, idempotency_key, route, request_hash, status, headers, body, made_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000020', 'a-key-for-one', 'POST /api/concerns', sha256('a body'), 201, '{}', '{}', now());`,
  "0021_step_up.sql": "",
  "0022_tools.sql": `
    insert into protect.tool_uses (tool_use_id, partnership_id, person_id, configuration_id, tool, answers, child, judged_band, judgement, calculated, agreement, used_on, used_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000005', 'safeguard', '{}', '{}', 'low',
        'A judgement', '{}', 'same', '2026-11-20', '00000000-0000-7000-8000-000000000004');`,
  "0023_places_in_text.sql": `
    insert into subjects.held_words (held_words_id, partnership_id, person_id, token, kind, wording, relation, row_key, column_name, held_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '0123456789ab', 'address', 'Tideway Street',
        'protect.chronology_entries', gen_random_uuid(), 'detail', now());`,
  "0024_conflicts_found.sql": `
    insert into sec.staff_ties (staff_tie_id, partnership_id, staff_id, kind, wording, added_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', 'home', '1 Quay Road', now());
    insert into sec.conflict_findings (conflict_finding_id, partnership_id, person_id, staff_id, strength, reasons, found_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000004', 'weak', '{same-surname}', now());
    insert into sec.conflict_looks (person_id, staff_id, partnership_id, looked_at)
      values ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000004', 1, now());`,
  "0025_audit_chain.sql": `
    insert into audit.checkpoints (checkpoint_number, taken_at, key_name, note, note_hash)
      values (1, now(), 'eastmoor+00000000', 'A note', sha256('A note'));
    insert into audit.verifications (verification_id, verified_at, asked_by, events, checkpoints, findings)
      values (gen_random_uuid(), now(), 'job', 1, 1, 0);`,
  "0026_registers.sql": `
    insert into govern.register_entries (register_entry_id, partnership_id, register, reference, title, body, state, audience, added_at, changed_at)
      values (gen_random_uuid(), 1, 'notice', 'PN-1-3', 'A notice', '{"for": "children"}', 'draft', 'public', now(), now());`,
  "0027_told_and_disputed.sql": `
    insert into protect.tellings (telling_id, partnership_id, person_id, who, outcome, reason, review_by, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'child', 'not-told', 'A reason', '2026-12-24',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.disputes (dispute_id, partnership_id, person_id, about, disputed_by, disputed_on, says, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'record', 'The child', '2026-11-24', 'Not so',
        '00000000-0000-7000-8000-000000000004', now());`,
  "0028_ways_in.sql": `
    insert into directory.identity_providers (provider_id, partnership_id, agency_id, issuer, client_id, added_at)
      values ('00000000-0000-7000-8000-000000000022', 1, '00000000-0000-7000-8000-000000000001', 'https://id.example', 'lantern', now());
    insert into directory.identities (identity_id, partnership_id, staff_id, provider_id, subject, linked_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000022', 'a-subject', now());
    insert into directory.passkeys (passkey_id, partnership_id, staff_id, credential_id, public_key, sign_count, name, made_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', 'credential', 'key', 0, 'A key', now());
    insert into directory.recovery_codes (recovery_code_id, partnership_id, staff_id, code_hash, made_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', sha256('a code'), now());
    insert into sec.provider_visits (visit_hash, partnership_id, provider_id, sealed, opened_at)
      values (sha256('a visit'), 1, '00000000-0000-7000-8000-000000000022', 'sealed', now());`,
  "0029_people.sql": `
    insert into directory.tickets (ticket_id, partnership_id, staff_id, kind, opened_at, expires_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', 'join', now(), now() + interval '3 days');`,
  "0030_watching.sql": "",
  "0031_continuity.sql": `
    insert into continuity.backups (backup_id, made_at, file_name, size_bytes, sha256, table_count, row_count, file_count, took_ms)
      values (gen_random_uuid(), now(), 'lantern.backup.age', 1000, sha256('file'), 70, 1000, 3, 900);
    insert into continuity.proofs (proof_id, proved_at, file_name, backup_made_at, table_count, row_count, file_count, audit_count, took_ms, differences)
      values (gen_random_uuid(), now(), 'lantern.backup.age', now(), 70, 1000, 3, 50, 900, '{}');
    insert into continuity.duty_sheets (duty_sheet_id, partnership_id, written_at, child_count, restricted_count, sha256)
      values (gen_random_uuid(), 1, now(), 3, 1, sha256('sheet'));`,
  "0032_controllers.sql": "",
  "0033_sealed.sql": `
    insert into files.files (file_id, partnership_id, acl, name, media_type, size_bytes, sha256, sealed_key, content, added_by, added_at)
      values (gen_random_uuid(), 1, '{3,2,1}', 'sealed.txt', 'text/plain', 5, sha256('sealed'), decode(repeat('00', 72), 'hex'),
        decode(repeat('00', 33), 'hex'), '00000000-0000-7000-8000-000000000004', now());`,
  "0034_scans_and_pictures.sql": `
    insert into files.files (file_id, partnership_id, acl, name, media_type, size_bytes, sha256, scan, sealed_key, content, added_at)
      values ('00000000-0000-7000-8000-000000000033', 1, '{3,2,1}', 'map.png', 'image/png', 5, sha256('sealed'), 'clean',
        decode(repeat('00', 72), 'hex'), decode(repeat('00', 33), 'hex'), now());
    insert into files.picture_reviews (file_id, partnership_id, outcome, reason, reviewed_by, reviewed_at)
      values ('00000000-0000-7000-8000-000000000033', 1, 'accepted', 'A map', '00000000-0000-7000-8000-000000000004', now());`,
  "0035_papers.sql": `
    insert into papers.papers (paper_id, partnership_id, person_id, reference, kind, made_from, recipient_kind, recipient_name, channel, body,
        prepared_by, prepared_at)
      values ('00000000-0000-7000-8000-000000000032', 1, '00000000-0000-7000-8000-000000000006', 'P-1001', 'family-plan', '[]', 'child', 'Given',
        'by-hand', '{}', '00000000-0000-7000-8000-000000000004', now());
    insert into papers.kept_findings (kept_finding_id, partnership_id, paper_id, part, what, reason, kept_by, kept_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000032', '2', 'child', 'Her brother', '00000000-0000-7000-8000-000000000004', now());`,
  "0036_looks.sql": `
    insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
      values ('00000000-0000-7000-8000-000000000036', 1, 'unusual-use', 'unusual-use', '{}', '2014-01-01');
    insert into govern.unusual_uses (unusual_use_id, partnership_id, staff_id, used_on, rule, configuration_id, counts, found_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', '2026-11-24', 'many-records',
        '00000000-0000-7000-8000-000000000036', '{"records": 40}', now());`,
  "0037_presses.sql": "",
  "0038_audit_of_conflicts.sql": "",
  "0039_outgoing.sql": `
    insert into papers.papers (paper_id, partnership_id, person_id, reference, kind, made_from, recipient_kind, recipient_name, channel,
        recipient_address, body, prepared_by, prepared_at)
      values ('00000000-0000-7000-8000-000000000038', 1, '00000000-0000-7000-8000-000000000006', 'P-1002', 'mash-family', '[]', 'child', 'Given',
        'post', '1 Quay Street', '{}', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.waiting_exports (waiting_export_id, partnership_id, asked_by, asked_at, list, form, looked_at, columns, has_names, row_count, left_out)
      values ('00000000-0000-7000-8000-000000000039', 1, '00000000-0000-7000-8000-000000000004', now(), 'level=3', '{}', 'open', '{Reference}', true, 1, 0);`,
  "0040_public_roles_and_leavers.sql": `
    insert into govern.public_roles (public_role_id, partnership_id, kind, authority, name, name_keys, sealed_key, details_sealed, changed_at)
      values ('00000000-0000-7000-8000-000000000038', 1, 'councillor', 'Eastmoor', 'A Councillor', '{a councillor}',
        decode(repeat('00', 72), 'hex'), decode(repeat('00', 33), 'hex'), now());
    insert into sec.role_answers (role_answer_id, partnership_id, public_role_id, staff_id, is_close, answered_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000038', '00000000-0000-7000-8000-000000000004', false, now());`,
  "0041_told_of_ways_in.sql": "",
  ...dataOfProtect,
  ...dataOfDecember,
};

/** Migrations that are meant to change how many rows an older table has, each with why. */
export const changesRows: Readonly<Record<string, string>> = {
  "0014_tracker.sql":
    "the day a child was opened is filled in, and the history keeps each row as it was",
  "0015_tracker_list.sql":
    "the last panel is filled in from approved meetings, and the history keeps each row as it was",
  "0069_found_by_likely_keys.sql": "keys by which records are found are made again, of more kinds",
  "0092_looks_at_joined_records.sql":
    "what was said of records that were taken apart ends, and the history keeps each row as it was",
  "0104_first_dates_of_those_joined_before.sql":
    "the first date of two joined records stands, and the history keeps the row as it was",
  "0142_no_child_of_concern.sql":
    "a review date is set for allegations, who may be a child leaves the lists, and the history keeps each row as it was",
  "0164_links_with_children.sql":
    "a review date is set for links of children, and the history keeps each row as it was",
  "0084_rarest_keys_first.sql": "keys of one more kind by which records are found",
  "0151_licensing.sql": "each partnership gets the role of the licensing officer",
};
