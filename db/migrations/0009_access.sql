-- Access complete: restricted records, conflicts of interest, emergency openings, finding without
-- seeing; and what the floor had left open: posts that reach without the permission to view, two
-- open places for one person in one circle, a session that silently did not open.

set local role lantern_maintenance;

-- Of several open places of one person in one circle the oldest stays.
update sec.memberships m set ends_at = greatest(now(), m.starts_at), end_reason = 'Ended as a second place of the same person'
where m.ends_at is null and exists (
  select from sec.memberships other
  where other.circle_id = m.circle_id and other.staff_id = m.staff_id and other.ends_at is null
    and (other.starts_at, other.membership_id) < (m.starts_at, m.membership_id)
);

reset role;
set local role lantern_owner;
create unique index memberships_open_place_idx on sec.memberships (circle_id, staff_id) where ends_at is null;

-- Names as they are searched for: accents, case and punctuation set aside, the same on every server.
create function subjects.sort_name(p_family text, p_given text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select regexp_replace(lower(normalize(p_family, NFD) collate "pg_c_utf8"), '[^[:alnum:]]+', '', 'g') || ' '
    || regexp_replace(lower(normalize(p_given, NFD) collate "pg_c_utf8"), '[^[:alnum:]]+', '', 'g')
$$;
revoke all on function subjects.sort_name(text, text) from public;
grant execute on function subjects.sort_name(text, text) to lantern_app, lantern_wide, lantern_maintenance;
alter table subjects.names add column sort_name text not null
  generated always as (subjects.sort_name(family_name, given_name)) stored;
drop index subjects.names_partnership_idx;
create index names_sort_idx on subjects.names (partnership_id, sort_name);
create index people_find_idx on subjects.people (partnership_id, born_on, sort_name);

create table sec.restrictions (
  restriction_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  reason text check (length(reason) between 1 and 2000),
  restricted_by uuid references directory.staff on delete restrict,
  restricted_at timestamptz,
  lift_reason text check (length(lift_reason) between 1 and 2000),
  lift_asked_by uuid references directory.staff on delete restrict,
  lift_asked_at timestamptz,
  lifted_by uuid references directory.staff on delete restrict,
  lifted_at timestamptz,
  check ((lift_asked_by is null) = (lift_reason is null)),
  check (lifted_at is null or (lift_asked_by is not null and lifted_by is not null and lifted_by <> lift_asked_by))
);
comment on table sec.restrictions is 'Each time a record was left to named people: by whom and why, who asked to lift it, and which other person agreed';
comment on column sec.restrictions.reason is 'Not known where whoever maintains the database restricted the record';
create unique index restrictions_standing_idx on sec.restrictions (person_id) where lifted_at is null;
create index restrictions_person_idx on sec.restrictions (person_id);
create index restrictions_by_idx on sec.restrictions (restricted_by);
create index restrictions_asked_by_idx on sec.restrictions (lift_asked_by);
create index restrictions_lifted_by_idx on sec.restrictions (lifted_by);
create index restrictions_partnership_idx on sec.restrictions (partnership_id);

create table sec.conflicts (
  conflict_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  relation text not null check (relation in ('family', 'friend', 'lives-near', 'worked-with', 'named', 'other')),
  reason text not null check (length(reason) between 1 and 2000),
  declared_by uuid not null references directory.staff on delete restrict,
  declared_at timestamptz not null,
  ended_at timestamptz check (ended_at >= declared_at),
  ended_by uuid references directory.staff on delete restrict,
  end_reason text check (length(end_reason) between 1 and 2000),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)),
  check (ended_by <> staff_id)
);
comment on table sec.conflicts is 'Who knows a child or the family and is therefore shut out of the record: declared by whom, why, and how it ended';
create unique index conflicts_standing_idx on sec.conflicts (person_id, staff_id) where ended_at is null;
create index conflicts_person_idx on sec.conflicts (person_id);
create index conflicts_staff_idx on sec.conflicts (staff_id);
create index conflicts_declared_by_idx on sec.conflicts (declared_by);
create index conflicts_ended_by_idx on sec.conflicts (ended_by);
create index conflicts_partnership_idx on sec.conflicts (partnership_id);

