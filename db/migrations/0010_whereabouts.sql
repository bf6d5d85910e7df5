-- Where a child can be found, and its protection: facts that only the named may see, absent everywhere else.

create table subjects.whereabouts (
  whereabouts_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  acl int[] not null default '{}' check (cardinality(acl) > 0),
  restricted boolean not null default true,
  shut_out uuid[] not null default '{}',
  kind text not null check (kind in ('address', 'placement', 'carer', 'school', 'practice', 'ward')),
  wording text not null check (length(wording) between 1 and 500),
  from_on date,
  to_on date check (to_on >= from_on),
  source text not null check (length(source) between 1 and 200),
  recorded_by uuid references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1
);
comment on table subjects.whereabouts is 'Where a child can be found, each fact dated and sourced, with a stamp of its own: a trigger sets it';
create index whereabouts_acl_idx on subjects.whereabouts using gin (acl);
create index whereabouts_person_idx on subjects.whereabouts (person_id, kind);
create index whereabouts_by_idx on subjects.whereabouts (recorded_by);
create index whereabouts_partnership_idx on subjects.whereabouts (partnership_id);

create table subjects.protections (
  protection_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  circle_id int not null unique references sec.principals on delete restrict,
  acl int[] not null check (cardinality(acl) > 0),
  restricted boolean not null default true,
  shut_out uuid[] not null default '{}',
  since timestamptz not null,
  protected_by uuid not null references directory.staff on delete restrict,
  review_by date not null,
  ended_at timestamptz check (ended_at >= since),
  ended_by uuid references directory.staff on delete restrict,
  version int not null default 1,
  check ((ended_at is null) = (ended_by is null))
);
comment on table subjects.protections is 'That where a child can be found is protected: its circle is the named people, who alone see this row';
create unique index protections_standing_idx on subjects.protections (person_id) where ended_at is null;
create index protections_person_idx on subjects.protections (person_id);
create index protections_acl_idx on subjects.protections using gin (acl);
create index protections_by_idx on subjects.protections (protected_by);
create index protections_ended_by_idx on subjects.protections (ended_by);
create index protections_partnership_idx on subjects.protections (partnership_id);

create table subjects.protection_decisions (
  protection_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  protection_id uuid not null references subjects.protections on delete cascade,
  kind text not null check (kind in ('protected', 'named', 'unnamed', 'reviewed', 'end_asked', 'kept', 'ended')),
  about uuid references directory.staff on delete restrict,
  reason text not null check (length(reason) between 1 and 1000),
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null,
  check ((about is not null) = (kind in ('named', 'unnamed')))
);
comment on table subjects.protection_decisions is 'Append-only: every decision on a protection with its reason, read by the named alone';
create index protection_decisions_protection_idx on subjects.protection_decisions (protection_id, protection_decision_id desc);
create index protection_decisions_about_idx on subjects.protection_decisions (about);
create index protection_decisions_by_idx on subjects.protection_decisions (decided_by);
create index protection_decisions_partnership_idx on subjects.protection_decisions (partnership_id);

do $$
declare
  relation text;
  name text;
  narrow text := 'partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())';
  wide text := 'partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self())';
