-- Records that are taken apart are of two children: what was said of them as one child no longer stands, and
-- whoever took them apart has said so; a place that was ended meanwhile is ended on both; and the people around
-- the one child learn nothing of the other. What people said before records became one is read as long as they are
-- one, and how often two people agree counts the pairs that were joined: of these most succeeded.

set local role lantern_maintenance;

-- The reason of taking apart ends what was said and is the reason of what is said now.
create function subjects.say_two_children(m subjects.merges) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one constant uuid := least(m.person_id, m.other_person_id);
  other constant uuid := greatest(m.person_id, m.other_person_id);
  said real;
begin
  update subjects.pair_decisions d set ended_by = m.split_by, ended_at = m.split_at,
      end_reason = left('The records were taken apart: ' || m.split_reason, 2000), version = d.version + 1
    where d.person_id = one and d.other_person_id = other and d.ended_at is null and d.verdict = 'same' and d.decided_at <= m.split_at;
  select d.bits into said from subjects.pair_decisions d
    where d.person_id = one and d.other_person_id = other order by d.decided_at desc limit 1;
  insert into subjects.pair_decisions (pair_decision_id, partnership_id, person_id, other_person_id, verdict, reason, bits, is_second, decided_by, decided_at)
  select gen_random_uuid(), m.partnership_id, one, other, 'different', m.split_reason, coalesce(said, 0), false, m.split_by, m.split_at
  where not exists (select from subjects.pair_decisions d
    where d.person_id = one and d.other_person_id = other and d.ended_at is null);
end $$;

