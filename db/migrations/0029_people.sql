-- Joiners, movers and leavers, by pages: people are invited, given posts and ended by an administrator,
-- who sees no case content; somebody who lost every way in gets a new one by two administrators.

grant create on schema directory to lantern_maintenance;

alter table directory.staff drop constraint staff_service_check;
alter table directory.staff add constraint staff_service_check check (
  is_service = (responsible_id is not null) and is_service = (email is null) and responsible_id <> staff_id
);
comment on column directory.staff.ended_at is 'Who has left, or a machine that has ended: nothing opens to them from then on';

create table directory.tickets (
  ticket_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  kind text not null constraint tickets_kind_check check (kind in ('join', 'recovery')),
  opened_by uuid references directory.staff on delete restrict,
  opened_at timestamptz not null,
  confirmed_by uuid references directory.staff on delete restrict,
  code_hash bytea constraint tickets_code_check check (length(code_hash) = 32),
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  constraint tickets_two_people_check check (confirmed_by <> opened_by and confirmed_by <> staff_id and opened_by <> staff_id),
  constraint tickets_confirmed_check check (kind = 'join' or code_hash is null or confirmed_by is not null)
);
comment on table directory.tickets is 'A way in for somebody who has none: the first one, or a new one once two administrators agree; by the SHA-256 of a code that is handed over in person and works once';
comment on column directory.tickets.opened_by is 'Not known where the command line made it';
create index tickets_staff_idx on directory.tickets (staff_id);
create index tickets_partnership_idx on directory.tickets (partnership_id);
create index tickets_opened_by_idx on directory.tickets (opened_by);
create index tickets_confirmed_by_idx on directory.tickets (confirmed_by);
create unique index tickets_code_idx on directory.tickets (code_hash);
alter table directory.tickets enable row level security;
alter table directory.tickets force row level security;
create policy tickets_maintenance on directory.tickets to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on directory.tickets to lantern_maintenance;
create policy tickets_read on directory.tickets for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('staff.manage')));
grant select (ticket_id, partnership_id, staff_id, kind, opened_by, opened_at, confirmed_by, expires_at, used_at, withdrawn_at)
  on directory.tickets to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- Somebody of the acting administrator's partnership whom they may change: a person, and not themselves.