create table sec.emergency_openings (
  emergency_opening_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  membership_id uuid not null references sec.memberships on delete restrict,
  reason_key text not null check (length(reason_key) between 1 and 60),
  reason text not null check (length(reason) between 1 and 2000),
  opened_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > opened_at),
  outcome text check (outcome in ('justified', 'not-justified', 'referred')),
  review_note text check (length(review_note) between 1 and 2000),
  reviewed_by uuid references directory.staff on delete restrict,
  reviewed_at timestamptz,
  check ((outcome is null) = (reviewed_by is null) and (outcome is null) = (reviewed_at is null)
    and (outcome is null) = (review_note is null)),
  check (reviewed_by <> staff_id)
);
comment on table sec.emergency_openings is 'The ticket of each opening of a record beyond reach in an emergency: who, why, until when, and what the review found';
create index emergency_openings_person_idx on sec.emergency_openings (person_id, opened_at desc);
create index emergency_openings_staff_idx on sec.emergency_openings (staff_id, opened_at desc);
create index emergency_openings_membership_idx on sec.emergency_openings (membership_id);
create index emergency_openings_reviewed_by_idx on sec.emergency_openings (reviewed_by);
create index emergency_openings_partnership_idx on sec.emergency_openings (partnership_id, opened_at desc);

create table subjects.enquiries (
  enquiry_id uuid primary key,
  asking_id uuid not null,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  relationship text not null check (length(relationship) between 1 and 60),
  reason text not null check (length(reason) between 1 and 1000),
  asked_at timestamptz not null,
  answer text not null check (answer in ('known', 'restricted', 'several', 'not-known')),
  person_id uuid references subjects.people on delete cascade
);
comment on table subjects.enquiries is 'Append-only: each asking whether a child is known, by whom, from where and why; the name that was asked for is not kept';
comment on column subjects.enquiries.asking_id is 'One asking that matches several children is a row for each';
create index enquiries_person_idx on subjects.enquiries (person_id, asked_at desc);
create index enquiries_staff_idx on subjects.enquiries (staff_id, asked_at desc);
create index enquiries_agency_idx on subjects.enquiries (agency_id);
create index enquiries_partnership_idx on subjects.enquiries (partnership_id);

-- All four are read beside their child, and written by the functions below; a conflict is also ended
-- under its policy, by somebody with the capability who reaches the child and so is not shut out.
do $$
declare
  relation text;
  name text;
begin
  foreach relation in array array['sec.restrictions', 'sec.conflicts', 'sec.emergency_openings', 'subjects.enquiries'] loop
    name := split_part(relation, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select on %s to lantern_app, lantern_wide', relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_read', relation, name);
  end loop;
end $$;
create policy conflicts_end on sec.conflicts for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = conflicts.person_id))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('conflict.manage'))
    and ended_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = conflicts.person_id));
grant update (ended_at, ended_by, end_reason) on sec.conflicts to lantern_app, lantern_wide;

create trigger restrictions_history after update or delete on sec.restrictions
  for each row execute function history.record('restriction_id');
create trigger conflicts_history after update or delete on sec.conflicts
  for each row execute function history.record('conflict_id');
create trigger emergency_openings_history after update or delete on sec.emergency_openings
  for each row execute function history.record('emergency_opening_id');

set local role lantern_maintenance;

