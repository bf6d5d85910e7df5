-- Governing the work: registers that the information governance officer keeps, and the legal hold
-- under which nothing that belongs to a record is deleted.

create schema govern;
comment on schema govern is 'Registers of information governance, legal holds and what they guard';
grant usage on schema govern to lantern_app, lantern_wide, lantern_maintenance;
grant create on schema govern to lantern_maintenance;

create sequence govern.entry_numbers as int start with 1001;
grant usage on sequence govern.entry_numbers to lantern_app, lantern_wide, lantern_maintenance;

create table govern.register_entries (
  register_entry_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  register text not null check (register ~ '^[a-z-]{1,40}$'),
  reference text not null check (length(reference) between 1 and 30),
  title text not null check (length(title) between 1 and 200),
  body jsonb not null check (octet_length(body::text) <= 256 * 1024),
  state text not null check (state in ('draft', 'confirmed', 'ended')),
  audience text not null check (audience in ('governance', 'staff', 'public')),
  due_on date,
  added_by uuid references directory.staff on delete restrict,
  added_at timestamptz not null,
  changed_by uuid references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  unique (partnership_id, reference)
);
comment on table govern.register_entries is 'What is kept in registers: agreements, processing, notices, complaints, breaches, algorithms, equality, retention; each body fits its register''s fields';
comment on column govern.register_entries.added_by is 'Not known where it was shipped with Lantern';
comment on column govern.register_entries.audience is 'Who reads it once it is confirmed: those who keep the registers, everyone who is signed in, everybody';
comment on column govern.register_entries.due_on is 'The day by which somebody must act, worked out from the body when it is saved';
create index register_entries_list_idx on govern.register_entries (partnership_id, register, state, due_on);
create index register_entries_added_by_idx on govern.register_entries (added_by);
create index register_entries_changed_by_idx on govern.register_entries (changed_by);

create table govern.holds (
  hold_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  record_reference text check (length(record_reference) between 1 and 30),
  reason text not null check (length(reason) between 1 and 1000),
  set_by uuid references directory.staff on delete restrict,
  set_at timestamptz not null,
  review_by date,
  lift_reason text check (length(lift_reason) between 1 and 1000),
  lift_asked_by uuid references directory.staff on delete restrict,
  lift_asked_at timestamptz,
  lift_agreed_by uuid references directory.staff on delete restrict,
  lifted_at timestamptz,
  version int not null default 1,
  constraint holds_asked_check check (num_nulls(lift_reason, lift_asked_by, lift_asked_at) in (0, 3)),
  constraint holds_lifted_check check ((lifted_at is null) = (lift_agreed_by is null)),
  constraint holds_two_people_check check (lift_agreed_by is null or (lift_asked_by is not null and lift_agreed_by <> lift_asked_by))
);
comment on table govern.holds is 'Legal holds: while one stands, nothing that it covers is deleted by anybody';
comment on column govern.holds.record_reference is 'The record that it covers; empty for everything that the partnership holds';
comment on column govern.holds.set_by is 'Not known for the hold that stands from the first day';
create index holds_partnership_idx on govern.holds (partnership_id, lifted_at);
create index holds_set_by_idx on govern.holds (set_by);
create index holds_asked_by_idx on govern.holds (lift_asked_by);
create index holds_agreed_by_idx on govern.holds (lift_agreed_by);

do $$
declare
  relation text;
begin
  foreach relation in array array['govern.register_entries', 'govern.holds'] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)',
      split_part(relation, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
  end loop;
end $$;

create policy register_entries_read on govern.register_entries for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('governance.view')));
create policy register_entries_add on govern.register_entries for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff())
    and (select sec.can('governance.manage')));
create policy register_entries_change on govern.register_entries for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('governance.manage')))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff())
    and (select sec.can('governance.manage')));
grant select, insert on govern.register_entries to lantern_app, lantern_wide;
grant update (title, body, state, audience, due_on, changed_by, changed_at, version) on govern.register_entries to lantern_app, lantern_wide;
create trigger register_entries_history after update or delete on govern.register_entries
  for each row execute function history.record('register_entry_id');

-- Changed by the functions below alone.
create policy holds_read on govern.holds for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('governance.agree')));
grant select on govern.holds to lantern_app, lantern_wide;
create trigger holds_history after update or delete on govern.holds
  for each row execute function history.record('hold_id');

set local role lantern_maintenance;

-- What everyone who is signed in may read of a register: what stands and is not for governance alone.
create function govern.entries_for_staff(p_register text) returns setof govern.register_entries
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from govern.register_entries e
  where e.partnership_id = sec.partnership() and sec.staff() is not null
    and e.register = p_register and e.state = 'confirmed' and e.audience in ('staff', 'public')
  order by e.title, e.register_entry_id
$$;

