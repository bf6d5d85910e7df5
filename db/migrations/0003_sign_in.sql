-- What may happen before anybody is known: constant-shape functions, owned by maintenance. Those
-- that read credentials or open sessions answer the signed system actor `sign-in` alone, so that a
-- statement injected into somebody's transaction cannot become somebody else.

grant usage on schema directory to lantern_maintenance;
set local role lantern_maintenance;

-- How often this key was tried in its window, this attempt included.
create function sec.count_attempt(p_key bytea, p_window_start timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into sec.attempts as a (attempt_key, window_start, attempts) values (p_key, p_window_start, 1)
  on conflict (attempt_key, window_start) do update set attempts = a.attempts + 1
  returning attempts
$$;

create function sec.forget_attempts(p_key bytea) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from sec.attempts where attempt_key = p_key
$$;

create function sec.find_credentials(p_email text)
returns table (staff_id uuid, partnership_id int, password_hash text, totp_sealed bytea, is_demo boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.staff_id, c.partnership_id, c.password_hash, c.totp_sealed, s.is_demo
  from directory.staff s join directory.credentials c on c.staff_id = s.staff_id
  where s.email = lower(p_email) and sec.actor_kind() = 'system' and sec.actor() = 'sign-in'
$$;

create function sec.credentials_of(p_staff uuid)
returns table (staff_id uuid, partnership_id int, password_hash text, totp_sealed bytea, is_demo boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.staff_id, c.partnership_id, c.password_hash, c.totp_sealed, s.is_demo
  from directory.staff s join directory.credentials c on c.staff_id = s.staff_id
  where s.staff_id = p_staff and sec.actor_kind() = 'system' and sec.actor() = 'sign-in'
$$;

-- A one-time code works once: true only for a step later than any used before.
create function sec.use_totp_step(p_staff uuid, p_step bigint) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with used as (
    update directory.credentials set totp_last_step = p_step
    where staff_id = p_staff and totp_last_step < p_step
      and sec.actor_kind() = 'system' and sec.actor() = 'sign-in' returning 1
  )
  select exists (select from used)
$$;

create function sec.open_session(p_hash bytea, p_staff uuid, p_complete boolean, p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into sec.sessions (session_hash, staff_id, partnership_id, is_complete, opened_at, seen_at)
  select p_hash, s.staff_id, s.partnership_id, p_complete, p_at, p_at
  from directory.staff s where s.staff_id = p_staff and sec.actor_kind() = 'system' and sec.actor() = 'sign-in'
$$;

create function sec.end_session(p_hash bytea, p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update sec.sessions set ended_at = p_at where session_hash = p_hash and ended_at is null
$$;

-- Everything that decides what a person may do, read anew on every request: a post that ended
-- yesterday gives nothing today. Times are passed in, so that a frozen clock is frozen here too.
create function sec.actor_facts(p_staff uuid, p_at timestamptz) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with held as (
    select r.key, r.name, r.reach, r.permissions, t.team_id, t.principal_id as team_principal,
      a.agency_id, a.name as agency_name, a.principal_id as agency_principal
    from directory.posts p
    join directory.roles r on r.role_id = p.role_id
    join directory.teams t on t.team_id = p.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    where p.staff_id = p_staff
      and p.starts_on <= (p_at at time zone 'Europe/London')::date
      and (p.ends_on is null or p.ends_on >= (p_at at time zone 'Europe/London')::date)
  ), reached as (
    select team_principal as principal from held where reach in ('team', 'agency', 'partnership')
    union
    select agency_principal from held where reach in ('agency', 'partnership')
    union
    select m.circle_id from sec.memberships m
    where m.staff_id = p_staff and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)
      and exists (select from held where reach <> 'none')
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

-- One statement a request: the session if it stands, with the facts about its person.
-- `expired` sessions still name their person, so that what was typed can be kept for them alone.
create function sec.resume_session(
  p_hash bytea, p_at timestamptz, p_idle interval, p_absolute interval
) returns table (state text, staff_id uuid, facts jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found sec.sessions;
begin
  select * into found from sec.sessions s where s.session_hash = p_hash;
  if found.session_hash is null then
    return;
  end if;
  if found.ended_at is not null or found.seen_at + p_idle < p_at or found.opened_at + p_absolute < p_at then
    return query select 'expired', found.staff_id, null::jsonb;
    return;
  end if;
  if found.seen_at < p_at - interval '30 seconds' then
    update sec.sessions s set seen_at = p_at where s.session_hash = p_hash;
  end if;
  return query select case when found.is_complete then 'complete' else 'password' end,
    found.staff_id, sec.actor_facts(found.staff_id, p_at);
end $$;

create function sec.sweep(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  old_attempts as (delete from sec.attempts using asked where may and window_start < p_before returning 1),
  old_sessions as (delete from sec.sessions using asked where may and seen_at < p_before returning 1)
  select ((select count(*) from old_attempts) + (select count(*) from old_sessions))::int
$$;

revoke all on all functions in schema sec from public;
grant execute on all functions in schema sec to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
