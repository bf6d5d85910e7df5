-- What is pressed after two records were taken apart can be taken back: that somebody was told, and that a row
-- went to the other record. Who did either and when stays, and what stood before is kept as a version.

set local role lantern_owner;

alter table subjects.merge_tells
  add column back_by uuid references directory.staff on delete restrict,
  add column back_at timestamptz check (back_at >= told_at),
  add column said_by uuid generated always as (coalesce(back_by, told_by)) stored,
  add column is_told boolean not null generated always as (told_at is not null and back_at is null) stored,
  add constraint merge_tells_back_check check (num_nulls(back_by, back_at) in (0, 2) and (back_at is null or told_at is not null));
comment on column subjects.merge_tells.back_by is 'Who took it back that they were told: then they are still to be told';
comment on column subjects.merge_tells.said_by is 'Who said last how it stands: that they were told, or that this is taken back';
create index merge_tells_back_idx on subjects.merge_tells (back_by);
drop index subjects.merge_tells_untold_idx;
create index merge_tells_untold_idx on subjects.merge_tells (partnership_id, merge_id) where not is_told;

drop policy merge_tells_change on subjects.merge_tells;
create policy merge_tells_change on subjects.merge_tells for update to lantern_app, lantern_wide
  using ((select sec.can('record.merge'))
    and exists (select from subjects.people p where p.person_id = merge_tells.person_id)
    and exists (select from subjects.people o where o.person_id = merge_tells.other_person_id))
  with check (partnership_id = (select sec.partnership()) and said_by = (select sec.staff())
    and (select sec.can('record.merge'))
    and exists (select from subjects.people p where p.person_id = merge_tells.person_id)
    and exists (select from subjects.people o where o.person_id = merge_tells.other_person_id));
grant update (back_by, back_at) on subjects.merge_tells to lantern_app, lantern_wide;

alter table subjects.merge_moves
  add column moved_by uuid references directory.staff on delete restrict,
  add column moved_at timestamptz,
  add column back_by uuid references directory.staff on delete restrict,
  add column back_at timestamptz,
  add constraint merge_moves_moved_check check (num_nulls(moved_by, moved_at) in (0, 2) and (moved_at is null or kind = 'since')),
  add constraint merge_moves_back_check check (num_nulls(back_by, back_at) in (0, 2) and (back_at is null or kind = 'since'));
comment on column subjects.merge_moves.moved_by is 'Who moved a row that was written while two records were one to the other record, the last time';
comment on column subjects.merge_moves.back_by is 'Who put it back since';
create index merge_moves_moved_by_idx on subjects.merge_moves (moved_by);
create index merge_moves_back_by_idx on subjects.merge_moves (back_by);
create trigger merge_moves_history after update or delete on subjects.merge_moves
  for each row execute function history.record('merge_move_id');

set local role lantern_maintenance;

drop function subjects.written_since(uuid);
drop function subjects.rows_since(uuid);
drop function subjects.move_after_split(uuid, text, jsonb);

