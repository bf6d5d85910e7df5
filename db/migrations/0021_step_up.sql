-- What a session says of itself, so that its person can tell one from another and end it; when its
-- person last proved that it is they, for what is asked to be confirmed; and a person's standing held
-- still while they write, so that what is taken away cannot be used by what was already under way.

alter table sec.sessions
  add column session_id uuid not null default gen_random_uuid() constraint sessions_id_key unique,
  add column method text not null default 'password' constraint sessions_method_check check (method in ('password', 'passkey', 'provider', 'invitation')),
  add column factor text constraint sessions_factor_check check (factor in ('code', 'recovery-code', 'passkey', 'provider')),
  add column factor_at timestamptz,
  add column step_up_at timestamptz,
  add column browser text constraint sessions_browser_check check (length(browser) <= 80),
  add column network text constraint sessions_network_check check (length(network) <= 60),
  add constraint sessions_factor_at_check check ((factor is null) = (factor_at is null));
comment on column sec.sessions.session_id is 'What a session is called on pages: it opens nothing';
comment on column sec.sessions.factor is 'The second factor that was given; none where an organisation''s sign-in vouches for none';
comment on column sec.sessions.step_up_at is 'When the person last confirmed that it is they, within the session';
comment on column sec.sessions.browser is 'In words, like "Firefox on Windows": never the whole of what the browser says';
comment on column sec.sessions.network is 'The front part of the address: enough to recognise, too little to find a home';
-- Sessions from before this version were opened with a one-time code.
update sec.sessions set factor = 'code', factor_at = opened_at where is_complete;

create policy sessions_mine_wide on sec.sessions for select to lantern_wide using (staff_id = (select sec.staff()));
grant select on sec.sessions to lantern_wide;

set local role lantern_maintenance;

drop function sec.open_session(bytea, uuid, boolean, timestamptz);
-- No session for a machine, by whatever way one is asked for.
create function sec.open_session(
  p_hash bytea, p_staff uuid, p_complete boolean, p_at timestamptz,
  p_method text default 'password', p_factor text default 'code', p_browser text default null, p_network text default null
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if sec.actor_kind() is distinct from 'system' or sec.actor() is distinct from 'sign-in' then
    raise exception 'sessions are opened by sign-in alone' using errcode = 'insufficient_privilege';
  end if;
  insert into sec.sessions (session_hash, staff_id, partnership_id, is_complete, opened_at, seen_at, method, factor, factor_at, browser, network)
  select p_hash, s.staff_id, s.partnership_id, p_complete, p_at, p_at, p_method,
    case when p_complete then p_factor end, case when p_complete and p_factor is not null then p_at end, p_browser, p_network
  from directory.staff s where s.staff_id = p_staff and not s.is_service;
  if not found then
    raise exception 'nobody to open a session for';
  end if;
end $$;

-- The same session under a new token, from now on confirmed: the old token opens nothing. How long it
-- may last is not begun anew.
create function sec.confirm_session(p_old bytea, p_new bytea, p_factor text, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  was sec.sessions;
begin
  if sec.actor_kind() is distinct from 'system' or sec.actor() is distinct from 'sign-in' then
    raise exception 'sessions are confirmed by sign-in alone' using errcode = 'insufficient_privilege';
  end if;
  update sec.sessions s set ended_at = p_at where s.session_hash = p_old and s.ended_at is null and s.is_complete
  returning * into was;
  if was.session_hash is null then
    return false;
  end if;
  insert into sec.sessions (session_hash, staff_id, partnership_id, is_complete, opened_at, seen_at, method, factor, factor_at, step_up_at, browser, network)
  values (p_new, was.staff_id, was.partnership_id, true, was.opened_at, p_at, was.method,
    -- A stronger proof is kept: a code given later does not make a passkey's session a weaker one.
    case when was.factor in ('passkey', 'provider') then was.factor else p_factor end, coalesce(was.factor_at, p_at), p_at, was.browser, was.network);
  return true;
end $$;

drop function sec.resume_session(bytea, timestamptz, interval, interval);
create function sec.resume_session(
  p_hash bytea, p_at timestamptz, p_idle interval, p_absolute interval
) returns table (state text, staff_id uuid, session_id uuid, factor text, confirmed_at timestamptz, facts jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found sec.sessions;
begin
  select * into found from sec.sessions s where s.session_hash = p_hash;
  if found.session_hash is null then
    return;
  end if;
  if found.ended_at is not null or found.seen_at + p_idle < p_at or found.opened_at + p_absolute < p_at then
    return query select 'expired', found.staff_id, found.session_id, null::text, null::timestamptz, null::jsonb;
    return;
  end if;
  if found.seen_at < p_at - interval '30 seconds' then
    update sec.sessions s set seen_at = p_at where s.session_hash = p_hash;
  end if;
  return query select case when found.is_complete then 'complete' else 'password' end,
    found.staff_id, found.session_id, found.factor, greatest(found.factor_at, found.step_up_at), sec.actor_facts(found.staff_id, p_at);
end $$;

-- What the acting person may do at this moment, held until the transaction ends: whoever takes a post,
-- a place in a circle or the session away waits for it, and whoever comes after finds it gone.
create function sec.hold_standing(p_session uuid, p_at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from directory.staff s where s.staff_id = sec.staff() for share;
  -- A statement of its own sees what was committed while the lock was waited for.
  if not exists (select from sec.sessions s where s.session_id = p_session and s.staff_id = sec.staff() and s.ended_at is null) then
    return null;
  end if;
  return sec.actor_facts(sec.staff(), p_at);
end $$;

create function sec.wait_for_writes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Who ends their own place holds their own row already, as does the same form sent twice: waiting
  -- for each other they would both stand still.
  if old.staff_id is distinct from sec.staff() then
    perform from directory.staff s where s.staff_id = old.staff_id for no key update;
  end if;
  return coalesce(new, old);
end $$;

-- Ends one session of the acting person, or with no id all but the one that asks.
create function sec.end_own_sessions(p_session uuid, p_but uuid, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended int;
begin
  perform from directory.staff s where s.staff_id = sec.staff() for no key update;
  update sec.sessions s set ended_at = p_at
  where s.staff_id = sec.staff() and s.ended_at is null and s.session_id <> p_but
    and (p_session is null or s.session_id = p_session);
  get diagnostics ended = row_count;
  return ended;
end $$;

revoke all on function sec.open_session(bytea, uuid, boolean, timestamptz, text, text, text, text),
  sec.confirm_session(bytea, bytea, text, timestamptz), sec.resume_session(bytea, timestamptz, interval, interval),
  sec.hold_standing(uuid, timestamptz), sec.end_own_sessions(uuid, uuid, timestamptz), sec.wait_for_writes() from public;
grant execute on function sec.open_session(bytea, uuid, boolean, timestamptz, text, text, text, text),
  sec.confirm_session(bytea, bytea, text, timestamptz), sec.resume_session(bytea, timestamptz, interval, interval),
  sec.hold_standing(uuid, timestamptz), sec.end_own_sessions(uuid, uuid, timestamptz) to lantern_app, lantern_wide;
grant execute on function sec.wait_for_writes() to lantern_owner;

reset role;
set local role lantern_owner;

create trigger posts_wait before update or delete on directory.posts
  for each row execute function sec.wait_for_writes();
create trigger memberships_wait before update or delete on sec.memberships
  for each row execute function sec.wait_for_writes();
