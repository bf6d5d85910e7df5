-- Two records of one child become one, and are taken apart again: who proposed and who agreed, which
-- rows moved, and whom to tell where it was wrong. Nothing is deleted by either.

set local role lantern_owner;

alter table subjects.people add column is_merged boolean not null default false;
comment on column subjects.people.is_merged is 'Another record stands for this one: its rows are there, and its stamp is nobody’s, so that nobody reaches it';

-- Rows of one child move together: what ties them to each other is looked at when all have moved.
do $$
declare k record;
begin
  for k in
    select c.conrelid::regclass as relation, c.conname from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attname = 'person_id' and a.attnum = any (c.conkey)
    where c.contype = 'f' and cardinality(c.conkey) > 1 and not c.condeferrable
  loop
    execute format('alter table %s alter constraint %I deferrable', k.relation, k.conname);
  end loop;
end $$;

create table subjects.merge_proposals (
  merge_proposal_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  other_person_id uuid not null references subjects.people on delete cascade,
  reason text not null check (length(reason) between 1 and 2000),
  proposed_by uuid not null references directory.staff on delete restrict,
  proposed_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'agreed', 'declined')),
  answer text check (length(answer) between 1 and 2000),
  answered_by uuid references directory.staff on delete restrict,
  answered_at timestamptz check (answered_at >= proposed_at),
  version int not null default 1,
  constraint merge_proposals_two_check check (person_id <> other_person_id),
  constraint merge_proposals_answered_check check ((state = 'open') = (num_nonnulls(answer, answered_by, answered_at) = 0)),
  constraint merge_proposals_agreed_check check (state <> 'agreed' or answered_by <> proposed_by)
);
comment on table subjects.merge_proposals is 'That somebody proposes to join two records: which stays, why, and what a second person answered';
comment on column subjects.merge_proposals.person_id is 'The record that would stay';
comment on column subjects.merge_proposals.other_person_id is 'The record that would end';
create unique index merge_proposals_open_idx on subjects.merge_proposals (least(person_id, other_person_id), greatest(person_id, other_person_id))
  where state = 'open';
create index merge_proposals_person_idx on subjects.merge_proposals (person_id);
create index merge_proposals_other_idx on subjects.merge_proposals (other_person_id);
create index merge_proposals_list_idx on subjects.merge_proposals (partnership_id, proposed_at desc);
create index merge_proposals_by_idx on subjects.merge_proposals (proposed_by);
create index merge_proposals_answered_idx on subjects.merge_proposals (answered_by);

create table subjects.merges (
  merge_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  other_person_id uuid not null references subjects.people on delete cascade,
  other_reference text not null,
  reason text not null,
  proposed_by uuid not null references directory.staff on delete restrict,
  agreed_by uuid not null references directory.staff on delete restrict,
  merged_at timestamptz not null,
  split_by uuid references directory.staff on delete restrict,
  split_at timestamptz check (split_at >= merged_at),
  split_reason text check (length(split_reason) between 1 and 2000),
  breach_reference text,
  version int not null default 1,
  constraint merges_split_check check (num_nulls(split_by, split_at, split_reason) in (0, 3)),
  constraint merges_two_people_check check (agreed_by <> proposed_by)
);
comment on table subjects.merges is 'That a record stands for another of the same child since then, and until when: the history of joining and taking apart';
comment on column subjects.merges.other_person_id is 'The record that ended; nobody reaches it while this stands';
create unique index merges_standing_idx on subjects.merges (other_person_id) where split_at is null;
create index merges_person_idx on subjects.merges (person_id);
create index merges_other_idx on subjects.merges (other_person_id);
create index merges_reference_idx on subjects.merges (partnership_id, other_reference) where split_at is null;
create index merges_list_idx on subjects.merges (partnership_id, merged_at desc);
create index merges_proposed_idx on subjects.merges (proposed_by);
create index merges_agreed_idx on subjects.merges (agreed_by);
create index merges_split_idx on subjects.merges (split_by);

create table subjects.merge_moves (
  merge_move_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  merge_id uuid not null references subjects.merges on delete cascade,
  relation text not null,
  row_key jsonb not null,
  kind text not null check (kind in ('moved', 'here', 'changed', 'since')),
  was jsonb,
  became jsonb,
  constraint merge_moves_changed_check check ((kind = 'changed') = (num_nulls(was, became) = 0))
);
comment on table subjects.merge_moves is 'Which rows moved when two records were joined, which were on the record that stayed, what of that record changed, and what was written while they were one: by it they are taken apart';
create index merge_moves_merge_idx on subjects.merge_moves (merge_id, relation, kind);
create index merge_moves_partnership_idx on subjects.merge_moves (partnership_id);

