-- Two records that were joined before 0100, and still are: where the record that stays had no decision of its own it
-- took the date of the other, also a later one or none at all, and what was due of the child is not shown as due. The
-- first date of both stands now, as with those that are joined today. A date that somebody has set since, also the
-- same one, stays; nothing is due of a record that is closed. Taking apart gives back what was, as before.

set local role lantern_maintenance;

do $$
declare
  m subjects.merges;
  o subjects.merge_moves;
  later record;
  stays protect.tracker_entries;
  ends protect.tracker_entries;
  of record;
  first_of_both date;
begin
  -- In their order: the record that stays may have taken over more than one, and may have ended itself.
  for m in select * from subjects.merges x where x.split_at is null order by x.merged_at, x.merge_id loop
    for of in select * from (values
      ('review_by', array['level', 'level_decided_on'], 'level_decision_id'),
      ('harm_review_by', array['harm_status', 'harm_decided_on'], 'harm_decision_id')
    ) c (day, decided, decision) loop
      select * into o from subjects.merge_moves x
        where x.merge_id = m.merge_id and x.relation = 'protect.tracker_entries' and x.kind = 'changed';
      select * into stays from protect.tracker_entries t where t.person_id = m.person_id;
      select * into ends from protect.tracker_entries t where t.person_id = m.other_person_id;
      continue when o.merge_move_id is null or not stays.is_open;
      first_of_both := case
        when ends.is_open then least((o.was ->> of.day)::date, (to_jsonb(ends) ->> of.day)::date)
        else coalesce((o.was ->> of.day)::date, (to_jsonb(ends) ->> of.day)::date)
      end;
      continue when first_of_both is null or first_of_both >= (o.became ->> of.day)::date;
      -- What the next record that was joined to this one found here, or else what stands today.
      select n.merge_move_id, n.was, y.merged_at into later
        from subjects.merges y join subjects.merge_moves n on n.merge_id = y.merge_id
        where y.person_id = m.person_id and y.split_at is null and (y.merged_at, y.merge_id) > (m.merged_at, m.merge_id)
          and n.relation = 'protect.tracker_entries' and n.kind = 'changed'
        order by y.merged_at, y.merge_id limit 1;
      -- Somebody decided since, or changed the day and changed it back.
      continue when exists (
          select from unnest(of.decided || of.day) k
          where coalesce(later.was, to_jsonb(stays)) -> k is distinct from o.became -> k)
        or exists (
          select from history.versions h cross join unnest(of.decided || of.day) k
          where h.relation = 'protect.tracker_entries' and h.row_key = m.person_id::text and not h.was @> o.was
            and h.changed_at > m.merged_at and h.changed_at < coalesce(later.merged_at, 'infinity')
            and h.was -> k is distinct from o.became -> k)
        or exists (
          select from (
            select d.person_id, d.level_decision_id as id, d.recorded_at from protect.level_decisions d where of.day = 'review_by'
            union all
            select d.person_id, d.harm_decision_id, d.recorded_at from protect.harm_decisions d where of.day = 'harm_review_by') d
          where d.person_id = m.person_id and d.recorded_at > m.merged_at and not exists (
            select from subjects.merge_moves v join subjects.merges y on y.merge_id = v.merge_id and y.split_at is null
            where y.person_id = m.person_id and v.kind = 'moved' and v.row_key = jsonb_build_object(of.decision, d.id)));
      update subjects.merge_moves x set became = jsonb_set(x.became, array[of.day], to_jsonb(first_of_both))
        where x.merge_move_id = o.merge_move_id;
      if later.merge_move_id is not null then
        update subjects.merge_moves x set was = jsonb_set(x.was, array[of.day], to_jsonb(first_of_both))
          where x.merge_move_id = later.merge_move_id;
      else
        execute format('update protect.tracker_entries t set %I = $1, version = t.version + 1 where t.person_id = $2', of.day)
          using first_of_both, m.person_id;
      end if;
    end loop;
  end loop;
end $$;

reset role;
