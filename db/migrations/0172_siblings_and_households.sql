-- Brothers and sisters of whom each has a record here, linked by a person; and who a child lives with, from and until when.

set local role lantern_owner;

create table protect.sibling_links (
  sibling_link_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  pair_id uuid not null,
  around_id uuid,
  how_known text not null check (length(how_known) between 1 and 1000),
  may_say boolean not null,
  say_reason text check (length(say_reason) between 1 and 1000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  ended_on date,
  end_reason text check (length(end_reason) between 1 and 1000),
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  version int not null default 1,
  constraint sibling_links_said check (may_say or say_reason is not null),
  constraint sibling_links_ending check (num_nulls(ended_on, end_reason, ended_by, ended_at) in (0, 4)),
  constraint sibling_links_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable
);
comment on table protect.sibling_links is 'That two children who each have a record are brothers or sisters: one row for each of the two, with one pair_id; made by a person who reaches both, read by who reaches both, ended and never deleted';
comment on column protect.sibling_links.around_id is 'Which person around the child the other one is, where they are recorded there';
comment on column protect.sibling_links.may_say is 'Whether those who reach one of the two may read, without a name, that a brother or sister may be at risk';
create index sibling_links_person_idx on protect.sibling_links (person_id, sibling_link_id);
create index sibling_links_pair_idx on protect.sibling_links (pair_id);
create index sibling_links_partnership_idx on protect.sibling_links (partnership_id);
create index sibling_links_by_idx on protect.sibling_links (recorded_by);
create index sibling_links_ended_by_idx on protect.sibling_links (ended_by);
create index sibling_links_around_idx on protect.sibling_links (around_id, person_id);

create table protect.households (
  household_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  kind text not null check (kind in ('family', 'relatives', 'foster', 'residential', 'shared', 'other')),
  in_all int check (in_all between 1 and 500),
  source text not null check (source ~ '^[a-z0-9-]{1,40}$'),
  source_name text check (length(source_name) between 1 and 200),
  noted_on date not null,
  from_on date not null,
  until_on date,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  ended_on date,
  end_kind text check (end_kind in ('ended', 'wrong')),
  end_reason text check (length(end_reason) between 1 and 1000),
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  version int not null default 1,
  constraint households_span check (until_on >= from_on),
  constraint households_ending check (num_nulls(ended_on, end_kind, end_reason, ended_by, ended_at) in (0, 5)),
  constraint households_child_key unique (household_id, person_id)
);
comment on table protect.households is 'Who a child lives with, from and until when; where that is stands in subjects.whereabouts alone';
comment on column protect.households.in_all is 'How many live there, about, where they are more than those around the child: a hostel has forty';
create index households_person_idx on protect.households (person_id, household_id);
create index households_partnership_idx on protect.households (partnership_id);
create index households_by_idx on protect.households (recorded_by);
create index households_ended_by_idx on protect.households (ended_by);

create table protect.household_people (
  household_person_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  household_id uuid not null,
  around_id uuid not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint household_people_key unique (household_id, around_id),
  constraint household_people_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable,
  constraint household_people_household_fkey foreign key (household_id, person_id) references protect.households (household_id, person_id) on delete cascade deferrable
);
comment on table protect.household_people is 'Append-only: people around a child who live in one of the child''s households';
create index household_people_person_idx on protect.household_people (person_id, household_person_id);
create index household_people_partnership_idx on protect.household_people (partnership_id);
create index household_people_by_idx on protect.household_people (recorded_by);
create index household_people_around_idx on protect.household_people (around_id, person_id);
create index household_people_household_idx on protect.household_people (household_id, person_id);

do $$
declare
  one record;
begin
  for one in select * from (values
      ('sibling_links', 'sibling_link_id', 'ended_on, end_reason, ended_by, ended_at, version'),
      ('households', 'household_id', 'ended_on, end_kind, end_reason, ended_by, ended_at, version'),
      ('household_people', 'household_person_id', null)) as v (name, key, changes) loop
    execute format('alter table protect.%I enable row level security', one.name);
    execute format('alter table protect.%I force row level security', one.name);
    execute format('create policy %I on protect.%I to lantern_maintenance using (true) with check (true)', one.name || '_maintenance', one.name);
    execute format('grant select, insert, update, delete on protect.%I to lantern_maintenance', one.name);
    execute format('grant select, insert on protect.%I to lantern_app, lantern_wide', one.name);
    execute format('create policy %I on protect.%I for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
        and exists (select from subjects.people p where p.person_id = %I.person_id)%s)', one.name || '_add', one.name, one.name,
      case when one.name like 'household%' then format(' and not exists (select from subjects.protection_of(%I.person_id))', one.name) else '' end);
    if one.changes is not null then
      execute format('grant update (%s) on protect.%I to lantern_app, lantern_wide', one.changes, one.name);
      execute format('create trigger %I after update or delete on protect.%I for each row execute function history.record(%L)',
        one.name || '_history', one.name, one.key);
    end if;
    perform sec.keep_controller(format('protect.%I', one.name)::regclass, 'recorded_by', '-');
    perform govern.guard(format('protect.%I', one.name)::regclass);
  end loop;
  -- Who a child lives with tells where: while that is protected nobody reads it here.
  foreach one.name in array array['households', 'household_people'] loop
    execute format('create policy %2$I on protect.%1$I for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %1$I.person_id)
        and not exists (select from subjects.protection_of(%1$I.person_id)))', one.name, one.name || '_read');
  end loop;