create table subjects.merge_tells (
  merge_tell_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  merge_id uuid not null references subjects.merges on delete cascade,
  person_id uuid not null references subjects.people on delete cascade,
  other_person_id uuid not null references subjects.people on delete cascade,
  kind text not null check (kind in ('looked', 'acted', 'sent')),
  staff_id uuid references directory.staff on delete restrict,
  recipient text check (length(recipient) between 1 and 200),
  last_at timestamptz not null,
  times int not null check (times > 0),
  made_by uuid not null references directory.staff on delete restrict,
  told_how text check (length(told_how) between 1 and 2000),
  told_by uuid references directory.staff on delete restrict,
  told_at timestamptz,
  version int not null default 1,
  constraint merge_tells_whom_check check (num_nonnulls(staff_id, recipient) > 0),
  constraint merge_tells_told_check check (num_nulls(told_how, told_by, told_at) in (0, 3))
);
comment on table subjects.merge_tells is 'Whom to tell that two records were joined by mistake: everybody who looked at, acted on or was sent what was of another child, and that they were told';
create index merge_tells_merge_idx on subjects.merge_tells (merge_id);
create index merge_tells_partnership_idx on subjects.merge_tells (partnership_id);
create index merge_tells_person_idx on subjects.merge_tells (person_id);
create index merge_tells_other_idx on subjects.merge_tells (other_person_id);
create index merge_tells_staff_idx on subjects.merge_tells (staff_id);
create index merge_tells_made_idx on subjects.merge_tells (made_by);
create index merge_tells_told_idx on subjects.merge_tells (told_by);

do $$
declare name text;
begin
  foreach name in array array['merge_proposals', 'merges', 'merge_moves', 'merge_tells'] loop
    execute format('alter table subjects.%I enable row level security', name);
    execute format('alter table subjects.%I force row level security', name);
    execute format('create policy %I on subjects.%I to lantern_maintenance using (true) with check (true)', name || '_maintenance', name);
    execute format('grant select, insert, update, delete on subjects.%I to lantern_maintenance', name);
  end loop;
end $$;

-- A proposal is of two children; that two became one is of whoever reaches the one.
create policy merge_proposals_read on subjects.merge_proposals for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = merge_proposals.person_id)
    and exists (select from subjects.people o where o.person_id = merge_proposals.other_person_id));
create policy merge_proposals_add on subjects.merge_proposals for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and proposed_by = (select sec.staff())
    and (select sec.can('record.merge'))
    and exists (select from subjects.people p where p.person_id = merge_proposals.person_id)
    and exists (select from subjects.people o where o.person_id = merge_proposals.other_person_id));
create policy merge_proposals_change on subjects.merge_proposals for update to lantern_app, lantern_wide
  using ((select sec.can('record.merge'))
    and exists (select from subjects.people p where p.person_id = merge_proposals.person_id)
    and exists (select from subjects.people o where o.person_id = merge_proposals.other_person_id))
  with check (partnership_id = (select sec.partnership()) and answered_by = (select sec.staff())
    and (select sec.can('record.merge'))
    and exists (select from subjects.people p where p.person_id = merge_proposals.person_id)
    and exists (select from subjects.people o where o.person_id = merge_proposals.other_person_id));
grant select, insert on subjects.merge_proposals to lantern_app, lantern_wide;
grant update (state, answer, answered_by, answered_at, version) on subjects.merge_proposals to lantern_app, lantern_wide;
create policy merges_read on subjects.merges for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = merges.person_id));
grant select on subjects.merges to lantern_app, lantern_wide;
create policy merge_tells_read on subjects.merge_tells for select to lantern_app, lantern_wide
  using ((select sec.can('record.merge'))
    and exists (select from subjects.people p where p.person_id = merge_tells.person_id)
    and exists (select from subjects.people o where o.person_id = merge_tells.other_person_id));
create policy merge_tells_change on subjects.merge_tells for update to lantern_app, lantern_wide
  using ((select sec.can('record.merge'))
    and exists (select from subjects.people p where p.person_id = merge_tells.person_id)
    and exists (select from subjects.people o where o.person_id = merge_tells.other_person_id))
  with check (partnership_id = (select sec.partnership()) and told_by = (select sec.staff())
    and (select sec.can('record.merge'))
    and exists (select from subjects.people p where p.person_id = merge_tells.person_id)
    and exists (select from subjects.people o where o.person_id = merge_tells.other_person_id));
grant select on subjects.merge_tells to lantern_app, lantern_wide;
grant update (told_how, told_by, told_at, version) on subjects.merge_tells to lantern_app, lantern_wide;

create trigger merge_proposals_history after update or delete on subjects.merge_proposals
  for each row execute function history.record('merge_proposal_id');
create trigger merges_history after update or delete on subjects.merges for each row execute function history.record('merge_id');
create trigger merge_tells_history after update or delete on subjects.merge_tells
  for each row execute function history.record('merge_tell_id');
select sec.keep_controller('subjects.merge_proposals', 'proposed_by', '-');
select sec.keep_controller('subjects.merges', 'agreed_by', '-');
select sec.keep_controller('subjects.merge_tells', 'made_by', '-');
select govern.guard('subjects.merge_proposals');
select govern.guard('subjects.merges');
select govern.guard('subjects.merge_moves');
select govern.guard('subjects.merge_tells');

set local role lantern_maintenance;

