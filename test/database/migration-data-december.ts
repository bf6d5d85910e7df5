/** Rows to try the migrations of December 2026 on, by file: see migration-data.ts. */
export const dataOfDecember: Readonly<Record<string, string>> = {
  "0109_writers_of_held_words.sql": "",
  "0110_places_named_often.sql": `
    insert into govern.unusual_uses (unusual_use_id, partnership_id, staff_id, used_on, rule, configuration_id, counts, found_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', '2026-11-24', 'held-places', '00000000-0000-7000-8000-000000000005', '{"places": 5}', now());`,
  "0111_places_on_other_records.sql": "",
  "0112_backup_left_out.sql": "",
  "0113_may_match_without_birth.sql": "",
  "0114_missing_and_not_matched.sql": "",
  "0115_rows_wait.sql": "",
  "0116_stops_and_floors.sql": `
    insert into protect.closure_overrides (closure_override_id, partnership_id, person_id, closure_id, scheme_id, stop, title, reason, overridden_by, overridden_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000048', '00000000-0000-7000-8000-000000000005', 'agencies', 'Not heard: the school', 'A reason', '00000000-0000-7000-8000-000000000004', now());`,
  "0117_actions_without_the_record.sql": "",
  "0118_sharing_in_context_and_alerts.sql": "",
  "0119_beside_a_concern.sql": "",
  "0120_chairs_read_what_waits.sql": "",
  "0121_looks_by_an_invitation.sql": "",
  "0122_looks_by_other_ways.sql": "",
  "0123_standing_spans_whole.sql": "",
  "0124_compared_as_answered.sql": "",
  "0125_save_notices.sql": `
    insert into work.save_notices (save_notice_id, partnership_id, staff_id, session_id, words, made_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000004', gen_random_uuid(), 'Note saved.', now());`,
  "0126_vulnerability_profile.sql": `
    insert into protect.profile_entries (profile_entry_id, partnership_id, person_id, area, side, wording, source, noted_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'home', 'strength', 'Words', 'child', '2026-11-20', '00000000-0000-7000-8000-000000000004', now());`,
  "0127_who_the_child_is.sql": `
    insert into protect.identity_facts (identity_fact_id, partnership_id, person_id, kind, state, value, source, noted_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'language', 'known', 'polish', 'child', '2026-11-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.immigration_facts (immigration_fact_id, partnership_id, person_id, state, nationalities, source, noted_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'known', 'Polish', 'child', '2026-11-20', '00000000-0000-7000-8000-000000000004', now());`,
  "0128_about_how_old.sql": `
    insert into subjects.age_facts (age_fact_id, partnership_id, person_id, youngest, oldest, said_on, source, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 13, 15, '2026-11-20', 'child', '00000000-0000-7000-8000-000000000004', now());`,
  "0129_people_around.sql": `
    insert into protect.people_around (around_id, partnership_id, person_id, recorded_by, recorded_at)
      values ('00000000-0000-7000-8000-0000000129a1', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.around_entries (around_entry_id, partnership_id, person_id, around_id, name, relationship, part, source, noted_on, change, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000129a1', 'A name', 'father', 'partner', 'child', '2026-11-20', 'added', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.around_views (around_view_id, partnership_id, person_id, around_id, side, wording, source, noted_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000129a1', 'theirs', 'Words', 'child', '2026-11-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.around_contacts (around_contact_id, partnership_id, person_id, around_id, safety, why, from_on, source, noted_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000129a1', 'safe', 'Words', '2026-11-20', 'child', '2026-11-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.parental_responsibilities (responsibility_id, partnership_id, person_id, around_id, kind, evidence, from_on, recorded_by, recorded_at)
      values ('00000000-0000-7000-8000-0000000129a2', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000129a1', 'birth', 'Seen', '2011-05-04', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.responsibility_restrictions (restriction_id, partnership_id, person_id, responsibility_id, wording, evidence, from_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000129a2', 'Words', 'Seen', '2026-03-02', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.court_orders (court_order_id, partnership_id, person_id, kind, court, made_on, from_on, terms, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'care', 'A court', '2026-03-02', '2026-03-02', 'Words', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.do_not_tell (do_not_tell_id, partnership_id, person_id, around_id, reason, from_on, review_by, marked_by, marked_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000129a1', 'Words', '2026-11-20', '2027-02-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.telling_decisions (telling_decision_id, partnership_id, person_id, at_age, outcome, wording, decided_on, recorded_by, recorded_at)
      values ('00000000-0000-7000-8000-0000000129a3', 1, '00000000-0000-7000-8000-000000000006', 16, 'named', 'Words', '2026-11-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.telling_people (telling_person_id, partnership_id, person_id, telling_decision_id, around_id, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000129a3', '00000000-0000-7000-8000-0000000129a1', '00000000-0000-7000-8000-000000000004', now());`,
  "0130_training.sql": `
    insert into directory.training_courses (training_course_id, partnership_id, name, level, length_key, audiences, valid_months, outcomes, impact, kept_by, kept_at)
      values ('00000000-0000-7000-8000-0000000000f1', 1, 'A course', 'stage-1', 'day', '{universal}', 24, 'Outcomes', 'Impact', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.training_people (training_person_id, partnership_id, name, email, agency_id, audience, role, added_by, added_at)
      select '00000000-0000-7000-8000-0000000000f2', 1, 'A person', 'a@agency.example', agency_id, 'universal', 'other', '00000000-0000-7000-8000-000000000004', now() from directory.agencies where partnership_id = 1 limit 1;
    insert into directory.training_attendances (training_attendance_id, partnership_id, training_person_id, training_course_id, held_on, state, expires_on, certificate_code, source, recorded_by, recorded_at)
      select gen_random_uuid(), 1, training_person_id, '00000000-0000-7000-8000-0000000000f1', '2026-11-20', 'attended', '2028-11-20', 'abcdefghjkmnpqrstuvw', 'list', '00000000-0000-7000-8000-000000000004', now() from directory.training_people;
    insert into directory.training_editions (training_edition_id, partnership_id, training_course_id, edition, trainers, materials, changed, in_use_from, added_by, added_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f1', 1, 'Trainers', 'Slides', 'New', '2026-09-01', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.training_sessions (training_session_id, partnership_id, training_course_id, starts_at, lasts_minutes, held_in, trainer, seats, kept_by, kept_at)
      values ('00000000-0000-7000-8000-0000000000f3', 1, '00000000-0000-7000-8000-0000000000f1', '2026-12-08T09:00Z', 60, 'A hall', 'A trainer', 10, '00000000-0000-7000-8000-000000000004', now());
    insert into directory.training_bookings (training_booking_id, partnership_id, training_session_id, training_person_id, state, booked_by, booked_at, changed_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f3', training_person_id, 'booked', '00000000-0000-7000-8000-000000000004', now(), now() from directory.training_people;
    insert into directory.training_headcounts (training_headcount_id, partnership_id, agency_id, audience, people, counted_on, stated_by, stated_at)
      select gen_random_uuid(), 1, agency_id, 'universal', 12, '2026-11-01', '00000000-0000-7000-8000-000000000004', now() from directory.training_people;
    insert into directory.training_contacts (training_contact_id, partnership_id, agency_id, staff_id, named_by, named_at)
      select gen_random_uuid(), 1, p.agency_id, s.staff_id, '00000000-0000-7000-8000-000000000004', now() from directory.training_people p, directory.staff s where s.partnership_id = 1 and s.staff_id <> '00000000-0000-7000-8000-000000000004' limit 1;
    insert into directory.training_links (training_link_id, partnership_id, training_session_id, agency_id, audience, token_hash, made_by, made_at, expires_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f3', agency_id, 'universal', sha256('x'), '00000000-0000-7000-8000-000000000004', now(), now() from directory.training_people;
    insert into directory.training_support (training_support_id, partnership_id, agency_id, audience, wording, owner_id, due_on, offered_by, offered_at)
      select gen_random_uuid(), 1, agency_id, 'universal', 'Words', '00000000-0000-7000-8000-000000000004', '2026-12-20', '00000000-0000-7000-8000-000000000004', now() from directory.training_people;`,
  "0131_data_quality.sql": "select protect.data_quality('2026-12-01')",
  "0132_never_a_child.sql": `
    insert into subjects.things (thing_id, partnership_id, kind, label, match_on, born_on, standing, standing_basis, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
      values ('00000000-0000-7000-8000-000000013101', 1, 'person', 'A person', 'aperson', '1990-01-01', 'alleged', 'Words', 'Seen', '2026-11-20',
        '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.adult_facts (adult_fact_id, partnership_id, thing_id, is_adult, source, known_on, exploited, exploited_basis, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000013101', true, 'Seen', '2026-11-20', 'may-be', 'Words', '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.harm_decisions (harm_decision_id, partnership_id, thing_id, decided_on, took_part, arguments_for, arguments_against, safety_plan, nrm, section45, may_act, review_by, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000013101', '2026-11-20', '{Police,Council}', 'Words', 'Words', 'Words', 'Words', 'Words', true, '2027-02-20',
        '00000000-0000-7000-8000-000000000004', now());`,
  "0133_measures.sql": `
    insert into subjects.measures (measure_id, partnership_id, thing_id, scheme_id, measure_key, name, form, lead_agency_id, authoriser, reason, source_risk, household, state_on, review_by, proposed_by, proposed_at, changed_by, changed_at)
      select '00000000-0000-7000-8000-000000013201', 1, '00000000-0000-7000-8000-000000013101', c.configuration_id, 'cawn', 'A warning', 'warning', a.agency_id, 'An inspector', 'Words', 'Words', 'no-child',
        '2026-11-20', '2026-12-20', '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now()
      from directory.configuration c, directory.agencies a where c.partnership_id = 1 and a.partnership_id = 1 limit 1;
    insert into subjects.measure_steps (measure_step_id, partnership_id, measure_id, step, happened_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000013201', 'issued', '2026-11-20', '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.measure_reviews (measure_review_id, partnership_id, measure_id, reviewed_on, harm, facts, account, moved, next_review_by, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000013201', '2026-11-21', 'fell', 'Words', 'not-safe', 'no', '2026-12-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.measure_words (measure_word_id, partnership_id, person_id, measure_id, kind, wording, said_on, source, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000013201', 'wishes', 'Words', '2026-11-20', 'Seen', '00000000-0000-7000-8000-000000000004', now());`,
  "0134_known_browsers.sql": `
    insert into sec.known_browsers (browser_hash, staff_id, partnership_id, first_at, last_at)
      values (sha256('a browser'), '00000000-0000-7000-8000-000000000004', 1, now(), now());`,
  "0135_password_login.sql": "",
  "0136_alarms.sql": `
    insert into govern.alarms (alarm_id, partnership_id, kind, is_drill, raised_at, last_at)
      values (gen_random_uuid(), 1, 'unusual-access', true, now(), now());`,
  "0137_partners_sign_the_audit.sql": `
    insert into audit.witness_keys (witness_key_id, partnership_id, agency_id, public_key, proposed_by, proposed_at)
      select '00000000-0000-7000-8000-0000000139f1', 1, agency_id, 'police.example+0a1b2c3d+BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '00000000-0000-7000-8000-000000000004', now() from directory.agencies where partnership_id = 1 limit 1;
    insert into audit.cosignatures (checkpoint_number, witness_key_id, partnership_id, note, cosignature, received_at, received_by)
      select 1, witness_key_id, 1, 'A note', 'A line', now(), 'file' from audit.witness_keys;`,
  "0138_intelligence.sql": `
    insert into identify.intelligence_entries (intelligence_id, partnership_id, state, told, recognisable, agency_id, sent_by, sent_at, passed_at)
      select '00000000-0000-7000-8000-000000014101', 1, 'new', 'not-child', 'no', agency_id, '00000000-0000-7000-8000-000000000004', now(), now() from directory.agencies where partnership_id = 1 limit 1;
    insert into identify.intelligence_originals (intelligence_id, partnership_id, what, when_said, how_known, written_by, written_at)
      values ('00000000-0000-7000-8000-000000014101', 1, 'Words', 'Friday', 'Seen', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.intelligence_products (intelligence_id, partnership_id, wording, handling, seen_on, review_by, sanitised_by, sanitised_at)
      values ('00000000-0000-7000-8000-000000014101', 1, 'Words', 'P', '2026-11-20', '2027-03-01', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.intelligence_handovers (intelligence_id, partnership_id, way, handed_by, handed_at)
      values ('00000000-0000-7000-8000-000000014101', 1, 'file', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.intelligence_disseminations (intelligence_dissemination_id, partnership_id, intelligence_id, agency_id, purpose, shared_by, shared_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000014101', agency_id, 'Words', '00000000-0000-7000-8000-000000000004', now() from directory.agencies where partnership_id = 1 limit 1;
    insert into identify.intelligence_subjects (intelligence_subject_id, partnership_id, intelligence_id, thing_id, linked_by, linked_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000014101', thing_id, '00000000-0000-7000-8000-000000000004', now() from subjects.things where partnership_id = 1 limit 1;
    insert into identify.intelligence_entries (intelligence_id, partnership_id, state, told, told_note, recognisable, decider_id, agency_id, sent_by, sent_at)
      select '00000000-0000-7000-8000-000000014102', 1, 'asked', 'unsafe', 'Words', 'yes', s.staff_id, e.agency_id, e.sent_by, now()
      from identify.intelligence_entries e, directory.staff s where s.partnership_id = 1 and s.staff_id <> e.sent_by limit 1;
    insert into identify.intelligence_decisions (intelligence_decision_id, partnership_id, intelligence_id, outcome, reason, decided_by, decided_at)
      select gen_random_uuid(), 1, intelligence_id, 'withhold', 'Words', decider_id, now() from identify.intelligence_entries where decider_id is not null;`,
  "0139_training_files.sql": `
    insert into identify.workbooks (import_id, partnership_id, kind, file_name, file_sha256, content, state, brought_by, brought_at)
      values (gen_random_uuid(), 1, 'training', 'pool.csv', sha256('pool'), 'bytes', 'waiting', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.column_choices (column_choice_id, partnership_id, kind, source, heading, role, chosen_by, chosen_at)
      values (gen_random_uuid(), 1, 'training', 'name|course', 'name', 'fullName', '00000000-0000-7000-8000-000000000004', now());`,
  "0140_programmes.sql": `
    insert into directory.programmes (programme_id, partnership_id, name, kind, about, added_by, added_at)
      values ('00000000-0000-7000-8000-0000000000f5', 1, 'A play', 'theatre', 'Words', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.programme_visits (programme_visit_id, partnership_id, programme_id, held_on, setting, ward, age, reached, parents_told, added_by, added_at)
      values ('00000000-0000-7000-8000-0000000000f6', 1, '00000000-0000-7000-8000-0000000000f5', '2026-11-20', 'home-educated', 'Harbour', '11-14', 12, 'yes', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.programme_findings (programme_finding_id, partnership_id, programme_visit_id, stage, answered, know, changed, added_by, added_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f6', 'three-months', 10, 8, 'Words', '00000000-0000-7000-8000-000000000004', now());`,
  "0141_halted_without_decision.sql": `
    insert into subjects.things (thing_id, partnership_id, kind, label, match_on, standing, standing_basis, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
      values ('00000000-0000-7000-8000-000000014201', 1, 'person', 'Of unknown age', 'ofunknownage', 'suspected', 'Words', 'Seen', '2026-11-20',
        '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());`,
  "0142_no_child_of_concern.sql": "",
  "0143_links_between_subjects.sql": `
    insert into subjects.things (thing_id, partnership_id, kind, label, match_on, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
      values ('00000000-0000-7000-8000-000000014301', 1, 'place', 'A yard', 'ayard', 'Seen', '2026-11-20', '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.thing_ties (thing_tie_id, partnership_id, from_id, to_id, relation, certainty, confidence, wording, source, handling, learned_on, review_by, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000013101', '00000000-0000-7000-8000-000000014301', 'seen-at', 'alleged', 'low', 'Words', 'Seen', 'subjects', '2026-11-20', '2027-02-20',
        '00000000-0000-7000-8000-000000000004', now());
    insert into protect.child_harm_decisions (child_harm_decision_id, partnership_id, person_id, may_harm, decided_on, took_part, arguments_for, arguments_against, safety_plan, nrm, section45, review_by, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', true, '2026-11-20', '{Police,Council}', 'Words', 'Words', 'Words', 'Words', 'Words', '2027-02-20', '00000000-0000-7000-8000-000000000004', now());`,
  "0144_victim_requests.sql": `
    insert into protect.victim_requests (victim_request_id, partnership_id, person_id, scheme_id, asker, asker_name, agency_id, written, asked_on, enquiry, necessity, materials, due_on, recorded_by, recorded_at)
      select '00000000-0000-7000-8000-000000014401', 1, '00000000-0000-7000-8000-000000000006', c.configuration_id, 'police', 'An officer', a.agency_id, 'form', '2026-11-20', 'Words', 'Words', '{isva}', '2026-12-20',
        '00000000-0000-7000-8000-000000000004', now()
      from directory.configuration c, directory.agencies a where c.partnership_id = 1 and a.partnership_id = 1 limit 1;
    insert into protect.victim_request_decisions (victim_request_decision_id, partnership_id, person_id, victim_request_id, material, is_counselling, outcome, reason, decided_by, decided_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000014401', 'isva', true, 'refuse', 'Words', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.victim_request_steps (victim_request_step_id, partnership_id, person_id, victim_request_id, step, wording, happened_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000014401', 'safe', 'Words', '2026-11-21', '00000000-0000-7000-8000-000000000004', now());`,
  "0145_duties.sql": `
    insert into protect.duties (duty_id, partnership_id, person_id, scheme_id, kind, name, wording, known_at, due_on, recorded_by, recorded_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', c.configuration_id, 'ceop', 'Report', 'Words', now(), '2026-11-20', '00000000-0000-7000-8000-000000000004', now()
      from directory.configuration c where c.partnership_id = 1 limit 1;
    insert into subjects.releases (release_id, partnership_id, thing_id, kind, source, begins_on, ends_on, alert_on, recorded_by, recorded_at, changed_by, changed_at)
      values ('00000000-0000-7000-8000-000000014501', 1, '00000000-0000-7000-8000-000000013101', 'police-bail', 'Words', '2026-11-20', '2026-11-29', '2026-11-26', '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into protect.release_children (release_child_id, partnership_id, person_id, release_id, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000014501', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.release_tellings (release_telling_id, partnership_id, person_id, release_id, whom, outcome, ends_on, told_on, told_by, wording, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000014501', 'child', 'told', '2026-11-29', '2026-11-24', 'A worker', 'Words', '00000000-0000-7000-8000-000000000004', now());`,
  "0146_contexts.sql": `
    insert into subjects.contexts (context_id, partnership_id, kind, name, reason, agency_id, agency_ids, referred_by, referred_at, changed_by, changed_at)
      select '00000000-0000-7000-8000-000000014601', 1, 'online', 'Words', 'Words', agency_id, array[agency_id], '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now() from directory.agencies where partnership_id = 1 limit 1;
    insert into subjects.contexts (context_id, partnership_id, kind, name, reason, agency_id, agency_ids, referred_by, referred_at, changed_by, changed_at)
      select '00000000-0000-7000-8000-000000014602', 1, 'place', 'Words', 'Words', agency_id, array[agency_id], '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now() from directory.agencies where partnership_id = 1 limit 1;
    insert into subjects.context_acts (context_act_id, partnership_id, context_id, act, wording, level, next_review_by, version_after, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000014601', 'opened', 'Words', 2, '2027-01-05', 2, '00000000-0000-7000-8000-000000000004', now());
    update subjects.contexts set state = 'open', level = 2, owner_id = referred_by, lead_agency_id = agency_id, review_by = '2027-01-05', named = array[referred_by], version = 2
      where context_id = '00000000-0000-7000-8000-000000014601';
    insert into subjects.context_assessments (context_assessment_id, partnership_id, context_id, configuration_id, answers, weights, judged_band, judgement, calculated, agreement, assessed_on, recorded_by, recorded_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000014601', configuration_id, '{}', '[]', 'unsafe', 'Words', '{}', 'same', '2026-11-20', '00000000-0000-7000-8000-000000000004', now() from directory.configuration where partnership_id = 1 limit 1;
    insert into subjects.context_actions (context_action_id, partnership_id, context_id, guardian_kind, guardian, wording, due_on, recorded_by, recorded_at, changed_by, changed_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000014601', 'business', 'Words', 'Words', '2026-12-20', '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.context_facts (context_fact_id, partnership_id, context_id, wording, source, before_said, before_on, after_said, after_on, after_by, is_safer, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000014601', 'Words', 'Words', '9', '2026-11-01', '1', '2026-11-20', '00000000-0000-7000-8000-000000000004', true, '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.context_voices (context_voice_id, partnership_id, context_id, wording, said_on, heard_how, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000014601', 'Words', '2026-11-20', 'Words', '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.context_moves (context_move_id, partnership_id, context_id, moved_to_id, wording, seen_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000014601', '00000000-0000-7000-8000-000000014602', 'Words', '2026-11-20', '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.context_conflicts (context_conflict_id, partnership_id, context_id, staff_id, reason, recorded_by, recorded_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000014602', staff_id, 'Words', '00000000-0000-7000-8000-000000000004', now() from directory.staff where partnership_id = 1 limit 1;`,
  "0147_services_commissioned.sql": `
    insert into directory.service_terms (service_term_id, partnership_id, service_id, from_on, kind, agreement, capacity, cost_pounds, contract_from, contract_until, notice_on, outcomes, added_by, added_at)
      select '00000000-0000-7000-8000-0000000148f1', 1, service_id, '2026-04-01', 'isva', 'contract', 20, 90000, '2026-04-01', '2027-03-31', '2026-12-31', 'Words', '00000000-0000-7000-8000-000000000004', now() from directory.services where partnership_id = 1 limit 1;
    insert into directory.service_decisions (service_decision_id, partnership_id, service_id, service_term_id, decision, reasons, decided_on, decided_by, decided_at)
      select gen_random_uuid(), 1, service_id, service_term_id, 'continue', 'Words', '2026-11-20', '00000000-0000-7000-8000-000000000004', now() from directory.service_terms;
    insert into directory.service_contacts (service_contact_id, partnership_id, service_id, staff_id, named_by, named_at)
      select gen_random_uuid(), 1, t.service_id, s.staff_id, '00000000-0000-7000-8000-000000000004', now() from directory.service_terms t, directory.staff s where s.partnership_id = 1 and s.staff_id <> '00000000-0000-7000-8000-000000000004' limit 1;
    insert into directory.service_returns (service_return_id, partnership_id, service_id, month_on, offered, referred, started, ended, waiting, known_referred, known_started, known_ended, known_waiting, returned_by, returned_at)
      select gen_random_uuid(), 1, service_id, '2026-11-01', 20, 6, 5, 2, 1, 6, 5, 2, 1, '00000000-0000-7000-8000-000000000004', now() from directory.service_terms;`,
  "0148_fault_reports.sql": `
    insert into govern.alarms (alarm_id, partnership_id, kind, is_drill, raised_at, last_at)
      values ('00000000-0000-7000-8000-000000015001', 1, 'fault-reported', false, now(), now());
    insert into govern.fault_reports (fault_report_id, partnership_id, alarm_id, form_hash, number, seen, gravity, reported_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000015001', sha256('a form'), 'k7m-p2x', 'Words', 'not-sure', now());`,
  "0149_browsers_and_tries.sql": `
    insert into sec.wrong_tries (staff_id, partnership_id, others, since)
      values ('00000000-0000-7000-8000-000000000004', 1, 2, now());`,
  "0150_clock_set_back.sql": "",
  "0151_licensing.sql": `
    insert into subjects.things (thing_id, partnership_id, kind, label, identifier, match_on, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
      values ('00000000-0000-7000-8000-000000015101', 1, 'vehicle', 'Words', 'QX22 TXA', 'qx22txa', 'Words', '2026-11-20', '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.licences (licence_id, partnership_id, thing_id, kind, name, holder, authority, is_elsewhere, source, recorded_by, recorded_at, changed_by, changed_at)
      values ('00000000-0000-7000-8000-000000015102', 1, '00000000-0000-7000-8000-000000015101', 'vehicle', 'Words', 'Words', 'Words', true, 'Words', '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into subjects.licensing_referrals (licensing_referral_id, partnership_id, licence_id, thing_id, ground, known_on, due_on, next_on, agency_id, recorded_by, recorded_at, changed_by, changed_at)
      select '00000000-0000-7000-8000-000000015103', 1, '00000000-0000-7000-8000-000000015102', '00000000-0000-7000-8000-000000015101', 'Words', '2026-11-20', '2026-12-04', '2026-12-04', agency_id, '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now() from directory.agencies where partnership_id = 1 limit 1;
    insert into subjects.licensing_steps (licensing_step_id, partnership_id, licensing_referral_id, step, happened_on, version_after, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000015103', 'referred', '2026-11-20', 1, '00000000-0000-7000-8000-000000000004', now());`,
  "0152_investigations.sql": `
    insert into protect.investigations (investigation_id, partnership_id, person_id, scheme_id, crime_references, force, is_enhanced, opened_on, state_on, update_due_on, compensation_age, compensation_alert_days, recorded_by, recorded_at)
      select '00000000-0000-7000-8000-000000015301', 1, '00000000-0000-7000-8000-000000000006', c.configuration_id, '{EM/1}', 'A force', true, '2026-11-20', '2026-11-20', '2026-11-23', 20, 365, '00000000-0000-7000-8000-000000000004', now()
      from directory.configuration c where c.partnership_id = 1 limit 1;
    insert into protect.investigation_steps (investigation_step_id, partnership_id, person_id, investigation_id, step, about, told, way, done_by, happened_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000015301', 'update', 'progress', 'child', 'phone', 'An officer', '2026-11-23', '00000000-0000-7000-8000-000000000004', now());`,
  "0153_contact_numbers.sql": `
    insert into directory.contact_numbers (contact_number_id, partnership_id, agency_id, used_for, phone, is_public, starts_on, kept_by, kept_at)
      select '00000000-0000-7000-8000-000000015501', 1, agency_id, 'office', '020 7946 0201', false, '2026-11-20', '00000000-0000-7000-8000-000000000004', now() from directory.agencies where partnership_id = 1 limit 1;
    insert into directory.number_calls (number_call_id, partnership_id, contact_number_id, phone, outcome, rung_at, rung_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000015501', '020 7946 0201', 'answered', now(), '00000000-0000-7000-8000-000000000004');`,
  "0154_suggested_links.sql": `
    insert into subjects.suggestion_facts (suggestion_fact_id, partnership_id, thing_id, may_suggest, source, recorded_by, recorded_at)
      select gen_random_uuid(), 1, thing_id, true, 'Words', '00000000-0000-7000-8000-000000000004', now() from subjects.things where partnership_id = 1 and kind in ('phone', 'account', 'place', 'business') limit 1;
    insert into subjects.suggestion_decisions (suggestion_decision_id, partnership_id, one_id, other_id, evidence, handling, outcome, reason, decided_by, decided_at)
      select gen_random_uuid(), 1, a.thing_id, b.thing_id, '{vehicle}', 'subjects', 'declined', 'Words', '00000000-0000-7000-8000-000000000004', now()
      from subjects.things a join subjects.things b on b.thing_id > a.thing_id where a.partnership_id = 1 and b.partnership_id = 1 limit 1;`,
  "0155_panels_decide_on_cases.sql": `
    insert into panels.item_contexts (agenda_item_id, partnership_id, sitting_id, context_id, added_by, added_at)
      select agenda_item_id, 1, sitting_id, '00000000-0000-7000-8000-000000014601', '00000000-0000-7000-8000-000000000004', now()
      from panels.agenda_items where partnership_id = 1 and title is not null limit 1;
    insert into subjects.context_panel_acts (context_panel_act_id, partnership_id, context_id, agenda_item_id, act, wording, reason, state, recorded_by, recorded_at)
      select gen_random_uuid(), 1, context_id, agenda_item_id, 'decision', 'Words', 'Words', 'stands', '00000000-0000-7000-8000-000000000004', now() from panels.item_contexts;`,
  "0156_safety_forums.sql": `
    insert into directory.forum_meetings (forum_meeting_id, partnership_id, forum, held_on, came, added_by, added_at)
      values ('00000000-0000-7000-8000-000000015901', 1, 'young-people', '2026-11-10', 9, '00000000-0000-7000-8000-000000000004', now());
    insert into directory.forum_points (forum_point_id, partnership_id, forum_meeting_id, about, said, added_by, added_at)
      values ('00000000-0000-7000-8000-000000015902', 1, '00000000-0000-7000-8000-000000015901', 'Words', 'Words', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.forum_uses (forum_use_id, partnership_id, forum_point_id, use_key, given_on, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000015902', 'public-page', '2026-11-10', '00000000-0000-7000-8000-000000000004', now());`,
  "0157_awareness_and_returns.sql": `
    insert into directory.campaigns (campaign_id, partnership_id, name, about, from_on, added_by, added_at)
      values ('00000000-0000-7000-8000-000000016001', 1, 'Words', 'Words', '2026-10-01', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.awareness_counts (awareness_count_id, partnership_id, campaign_id, agency_id, asked_on, asked, knew_before, knew_after, stated_by, stated_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000016001', agency_id, '2026-11-01', 40, 12, 31, '00000000-0000-7000-8000-000000000004', now() from directory.agencies where partnership_id = 1 limit 1;
    insert into directory.service_returns (service_return_id, partnership_id, service_id, month_on, offered, referred, started, ended, waiting, known_referred, known_started, known_ended, known_waiting, returned_by, returned_at, replaces_id, reason)
      select gen_random_uuid(), 1, service_id, month_on, 20, 7, 5, 2, 1, 6, 5, 2, 1, '00000000-0000-7000-8000-000000000004', now(), service_return_id, 'Words' from directory.service_returns where month_on = '2026-11-01';`,
  "0158_name_keys_row_by_row.sql": "",
  "0159_joined_agency_of_place.sql": "",
  "0160_attendance_by_code.sql": `
    insert into directory.training_hall_codes (training_hall_code_id, partnership_id, training_session_id, code_hash, valid_from, valid_until, made_by, made_at)
      select gen_random_uuid(), 1, training_session_id, sha256('a code'), starts_at, starts_at + interval '2 hours', '00000000-0000-7000-8000-000000000004', now()
      from directory.training_sessions limit 1;`,
  "0161_campaigns_and_businesses.sql": `
    insert into directory.campaign_reach (campaign_reach_id, partnership_id, campaign_id, way, audience, reached, counted_on, stated_by, stated_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000016001', 'posters', 'hotels', 36, '2026-11-01', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.businesses (business_id, partnership_id, name, licence_class, authority, is_elsewhere, locality, added_by, added_at)
      values ('00000000-0000-7000-8000-000000016301', 1, 'Words', 'premises', 'Words', true, 'Words', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.business_contacts (business_contact_id, partnership_id, business_id, kind, happened_on, people, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000016301', 'training', '2026-11-01', 14, '00000000-0000-7000-8000-000000000004', now());
    insert into directory.resources (resource_id, partnership_id, title, kind, about, audiences, language, link, review_on, owner_id, is_public, kept_by, kept_at)
      values (gen_random_uuid(), 1, 'Words', 'leaflet', 'Words', '{families}', 'en', 'https://eastmoor.example/words', '2027-06-01', '00000000-0000-7000-8000-000000000004', true, '00000000-0000-7000-8000-000000000004', now());`,
  "0162_offered_facts.sql": `
    insert into protect.offer_decisions (offer_decision_id, partnership_id, person_id, source, source_id, offer_key, outcome, reason, decided_by, decided_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'visit', gen_random_uuid(), '0123456789abcdef0123456789abcdef', 'declined', 'Words', '00000000-0000-7000-8000-000000000004', now());`,
  "0163_suggests_all_at_once.sql": "",
  "0164_links_with_children.sql": "",
  "0165_lapsed_before_panels.sql": "",
  "0166_practice_and_cohort_offers.sql": `
    insert into directory.practices (practice_id, partnership_id, name, field, came_from, about, since_on, owner_id, review_on, kept_by, kept_at)
      values ('00000000-0000-7000-8000-000000016801', 1, 'Words', 'gangs', 'Words', 'Words', '2026-06-01', '00000000-0000-7000-8000-000000000004', '2027-06-01', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.practice_effects (practice_effect_id, partnership_id, practice_id, measured_on, measured_how, effect, direction, stated_by, stated_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000016801', '2026-11-01', 'Words', 'Words', 'better', '00000000-0000-7000-8000-000000000004', now());
    insert into directory.practice_programmes (practice_programme_id, partnership_id, practice_id, programme_id, linked_by, linked_at)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000016801', programme_id, '00000000-0000-7000-8000-000000000004', now() from directory.programmes limit 1;
    insert into subjects.context_practices (context_practice_id, partnership_id, context_id, practice_id, linked_by, linked_at)
      select gen_random_uuid(), 1, context_id, '00000000-0000-7000-8000-000000016801', '00000000-0000-7000-8000-000000000004', now() from subjects.contexts limit 1;
    insert into protect.cohort_offers (cohort_offer_id, partnership_id, cohort_id, programme_id, since_on, offered, offered_by, offered_at)
      select '00000000-0000-7000-8000-000000016802', 1, c.cohort_id, p.programme_id, '2026-11-01', 20, '00000000-0000-7000-8000-000000000004', now()
      from protect.cohorts c, directory.programmes p limit 1;
    insert into protect.cohort_offer_counts (cohort_offer_count_id, partnership_id, cohort_id, cohort_offer_id, counted_on, taken_up, better, counted_by, counted_at)
      select gen_random_uuid(), 1, cohort_id, cohort_offer_id, '2026-11-20', 12, 6, '00000000-0000-7000-8000-000000000004', now() from protect.cohort_offers;`,
  "0167_photographs.sql": `
    insert into protect.photographs (photograph_id, partnership_id, person_id, description, taken_on, origin, basis, basis_detail, basis_on, gives_place, media_type, size_bytes, scan, review_by, added_by, added_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'Words', '2026-10-01', 'family', 'child', 'Words', '2026-11-20', false, 'image/jpeg', 10, 'clean', '2026-12-20', '00000000-0000-7000-8000-000000000004', now());`,
  "0168_review_of_criminalisation.sql": `
    insert into protect.child_charges (child_charge_id, partnership_id, person_id, kind, offence, decided_on, exploited, section45, section45_basis, nrm, nrm_basis, review_by, recorded_by, recorded_at)
      values ('00000000-0000-7000-8000-000000016701', 1, '00000000-0000-7000-8000-000000000006', 'charged', 'Words', '2026-10-01', 'Words', 'considered', 'Words', 'referred', 'Words', '2026-12-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.child_charge_steps (child_charge_step_id, partnership_id, person_id, child_charge_id, step, about, wording, happened_on, answer_by, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000016701', 'asked', 'cps', 'Words', '2026-10-05', '2026-12-01', '00000000-0000-7000-8000-000000000004', now());`,
  "0169_page_for_carers.sql": "",
  "0170_gap_analyses.sql": `
    insert into directory.gap_analyses (gap_analysis_id, partnership_id, title, wording, from_on, to_on, kept_by, kept_at)
      values (gen_random_uuid(), 1, 'Words', 'Words', '2025-11-01', '2026-10-31', '00000000-0000-7000-8000-000000000004', now());`,
  "0171_equality_of_outcomes.sql":
    "select protect.outcomes_by_group('2025-11-01', '2026-10-31', 3, '{}')",
  "0172_siblings_and_households.sql": `
    insert into protect.sibling_links (sibling_link_id, partnership_id, person_id, pair_id, how_known, may_say, recorded_by, recorded_at)
      select gen_random_uuid(), 1, person_id, '00000000-0000-7000-8000-000000018101', 'Words', true, '00000000-0000-7000-8000-000000000004', now()
      from subjects.people where partnership_id = 1 order by person_id limit 2;
    insert into protect.households (household_id, partnership_id, person_id, kind, in_all, source, noted_on, from_on, recorded_by, recorded_at)
      values ('00000000-0000-7000-8000-000000018102', 1, '00000000-0000-7000-8000-000000000006', 'shared', 40, 'child', '2026-11-20', '2026-10-01', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.household_people (household_person_id, partnership_id, person_id, household_id, around_id, recorded_by, recorded_at)
      select gen_random_uuid(), 1, person_id, '00000000-0000-7000-8000-000000018102', around_id, '00000000-0000-7000-8000-000000000004', now()
      from protect.people_around where person_id = '00000000-0000-7000-8000-000000000006' limit 1;`,
  "0173_board_counts.sql": "",
  "0174_age_in_checks.sql": "",
  "0175_things_by_text.sql": "",
  "0176_parenting_programmes.sql": `
    insert into directory.programme_reviews (programme_review_id, partnership_id, programme_id, number, seen_on, seen_by, way, exploitation, agreed, review_by, added_by, added_at)
      select gen_random_uuid(), 1, programme_id, 1, '2026-11-20', '00000000-0000-7000-8000-000000000004', 'material', 'partly', 'Words', '2027-11-20', '00000000-0000-7000-8000-000000000004', now()
      from directory.programmes limit 1;`,
  "0177_more_offered_facts.sql": `
    insert into protect.offer_decisions (offer_decision_id, partnership_id, person_id, source, source_id, offer_key, outcome, taken_as, decided_by, decided_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', 'meeting', gen_random_uuid(), '1123456789abcdef0123456789abcdef', 'taken', 'voice', '00000000-0000-7000-8000-000000000004', now());`,
  "0178_named_communities.sql": `
    insert into directory.programme_visits (programme_visit_id, partnership_id, programme_id, held_on, setting, community, ward, age, reached, parents_told, added_by, added_at)
      select gen_random_uuid(), 1, programme_id, '2026-11-20', 'community', 'Words', 'E05999001', 'adults', 10, 'not-needed', '00000000-0000-7000-8000-000000000004', now()
      from directory.programmes limit 1;`,
  "0179_plans_for_people.sql": `
    insert into subjects.measure_actions (measure_action_id, partnership_id, measure_id, wording, agency_id, due_on, recorded_by, recorded_at, changed_by, changed_at)
      select gen_random_uuid(), 1, measure_id, 'Words', lead_agency_id, '2026-12-20', '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now()
      from subjects.measures limit 1;`,
  "0180_forums_of_adults.sql": `
    insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
      values ('00000000-0000-7000-8000-000000018001', 1, 'forum', 'gangs', '{"isHidden": false, "ofAdults": "open"}', '2014-01-01');
    insert into subjects.thing_forum_entries (thing_forum_entry_id, partnership_id, thing_id, thing_forum_id, version, step, forum, forum_id, hidden, opened_by, on_since, basis, recorded_by, recorded_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000013101', gen_random_uuid(), 1, 'recorded', 'gangs', '00000000-0000-7000-8000-000000018001', false, '00000000-0000-7000-8000-000000000004', '2026-11-01', 'Words',
        '00000000-0000-7000-8000-000000000004', now());`,
};