-- A session opens or it is an error: silence would look like a sign-in that worked.
create or replace function sec.open_session(p_hash bytea, p_staff uuid, p_complete boolean, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if sec.actor_kind() is distinct from 'system' or sec.actor() is distinct from 'sign-in' then
    raise exception 'sessions are opened by sign-in alone' using errcode = 'insufficient_privilege';
  end if;
  insert into sec.sessions (session_hash, staff_id, partnership_id, is_complete, opened_at, seen_at)
  select p_hash, s.staff_id, s.partnership_id, p_complete, p_at, p_at
  from directory.staff s where s.staff_id = p_staff;
  if not found then
    raise exception 'nobody to open a session for';
  end if;
end $$;

-- A post reaches records only together with the permission to view them. A post that may send
-- concerns keeps its team's number all the same: what a team sent belongs to the team.
create or replace function sec.actor_facts(p_staff uuid, p_at timestamptz) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with held as (
    select r.key, r.name, r.reach, r.permissions, t.team_id, t.principal_id as team_principal,
      a.agency_id, a.name as agency_name, a.principal_id as agency_principal,
      r.reach <> 'none' and 'child.view' = any (r.permissions) as views
    from directory.posts p
    join directory.roles r on r.role_id = p.role_id
    join directory.teams t on t.team_id = p.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    where p.staff_id = p_staff
      and p.starts_on <= (p_at at time zone 'Europe/London')::date
      and (p.ends_on is null or p.ends_on >= (p_at at time zone 'Europe/London')::date)
  ), reached as (
    select team_principal as principal from held
    where views or (reach <> 'none' and 'concern.raise' = any (permissions))
    union
    select agency_principal from held where views and reach in ('agency', 'partnership')
    union
    select m.circle_id from sec.memberships m
    where m.staff_id = p_staff and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)
      and exists (select from held where views)
  )
  select jsonb_build_object(
    'staffId', s.staff_id, 'partnershipId', s.partnership_id, 'partnershipName', n.name,
    'partnershipIsDemo', n.is_demo, 'name', s.name, 'isDemo', s.is_demo,
    'posts', coalesce((select jsonb_agg(jsonb_build_object('role', key, 'roleName', name, 'reach', reach,
      'permissions', permissions, 'teamId', team_id, 'agencyId', agency_id, 'agencyName', agency_name)
      order by agency_name, name) from held), '[]'),
    'principals', coalesce((select jsonb_agg(principal order by principal) from reached), '[]'))
  from directory.staff s join directory.partnerships n on n.partnership_id = s.partnership_id
  where s.staff_id = p_staff
$$;

-- For the functions below alone: each asks as maintenance.
create function sec.reaches(p subjects.people) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select p.partnership_id = sec.partnership() and not p.shut_out && sec.self()
    and (p.acl && sec.principals() or (sec.sees_all() and not p.restricted))
$$;

-- Whether a post of this person that can open records holds a permission.
create function sec.post_holds(p_staff uuid, p_permission text, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from directory.posts o join directory.roles r on r.role_id = o.role_id
    where o.staff_id = p_staff and r.reach <> 'none'
      and 'child.view' = any (r.permissions) and p_permission = any (r.permissions)
      and o.starts_on <= (p_at at time zone 'Europe/London')::date
      and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
  )
$$;

-- Whom to ring about a child: the lead practitioners, or else who manages the team that holds the record.
create function subjects.to_ring(p_person uuid, p_at timestamptz)
returns table (staff_id uuid, name text, phone text, is_lead boolean, place int)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with leads as (
    select m.staff_id, s.name, s.phone, true as is_lead, row_number() over (order by m.starts_at, m.membership_id) as place
    from subjects.people p
    join sec.memberships m on m.circle_id = p.circle_id and m.basis = 'allocation'
      and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)
    join directory.staff s on s.staff_id = m.staff_id
    where p.person_id = p_person and not m.staff_id = any (p.shut_out)
  ), managers as (
    select o.staff_id, s.name, s.phone, false as is_lead, row_number() over (order by o.starts_on, o.post_id) as place
    from subjects.people p
    join directory.posts o on o.team_id = p.owning_team_id
      and o.starts_on <= (p_at at time zone 'Europe/London')::date
      and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
    join directory.roles r on r.role_id = o.role_id and r.key = 'team-manager'
    join directory.staff s on s.staff_id = o.staff_id
    where p.person_id = p_person and not o.staff_id = any (p.shut_out)
  )
  select l.staff_id, l.name, l.phone, l.is_lead, l.place::int from leads l
  union all
  select m.staff_id, m.name, m.phone, m.is_lead, m.place::int from managers m where not exists (select from leads)
$$;

