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
      values ('00000000-0000-7000-8000-000000000004', 1, 'Somebody', 'somebody@eastmoor.example');
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
};

/** Migrations that are meant to change how many rows an older table has, each with why. */
export const changesRows: Readonly<Record<string, string>> = {};