create function directory.may_manage(p_staff uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.can('staff.manage') and p_staff is distinct from sec.staff() and exists (
    select from directory.staff s where s.staff_id = p_staff and not s.is_service and s.partnership_id = sec.partnership())
$$;

-- Whoever administers people or reads the audit opens no record, also not by a second post.
create function directory.keeps_apart(p_staff uuid, p_role uuid, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  with held as (
    select r.permissions, r.reach from directory.roles r where r.role_id = p_role
    union all
    select r.permissions, r.reach from directory.posts o join directory.roles r on r.role_id = o.role_id
    where o.staff_id = p_staff and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
  )
  select not (exists (select from held where permissions && '{staff.manage,audit.view}'::text[])
    and exists (select from held where reach <> 'none' and 'child.view' = any (permissions)))
$$;

create function directory.give_post(p_post uuid, p_staff uuid, p_team uuid, p_role uuid, p_starts date, p_ends date, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not directory.may_manage(p_staff)
    or exists (select from directory.staff s where s.staff_id = p_staff and s.ended_at is not null)
    or not exists (select from directory.teams t where t.team_id = p_team and t.partnership_id = sec.partnership())
    or not exists (select from directory.roles r where r.role_id = p_role and r.partnership_id = sec.partnership()
      and r.key not in ('service-account', 'agency-system')) then
    return 'refused';
  end if;
  perform from directory.staff s where s.staff_id = p_staff for no key update;
  if not directory.keeps_apart(p_staff, p_role, p_at) then
    return 'apart';
  end if;
  insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on, ends_on)
  values (p_post, sec.partnership(), p_staff, p_team, p_role, p_starts, p_ends);
  return 'given';
end $$;

create function directory.add_person(
  p_staff uuid, p_name text, p_email text, p_phone text, p_post uuid, p_team uuid, p_role uuid, p_starts date,
  p_ticket uuid, p_code bytea, p_expires timestamptz, p_at timestamptz
) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given text;
begin
  if not sec.can('staff.manage') then
    return 'refused';
  end if;
  insert into directory.staff (staff_id, partnership_id, name, email, phone, is_demo)
  select p_staff, n.partnership_id, p_name, p_email, p_phone, n.is_demo from directory.partnerships n where n.partnership_id = sec.partnership()
  on conflict (email) do nothing;
  if not found then
    return 'taken';
  end if;
  given := directory.give_post(p_post, p_staff, p_team, p_role, p_starts, null, p_at);
  if given <> 'given' then
    raise exception 'a post was refused: %', given;
  end if;
  insert into directory.tickets (ticket_id, partnership_id, staff_id, kind, opened_by, opened_at, code_hash, expires_at)
  values (p_ticket, sec.partnership(), p_staff, 'join', sec.staff(), p_at, p_code, p_expires);
  return 'added';
end $$;

create function directory.end_post(p_post uuid, p_staff uuid, p_last date, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not directory.may_manage(p_staff) then
    return false;
  end if;
  -- One that would begin after its last day is taken back; the history keeps it.
  delete from directory.posts o where o.post_id = p_post and o.staff_id = p_staff and o.starts_on > p_last;
  if found then
    return true;
  end if;
  update directory.posts o set ends_on = p_last, version = o.version + 1
  where o.post_id = p_post and o.staff_id = p_staff
    and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date);
  return found;
end $$;

-- From this moment nothing opens to somebody: sessions, posts, places in circles, ways in.
create function directory.end_account_of(p_staff uuid, p_at timestamptz) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  today date := (p_at at time zone 'Europe/London')::date;
begin
  update directory.staff s set ended_at = p_at, version = s.version + 1
  where s.staff_id = p_staff and not s.is_service and s.ended_at is null;
  if not found then
    return false;
  end if;
  update sec.sessions s set ended_at = p_at where s.staff_id = p_staff and s.ended_at is null;
  update directory.posts o set ends_on = greatest(o.starts_on, today - 1), version = o.version + 1
  where o.staff_id = p_staff and (o.ends_on is null or o.ends_on >= today);
  update sec.memberships m set ends_at = greatest(m.starts_at, p_at), end_reason = 'Left the partnership', version = m.version + 1
  where m.staff_id = p_staff and (m.ends_at is null or m.ends_at > p_at);
  update directory.tickets t set withdrawn_at = p_at where t.staff_id = p_staff and t.used_at is null and t.withdrawn_at is null;
  update directory.identities i set ended_at = p_at where i.staff_id = p_staff and i.ended_at is null;
  update directory.passkeys k set removed_at = p_at where k.staff_id = p_staff and k.removed_at is null;
  delete from directory.credentials c where c.staff_id = p_staff;
  delete from directory.recovery_codes c where c.staff_id = p_staff;
  return true;
end $$;

create function directory.end_person(p_staff uuid, p_at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select directory.may_manage(p_staff) and directory.end_account_of(p_staff, p_at)
$$;

create function directory.end_sessions_of(p_staff uuid, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended int;
begin
  if not directory.may_manage(p_staff) then
    return null;
  end if;
  perform from directory.staff s where s.staff_id = p_staff for no key update;
  update sec.sessions s set ended_at = p_at where s.staff_id = p_staff and s.ended_at is null;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- Where wrong attempts are counted for one person: their address and their number, as digests.
create function directory.lock_keys(p_staff uuid) returns setof bytea
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(counted.what, 'UTF8')) from directory.staff s,
    unnest(array['sign-in ' || s.email, 'sign-in day ' || s.email, 'code ' || s.staff_id, 'code day ' || s.staff_id,
      'password of ' || s.staff_id]) as counted (what)
  where s.staff_id = p_staff and not s.is_service
$$;

create function directory.unlock(p_staff uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not directory.may_manage(p_staff) then
    return false;
  end if;
  delete from sec.attempts a where a.attempt_key in (select directory.lock_keys(p_staff));
  return true;
end $$;

-- What an administrator is told about people: how they come in, never what they work on. Counts alone
-- of what somebody would leave behind.
create function directory.people_for_admin(p_at timestamptz, p_day timestamptz)
returns table (staff_id uuid, name text, email text, phone text, ended_at timestamptz, last_seen_at timestamptz, ways int, waiting text,
  wrong_today int, circles int, promises int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.staff_id, s.name, s.email, s.phone, s.ended_at,
    (select max(n.seen_at) from sec.sessions n where n.staff_id = s.staff_id),
    (select count(*)::int from directory.credentials c where c.staff_id = s.staff_id)
      + (select count(*)::int from directory.passkeys k where k.staff_id = s.staff_id and k.removed_at is null)
      + (select count(*)::int from directory.identities i where i.staff_id = s.staff_id and i.ended_at is null),
    (select t.kind from directory.tickets t where t.staff_id = s.staff_id and t.used_at is null and t.withdrawn_at is null and t.expires_at > p_at
      order by t.opened_at desc limit 1),
    (select coalesce(max(a.attempts), 0)::int from sec.attempts a
      where a.window_start = p_day and a.attempt_key in (select directory.lock_keys(s.staff_id))),
    (select count(*)::int from sec.memberships m where m.staff_id = s.staff_id and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)),
    (select count(*)::int from work.actions x where x.owner_staff_id = s.staff_id and x.state = 'open')
  from directory.staff s
  where sec.can('staff.manage') and s.partnership_id = sec.partnership() and not s.is_service
  order by s.ended_at is not null, s.name, s.staff_id
$$;

-- The first of two administrators asks for a new way in for somebody.
create function directory.ask_recovery(p_ticket uuid, p_staff uuid, p_expires timestamptz, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not directory.may_manage(p_staff)
    or exists (select from directory.staff s where s.staff_id = p_staff and s.ended_at is not null) then
    return false;
  end if;
  update directory.tickets t set withdrawn_at = p_at where t.staff_id = p_staff and t.used_at is null and t.withdrawn_at is null;
  insert into directory.tickets (ticket_id, partnership_id, staff_id, kind, opened_by, opened_at, expires_at)
  values (p_ticket, sec.partnership(), p_staff, 'recovery', sec.staff(), p_at, p_expires);
  return true;
end $$;

-- Another one agrees, sees the code once and hands it over in person.
create function directory.confirm_recovery(p_ticket uuid, p_staff uuid, p_code bytea, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not directory.may_manage(p_staff) then
    return false;
  end if;
  update directory.tickets t set confirmed_by = sec.staff(), code_hash = p_code
  where t.ticket_id = p_ticket and t.staff_id = p_staff and t.kind = 'recovery' and t.confirmed_by is null
    and t.used_at is null and t.withdrawn_at is null and t.expires_at > p_at and sec.staff() is not null and t.opened_by is distinct from sec.staff();
  return found;
end $$;

-- Whose ticket a code is, for sign-in alone.
create function sec.ticket_of(p_code bytea, p_at timestamptz) returns table (staff_id uuid, email text, name text, kind text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  return query select s.staff_id, s.email, s.name, t.kind
  from directory.tickets t join directory.staff s on s.staff_id = t.staff_id
  where t.code_hash = p_code and t.used_at is null and t.withdrawn_at is null and t.expires_at > p_at and s.ended_at is null;
end $$;

-- Uses a ticket up: a new password and authenticator in place of every way in there was before.
create function sec.use_ticket(p_code bytea, p_password text, p_sealed bytea, p_step bigint, p_at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_staff uuid;
begin
  perform sec.refuse_but_sign_in();
  update directory.tickets t set used_at = p_at
  from directory.staff s
  where t.code_hash = p_code and t.used_at is null and t.withdrawn_at is null and t.expires_at > p_at
    and s.staff_id = t.staff_id and s.ended_at is null
  returning t.staff_id into found_staff;
  if found_staff is null then
    return null;
  end if;
  perform from directory.staff s where s.staff_id = found_staff for no key update;
  update sec.sessions s set ended_at = p_at where s.staff_id = found_staff and s.ended_at is null;
  update directory.passkeys k set removed_at = p_at where k.staff_id = found_staff and k.removed_at is null;
  delete from directory.recovery_codes c where c.staff_id = found_staff;
  insert into directory.credentials (staff_id, partnership_id, password_hash, totp_sealed, totp_last_step)
  select s.staff_id, s.partnership_id, p_password, p_sealed, p_step from directory.staff s where s.staff_id = found_staff
  on conflict (staff_id) do update set password_hash = excluded.password_hash, totp_sealed = excluded.totp_sealed,
    totp_last_step = excluded.totp_last_step, version = directory.credentials.version + 1;
  delete from sec.attempts a where a.attempt_key in (select directory.lock_keys(found_staff));
  return found_staff;
end $$;

-- Whoever changes what is their own holds their own row already, as does the same form sent twice: these
-- two take turns by a lock of their own instead of waiting for each other.
create or replace function sec.end_own_sessions(p_session uuid, p_but uuid, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended int;
begin
  perform pg_advisory_xact_lock(hashtextextended('own account ' || sec.staff()::text, 0));
  update sec.sessions s set ended_at = p_at
  where s.staff_id = sec.staff() and s.ended_at is null and s.session_id <> p_but
    and (p_session is null or s.session_id = p_session);
  get diagnostics ended = row_count;
  return ended;
end $$;

create or replace function directory.remove_own_passkey(p_passkey uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('own account ' || sec.staff()::text, 0));
  update directory.passkeys k set removed_at = p_at
  where k.passkey_id = p_passkey and k.staff_id = sec.staff() and k.removed_at is null
    and (exists (select from directory.credentials c where c.staff_id = k.staff_id)
      or exists (select from directory.identities i where i.staff_id = k.staff_id and i.ended_at is null)
      or exists (select from directory.passkeys o where o.staff_id = k.staff_id and o.removed_at is null and o.passkey_id <> k.passkey_id));
  return found;
end $$;

revoke all on all functions in schema directory from public;
revoke all on function sec.ticket_of(bytea, timestamptz), sec.use_ticket(bytea, text, bytea, bigint, timestamptz) from public;
grant execute on function sec.ticket_of(bytea, timestamptz), sec.use_ticket(bytea, text, bytea, bigint, timestamptz),
  directory.give_post(uuid, uuid, uuid, uuid, date, date, timestamptz),
  directory.add_person(uuid, text, text, text, uuid, uuid, uuid, date, uuid, bytea, timestamptz, timestamptz),
  directory.end_post(uuid, uuid, date, timestamptz), directory.end_person(uuid, timestamptz), directory.end_sessions_of(uuid, timestamptz),
  directory.unlock(uuid), directory.people_for_admin(timestamptz, timestamptz), directory.ask_recovery(uuid, uuid, timestamptz, timestamptz),
  directory.confirm_recovery(uuid, uuid, bytea, timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