-- Whether a flag stands on a record: none is kept yet, so the answer is "not known" (null). Whatever
-- brings flags replaces this function.
create function subjects.flag_stands(p_person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$ select null::boolean $$;
revoke all on function sec.reaches(subjects.people), sec.post_holds(uuid, text, timestamptz),
  subjects.to_ring(uuid, timestamptz), subjects.flag_stands(uuid) from public;

-- Leaves a record to named people. It runs as maintenance because the new stamp takes the record out
-- of reach of everybody who does not hold the circle's number yet, the acting person often included.
create function sec.restrict_record(p_restriction uuid, p_membership uuid, p_person uuid, p_keep uuid[], p_reason text, p_at timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
  me uuid := sec.staff();
begin
  select * into child from subjects.people p where p.person_id = p_person for update;
  if me is null or not sec.can('record.restrict') or not coalesce(sec.reaches(child), false) then
    return 'none';
  end if;
  if child.restricted then
    return 'already';
  end if;
  -- Two people at least, one other than the acting person able to agree to lifting it; nobody is let
  -- in by this but the acting person.
  if not me = any (p_keep)
    or not exists (select from unnest(p_keep) k where k <> me and sec.post_holds(k, 'record.restrict', p_at))
    or exists (
      select from unnest(p_keep) k where k <> me and not exists (
        select from sec.memberships m where m.circle_id = child.circle_id and m.staff_id = k and m.basis <> 'emergency'
          and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)))
  then
    return 'people';
  end if;
  update sec.memberships m set ends_at = greatest(p_at, m.starts_at), end_reason = 'The record was restricted', version = m.version + 1
  where m.circle_id = child.circle_id and (m.ends_at is null or m.ends_at > p_at)
    and (not m.staff_id = any (p_keep) or m.basis = 'emergency');
  insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, added_by, starts_at)
  select p_membership, child.partnership_id, child.circle_id, me, 'grant', 'Restricted the record and is named on it', me, p_at
  where not exists (select from sec.memberships m where m.circle_id = child.circle_id and m.staff_id = me
    and (m.ends_at is null or m.ends_at > p_at));
  insert into sec.restrictions (restriction_id, partnership_id, person_id, reason, restricted_by, restricted_at)
  values (p_restriction, child.partnership_id, p_person, p_reason, me, p_at);
  update subjects.people set restricted = true, acl = array[child.circle_id] where person_id = p_person;
  return 'done';
end $$;

-- Named on a restricted record by a place that is more than an emergency's.
create function sec.is_named(p subjects.people, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select p.restricted and coalesce(sec.reaches(p), false) and exists (
    select from sec.memberships m where m.circle_id = p.circle_id and m.staff_id = sec.staff() and m.basis <> 'emergency'
      and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at))
$$;
revoke all on function sec.is_named(subjects.people, timestamptz) from public;