end $$;
create policy households_change on protect.households for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = households.person_id)
    and not exists (select from subjects.protection_of(households.person_id)))
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = households.person_id)
    and not exists (select from subjects.protection_of(households.person_id)));

set local role lantern_maintenance;

-- Adopted, or to be; or where they can be found is protected: nothing leads from the one record to the other.
create function protect.is_kept_apart(p_person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from subjects.protections q where q.person_id = p_person and q.ended_at is null)
    or (select f.state = 'known' and f.value like '%adopt%' from protect.identity_facts f
      where f.person_id = p_person and f.kind = 'care' order by f.identity_fact_id desc limit 1)
    or exists (select from protect.around_entries e where e.person_id = p_person and e.relationship like 'adopt%' and e.change <> 'ended'
      and not exists (select from protect.around_entries n where n.replaces_id = e.around_entry_id))
$$;

-- Who reaches every child of a pair, none of whom is kept apart, reads it.
create function protect.sees_siblings(p_pair uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (
    select from protect.sibling_links l join subjects.people p on p.person_id = l.person_id
    where l.pair_id = p_pair and (coalesce(not sec.reaches(p), true) or coalesce(protect.is_kept_apart(p.person_id), false)))
$$;

-- Why two records within reach are not linked: one of the two is kept apart, or they are linked already. Null: they may be.
create function protect.siblings_refused(p_one uuid, p_other uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when (select count(*) from subjects.people p where p.person_id in (p_one, p_other) and sec.reaches(p)) <> 2 then 'unknown'
    when protect.is_kept_apart(p_one) or protect.is_kept_apart(p_other) then 'apart'
    when exists (select from protect.sibling_links a join protect.sibling_links b using (pair_id)
      where a.person_id = p_one and b.person_id = p_other and a.ended_on is null and b.ended_on is null) then 'linked'
  end
$$;

-- How many brothers and sisters of children within reach may be at risk and are out of it: those alone of whom a person said
-- that it may be said. Nothing of a record that named people alone read, of one that the reader is shut out of, or of a child
-- who is kept apart.
create function protect.siblings_beyond(p_persons uuid[]) returns table (person_id uuid, at_risk int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select child.person_id, count(distinct o.person_id)::int
  from subjects.people child
  join protect.sibling_links a on a.person_id = child.person_id and a.ended_on is null and a.may_say
  join protect.sibling_links b on b.pair_id = a.pair_id and b.person_id <> a.person_id and b.ended_on is null
  join subjects.people o on o.person_id = b.person_id
  join protect.tracker_entries t on t.person_id = o.person_id and t.is_open
  where child.person_id = any (p_persons) and sec.reaches(child)
    and o.partnership_id = child.partnership_id and not o.restricted and not child.restricted and not o.shut_out && sec.self()
    and not coalesce(sec.reaches(o), false)
    and not coalesce(protect.is_kept_apart(o.person_id), false) and not coalesce(protect.is_kept_apart(child.person_id), false)
  group by child.person_id
$$;

-- Two rows to a pair, written together by one person who reaches both; ended by who is acting, and then left as it was.
create function protect.keep_sibling_link() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  first protect.sibling_links;
begin
  if sec.staff() is null then return new; end if;
  if tg_op = 'INSERT' then
    if new.ended_on is not null then
      raise exception 'no link begins as ended' using errcode = 'insufficient_privilege';
    end if;
    select * into first from protect.sibling_links l where l.pair_id = new.pair_id order by l.sibling_link_id limit 1;
    if first.pair_id is null then return new; end if;
    if (select count(*) from protect.sibling_links l where l.pair_id = new.pair_id) > 1
        or (first.recorded_by, first.recorded_at, first.may_say) is distinct from (new.recorded_by, new.recorded_at, new.may_say)
        or protect.siblings_refused(first.person_id, new.person_id) is not null then
      raise exception 'these two records are not linked' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if (old.ended_on, old.end_reason, old.ended_by, old.ended_at) is not distinct from (new.ended_on, new.end_reason, new.ended_by, new.ended_at) then
    return new;
  end if;
  if old.ended_on is not null or new.ended_by is distinct from sec.staff() then
    raise exception 'a link is ended once, by who is acting' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

revoke all on function protect.is_kept_apart(uuid), protect.sees_siblings(uuid), protect.siblings_refused(uuid, uuid),
  protect.siblings_beyond(uuid[]), protect.keep_sibling_link() from public;
grant execute on function protect.sees_siblings(uuid), protect.siblings_refused(uuid, uuid), protect.siblings_beyond(uuid[])
  to lantern_app, lantern_wide;
grant execute on function protect.keep_sibling_link(), protect.sees_siblings(uuid) to lantern_owner;

reset role;
set local role lantern_owner;
create trigger sibling_links_keep before insert or update on protect.sibling_links
  for each row execute function protect.keep_sibling_link();
create policy sibling_links_read on protect.sibling_links for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = sibling_links.person_id) and protect.sees_siblings(pair_id));
create policy sibling_links_change on protect.sibling_links for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = sibling_links.person_id) and protect.sees_siblings(pair_id))
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = sibling_links.person_id));