-- What anybody may read: it is published.
create function govern.published_entries(p_register text)
returns table (partnership text, reference text, title text, body jsonb, changed_at timestamptz, version int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.name, e.reference, e.title, e.body, e.changed_at, e.version
  from govern.register_entries e join directory.partnerships p on p.partnership_id = e.partnership_id
  where e.register = p_register and e.state = 'confirmed' and e.audience = 'public'
    and (sec.partnership() is null or e.partnership_id = sec.partnership())
  order by p.name, e.title, e.register_entry_id
$$;

-- What a basis is called, also after it has ended: records refer to it by its key.
create function govern.basis_name(p_key text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.title from govern.register_entries e
  where e.partnership_id = sec.partnership() and e.register = 'basis-set'
    and coalesce(e.body ->> 'key', lower(e.reference)) = p_key
  order by e.state = 'confirmed' desc, e.register_entry_id desc limit 1
$$;

-- What an entry said before each change, newest first, for those who read the register.
create function govern.versions_of(p_entry uuid)
returns table (changed_at timestamptz, changed_by text, was jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.changed_at, v.changed_by, v.was from history.versions v
  where v.relation = 'govern.register_entries' and v.row_key = p_entry::text
    and v.partnership_id = sec.partnership() and sec.can('governance.view')
  order by v.version_id desc
$$;

-- Anyone who works here tells information governance of a breach or a complaint, and reads no other.
create function govern.report_entry(p_entry uuid, p_register text, p_reference text, p_title text, p_body jsonb, p_due date, p_at timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if sec.staff() is null or p_register not in ('breach', 'complaint') then
    return false;
  end if;
  insert into govern.register_entries (register_entry_id, partnership_id, register, reference, title, body, state, audience,
    due_on, added_by, added_at, changed_by, changed_at)
  values (p_entry, sec.partnership(), p_register, p_reference, p_title, p_body, 'draft', 'governance',
    p_due, sec.staff(), p_at, sec.staff(), p_at);
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at, made_by)
  select distinct on (o.staff_id) gen_random_uuid(), sec.partnership(), o.staff_id, 'governance',
    case p_register when 'breach' then 'A colleague reports a data breach or a near miss: ' else 'A colleague passes on a complaint: ' end || p_reference,
    '/governance/registers/' || p_register || '/' || p_entry, p_at, sec.staff()
  from directory.roles r join directory.posts o on o.role_id = r.role_id
  where r.partnership_id = sec.partnership() and 'governance.manage' = any (r.permissions) and o.staff_id <> sec.staff()
    and o.starts_on <= (p_at at time zone 'Europe/London')::date
    and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date);
  return true;
end $$;

-- Records whose every period has passed, by reference alone: listed for people, and left where they are.
create function govern.due_for_review(p_today date)
returns table (reference text, agency text, team text, class text, due_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with classes as (
    select e.title, e.body ->> 'trigger' as counted_from, make_interval(years => (e.body ->> 'years')::int) as kept
    from govern.register_entries e
    where e.partnership_id = sec.partnership() and sec.can('governance.view') and e.register = 'retention' and e.state <> 'ended'
      and e.body ->> 'covers' = 'child' and e.body ->> 'years' ~ '^\d{1,3}$'
  ), ends as (
    select p.person_id, p.reference, p.owning_team_id, c.title,
      case c.counted_from when 'born' then (p.born_on + c.kept)::date
        when 'closed' then case when not t.is_open then (coalesce(t.last_entry_at, t.opened_on::timestamptz)::date + c.kept)::date end end as ends_on
    from classes c
    join subjects.people p on p.partnership_id = sec.partnership()
    join protect.tracker_entries t on t.person_id = p.person_id
  )
  select e.reference, a.name, t.name, (array_agg(e.title order by e.ends_on desc))[1], max(e.ends_on)
  from ends e join directory.teams t on t.team_id = e.owning_team_id join directory.agencies a on a.agency_id = t.agency_id
  group by e.person_id, e.reference, a.name, t.name
  having bool_and(coalesce(e.ends_on < p_today, false))
  order by max(e.ends_on), e.reference limit 500
$$;

-- Held unless somebody has lifted it: a partnership without a row is held as well.
create function govern.is_held(p_partnership int) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select from govern.holds h where h.partnership_id = p_partnership and h.record_reference is null)
    or exists (select from govern.holds h where h.partnership_id = p_partnership and h.record_reference is null and h.lifted_at is null)
$$;

create function govern.set_hold(p_hold uuid, p_reference text, p_reason text, p_review date, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if sec.staff() is null or not sec.can('governance.manage') then
    return false;
  end if;
  insert into govern.holds (hold_id, partnership_id, record_reference, reason, set_by, set_at, review_by)
  values (p_hold, sec.partnership(), p_reference, p_reason, sec.staff(), p_at, p_review);
  return true;
end $$;

create function govern.ask_to_lift_hold(p_hold uuid, p_reason text, p_version int, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held govern.holds;
begin
  select * into held from govern.holds h
  where h.hold_id = p_hold and h.partnership_id = sec.partnership() and sec.can('governance.manage') and sec.staff() is not null for update;
  if held.hold_id is null then
    return 'none';
  end if;
  if held.lifted_at is not null or held.version <> p_version then
    return 'stale';
  end if;
  update govern.holds set lift_reason = p_reason, lift_asked_by = sec.staff(), lift_asked_at = p_at, version = version + 1
  where hold_id = p_hold;
  return 'done';
end $$;

-- A second person agrees or says no; whoever asked is never the second.
create function govern.answer_lift(p_hold uuid, p_agrees boolean, p_version int, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held govern.holds;
begin
  select * into held from govern.holds h
  where h.hold_id = p_hold and h.partnership_id = sec.partnership() and sec.can('governance.agree') and sec.staff() is not null for update;
  if held.hold_id is null then
    return 'none';
  end if;
  if held.lifted_at is not null or held.lift_asked_by is null or held.version <> p_version then
    return 'stale';
  end if;
  if not p_agrees then
    update govern.holds set lift_reason = null, lift_asked_by = null, lift_asked_at = null, version = version + 1 where hold_id = p_hold;
    return 'done';
  end if;
  if held.lift_asked_by = sec.staff() then
    return 'own';
  end if;
  update govern.holds set lift_agreed_by = sec.staff(), lifted_at = p_at, version = version + 1 where hold_id = p_hold;
  return 'done';
end $$;

-- The guard of every table that holds records. It binds whoever deletes, the owner of the data too.
create function govern.keep_while_held() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  was jsonb := to_jsonb(old);
begin
  if govern.is_held((was ->> 'partnership_id')::int) then
    raise exception 'a legal hold stands: nothing of % is deleted', tg_table_name using errcode = 'LH001';
  end if;
  if exists (select from govern.holds h join subjects.people p
      on p.reference = h.record_reference and p.partnership_id = h.partnership_id
    where h.lifted_at is null and p.person_id::text = was ->> 'person_id') then
    raise exception 'a legal hold stands on this record: nothing of % is deleted', tg_table_name using errcode = 'LH001';
  end if;
  return old;
end $$;

-- Emptying a table at once asks no row: refused while anybody's hold stands.
create function govern.keep_all_while_held() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from govern.holds h where h.lifted_at is null)
    or exists (select from directory.partnerships p where govern.is_held(p.partnership_id)) then
    raise exception 'a legal hold stands: % is not emptied', tg_table_name using errcode = 'LH001';
  end if;
  return null;
end $$;

-- A partnership is held from its first moment.
create function govern.begin_held() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into govern.holds (hold_id, partnership_id, reason, set_at)
  values (gen_random_uuid(), new.partnership_id, 'From the first day: nothing is deleted until the information governance officer lifts this hold', now());
  return null;
end $$;

revoke all on function govern.entries_for_staff(text), govern.published_entries(text), govern.basis_name(text), govern.versions_of(uuid), govern.due_for_review(date),
  govern.report_entry(uuid, text, text, text, jsonb, date, timestamptz), govern.is_held(int),
  govern.set_hold(uuid, text, text, date, timestamptz), govern.ask_to_lift_hold(uuid, text, int, timestamptz),
  govern.answer_lift(uuid, boolean, int, timestamptz), govern.keep_while_held(), govern.keep_all_while_held(), govern.begin_held() from public;
grant execute on function govern.entries_for_staff(text), govern.published_entries(text), govern.basis_name(text), govern.versions_of(uuid), govern.due_for_review(date),
  govern.report_entry(uuid, text, text, text, jsonb, date, timestamptz), govern.is_held(int),
  govern.set_hold(uuid, text, text, date, timestamptz), govern.ask_to_lift_hold(uuid, text, int, timestamptz),
  govern.answer_lift(uuid, boolean, int, timestamptz) to lantern_app, lantern_wide;
grant execute on function govern.keep_while_held(), govern.keep_all_while_held(), govern.begin_held() to lantern_owner;

insert into govern.holds (hold_id, partnership_id, reason, set_at)
select gen_random_uuid(), partnership_id, 'From the first day: nothing is deleted until the information governance officer lifts this hold', now()
from directory.partnerships;

reset role;
set local role lantern_owner;

create trigger partnerships_begin_held after insert on directory.partnerships
  for each row execute function govern.begin_held();

-- A table that holds records is guarded; a migration that makes one calls this for it.
create function govern.guard(p_table regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create trigger keep_while_held before delete on %s for each row execute function govern.keep_while_held()', p_table);
  execute format('create trigger keep_all_while_held before truncate on %s for each statement execute function govern.keep_all_while_held()', p_table);
end $$;
revoke all on function govern.guard(regclass) from public;

-- Everything there is, but for what is no record: keys that are worked out again, forms and workbooks
-- that nobody sent or confirmed, ways of looking, notices, and answers kept for a day.
select govern.guard(format('%I.%I', schemaname, tablename)::regclass) from pg_tables
where schemaname in ('subjects', 'protect', 'identify', 'panels', 'files', 'work', 'audit', 'history', 'govern')
    and (schemaname || '.' || tablename) not in ('subjects.name_keys', 'protect.own_views', 'protect.team_views',
      'protect.first_views', 'identify.workbooks', 'work.drafts', 'work.notifications', 'work.stored_answers')
  or (schemaname || '.' || tablename) in ('sec.memberships', 'sec.restrictions', 'sec.conflicts', 'sec.emergency_openings');