create function sec.ask_to_lift(p_restriction uuid, p_person uuid, p_reason text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
begin
  select * into child from subjects.people p where p.person_id = p_person for update;
  if not sec.can('record.restrict') or not coalesce(sec.is_named(child, p_at), false) then
    return 'none';
  end if;
  insert into sec.restrictions (restriction_id, partnership_id, person_id, lift_reason, lift_asked_by, lift_asked_at)
  values (p_restriction, child.partnership_id, p_person, p_reason, sec.staff(), p_at)
  on conflict (person_id) where lifted_at is null do update
    set lift_reason = excluded.lift_reason, lift_asked_by = excluded.lift_asked_by, lift_asked_at = excluded.lift_asked_at;
  return 'done';
end $$;

-- The second of two people agrees: the record goes back to the team and agency that hold it.
create function sec.lift_restriction(p_person uuid, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
  standing sec.restrictions;
begin
  select * into child from subjects.people p where p.person_id = p_person for update;
  if not sec.can('record.restrict') or not coalesce(sec.is_named(child, p_at), false) then
    return 'none';
  end if;
  select * into standing from sec.restrictions r where r.person_id = p_person and r.lifted_at is null;
  if standing.lift_asked_by is null then
    return 'not asked';
  end if;
  if standing.lift_asked_by = sec.staff() then
    return 'own';
  end if;
  update sec.restrictions set lifted_by = sec.staff(), lifted_at = p_at where restriction_id = standing.restriction_id;
  update subjects.people p set restricted = false, acl = array[p.circle_id, t.principal_id, a.principal_id]
  from directory.teams t join directory.agencies a on a.agency_id = t.agency_id
  where p.person_id = p_person and t.team_id = p.owning_team_id;
  return 'done';
end $$;

-- Shuts somebody out: oneself, or with the capability a colleague. Their places in the circle end.
create function sec.declare_conflict(p_conflict uuid, p_person uuid, p_staff uuid, p_relation text, p_reason text, p_at timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
begin
  select * into child from subjects.people p where p.person_id = p_person for update;
  if sec.staff() is null or not coalesce(sec.reaches(child), false)
    or (p_staff <> sec.staff() and not sec.can('conflict.manage'))
    or not exists (select from directory.staff s where s.staff_id = p_staff and s.partnership_id = child.partnership_id)
  then
    return 'none';
  end if;
  if p_staff = any (child.shut_out) then
    return 'already';
  end if;
  update sec.memberships m set ends_at = greatest(p_at, m.starts_at), end_reason = 'Conflict of interest', version = m.version + 1
  where m.circle_id = child.circle_id and m.staff_id = p_staff and (m.ends_at is null or m.ends_at > p_at);
  insert into sec.conflicts (conflict_id, partnership_id, person_id, staff_id, relation, reason, declared_by, declared_at)
  values (p_conflict, child.partnership_id, p_person, p_staff, p_relation, p_reason, sec.staff(), p_at);
  return 'done';
end $$;

create function sec.shut_out() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update subjects.people p set shut_out = array(
    select c.staff_id from sec.conflicts c where c.person_id = new.person_id and c.ended_at is null order by c.staff_id)
  where p.person_id = new.person_id;
  return null;
end $$;

-- Whether an emergency page has anything to offer. The same "no" for a record that does not exist, is
-- another partnership's, or is shut to this person.
create function sec.may_open_in_emergency(p_person uuid, p_at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select sec.can('emergency.open') and sec.post_holds(sec.staff(), 'emergency.open', p_at) and exists (
    select from subjects.people p
    where p.person_id = p_person and p.partnership_id = sec.partnership() and not p.shut_out && sec.self())
$$;

-- A record beyond reach is opened for some minutes: a ticket to be reviewed, a place in the circle
-- that ends by itself, a line in the chronology; and it is answered who must be told.
create function sec.open_in_emergency(p_opening uuid, p_membership uuid, p_entry uuid, p_person uuid, p_reason_key text, p_reason text, p_at timestamptz)
returns table (outcome text, until timestamptz, tell uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  most_a_day constant int := 5;
  child subjects.people;
  me directory.staff;
  ends timestamptz;
  rules jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('emergency ' || sec.staff()::text, 0));
  if not coalesce(sec.may_open_in_emergency(p_person, p_at), false) then
    return query select 'none', null::timestamptz, '{}'::uuid[];
    return;
  end if;
  select * into child from subjects.people p where p.person_id = p_person;
  select * into me from directory.staff s where s.staff_id = sec.staff();
  select max(o.ends_at) into ends from sec.emergency_openings o
    join sec.memberships m on m.membership_id = o.membership_id and m.ends_at > p_at
  where o.person_id = p_person and o.staff_id = me.staff_id;
  if ends is not null or sec.reaches(child) then
    return query select 'reached', ends, '{}'::uuid[];
    return;
  end if;
  if (select count(*) from sec.emergency_openings o where o.staff_id = me.staff_id
    and (o.opened_at at time zone 'Europe/London')::date = (p_at at time zone 'Europe/London')::date) >= most_a_day
  then
    return query select 'too many', null::timestamptz, '{}'::uuid[];
    return;
  end if;
  select c.body into rules from directory.configuration c
  where c.partnership_id = child.partnership_id and c.kind = 'emergency-access' and c.key = 'emergency'
    and c.in_force_from <= (p_at at time zone 'Europe/London')::date
    and (c.in_force_to is null or c.in_force_to >= (p_at at time zone 'Europe/London')::date)
  order by c.in_force_from desc limit 1;
  if not exists (select from jsonb_array_elements(rules -> 'reasons') r where r ->> 'key' = p_reason_key) then
    raise exception 'an emergency opening needs a reason that is in force';
  end if;
  ends := p_at + make_interval(mins => least((rules ->> 'minutes')::int, 120));
  insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, added_by, starts_at, ends_at)
  values (p_membership, child.partnership_id, child.circle_id, me.staff_id, 'emergency', left(p_reason, 1000), me.staff_id, p_at, ends);
  insert into sec.emergency_openings (emergency_opening_id, partnership_id, person_id, staff_id, membership_id, reason_key, reason, opened_at, ends_at)
  values (p_opening, child.partnership_id, p_person, me.staff_id, p_membership, p_reason_key, p_reason, p_at, ends);
  insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, detail, happened_on, recorded_by)
  values (p_entry, child.partnership_id, p_person, 'access', me.name || ' opened this record in an emergency', p_reason,
    (p_at at time zone 'Europe/London')::date, me.staff_id);
  return query select 'opened', ends, array(select r.staff_id from subjects.to_ring(p_person, p_at) r);
end $$;

-- The minutes of an emergency are not made longer, whoever reaches the circle.
create function sec.keep_emergency_short() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.ends_at is null or new.ends_at > old.ends_at then
    raise exception 'an emergency opening is not prolonged: it is opened again' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function sec.keep_emergency_short() from public;
grant execute on function sec.keep_emergency_short() to lantern_owner;

-- For review: the record's reference and nothing else of the record.
create function sec.emergency_reviews() returns table (
  id uuid, opened_by_id uuid, opened_by text, agency text, reference text, reason_key text, reason text,
  opened_at timestamptz, ends_at timestamptz, outcome text, review_note text, reviewed_by text, reviewed_at timestamptz
)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.emergency_opening_id, o.staff_id, s.name,
    (select a.name from directory.posts po join directory.teams t on t.team_id = po.team_id
      join directory.agencies a on a.agency_id = t.agency_id where po.staff_id = o.staff_id
      order by po.starts_on desc, po.post_id limit 1),
    p.reference, o.reason_key, o.reason, o.opened_at, o.ends_at, o.outcome, o.review_note, by.name, o.reviewed_at
  from sec.emergency_openings o
  join subjects.people p on p.person_id = o.person_id
  join directory.staff s on s.staff_id = o.staff_id
  left join directory.staff by on by.staff_id = o.reviewed_by
  where o.partnership_id = sec.partnership() and sec.can('emergency.review')
  order by o.reviewed_at is not null, o.opened_at desc, o.emergency_opening_id
  limit 200
$$;

create function sec.review_emergency(p_opening uuid, p_outcome text, p_note text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ticket sec.emergency_openings;
begin
  select * into ticket from sec.emergency_openings o
  where o.emergency_opening_id = p_opening and o.partnership_id = sec.partnership() for update;
  if ticket.emergency_opening_id is null or sec.staff() is null or not sec.can('emergency.review') then
    return 'none';
  end if;
  if ticket.staff_id = sec.staff() then
    return 'own';
  end if;
  if ticket.outcome is not null then
    return 'already';
  end if;
  update sec.emergency_openings set outcome = p_outcome, review_note = p_note, reviewed_by = sec.staff(), reviewed_at = p_at
  where emergency_opening_id = p_opening;
  return 'done';
end $$;

-- Whether a child is known and whom to ring, and nothing of the record. The same statements run
-- whatever is found. A record that is shut to the asker is "not known", and its lead still hears.
create function subjects.ask_whether_known(p_asking uuid, p_agency uuid, p_asked jsonb, p_relationship text, p_reason text, p_at timestamptz)
returns table (answer text, ring_name text, ring_phone text, ring_is_lead boolean, team text, flag boolean, emergency_id uuid, about uuid[], tell uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := sec.staff();
  today date := (p_at at time zone 'Europe/London')::date;
  rules jsonb;
  wanted text := subjects.sort_name(coalesce(p_asked ->> 'familyName', ''), coalesce(p_asked ->> 'givenName', ''));
  matched uuid[];
  open_to_me uuid[];
  one subjects.people;
  said text;
begin
  if me is null or not sec.can('child.find') then
    raise exception 'finding without seeing needs its permission' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('enquiry ' || me::text, 0));
  select c.body into rules from directory.configuration c
  where c.partnership_id = sec.partnership() and c.kind = 'find-without-seeing' and c.key = 'find'
    and c.in_force_from <= today and (c.in_force_to is null or c.in_force_to >= today)
  order by c.in_force_from desc limit 1;
  if not exists (select from jsonb_array_elements(rules -> 'relationships') r where r ->> 'key' = p_relationship) then
    raise exception 'asking needs a relationship that is in force';
  end if;
  if (select count(distinct e.asking_id) from subjects.enquiries e where e.staff_id = me
    and (e.asked_at at time zone 'Europe/London')::date = today) >= (rules ->> 'dailyLimit')::int
  then
    return query select 'too many', null, null, null::boolean, null, null::boolean, null::uuid, '{}'::uuid[], '{}'::uuid[];
    return;
  end if;
  matched := array(
    select p.person_id from subjects.people p
    where p.partnership_id = sec.partnership() and p.reference = p_asked ->> 'reference'
    union
    select p.person_id from subjects.people p
    where p.partnership_id = sec.partnership() and p.born_on = (p_asked ->> 'bornOn')::date
      and p.sort_name = p_asked ->> 'sortName' and wanted !~ '^ | $'
    union
    select p.person_id from subjects.names n join subjects.people p on p.person_id = n.person_id
    where n.partnership_id = sec.partnership() and n.sort_name = wanted and wanted !~ '^ | $'
      and p.born_on = (p_asked ->> 'bornOn')::date
  );
  open_to_me := array(select p.person_id from subjects.people p where p.person_id = any (matched) and not me = any (p.shut_out));
  select * into one from subjects.people p where p.person_id = open_to_me[1];
  said := case cardinality(open_to_me)
    when 0 then 'not-known' when 1 then case when one.restricted then 'restricted' else 'known' end else 'several' end;
  insert into subjects.enquiries (enquiry_id, asking_id, partnership_id, staff_id, agency_id, relationship, reason, asked_at, answer, person_id)
  select case when row_number() over () = 1 then p_asking else gen_random_uuid() end,
    p_asking, sec.partnership(), me, p_agency, p_relationship, p_reason, p_at, said, about.id
  from unnest(case when matched = '{}' then array[null]::uuid[] else matched end) about (id);
  return query
  select said, ring.name, ring.phone, ring.is_lead,
    (select t.name from directory.teams t where t.team_id = one.owning_team_id and said = 'known'),
    case when said in ('known', 'restricted') and exists (
      select from directory.posts o join directory.roles r on r.role_id = o.role_id
      where o.staff_id = me and o.starts_on <= today and (o.ends_on is null or o.ends_on >= today)
        and r.key in (select jsonb_array_elements_text(rules -> 'tellsOfFlagTo'))
    ) then subjects.flag_stands(one.person_id) end,
    case when said in ('known', 'restricted') and sec.can('emergency.open') then one.person_id end,
    matched,
    array(select distinct r.staff_id from unnest(matched) m (id), subjects.to_ring(m.id, p_at) r)
  from (select 1) always
  left join subjects.to_ring(one.person_id, p_at) ring on ring.place = 1 and said in ('known', 'restricted');
end $$;

revoke all on function sec.restrict_record(uuid, uuid, uuid, uuid[], text, timestamptz),
  sec.ask_to_lift(uuid, uuid, text, timestamptz), sec.lift_restriction(uuid, timestamptz),
  sec.declare_conflict(uuid, uuid, uuid, text, text, timestamptz), sec.shut_out(),
  sec.may_open_in_emergency(uuid, timestamptz),
  sec.open_in_emergency(uuid, uuid, uuid, uuid, text, text, timestamptz),
  sec.emergency_reviews(), sec.review_emergency(uuid, text, text, timestamptz),
  subjects.ask_whether_known(uuid, uuid, jsonb, text, text, timestamptz) from public;
grant execute on function sec.restrict_record(uuid, uuid, uuid, uuid[], text, timestamptz),
  sec.ask_to_lift(uuid, uuid, text, timestamptz), sec.lift_restriction(uuid, timestamptz),
  sec.declare_conflict(uuid, uuid, uuid, text, text, timestamptz),
  sec.may_open_in_emergency(uuid, timestamptz),
  sec.open_in_emergency(uuid, uuid, uuid, uuid, text, text, timestamptz),
  sec.emergency_reviews(), sec.review_emergency(uuid, text, text, timestamptz),
  subjects.ask_whether_known(uuid, uuid, jsonb, text, text, timestamptz) to lantern_app, lantern_wide;
grant execute on function sec.shut_out() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger conflicts_shut_out after insert or update of ended_at on sec.conflicts
  for each row execute function sec.shut_out();
create trigger memberships_emergency before update of ends_at on sec.memberships
  for each row when (old.basis = 'emergency') execute function sec.keep_emergency_short();