-- Which rows were written while two records were one, and who moved them since: keys, and nothing of what they say.
create function subjects.rows_since(p_merge uuid)
returns table (relation text, row_key jsonb, moved_by uuid, moved_at timestamptz, back_by uuid, back_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.relation, o.row_key, o.moved_by, o.moved_at, o.back_by, o.back_at
  from subjects.merge_moves o join subjects.merges m on m.merge_id = o.merge_id
  where o.merge_id = p_merge and o.kind = 'since' and subjects.may_merge(m.person_id, m.other_person_id)
$$;
-- As its reader reads them, on the record where they are now: what somebody may not read is not among them.
create function subjects.written_since(p_merge uuid)
returns table (relation text, row_key jsonb, kind text, says text, written_on date, is_moved boolean,
  moved_by uuid, moved_at timestamptz, back_by uuid, back_at timestamptz)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  r record;
begin
  for r in select * from subjects.merge_relations() b
    where b.relation in (select o.relation from subjects.rows_since(p_merge) o) and has_table_privilege(b.relation, 'select') loop
    return query execute format(
      'select %L::text, %s, to_jsonb(x) ->> ''kind'', coalesce(to_jsonb(x) ->> ''headline'', to_jsonb(x) ->> ''wording'', to_jsonb(x) ->> ''title'', to_jsonb(x) ->> ''reason'', ''''),
         (coalesce(to_jsonb(x) ->> ''recorded_at'', to_jsonb(x) ->> ''added_on'', to_jsonb(x) ->> ''rated_at'', to_jsonb(x) ->> ''prepared_at'')::timestamptz
           at time zone ''Europe/London'')::date, x.person_id = m.other_person_id, o.moved_by, o.moved_at, o.back_by, o.back_at
       from %s x join subjects.merges m on m.merge_id = $1 and x.person_id in (m.person_id, m.other_person_id)
       join subjects.rows_since($1) o on o.relation = %1$L and o.row_key = %2$s',
      r.relation, subjects.merge_key(r.keys), r.relation) using p_merge;
  end loop;
end $$;

-- To the record that was taken apart, or back to the one on which it was written.
create function subjects.move_after_split(p_merge uuid, p_relation text, p_key jsonb, p_back boolean, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m subjects.merges;
  source uuid;
  target subjects.people;
  r record;
  moved bigint;
begin
  select * into m from subjects.merges x where x.merge_id = p_merge and x.split_at is not null;
  if not found or not subjects.may_merge(m.person_id, m.other_person_id) then
    raise exception 'this is moved by who reaches both records' using errcode = 'insufficient_privilege';
  end if;
  perform from subjects.people p where p.person_id in (m.person_id, m.other_person_id) order by p.person_id for update;
  if exists (select from subjects.people p where p.person_id in (m.person_id, m.other_person_id) and (p.restricted or p.shut_out <> '{}'))
    or exists (select from subjects.protections q where q.person_id in (m.person_id, m.other_person_id) and q.ended_at is null) then
    return 'refused';
  end if;
  select * into r from subjects.merge_relations() b where b.relation = p_relation;
  if not found or not exists (select from subjects.rows_since(p_merge) o where o.relation = p_relation and o.row_key = p_key) then
    return 'stale';
  end if;
  source := case when p_back then m.other_person_id else m.person_id end;
  select * into target from subjects.people p where p.person_id = case when p_back then m.person_id else m.other_person_id end;
  perform set_config('lantern.holding', 'on', true);
  set constraints all deferred;
  execute format('update %s x set person_id = $2%s where x.person_id = $1 and %s = $4 and $3 is not null',
    r.relation, subjects.merge_stamp(r.relation, r.stamped), subjects.merge_key(r.keys)) using source, target.person_id, target.acl, p_key;
  get diagnostics moved = row_count;
  perform subjects.follow_rows(source, target.person_id, target.acl);
  perform subjects.stamp_files_of(target.person_id);
  update protect.tracker_entries t set
      flags = array(select f.type from protect.flags f where f.person_id = t.person_id and f.ended_on is null order by f.flag_id),
      flag_review_by = (select min(f.review_by) from protect.flags f where f.person_id = t.person_id and f.ended_on is null)
    where t.person_id in (source, target.person_id);
  perform subjects.key_again(source), subjects.key_again(target.person_id);
  if moved > 0 then
    update subjects.merge_moves o set
        moved_by = case when p_back then o.moved_by else sec.staff() end, moved_at = case when p_back then o.moved_at else p_at end,
        back_by = case when p_back then sec.staff() end, back_at = case when p_back then p_at end
      where o.merge_id = p_merge and o.relation = p_relation and o.row_key = p_key and o.kind = 'since';
  end if;
  set constraints all immediate;
  perform set_config('lantern.holding', 'off', true);
  return case when moved = 0 then 'stale' else 'done' end;
exception when foreign_key_violation or unique_violation then
  return 'tangled';
end $$;

revoke all on function subjects.rows_since(uuid), subjects.written_since(uuid),
  subjects.move_after_split(uuid, text, jsonb, boolean, timestamptz) from public;
grant execute on function subjects.rows_since(uuid), subjects.written_since(uuid),
  subjects.move_after_split(uuid, text, jsonb, boolean, timestamptz) to lantern_app, lantern_wide;

reset role;
