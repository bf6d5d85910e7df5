/** A system that sends rows, a file of it, a row that waits and one that was joined. */
export const dataOfFeeds = `
    insert into identify.feed_sources (feed_source_id, partnership_id, agency_id, name, kind, record_of, contact, kept_by, kept_at)
      values ('00000000-0000-7000-8000-0000000000e1', 1, '00000000-0000-7000-8000-000000000001', 'A system', 'missing', 'Episodes', 'A desk', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.feed_runs (feed_run_id, partnership_id, feed_source_id, file_name, headings, rows, total, brought_by, brought_at)
      values ('00000000-0000-7000-8000-0000000000e2', 1, '00000000-0000-7000-8000-0000000000e1', 'a.csv', '[]', '[[]]', 1, '00000000-0000-7000-8000-000000000004', now());
    insert into identify.feed_waiting (feed_waiting_id, partnership_id, feed_source_id, feed_run_id, row_key, said, brought_by, brought_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000e2', '1', '{}', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.feed_asides (feed_aside_id, partnership_id, feed_source_id, row_key, facts, because, set_by, set_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000e1', '3', repeat('0', 64), 'mistake', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.feed_rows (feed_row_id, partnership_id, person_id, feed_source_id, feed_run_id, row_key, said, joined_by, joined_at, by_person)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000e2', '2', '{}', '00000000-0000-7000-8000-000000000004', now(), false);
    insert into identify.feed_identities (feed_identity_id, partnership_id, person_id, feed_source_id, identifier, verified_by, verified_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000e1', 'P1', '00000000-0000-7000-8000-000000000004', now());`;

/** A panel's sitting with an item about a child, for the migration that makes them. */
export const dataOfPanels = `
    insert into panels.seats (seat_id, partnership_id, panel, staff_id, agency_id, part, given_by, given_at)
      values (gen_random_uuid(), 1, 'mace', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000001', 'member', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.sittings (sitting_id, partnership_id, panel, scheme_id, starts_at, minutes, room, chair_id, opens_at, closes_at, booked_by, booked_at)
      values ('00000000-0000-7000-8000-0000000000f1', 1, 'mace', '00000000-0000-7000-8000-000000000005', '2026-11-20T10:00:00Z', 90, 'Room 1', '00000000-0000-7000-8000-000000000004', '2026-11-13T00:00:00Z', '2026-12-04T00:00:00Z', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.sitting_changes (sitting_change_id, partnership_id, sitting_id, kind, reason, was_at, was_in, changed_by, changed_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f1', 'moved', 'A reason', '2026-11-19T10:00:00Z', 'Room 2', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.sitting_people (sitting_person_id, partnership_id, sitting_id, staff_id, agency_id, changed_by, changed_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f1', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.panel_referrals (panel_referral_id, partnership_id, person_id, acl, panel, scheme_id, criterion, reason, asks, referred_by, referred_at)
      values ('00000000-0000-7000-8000-0000000000f3', 1, '00000000-0000-7000-8000-000000000006', '{1}', 'mace', '00000000-0000-7000-8000-000000000005', 'stuck', 'A reason', 'A question', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.agenda_items (agenda_item_id, partnership_id, sitting_id, circle_id, person_id, panel_referral_id, acl, section, why, nth, minutes, added_by, added_at)
      values ('00000000-0000-7000-8000-0000000000f2', 1, '00000000-0000-7000-8000-0000000000f1', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000f3', '{1}', 'victims', 'referral', 1, 10, '00000000-0000-7000-8000-000000000004', now());
    insert into panels.item_people (item_person_id, partnership_id, agenda_item_id, staff_id, invited_by, invited_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f2', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.item_papers (item_paper_id, partnership_id, agenda_item_id, blocks, made_by, made_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f2', '[]', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.item_openings (item_opening_id, partnership_id, agenda_item_id, as_file, opened_by, opened_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f2', false, '00000000-0000-7000-8000-000000000004', now());
    insert into panels.item_shares (item_share_id, partnership_id, agenda_item_id, agency_id, wording, agreement_id, basis, shared_by, shared_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f2', '00000000-0000-7000-8000-000000000001', 'Known', '00000000-0000-7000-8000-000000000005', 'safeguarding', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.item_decisions (item_decision_id, partnership_id, agenda_item_id, kind, wording, reason, decided_by, decided_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f2', 'map', 'A meeting', 'A reason', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.item_actions (action_id, partnership_id, person_id, agenda_item_id, wording, owner, due_on, agreed_by)
      select action_id, 1, person_id, '00000000-0000-7000-8000-0000000000f2', 'A promise', 'Council', due_on, '00000000-0000-7000-8000-000000000004' from work.actions where person_id = '00000000-0000-7000-8000-000000000006' limit 1;
    update panels.sittings set approved_at = now(), approved_by = '00000000-0000-7000-8000-000000000004' where sitting_id = '00000000-0000-7000-8000-0000000000f1';
    insert into panels.item_addenda (item_addendum_id, partnership_id, agenda_item_id, wording, added_by, added_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f2', 'A correction', '00000000-0000-7000-8000-000000000004', now());`;

/** An answer to being asked to the sitting that is open. */
export const dataOfAnswers = `
    insert into panels.sitting_people (sitting_person_id, partnership_id, sitting_id, staff_id, agency_id, changed_by, changed_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f5', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.sitting_answers (sitting_answer_id, partnership_id, sitting_id, staff_id, answer, answered_for, answered_by, answered_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f5', '00000000-0000-7000-8000-000000000004', 'coming', '2026-12-20T10:00:00Z', '00000000-0000-7000-8000-000000000004', now());`;

/** A sitting that is still open, for what is recorded before its minutes are approved. */
export const dataOfPanelsFinished = `
    insert into panels.sittings (sitting_id, partnership_id, panel, scheme_id, starts_at, minutes, room, chair_id, opens_at, closes_at, booked_by, booked_at)
      values ('00000000-0000-7000-8000-0000000000f5', 1, 'mace', '00000000-0000-7000-8000-000000000005', '2026-12-20T10:00:00Z', 90, 'Room 1', '00000000-0000-7000-8000-000000000004', '2026-12-13T00:00:00Z', '2026-12-30T00:00:00Z', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.sitting_askings (sitting_asking_id, partnership_id, sitting_id, agency_id, asked_by, asked_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f5', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.agenda_items (agenda_item_id, partnership_id, sitting_id, circle_id, title, acl, section, why, nth, minutes, added_by, added_at)
      values ('00000000-0000-7000-8000-0000000000f6', 1, '00000000-0000-7000-8000-0000000000f5', 1, 'A theme', '{1}', 'themes', 'business', 1, 10, '00000000-0000-7000-8000-000000000004', now());
    insert into panels.item_promises (item_promise_id, partnership_id, sitting_id, agenda_item_id, acl, wording, owner_agency_id, due_on, agreed_by, agreed_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f5', '00000000-0000-7000-8000-0000000000f6', '{1}', 'Light the path', '00000000-0000-7000-8000-000000000001', '2027-01-10', '00000000-0000-7000-8000-000000000004', now());
    insert into panels.item_family_words (item_family_words_id, partnership_id, agenda_item_id, wording, written_by, written_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000f2', 'We will find a school', '00000000-0000-7000-8000-000000000004', now());`;
