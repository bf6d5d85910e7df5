-- Conflicts of interest that are found as well as declared, and emergencies with their limits in configuration.

create table sec.staff_ties (
  staff_tie_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete cascade,
  kind text not null check (kind in ('home', 'household', 'relative', 'former-name', 'employer', 'licence')),
  wording text not null check (length(wording) between 1 and 300),
  added_at timestamptz not null,
  ended_at timestamptz
);
comment on table sec.staff_ties is 'What members of staff say of their own life so that conflicts of interest are found: read by themselves alone';
create index staff_ties_staff_idx on sec.staff_ties (staff_id);
create index staff_ties_partnership_idx on sec.staff_ties (partnership_id);

create table sec.conflict_findings (
  conflict_finding_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  strength text not null check (strength in ('strong', 'weak')),
  reasons text[] not null check (cardinality(reasons) > 0),
  found_at timestamptz not null,
  outcome text check (outcome in ('conflict', 'none')),
  decision_reason text check (length(decision_reason) between 1 and 2000),
  decided_by uuid references directory.staff on delete restrict,
  decided_at timestamptz,
  version int not null default 1,
  constraint conflict_findings_decided check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)
    and (outcome is null) = (decision_reason is null)),
  constraint conflict_findings_not_own check (decided_by <> staff_id)
);
comment on table sec.conflict_findings is 'What speaks for somebody knowing a child: strong reasons shut them out until somebody else decides, weak ones ask';
create unique index conflict_findings_pair_idx on sec.conflict_findings (person_id, staff_id);
create index conflict_findings_staff_idx on sec.conflict_findings (staff_id);
create index conflict_findings_decided_by_idx on sec.conflict_findings (decided_by);
create index conflict_findings_waiting_idx on sec.conflict_findings (partnership_id, found_at);

create table sec.conflict_looks (
  person_id uuid not null references subjects.people on delete cascade,
  staff_id uuid not null references directory.staff on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  looked_at timestamptz not null,
  primary key (person_id, staff_id)
);
comment on table sec.conflict_looks is 'When it was last looked whether somebody may know a child, so that it is looked once and again when what is known has changed';
create index conflict_looks_staff_idx on sec.conflict_looks (staff_id);
create index conflict_looks_partnership_idx on sec.conflict_looks (partnership_id);

do $$
declare
  relation text;
begin
  foreach relation in array array['staff_ties', 'conflict_findings', 'conflict_looks'] loop
    execute format('alter table sec.%I enable row level security', relation);
    execute format('alter table sec.%I force row level security', relation);
    execute format('create policy %I on sec.%I to lantern_maintenance using (true) with check (true)', relation || '_maintenance', relation);
    execute format('grant select, insert, update, delete on sec.%I to lantern_maintenance', relation);
  end loop;
end $$;
create policy staff_ties_read on sec.staff_ties for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy staff_ties_add on sec.staff_ties for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy staff_ties_end on sec.staff_ties for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()))
  with check (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
grant select, insert on sec.staff_ties to lantern_app, lantern_wide;
grant update (ended_at) on sec.staff_ties to lantern_app, lantern_wide;
create policy conflict_findings_read on sec.conflict_findings for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = conflict_findings.person_id));
create policy conflict_findings_decide on sec.conflict_findings for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = conflict_findings.person_id))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('conflict.manage'))
    and decided_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = conflict_findings.person_id));
grant select on sec.conflict_findings to lantern_app, lantern_wide;
grant update (outcome, decision_reason, decided_by, decided_at, version) on sec.conflict_findings to lantern_app, lantern_wide;
create trigger staff_ties_history after update or delete on sec.staff_ties
  for each row execute function history.record('staff_tie_id');
create trigger conflict_findings_history after update or delete on sec.conflict_findings
  for each row execute function history.record('conflict_finding_id');

set local role lantern_maintenance;

-- Declared, or found with strong reasons and not yet decided, or found and decided: shut out. Whoever
-- is shut out loses their places at once, an emergency's among them.
create or replace function sec.shut_out() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  shut uuid[] := array(
    select c.staff_id from sec.conflicts c where c.person_id = new.person_id and c.ended_at is null
    union
    select f.staff_id from sec.conflict_findings f where f.person_id = new.person_id
      and (f.outcome = 'conflict' or (f.outcome is null and f.strength = 'strong'))
    order by 1);
  since timestamptz := coalesce((to_jsonb(new) ->> 'declared_at')::timestamptz, (to_jsonb(new) ->> 'found_at')::timestamptz, now());