-- What is not moved, and why. Every other table in which a row is of one child is found in the catalogue.
create function subjects.merge_stays() returns table (relation text, why text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  values
    ('protect.tracker_entries', 'one for each record: the one that stays takes over what the other counted'),
    ('subjects.name_keys', 'worked out again from the names'),
    ('subjects.match_keys', 'worked out again from names and births'),
    ('subjects.match_waits', 'worked out again'),
    ('subjects.likely_pairs', 'worked out again'),
    ('subjects.pair_decisions', 'of two records'),
    ('subjects.merge_proposals', 'of two records'),
    ('identify.standing_suggestions', 'goes by itself, and the record that stays is looked at again'),
    ('subjects.merge_tells', 'of two records'),
    ('sec.conflict_looks', 'that somebody was compared with this record before it opened'),
    ('sec.conflict_findings', 'what was found of somebody and this record')
$$;
-- Where two rows say the same of the child, one is enough: that of the record that ends stays where it is.
create function subjects.merge_alike() returns table (relation text, why text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  values
    ('identify.feed_identities', 'another system has both records under one id'),
    ('identify.feed_rows', 'one row of another system was joined to both')
$$;
-- `stamped`: its rows carry the child's stamp. A protection carries that of its own circle.
create function subjects.merge_relations() returns table (relation text, keys text[], stamped boolean)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct c.oid::regclass::text,
    array(select a.attname::text from pg_constraint k cross join unnest(k.conkey) n (number)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.number
      where k.conrelid = c.oid and k.contype = 'p' and a.attname <> 'person_id' order by a.attnum),
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'acl') and c.oid <> 'subjects.protections'::regclass
  from pg_constraint f join pg_class c on c.oid = f.conrelid
  join pg_attribute p on p.attrelid = c.oid and p.attname = 'person_id' and f.conkey = array[p.attnum]
  where f.contype = 'f' and f.confrelid = 'subjects.people'::regclass
    and c.oid::regclass::text not in (select s.relation from subjects.merge_stays() s)
$$;
create function subjects.merge_key(p_keys text[]) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select 'jsonb_build_object(' || string_agg(format('%L, x.%I', k, k), ', ') || ')' from unnest(p_keys) k
$$;
create function subjects.merge_stamp(p_relation text, p_stamped boolean) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when not p_stamped then ''
    when p_relation = 'panels.agenda_items' then ', acl = $3 || x.circle_id, restricted = false, shut_out = ''{}'''
    else ', acl = $3, restricted = false, shut_out = ''{}''' end
$$;

-- Leaves behind what is alike, as the unique indexes say what that is.
create function subjects.merge_unless(p_relation text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(string_agg(format(' and not exists (select from %s b where b.person_id = $2 and %s)', p_relation,
    (select string_agg(format('b.%I = x.%1$I', c.attname), ' and ') from pg_attribute c
      where c.attrelid = i.indrelid and c.attnum = any (i.indkey) and c.attname <> 'person_id')), ''), '')
  from pg_index i
  join pg_attribute p on p.attrelid = i.indrelid and p.attname = 'person_id' and p.attnum = any (i.indkey)
  where i.indrelid = p_relation::regclass and i.indisunique
    and p_relation in (select a.relation from subjects.merge_alike() a)
$$;

create function subjects.may_merge(p_one uuid, p_other uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.staff() is not null and sec.can('record.merge') and p_one <> p_other
    and count(*) filter (where sec.reaches(p)) = 2
  from subjects.people p where p.person_id in (p_one, p_other)
$$;

create function subjects.merge_refusals(p_stays uuid, p_ends uuid) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  both_ids constant uuid[] := array[p_stays, p_ends];
  u record;
  clashes boolean;
begin
  if not subjects.may_merge(p_stays, p_ends) then
    return next 'unreachable';
    return;
  end if;
  return query
  select why from (
    select 'restricted' as why where exists (select from subjects.people p where p.person_id = any (both_ids) and p.restricted)
    union all
    select 'held' where exists (select from govern.holds h join subjects.people p on p.reference = h.record_reference
      and p.partnership_id = h.partnership_id left join subjects.merges m on m.other_person_id = p.person_id and m.split_at is null
      where (p.person_id = any (both_ids) or m.person_id = any (both_ids)) and h.lifted_at is null)
    union all
    select 'protected' where exists (select from subjects.protections q where q.person_id = any (both_ids) and q.ended_at is null)
    union all
    select 'conflict' where exists (select from subjects.people p where p.person_id = any (both_ids) and p.shut_out <> '{}')
    union all
    select 'emergency' where exists (select from subjects.people p join sec.memberships m on m.circle_id = p.circle_id
      where p.person_id = any (both_ids) and m.basis = 'emergency' and m.ends_at > now())
    union all
    select 'undecided' where (select count(*) filter (where d.verdict = 'same') < 2 or bool_or(d.verdict <> 'same')
      from subjects.pair_decisions d where d.person_id = least(p_stays, p_ends) and d.other_person_id = greatest(p_stays, p_ends)
        and d.ended_at is null)
    union all
    select unnest(array_remove(array[
      case when e.is_open and not s.is_open then 'closed' end,
      case when s.level <> e.level then 'level' end,
      case when 'undecided' not in (s.harm_status, e.harm_status) and s.harm_status <> e.harm_status then 'harm' end], null))
    from protect.tracker_entries s join protect.tracker_entries e on e.person_id = p_ends where s.person_id = p_stays
  ) found;
  -- What can stand once on a record and stands on both. Columns and conditions are those of the index.
  for u in
    select distinct on (r.relation) r.relation,
      string_agg(format('exists (select from (select * from %s where person_id = $1%s) a join (select * from %1$s where person_id = $2%2$s) b on %s)',
        r.relation, coalesce(' and (' || pg_get_expr(i.indpred, i.indrelid) || ')', ''),
        coalesce((select string_agg(format(case when i.indnullsnotdistinct then 'a.%I is not distinct from b.%1$I' else 'a.%I = b.%1$I' end, c.attname), ' and ')
          from pg_attribute c where c.attrelid = i.indrelid and c.attnum = any (i.indkey) and c.attname <> 'person_id'), 'true')), ' or ')
      over (partition by r.relation order by i.indexrelid rows between unbounded preceding and unbounded following) as found
    from subjects.merge_relations() r
    join pg_index i on i.indrelid = r.relation::regclass and i.indisunique and i.indexprs is null
    join pg_attribute p on p.attrelid = i.indrelid and p.attname = 'person_id' and p.attnum = any (i.indkey)
    where r.relation not in (select a.relation from subjects.merge_alike() a)
    order by r.relation
  loop
    execute 'select ' || u.found into clashes using p_stays, p_ends;
    if clashes then
      return next 'both:' || u.relation;
    end if;
  end loop;
end $$;

create function subjects.key_again(p_person uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  delete from subjects.name_keys k where k.person_id = p_person;
  delete from subjects.match_keys k where k.person_id = p_person;
  delete from subjects.match_waits w where w.person_id = p_person;
  delete from subjects.likely_pairs l where p_person in (l.person_id, l.other_person_id);
  insert into subjects.name_keys (person_id, partnership_id, key)
  select distinct p.person_id, p.partnership_id, left(k.key, 60)
  from subjects.people p
  cross join lateral (select p.family_name || ' ' || p.given_name as name
    union select n.family_name || ' ' || n.given_name from subjects.names n where n.person_id = p.person_id) named
  cross join lateral subjects.name_keys_of(named.name) k (key)
  where p.person_id = p_person and not p.is_merged;
  insert into subjects.match_keys (person_id, partnership_id, key)
  select distinct p.person_id, p.partnership_id, k.key
  from subjects.people p
  cross join lateral (select p.family_name as family, p.given_name as given
    union select n.family_name, n.given_name from subjects.names n where n.person_id = p.person_id) named
  cross join lateral subjects.match_keys_of(named.family, named.given, p.born_on) k
  where p.person_id = p_person and not p.is_merged;
  insert into subjects.match_waits (person_id, partnership_id)
  select p.person_id, p.partnership_id from subjects.people p where p.person_id = p_person and not p.is_merged;
$$;

-- A file is stamped like the document that it is of.
create function subjects.stamp_files_of(p_person uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  update files.files f set acl = p.acl, restricted = p.restricted, shut_out = p.shut_out
  from protect.documents d join subjects.people p on p.person_id = d.person_id
  where d.person_id = p_person and f.file_id = d.file_id
$$;

create function subjects.note_merge(p_person uuid, p_headline text, p_detail text, p_at timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, detail, happened_on, recorded_by, recorded_at)
  select gen_random_uuid(), p.partnership_id, p.person_id, 'correction', p_headline, p_detail, (p_at at time zone 'Europe/London')::date, sec.staff(), p_at
  from subjects.people p where p.person_id = p_person
$$;

-- What the record that stays lacked, it takes from the other; what both have, it keeps. Kept as it was, by column.
create function subjects.take_over(p_merge uuid, p_stays uuid, p_ends uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  person subjects.people;
  entry protect.tracker_entries;
begin
  select * into person from subjects.people p where p.person_id = p_stays;
  update subjects.people s set born_on = coalesce(s.born_on, e.born_on), sex = coalesce(s.sex, e.sex), version = s.version + 1
    from subjects.people e where s.person_id = p_stays and e.person_id = p_ends;
  insert into subjects.merge_moves (merge_move_id, partnership_id, merge_id, relation, row_key, kind, was, became)
  select gen_random_uuid(), p.partnership_id, p_merge, 'subjects.people', '{}', 'changed',
    jsonb_build_object('born_on', person.born_on, 'sex', person.sex), jsonb_build_object('born_on', p.born_on, 'sex', p.sex)
  from subjects.people p where p.person_id = p_stays;
  select * into entry from protect.tracker_entries t where t.person_id = p_stays;
  update protect.tracker_entries s set
    level = coalesce(s.level, e.level), previous_level = case when s.level is null then e.previous_level else s.previous_level end,
    level_decided_on = case when s.level is null then e.level_decided_on else s.level_decided_on end,
    review_by = case when s.level is null then e.review_by else least(s.review_by, e.review_by) end,
    harm_status = case when s.harm_status = 'undecided' then e.harm_status else s.harm_status end,
    previous_harm_status = case when s.harm_status = 'undecided' then e.previous_harm_status else s.previous_harm_status end,
    harm_decided_on = case when s.harm_status = 'undecided' then e.harm_decided_on else s.harm_decided_on end,
    harm_review_by = case when s.harm_status = 'undecided' then e.harm_review_by else least(s.harm_review_by, e.harm_review_by) end,
    flags = array(select f.type from protect.flags f where f.person_id = p_stays and f.ended_on is null order by f.flag_id),
    flag_review_by = (select min(f.review_by) from protect.flags f where f.person_id = p_stays and f.ended_on is null),
    last_entry_at = greatest(s.last_entry_at, e.last_entry_at), last_panel_on = greatest(s.last_panel_on, e.last_panel_on),
    last_contact_on = greatest(s.last_contact_on, e.last_contact_on), seen_on = greatest(s.seen_on, e.seen_on),
    seen_alone_on = greatest(s.seen_alone_on, e.seen_alone_on), opened_on = least(s.opened_on, e.opened_on),
    missing_count = case when num_nonnulls(s.missing_count, e.missing_count) > 0 then coalesce(s.missing_count, 0) + coalesce(e.missing_count, 0) end,
    missing_counted_on = least(s.missing_counted_on, e.missing_counted_on),
    stage = coalesce(s.stage, e.stage), stage_since = case when s.stage is null then e.stage_since else s.stage_since end,
    own = e.own || s.own, version = s.version + 1
  from protect.tracker_entries e where s.person_id = p_stays and e.person_id = p_ends;
  insert into subjects.merge_moves (merge_move_id, partnership_id, merge_id, relation, row_key, kind, was, became)
  select gen_random_uuid(), t.partnership_id, p_merge, 'protect.tracker_entries', '{}', 'changed', w.was, b.became
  from protect.tracker_entries t
  cross join lateral (select to_jsonb(entry) - array['version', 'acl', 'restricted', 'shut_out', 'next_review_by', 'person_id', 'partnership_id'] as was) w
  cross join lateral (select jsonb_object_agg(k, to_jsonb(t) -> k) as became from jsonb_object_keys(w.was) k) b
  where t.person_id = p_stays;
end $$;

-- Column by column as it was, but for what somebody changed since.
create function subjects.give_back(p_merge uuid, p_relation text, p_stays uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  columns text;
  m subjects.merge_moves;
begin
  select * into m from subjects.merge_moves o where o.merge_id = p_merge and o.relation = p_relation and o.kind = 'changed';
  select string_agg(format('%I = case when to_jsonb(x) -> %L is not distinct from $3 -> %2$L then w.%1$I else x.%1$I end', k, k), ', ')
    into columns from jsonb_object_keys(m.was) k where m.was -> k is distinct from m.became -> k;
  if columns is not null then
    execute format('update %s x set %s, version = x.version + 1 from jsonb_populate_record(null::%1$s, $2) w where x.person_id = $1', p_relation, columns)
      using p_stays, m.was, m.became;
  end if;
end $$;

-- What somebody began to write and where a notice leads go with the record, for whoever reaches the one that stays.
create function subjects.lead_to(p_merge uuid, p_from uuid, p_stays subjects.people, p_at timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  with drafts as (
    update work.drafts d set subject = replace(d.subject, p_from::text, (p_stays).person_id::text), version = d.version + 1
    where d.partnership_id = (p_stays).partnership_id and position(p_from::text in d.subject) > 0
      and sec.colleague_reaches(p_stays, d.staff_id, p_at)
      and not exists (select from work.drafts k where k.staff_id = d.staff_id and k.form = d.form
        and k.subject = replace(d.subject, p_from::text, (p_stays).person_id::text))
    returning d.draft_id
  ), notices as (
    update work.notifications n set href = replace(n.href, p_from::text, (p_stays).person_id::text)
    where n.partnership_id = (p_stays).partnership_id and n.href like '/children/' || p_from || '%'
      and sec.colleague_reaches(p_stays, n.staff_id, p_at)
    returning n.notification_id
  )
  insert into subjects.merge_moves (merge_move_id, partnership_id, merge_id, relation, row_key, kind)
  select gen_random_uuid(), (p_stays).partnership_id, p_merge, 'work.drafts', jsonb_build_object('draft_id', d.draft_id), 'moved' from drafts d
  union all
  select gen_random_uuid(), (p_stays).partnership_id, p_merge, 'work.notifications', jsonb_build_object('notification_id', n.notification_id), 'moved' from notices n
$$;
create function subjects.lead_back(p_merge uuid, p_stays uuid, p_ends uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  update work.drafts d set subject = replace(d.subject, p_stays::text, p_ends::text), version = d.version + 1
    from subjects.merge_moves o
    where o.merge_id = p_merge and o.relation = 'work.drafts' and o.row_key = jsonb_build_object('draft_id', d.draft_id)
      and not exists (select from work.drafts k where k.staff_id = d.staff_id and k.form = d.form
        and k.subject = replace(d.subject, p_stays::text, p_ends::text));
  update work.notifications n set href = replace(n.href, p_stays::text, p_ends::text)
    from subjects.merge_moves o
    where o.merge_id = p_merge and o.relation = 'work.notifications' and o.row_key = jsonb_build_object('notification_id', n.notification_id)
$$;

create function subjects.merge_records(p_proposal uuid, p_merge uuid, p_version int, p_answer text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked subjects.merge_proposals;
  stays subjects.people;
  ends subjects.people;
  r record;
begin
  select * into asked from subjects.merge_proposals a where a.merge_proposal_id = p_proposal for update;
  if not found or not subjects.may_merge(asked.person_id, asked.other_person_id) then
    raise exception 'these records are not joined by who reaches them not' using errcode = 'insufficient_privilege';
  end if;
  if asked.proposed_by = sec.staff() then
    raise exception 'a second person agrees' using errcode = 'insufficient_privilege';
  end if;
  if asked.state <> 'open' or asked.version <> p_version then
    return 'stale';
  end if;
  perform from subjects.people p where p.person_id in (asked.person_id, asked.other_person_id) order by p.person_id for update;
  if exists (select from subjects.merge_refusals(asked.person_id, asked.other_person_id)) then
    return 'refused';
  end if;
  select * into stays from subjects.people p where p.person_id = asked.person_id;
  select * into ends from subjects.people p where p.person_id = asked.other_person_id;
  perform set_config('lantern.holding', 'on', true);
  set constraints all deferred;
  update subjects.merge_proposals a set state = 'agreed', answer = p_answer, answered_by = sec.staff(), answered_at = p_at, version = a.version + 1
    where a.merge_proposal_id = p_proposal;
  insert into subjects.merges (merge_id, partnership_id, person_id, other_person_id, other_reference, reason, proposed_by, agreed_by, merged_at)
  values (p_merge, stays.partnership_id, stays.person_id, ends.person_id, ends.reference, asked.reason, asked.proposed_by, sec.staff(), p_at);
  perform subjects.note_merge(stays.person_id, 'Record ' || ends.reference || ' was joined to this one', asked.reason, p_at);
  for r in select * from subjects.merge_relations() loop
    execute format('insert into subjects.merge_moves (merge_move_id, partnership_id, merge_id, relation, row_key, kind)
      select gen_random_uuid(), $1, $2, %L, %s, ''here'' from %s x where x.person_id = $3', r.relation, subjects.merge_key(r.keys), r.relation)
      using stays.partnership_id, p_merge, stays.person_id;
    execute format('with moved as (update %s x set person_id = $2%s where x.person_id = $1%s returning %s as row_key)
      insert into subjects.merge_moves (merge_move_id, partnership_id, merge_id, relation, row_key, kind)
      select gen_random_uuid(), $4, $5, %L, row_key, ''moved'' from moved where $3 is not null',
      r.relation, subjects.merge_stamp(r.relation, r.stamped), subjects.merge_unless(r.relation), subjects.merge_key(r.keys), r.relation)
      using ends.person_id, stays.person_id, stays.acl, stays.partnership_id, p_merge;
  end loop;
  -- Whoever was let into the one is let into both.
  with moved as (
    update sec.memberships m set circle_id = stays.circle_id where m.circle_id = ends.circle_id
      and not (m.ends_at is null and exists (select from sec.memberships k
        where k.circle_id = stays.circle_id and k.staff_id = m.staff_id and k.ends_at is null))
    returning m.membership_id
  )
  insert into subjects.merge_moves (merge_move_id, partnership_id, merge_id, relation, row_key, kind)
  select gen_random_uuid(), stays.partnership_id, p_merge, 'sec.memberships', jsonb_build_object('membership_id', m.membership_id), 'moved' from moved m;
  perform subjects.take_over(p_merge, stays.person_id, ends.person_id);
  perform subjects.lead_to(p_merge, ends.person_id, stays, p_at);
  -- Nobody is the principal 0.
  update subjects.people p set acl = '{0}', restricted = true, is_merged = true, version = p.version + 1 where p.person_id = ends.person_id;
  perform subjects.stamp_files_of(stays.person_id);
  perform subjects.key_again(ends.person_id);
  perform subjects.key_again(stays.person_id);
  set constraints all immediate;
  perform set_config('lantern.holding', 'off', true);
  return 'done';
end $$;

create function subjects.split_refusals(p_merge uuid) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  m subjects.merges;
  stays subjects.people;
begin
  select * into m from subjects.merges x where x.merge_id = p_merge;
  select * into stays from subjects.people p where p.person_id = m.person_id;
  if sec.staff() is null or not sec.can('record.merge') or not coalesce(sec.reaches(stays), false) then
    return next 'unreachable';
    return;
  end if;
  return query select why from (
    select 'split' as why where m.split_at is not null
    union all select 'later' where exists (select from subjects.merges l where l.person_id = m.person_id and l.split_at is null
      and (l.merged_at, l.merge_id) > (m.merged_at, m.merge_id))
    union all select 'restricted' where stays.restricted
    union all select 'conflict' where stays.shut_out <> '{}'
    union all select 'protected' where exists (select from subjects.protections q where q.person_id = m.person_id and q.ended_at is null)
  ) found;
end $$;

-- What hangs on a row that went to the other record goes with it, also what was written since.
create function subjects.follow_rows(p_from uuid, p_to uuid, p_acl int[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  k record;
  once bigint;
  moved bigint;
begin
  loop
    moved := 0;
    for k in
      select r.relation, r.stamped, f.confrelid::regclass::text as parent,
        (select string_agg(format('x.%I = q.%I', c.attname, t.attname), ' and ')
          from unnest(f.conkey, f.confkey) pair (one, two)
          join pg_attribute c on c.attrelid = f.conrelid and c.attnum = pair.one
          join pg_attribute t on t.attrelid = f.confrelid and t.attnum = pair.two
          where c.attname <> 'person_id') as same
      from subjects.merge_relations() r
      join pg_constraint f on f.conrelid = r.relation::regclass and f.contype = 'f' and cardinality(f.conkey) > 1
      join pg_attribute p on p.attrelid = f.conrelid and p.attname = 'person_id' and p.attnum = any (f.conkey)
    loop
      execute format('update %s x set person_id = $2%s from %s q where x.person_id = $1 and q.person_id = $2 and %s and $3 is not null',
        k.relation, subjects.merge_stamp(k.relation, k.stamped), k.parent, k.same) using p_from, p_to, p_acl;
      get diagnostics once = row_count;
      moved := moved + once;
    end loop;
    exit when moved = 0;
  end loop;
end $$;

create function subjects.tell_of_split(p_merge uuid, p_at timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into subjects.merge_tells (merge_tell_id, partnership_id, merge_id, person_id, other_person_id, kind, staff_id, recipient, last_at, times, made_by)
  select gen_random_uuid(), m.partnership_id, m.merge_id, m.person_id, m.other_person_id, t.kind, t.staff_id, t.recipient, t.last_at, t.times, sec.staff()
  from subjects.merges m cross join lateral (
    select case when bool_or(e.route not like 'GET %') then 'acted' else 'looked' end as kind, e.actor_id::uuid as staff_id,
      null::text as recipient, max(e.happened_at) as last_at, count(*)::int as times
    from audit.events e
    where e.subject_ids && array[m.person_id, m.other_person_id] and e.partnership_id = m.partnership_id and e.actor_kind = 'staff'
      and e.outcome = 'done' and e.happened_at > m.merged_at and e.happened_at <= p_at
      and e.action !~ '^(find|conflict|audit|unusual|merge|pair)\.' and e.actor_id <> sec.staff()::text
    group by e.actor_id
    union all
    select 'sent', q.recipient_staff_id, left(q.recipient_name, 200), max(coalesce(q.settled_at, q.prepared_at)), count(*)::int
    from papers.papers q
    where q.person_id in (m.person_id, m.other_person_id) and q.state in ('released', 'given') and q.settled_at > m.merged_at
    group by q.recipient_staff_id, left(q.recipient_name, 200)
  ) t
  where m.merge_id = p_merge
$$;

create function subjects.split_records(p_merge uuid, p_version int, p_reason text, p_at timestamptz, p_entry uuid, p_report jsonb) returns text
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
  perform subjects.note_merge(stays.person_id, 'Record ' || ends.reference || ' was taken apart from this one again', p_reason, p_at);
  perform subjects.note_merge(ends.person_id, 'This record was taken apart from ' || stays.reference || ' again', p_reason, p_at);
  perform govern.report_entry(p_entry, 'breach', p_report ->> 'reference', p_report ->> 'title', p_report -> 'body', (p_report ->> 'due')::date, p_at);
  update subjects.merges x set split_by = sec.staff(), split_at = p_at, split_reason = p_reason, breach_reference = p_report ->> 'reference',
    version = x.version + 1 where x.merge_id = p_merge;
  set constraints all immediate;
  perform set_config('lantern.holding', 'off', true);
  return 'done';
exception when foreign_key_violation or unique_violation then
  return 'tangled';
end $$;

-- Which rows were written while two records were one: keys, and nothing of what they say.
create function subjects.rows_since(p_merge uuid) returns table (relation text, row_key jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.relation, o.row_key from subjects.merge_moves o join subjects.merges m on m.merge_id = o.merge_id
  where o.merge_id = p_merge and o.kind = 'since' and subjects.may_merge(m.person_id, m.other_person_id)
$$;
-- As its reader reads them, while they are where they were written: what somebody may not read is not among them.
create function subjects.written_since(p_merge uuid)
returns table (relation text, row_key jsonb, says text, written_on date)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  r record;
begin
  for r in select * from subjects.merge_relations() b
    where b.relation in (select o.relation from subjects.rows_since(p_merge) o) and has_table_privilege(b.relation, 'select') loop
    return query execute format(
      'select %L::text, %s, left(coalesce(to_jsonb(x) ->> ''headline'', to_jsonb(x) ->> ''wording'', to_jsonb(x) ->> ''title'', to_jsonb(x) ->> ''reason'', ''''), 120),
         (coalesce(to_jsonb(x) ->> ''recorded_at'', to_jsonb(x) ->> ''added_on'', to_jsonb(x) ->> ''rated_at'', to_jsonb(x) ->> ''prepared_at'')::timestamptz
           at time zone ''Europe/London'')::date
       from %s x join subjects.merges m on m.merge_id = $1 and m.person_id = x.person_id
       join subjects.rows_since($1) o on o.relation = %1$L and o.row_key = %2$s',
      r.relation, subjects.merge_key(r.keys), r.relation) using p_merge;
  end loop;
end $$;
create function subjects.move_after_split(p_merge uuid, p_relation text, p_key jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  m subjects.merges;
  ends subjects.people;
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
  select * into ends from subjects.people p where p.person_id = m.other_person_id;
  perform set_config('lantern.holding', 'on', true);
  set constraints all deferred;
  execute format('update %s x set person_id = $2%s where x.person_id = $1 and %s = $4 and $3 is not null',
    r.relation, subjects.merge_stamp(r.relation, r.stamped), subjects.merge_key(r.keys)) using m.person_id, ends.person_id, ends.acl, p_key;
  get diagnostics moved = row_count;
  perform subjects.follow_rows(m.person_id, ends.person_id, ends.acl);
  perform subjects.stamp_files_of(ends.person_id);
  update protect.tracker_entries t set
      flags = array(select f.type from protect.flags f where f.person_id = t.person_id and f.ended_on is null order by f.flag_id),
      flag_review_by = (select min(f.review_by) from protect.flags f where f.person_id = t.person_id and f.ended_on is null)
    where t.person_id in (m.person_id, ends.person_id);
  perform subjects.key_again(m.person_id), subjects.key_again(ends.person_id);
  set constraints all immediate;
  perform set_config('lantern.holding', 'off', true);
  return case when moved = 0 then 'stale' else 'done' end;
exception when foreign_key_violation or unique_violation then
  return 'tangled';
end $$;

revoke all on function subjects.merge_stays(), subjects.merge_relations(), subjects.merge_key(text[]), subjects.merge_stamp(text, boolean),
  subjects.merge_alike(), subjects.merge_unless(text),
  subjects.may_merge(uuid, uuid), subjects.merge_refusals(uuid, uuid), subjects.key_again(uuid), subjects.stamp_files_of(uuid),
  subjects.lead_to(uuid, uuid, subjects.people, timestamptz), subjects.lead_back(uuid, uuid, uuid),
  subjects.note_merge(uuid, text, text, timestamptz), subjects.take_over(uuid, uuid, uuid), subjects.give_back(uuid, text, uuid),
  subjects.merge_records(uuid, uuid, int, text, timestamptz), subjects.split_refusals(uuid), subjects.follow_rows(uuid, uuid, int[]),
  subjects.tell_of_split(uuid, timestamptz), subjects.split_records(uuid, int, text, timestamptz, uuid, jsonb), subjects.rows_since(uuid),
  subjects.written_since(uuid), subjects.move_after_split(uuid, text, jsonb) from public;
grant execute on function subjects.merge_stays(), subjects.merge_relations(), subjects.merge_key(text[]), subjects.merge_refusals(uuid, uuid),
  subjects.merge_records(uuid, uuid, int, text, timestamptz), subjects.split_refusals(uuid),
  subjects.split_records(uuid, int, text, timestamptz, uuid, jsonb), subjects.rows_since(uuid), subjects.written_since(uuid),
  subjects.move_after_split(uuid, text, jsonb) to lantern_app, lantern_wide;

-- What tells that a restricted record may match does not tell of one that another stands for, and nobody
-- opens it in an emergency or leaves it behind. The reference of such a record is that of the one that stays.
do $$
declare
  change record;
  body text;
begin
  for change in select * from (values
    ('identify.restricted_likeness(uuid, timestamptz)', 'on p.partnership_id = s.partnership_id and p.restricted',
      'on p.partnership_id = s.partnership_id and p.restricted and not p.is_merged'),
    ('identify.beyond_reach(text[], text[], date[], timestamptz)', 'and not p.shut_out && (select sec.self())',
      'and not p.is_merged and not p.shut_out && (select sec.self())'),
    ('subjects.ask_whether_known(uuid, uuid, jsonb, text, text, timestamptz)', '  open_to_me := array(',
      '  matched := array(select distinct coalesce(m.person_id, x.id) from unnest(matched) x (id)
    left join subjects.merges m on m.other_person_id = x.id and m.split_at is null order by 1);
  open_to_me := array('),
    ('sec.may_open_in_emergency(uuid, timestamptz)', 'where p.person_id = p_person and', 'where p.person_id = p_person and not p.is_merged and'),
    ('govern.left_by(uuid, timestamptz)', 'join subjects.people p on p.circle_id = m.circle_id', 'join subjects.people p on p.circle_id = m.circle_id and not p.is_merged'),
    ('govern.information_by_reference(text)', 'select p.person_id from subjects.people p',
      'select coalesce((select m.person_id from subjects.merges m where m.other_person_id = p.person_id and m.split_at is null), p.person_id) as person_id
    from subjects.people p'),
    ('govern.keep_while_held()', 'join subjects.people p
      on p.reference = h.record_reference and p.partnership_id = h.partnership_id
    where h.lifted_at is null and p.person_id::text = was ->> ''person_id''', 'join subjects.people p
      on p.reference = h.record_reference and p.partnership_id = h.partnership_id
      left join subjects.merges m on m.other_person_id = p.person_id and m.split_at is null
    where h.lifted_at is null and was ->> ''person_id'' in (p.person_id::text, m.person_id::text)'),
    ('files.is_held(uuid)', 'on h.record_reference = p.reference and',
      'on (h.record_reference = p.reference or h.record_reference in (select m.other_reference from subjects.merges m
        where m.person_id = p.person_id and m.split_at is null)) and'),
    ('govern.due_for_review(date)', 'join subjects.people p on p.partnership_id = sec.partnership()',
      'join subjects.people p on p.partnership_id = sec.partnership() and not p.is_merged')
  ) c (function, was, becomes) loop
    body := pg_get_functiondef(change.function::regprocedure);
    if position(change.was in body) = 0 then
      raise exception '% does not say: %', change.function, change.was;
    end if;
    execute replace(body, change.was, change.becomes);
  end loop;
end $$;

reset role;
