/** Two records that were joined when the one that stays took the later date of the other. */
export const dataOfJoinedBefore = `
    insert into protect.tracker_entries (person_id, partnership_id, acl, is_open, review_by, harm_status)
      select '00000000-0000-7000-8000-0000000000f1', 1, '{0}', true, '2026-12-20', 'undecided'
      on conflict (person_id) do update set is_open = true, review_by = '2026-12-20';
    update protect.tracker_entries set is_open = true, review_by = '2026-11-12' where person_id = '00000000-0000-7000-8000-000000000006';
    insert into subjects.merges (merge_id, partnership_id, person_id, other_person_id, other_reference, reason, proposed_by, agreed_by, merged_at)
      select '00000000-0000-7000-8000-000000010001', 1, '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000f1',
        'C-9998-1', 'One child', proposed_by, agreed_by, now()
      from subjects.merges limit 1;
    insert into subjects.merge_moves (merge_move_id, partnership_id, merge_id, relation, row_key, kind, was, became)
      select gen_random_uuid(), 1, '00000000-0000-7000-8000-000000010001', 'protect.tracker_entries', '{}', 'changed', to_jsonb(t),
        to_jsonb(t) || '{"review_by": "2026-12-20"}'
      from protect.tracker_entries t where t.person_id = '00000000-0000-7000-8000-000000000006';
    update protect.tracker_entries set review_by = '2026-12-20' where person_id = '00000000-0000-7000-8000-000000000006';`;