begin
  update sec.memberships m set ends_at = greatest(since, m.starts_at), end_reason = 'Conflict of interest', version = m.version + 1
  where m.staff_id = any (shut) and m.ends_at is null and m.circle_id in (
    select p.circle_id from subjects.people p where p.person_id = new.person_id
    union select q.circle_id from subjects.protections q where q.person_id = new.person_id and q.ended_at is null);
  update subjects.people p set shut_out = shut where p.person_id = new.person_id and p.shut_out is distinct from shut;
  return null;
end $$;

create function sec.is_conflicts() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.actor_kind() = 'system' and sec.actor() = 'conflicts'
$$;

-- What is compared, for the part of Lantern that compares; nothing where it has been looked since
-- anything of it changed.
create function sec.to_compare(p_person uuid, p_staff uuid)
returns table (staff jsonb, child jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('name', s.name, 'ties', coalesce((
      select jsonb_agg(jsonb_build_object('kind', t.kind, 'wording', t.wording)) from sec.staff_ties t
      where t.staff_id = s.staff_id and t.ended_at is null), '[]')),
    jsonb_build_object(
      'names', (select jsonb_agg(jsonb_build_object('given', n.given, 'family', n.family)) from (
        select p.given_name as given, p.family_name as family
        union select n.given_name, n.family_name from subjects.names n where n.person_id = p.person_id) n),
      'places', coalesce((select jsonb_agg(jsonb_build_object('kind', w.kind, 'wording', w.wording)) from subjects.whereabouts w
        where w.person_id = p.person_id), '[]'),
      'sameName', jsonb_build_object(
        'count', (select count(*) from subjects.people o where o.partnership_id = p.partnership_id
            and starts_with(o.sort_name, split_part(p.sort_name, ' ', 1) || ' '))
          + (select count(*) from directory.staff o where o.partnership_id = p.partnership_id
            and lower(o.name) like '% ' || replace(replace(lower(p.family_name), '%', ''), '_', '')),
        'of', (select count(*) from directory.staff o where o.partnership_id = p.partnership_id)
          + (select count(*) from (select from subjects.people o where o.partnership_id = p.partnership_id limit 10000) few)))
  from subjects.people p join directory.staff s on s.staff_id = p_staff and s.partnership_id = p.partnership_id and not s.is_service
  where p.person_id = p_person and p.partnership_id = sec.partnership() and sec.is_conflicts()
    and not exists (
      select from sec.conflict_looks l where l.person_id = p_person and l.staff_id = p_staff
        and l.looked_at > coalesce((select max(t.added_at) from sec.staff_ties t where t.staff_id = p_staff), '-infinity')
        and l.looked_at > coalesce((select max(w.recorded_at) from subjects.whereabouts w where w.person_id = p_person), '-infinity'))
$$;

-- Keeps what was found, once for each pair. Strong reasons are told to those who manage conflicts in
-- the team that holds the record; for weak ones the person is asked. Answers whether the person is now shut out by it.
create function sec.note_finding(p_finding uuid, p_person uuid, p_staff uuid, p_strength text, p_reasons text[], p_at timestamptz)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  is_new boolean := false;
begin
  if not sec.is_conflicts() then
    return false;
  end if;
  insert into sec.conflict_looks (person_id, staff_id, partnership_id, looked_at)
  values (p_person, p_staff, sec.partnership(), p_at)
  on conflict (person_id, staff_id) do update set looked_at = excluded.looked_at;
  if p_strength is null then
    return false;
  end if;
  insert into sec.conflict_findings as f (conflict_finding_id, partnership_id, person_id, staff_id, strength, reasons, found_at)
  values (p_finding, sec.partnership(), p_person, p_staff, p_strength, p_reasons, p_at)
  on conflict (person_id, staff_id) do update
    set strength = excluded.strength, reasons = excluded.reasons, found_at = excluded.found_at, version = f.version + 1,
      outcome = null, decision_reason = null, decided_by = null, decided_at = null
    where not f.reasons @> excluded.reasons
  returning true into is_new;
  if is_new and p_strength = 'strong' then
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select distinct on (o.staff_id) gen_random_uuid(), p.partnership_id, o.staff_id, 'access',
      'A colleague may know a child whose record your team holds: decide',
      '/children/' || p_person || '/conflicts/found', p_at
    from subjects.people p join directory.posts o on o.team_id = p.owning_team_id
      and o.starts_on <= (p_at at time zone 'Europe/London')::date
      and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
    join directory.roles r on r.role_id = o.role_id and 'conflict.manage' = any (r.permissions)
    where p.person_id = p_person and o.staff_id <> p_staff and not o.staff_id = any (p.shut_out);
  elsif is_new then
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    values (gen_random_uuid(), sec.partnership(), p_staff, 'access', 'Do you know this child or family? If you do, say so',
      '/children/' || p_person || '/conflict', p_at);
  end if;
  return coalesce(is_new, false) and p_strength = 'strong';
end $$;

-- How often in a day is the partnership's to set; five where it says nothing.
create or replace function sec.open_in_emergency(p_opening uuid, p_membership uuid, p_entry uuid, p_person uuid, p_reason_key text, p_reason text, p_at timestamptz)
returns table (outcome text, until timestamptz, tell uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
  me directory.staff;
  ends timestamptz;
  rules jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('emergency ' || sec.staff()::text, 0));
  -- Who is shut out meanwhile is shut out: the child is held while the ticket is written.
  perform from subjects.people p where p.person_id = p_person for share;
  if not coalesce(sec.may_open_in_emergency(p_person, p_at), false) then
    return query select 'none', null::timestamptz, '{}'::uuid[];
    return;
  end if;
  select * into child from subjects.people p where p.person_id = p_person;
  select * into me from directory.staff s where s.staff_id = sec.staff();
  if me.is_service then
    return query select 'none', null::timestamptz, '{}'::uuid[];
    return;
  end if;
  select max(o.ends_at) into ends from sec.emergency_openings o
    join sec.memberships m on m.membership_id = o.membership_id and m.ends_at > p_at
  where o.person_id = p_person and o.staff_id = me.staff_id;
  if ends is not null or sec.reaches(child) then
    return query select 'reached', ends, '{}'::uuid[];
    return;
  end if;
  select c.body into rules from directory.configuration c
  where c.partnership_id = child.partnership_id and c.kind = 'emergency-access' and c.key = 'emergency'
    and c.in_force_from <= (p_at at time zone 'Europe/London')::date
    and (c.in_force_to is null or c.in_force_to >= (p_at at time zone 'Europe/London')::date)
  order by c.in_force_from desc limit 1;
  if (select count(*) from sec.emergency_openings o where o.staff_id = me.staff_id
    and (o.opened_at at time zone 'Europe/London')::date = (p_at at time zone 'Europe/London')::date)
    >= coalesce((rules ->> 'dailyLimit')::int, 5)
  then
    return query select 'too many', null::timestamptz, '{}'::uuid[];
    return;
  end if;
  if not exists (select from jsonb_array_elements(rules -> 'reasons') r where r ->> 'key' = p_reason_key) then
    raise exception 'an emergency opening needs a reason that is in force';
  end if;
  ends := p_at + make_interval(mins => least(coalesce((rules ->> 'minutes')::int, 15), 120));
  insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, added_by, starts_at, ends_at)
  values (p_membership, child.partnership_id, child.circle_id, me.staff_id, 'emergency', left(p_reason, 1000), me.staff_id, p_at, ends);
  insert into sec.emergency_openings (emergency_opening_id, partnership_id, person_id, staff_id, membership_id, reason_key, reason, opened_at, ends_at)
  values (p_opening, child.partnership_id, p_person, me.staff_id, p_membership, p_reason_key, p_reason, p_at, ends);
  insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, detail, happened_on, recorded_by)
  values (p_entry, child.partnership_id, p_person, 'access', me.name || ' opened this record in an emergency', p_reason,
    (p_at at time zone 'Europe/London')::date, me.staff_id);
  return query select 'opened', ends, array(select r.staff_id from subjects.to_ring(p_person, p_at) r);
end $$;

revoke all on function sec.is_conflicts(), sec.to_compare(uuid, uuid), sec.note_finding(uuid, uuid, uuid, text, text[], timestamptz) from public;
grant execute on function sec.to_compare(uuid, uuid), sec.note_finding(uuid, uuid, uuid, text, text[], timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
create trigger conflict_findings_shut_out after insert or update of strength, outcome on sec.conflict_findings
  for each row execute function sec.shut_out();