-- Whoever had a place in both circles kept the one of the record that stayed. Where that was ended while they were
-- one, the other, which nobody saw, ends with them.
create function subjects.end_places_left(p_merge uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update sec.memberships x set ends_at = m.split_at, end_reason = 'Ended on the record to which this one was joined', version = x.version + 1
  from subjects.merges m
  join subjects.people s on s.person_id = m.person_id
  join subjects.people e on e.person_id = m.other_person_id
  where m.merge_id = p_merge and x.circle_id = e.circle_id and x.starts_at <= m.merged_at and x.ends_at is null
    and not exists (select from subjects.merge_moves o where o.merge_id = m.merge_id and o.relation = 'sec.memberships'
      and o.row_key = jsonb_build_object('membership_id', x.membership_id))
    and exists (select from sec.memberships y where y.circle_id = s.circle_id and y.staff_id = x.staff_id
      and y.starts_at <= m.merged_at and y.ends_at between m.merged_at and m.split_at)
    and not exists (select from sec.memberships y where y.circle_id = s.circle_id and y.staff_id = x.staff_id and y.ends_at is null)
$$;

create or replace function subjects.split_records(p_merge uuid, p_version int, p_reason text, p_at timestamptz, p_entry uuid, p_report jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m subjects.merges;
  stays subjects.people;
  ends subjects.people;
  r record;
begin
  select * into m from subjects.merges x where x.merge_id = p_merge for update;
  if not found or exists (select from subjects.split_refusals(p_merge) why where why = 'unreachable') then
    raise exception 'this is taken apart by who reaches the record' using errcode = 'insufficient_privilege';
  end if;
  if m.version <> p_version or m.split_at is not null then
    return 'stale';
  end if;
  perform from subjects.people p where p.person_id in (m.person_id, m.other_person_id) order by p.person_id for update;
  if exists (select from subjects.split_refusals(p_merge)) then
    return 'refused';
  end if;
  perform subjects.tell_of_split(p_merge, p_at);
  perform set_config('lantern.holding', 'on', true);
  set constraints all deferred;
  update subjects.people p set is_merged = false, restricted = false, version = p.version + 1, acl = array[p.circle_id, t.principal_id, a.principal_id]
    from directory.teams t join directory.agencies a on a.agency_id = t.agency_id
    where p.person_id = m.other_person_id and t.team_id = p.owning_team_id;
  select * into stays from subjects.people p where p.person_id = m.person_id;
  select * into ends from subjects.people p where p.person_id = m.other_person_id;
  for r in select * from subjects.merge_relations() loop
    execute format('update %s x set person_id = $2%s from subjects.merge_moves o
      where o.merge_id = $4 and o.relation = %L and o.kind = ''moved'' and x.person_id = $1 and %s = o.row_key and $3 is not null',
      r.relation, subjects.merge_stamp(r.relation, r.stamped), r.relation, subjects.merge_key(r.keys))
      using stays.person_id, ends.person_id, ends.acl, p_merge;
  end loop;
  perform subjects.follow_rows(stays.person_id, ends.person_id, ends.acl);
  for r in select * from subjects.merge_relations() b where b.relation !~ '^(sec|identify|subjects\.(enquiries|merges|held_words))' loop
    execute format('insert into subjects.merge_moves (merge_move_id, partnership_id, merge_id, relation, row_key, kind)
      select gen_random_uuid(), $1, $2, %L, %s, ''since'' from %s x where x.person_id = $3 and not exists (select from subjects.merge_moves o
        where o.merge_id = $2 and o.relation = %1$L and o.kind in (''here'', ''moved'') and o.row_key = %2$s)',
      r.relation, subjects.merge_key(r.keys), r.relation) using stays.partnership_id, p_merge, stays.person_id;
  end loop;
  update sec.memberships x set circle_id = ends.circle_id from subjects.merge_moves o
    where o.merge_id = p_merge and o.relation = 'sec.memberships' and o.row_key = jsonb_build_object('membership_id', x.membership_id)
      and x.circle_id = stays.circle_id;
  perform subjects.lead_back(p_merge, stays.person_id, ends.person_id);
  perform subjects.give_back(p_merge, 'subjects.people', stays.person_id);
  perform subjects.give_back(p_merge, 'protect.tracker_entries', stays.person_id);
  update protect.tracker_entries t set
      flags = array(select f.type from protect.flags f where f.person_id = t.person_id and f.ended_on is null order by f.flag_id),
      flag_review_by = (select min(f.review_by) from protect.flags f where f.person_id = t.person_id and f.ended_on is null)
    where t.person_id in (stays.person_id, ends.person_id);
  perform subjects.stamp_files_of(stays.person_id), subjects.stamp_files_of(ends.person_id);
  perform subjects.key_again(stays.person_id), subjects.key_again(ends.person_id);
  -- The people around the one child are not told of the other: why is read by who may take apart and reaches both.
  update protect.chronology_entries c set headline = 'A record was joined to this one by mistake', detail = null
    where c.person_id = stays.person_id and c.kind = 'correction' and c.recorded_at = m.merged_at and c.detail = m.reason;
  perform subjects.note_merge(stays.person_id, 'A record that was joined to this one by mistake was taken apart from it', null, p_at);
  perform subjects.note_merge(ends.person_id, 'This record was taken apart from one to which it was joined by mistake', null, p_at);
  perform govern.report_entry(p_entry, 'breach', p_report ->> 'reference', p_report ->> 'title', p_report -> 'body', (p_report ->> 'due')::date, p_at);
  update subjects.merges x set split_by = sec.staff(), split_at = p_at, split_reason = p_reason, breach_reference = p_report ->> 'reference',
    version = x.version + 1 where x.merge_id = p_merge;
  perform subjects.end_places_left(p_merge);
  select * into m from subjects.merges x where x.merge_id = p_merge;
  perform subjects.say_two_children(m);
  set constraints all immediate;
  perform set_config('lantern.holding', 'off', true);
  return 'done';
exception when foreign_key_violation or unique_violation then
  return 'tangled';
end $$;

-- Those that were taken apart before, and are not one again.
do $$
declare m subjects.merges;
begin
  for m in select x.* from subjects.merges x where x.split_at is not null
    and not exists (select from subjects.merges y where y.split_at is null
      and least(y.person_id, y.other_person_id) = least(x.person_id, x.other_person_id)
      and greatest(y.person_id, y.other_person_id) = greatest(x.person_id, x.other_person_id))
    order by x.split_at loop
    perform subjects.say_two_children(m);
  end loop;
end $$;

-- What people said before two records became one: for who reaches the record that stays, and both once they are two.
create function subjects.looks_of(p_merge uuid)
returns table (kind text, said_by uuid, said_at timestamptz, reason text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with mine as (
    select m.* from subjects.merges m join subjects.people p on p.person_id = m.person_id
    where m.merge_id = p_merge and sec.staff() is not null and sec.can('record.merge') and sec.reaches(p)
      and (m.split_at is null or subjects.may_merge(m.person_id, m.other_person_id))
  )
  select 'same', d.decided_by, d.decided_at, d.reason from mine m
  join subjects.pair_decisions d on d.person_id = least(m.person_id, m.other_person_id)
    and d.other_person_id = greatest(m.person_id, m.other_person_id)
  where d.verdict = 'same' and d.decided_at <= m.merged_at and (d.ended_at is null or d.ended_at > m.merged_at)
  union all
  select 'agreed', a.answered_by, a.answered_at, a.answer from mine m
  join subjects.merge_proposals a on a.person_id = m.person_id and a.other_person_id = m.other_person_id
  where a.state = 'agreed' and a.answered_at = m.merged_at
$$;

-- What two people said of a pair without reading each other: of records that the reader reaches, also by the
-- record that stands for one of them now.
create function subjects.second_looks() returns table (first text, second text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.verdict, s.verdict
  from subjects.pair_decisions s
  join subjects.pair_decisions f on f.person_id = s.person_id and f.other_person_id = s.other_person_id
    and not f.is_second and f.decided_at <= s.decided_at and (f.ended_at is null or f.ended_at > s.decided_at)
  where s.partnership_id = sec.partnership() and s.is_second and sec.staff() is not null and sec.can('record.match')
    and not exists (
      select from unnest(array[s.person_id, s.other_person_id]) as said (id)
      left join subjects.merges m on m.other_person_id = said.id and m.split_at is null
      join subjects.people p on p.person_id = coalesce(m.person_id, said.id)
      where not sec.reaches(p))
$$;

do $$
declare name text;
begin
  foreach name in array array['looks_of(uuid)', 'second_looks()'] loop
    execute format('revoke all on function subjects.%s from public', name);
    execute format('grant execute on function subjects.%s to lantern_app, lantern_wide', name);
  end loop;
end $$;
revoke all on function subjects.say_two_children(subjects.merges) from public;
revoke all on function subjects.end_places_left(uuid) from public;

reset role;