begin
  foreach relation in array array['subjects.whereabouts', 'subjects.protections', 'subjects.protection_decisions'] loop
    name := split_part(relation, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select on %s to lantern_app, lantern_wide', relation);
  end loop;
  foreach relation in array array['subjects.whereabouts', 'subjects.protections'] loop
    name := split_part(relation, '.', 2);
    execute format('create policy %I on %s for select to lantern_app using (%s)', name || '_read', relation, narrow);
    execute format('create policy %I on %s for update to lantern_app using (%s) with check (%s)', name || '_change', relation, narrow, narrow);
    execute format('create policy %I on %s for select to lantern_wide using (%s)', name || '_read_wide', relation, wide);
    execute format('create policy %I on %s for update to lantern_wide using (%s) with check (%s)', name || '_change_wide', relation, wide, wide);
  end loop;
  execute format('create policy whereabouts_add on subjects.whereabouts for insert to lantern_app
    with check (%s and recorded_by = (select sec.staff()))', narrow);
  execute format('create policy whereabouts_add_wide on subjects.whereabouts for insert to lantern_wide
    with check (%s and recorded_by = (select sec.staff()))', wide);
end $$;

grant insert on subjects.whereabouts to lantern_app, lantern_wide;
grant update (to_on, version) on subjects.whereabouts to lantern_app, lantern_wide;
grant update (review_by, version) on subjects.protections to lantern_app, lantern_wide;
create trigger whereabouts_history after update or delete on subjects.whereabouts
  for each row execute function history.record('whereabouts_id');
create trigger protections_history after update or delete on subjects.protections
  for each row execute function history.record('protection_id');

create policy protection_decisions_read on subjects.protection_decisions for select to lantern_app, lantern_wide
  using (exists (select from subjects.protections p where p.protection_id = protection_decisions.protection_id));
create policy protection_decisions_add on subjects.protection_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff())
    and exists (select from subjects.protections p where p.protection_id = protection_decisions.protection_id));
grant insert on subjects.protection_decisions to lantern_app, lantern_wide;

-- The named stand in a circle too: it is seen and changed by those who reach what it opens.
alter policy memberships_read on sec.memberships
  using (exists (select from subjects.people p where p.circle_id = memberships.circle_id)
    or exists (select from subjects.protections q where q.circle_id = memberships.circle_id));
alter policy memberships_add on sec.memberships
  with check (partnership_id = (select sec.partnership())
    and (added_by is null or added_by = (select sec.staff()))
    and (exists (select from subjects.people p where p.circle_id = memberships.circle_id)
      or exists (select from subjects.protections q where q.circle_id = memberships.circle_id)));
alter policy memberships_end on sec.memberships
  using (exists (select from subjects.people p where p.circle_id = memberships.circle_id)
    or exists (select from subjects.protections q where q.circle_id = memberships.circle_id))
  with check (exists (select from subjects.people p where p.circle_id = memberships.circle_id)
    or exists (select from subjects.protections q where q.circle_id = memberships.circle_id));

set local role lantern_maintenance;

-- Whose a fact is: the named people's while a protection stands, otherwise whoever reaches the child.
-- The child's row is locked, so that a fact that is added while somebody protects is protected too.
create function subjects.stamp_whereabouts() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from subjects.people p where p.person_id = new.person_id for share;
  select array[q.circle_id], true, p.shut_out into new.acl, new.restricted, new.shut_out
  from subjects.people p join subjects.protections q on q.person_id = p.person_id and q.ended_at is null
  where p.person_id = new.person_id;
  if not found then
    select p.acl, p.restricted, p.shut_out into new.acl, new.restricted, new.shut_out
    from subjects.people p where p.person_id = new.person_id;
  end if;
  return new;
end $$;

-- A trigger beside subjects.stamp(), so that neither has to know what else carries a copy.
create function subjects.restamp_whereabouts() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update subjects.protections set shut_out = new.shut_out where person_id = new.person_id;
  update subjects.whereabouts set person_id = person_id where person_id = new.person_id;
  return null;
end $$;

-- That where a child can be found is protected, since when and by whom, for those who reach the
-- child today: whom to ring, and nothing of what is protected or who may know it.
create function subjects.protection_of(p_person uuid)
returns table (protection_id uuid, since timestamptz, review_by date, protected_by uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select q.protection_id, q.since, q.review_by, q.protected_by
  from subjects.protections q join subjects.people p on p.person_id = q.person_id
  where q.person_id = p_person and q.ended_at is null
    and (current_setting('role') = 'lantern_maintenance'
      or (p.partnership_id = sec.partnership() and not p.shut_out && sec.self()
        and (p.acl && sec.principals() or (sec.sees_all() and not p.restricted))))
$$;

-- Who protects need not be named, and could then not write the row themselves. Everything else that
-- the page asks for is asked here again. False when a protection stands already.
create function subjects.protect_whereabouts(
  p_protection uuid, p_person uuid, p_named uuid[], p_reason text, p_review_by date, p_by uuid, p_at timestamptz
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
  circle int;
begin
  select * into child from subjects.people p where p.person_id = p_person
    and (current_setting('role') = 'lantern_maintenance'
      or (p_by = sec.staff() and sec.can('whereabouts.protect')
        and p.partnership_id = sec.partnership() and not p.shut_out && sec.self()
        and (p.acl && sec.principals() or (sec.sees_all() and not p.restricted))))
    for update;
  if child.person_id is null then
    raise exception 'no such child within reach' using errcode = 'insufficient_privilege';
  end if;
  if (select count(distinct s.staff_id) from directory.staff s
      where s.staff_id = any (p_named) and s.partnership_id = child.partnership_id) < 2 then
    raise exception 'at least two people are named';
  end if;
  if exists (select from subjects.protections q where q.person_id = p_person and q.ended_at is null) then
    return false;
  end if;
  insert into sec.principals (partnership_id, kind) values (child.partnership_id, 'circle')
    returning principal_id into circle;
  insert into subjects.protections (protection_id, partnership_id, person_id, circle_id, acl, shut_out, since, protected_by, review_by)
    values (p_protection, child.partnership_id, p_person, circle, array[circle], child.shut_out, p_at, p_by, p_review_by);
  insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, added_by, starts_at)
    select gen_random_uuid(), s.partnership_id, circle, s.staff_id, 'named', 'Named when the protection began', p_by, p_at
    from directory.staff s where s.staff_id = any (p_named) and s.partnership_id = child.partnership_id;
  insert into subjects.protection_decisions
    (protection_decision_id, partnership_id, protection_id, kind, reason, decided_by, decided_at)
    values (gen_random_uuid(), child.partnership_id, p_protection, 'protected', p_reason, p_by, p_at);
  update subjects.whereabouts set person_id = person_id where person_id = p_person;
  return true;
end $$;

-- Ends a protection that another named person, still named, has asked to end. False otherwise.
create function subjects.end_protection(p_protection uuid, p_reason text, p_by uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  standing subjects.protections;
  latest subjects.protection_decisions;
begin
  perform from subjects.people p
    where p.person_id = (select q.person_id from subjects.protections q where q.protection_id = p_protection) for update;
  select * into standing from subjects.protections q
    where q.protection_id = p_protection and q.ended_at is null and not q.shut_out && array[p_by]
      and (current_setting('role') = 'lantern_maintenance'
        or (p_by = sec.staff() and q.partnership_id = sec.partnership() and q.circle_id = any (sec.principals())))
      and exists (select from sec.memberships m where m.circle_id = q.circle_id and m.staff_id = p_by and m.ends_at is null);
  select * into latest from subjects.protection_decisions d
    where d.protection_id = standing.protection_id and d.kind in ('end_asked', 'kept')
    order by d.decided_at desc, d.protection_decision_id desc limit 1;
  if latest.kind is distinct from 'end_asked' or latest.decided_by = p_by
    or not exists (select from sec.memberships m
      where m.circle_id = standing.circle_id and m.staff_id = latest.decided_by and m.ends_at is null) then
    return false;
  end if;
  insert into subjects.protection_decisions
    (protection_decision_id, partnership_id, protection_id, kind, reason, decided_by, decided_at)
    values (gen_random_uuid(), standing.partnership_id, p_protection, 'ended', p_reason, p_by, p_at);
  update subjects.protections set ended_at = p_at, ended_by = p_by, version = version + 1
    where protection_id = p_protection;
  update subjects.whereabouts set person_id = person_id where person_id = standing.person_id;
  return true;
end $$;

create or replace function subjects.stamp_differences() returns table (relation text, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select differing.* from (
    select 'protect.tracker_entries', t.person_id
    from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
    where t.acl is distinct from p.acl or t.restricted is distinct from p.restricted or t.shut_out is distinct from p.shut_out
    union all
    select 'identify.concerns', c.person_id
    from identify.concerns c join subjects.people p on p.person_id = c.person_id
    where c.restricted is distinct from p.restricted or c.shut_out is distinct from p.shut_out
    union all
    select 'identify.mash_episodes', e.person_id
    from identify.mash_episodes e join subjects.people p on p.person_id = e.person_id
    where e.restricted is distinct from p.restricted or e.shut_out is distinct from p.shut_out
    union all
    select 'subjects.whereabouts', w.person_id
    from subjects.whereabouts w join subjects.people p on p.person_id = w.person_id
    left join subjects.protections q on q.person_id = w.person_id and q.ended_at is null
    where w.acl is distinct from case when q.circle_id is null then p.acl else array[q.circle_id] end
      or w.restricted is distinct from (p.restricted or q.circle_id is not null)
      or w.shut_out is distinct from p.shut_out
    union all
    select 'subjects.protections', q.person_id
    from subjects.protections q join subjects.people p on p.person_id = q.person_id
    where q.acl is distinct from array[q.circle_id] or not q.restricted or q.shut_out is distinct from p.shut_out
  ) differing
  where sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
$$;

revoke all on function subjects.stamp_whereabouts(), subjects.restamp_whereabouts(), subjects.protection_of(uuid),
  subjects.protect_whereabouts(uuid, uuid, uuid[], text, date, uuid, timestamptz),
  subjects.end_protection(uuid, text, uuid, timestamptz) from public;
grant execute on function subjects.stamp_whereabouts(), subjects.restamp_whereabouts() to lantern_owner;
grant execute on function subjects.protection_of(uuid),
  subjects.protect_whereabouts(uuid, uuid, uuid[], text, date, uuid, timestamptz),
  subjects.end_protection(uuid, text, uuid, timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
create trigger whereabouts_stamp before insert or update of person_id on subjects.whereabouts
  for each row execute function subjects.stamp_whereabouts();
create trigger people_stamp_whereabouts after update of acl, restricted, shut_out on subjects.people
  for each row when (old.acl is distinct from new.acl or old.restricted is distinct from new.restricted
    or old.shut_out is distinct from new.shut_out)
  execute function subjects.restamp_whereabouts();
