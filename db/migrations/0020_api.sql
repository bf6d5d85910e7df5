-- The door for machines: service accounts beside staff, their tokens, and answers that are given
-- again when a request is sent twice.

grant create on schema directory to lantern_maintenance;

alter table directory.staff
  alter column email drop not null,
  add column is_service boolean not null default false,
  add column responsible_id uuid references directory.staff on delete restrict,
  add column ended_at timestamptz,
  add constraint staff_service_check check (
    is_service = (responsible_id is not null) and is_service = (email is null)
    and (ended_at is null or is_service) and responsible_id <> staff_id
  );
comment on table directory.staff is 'A person who works for a partner agency, or a machine that acts for one';
comment on column directory.staff.is_service is 'A service account: has a post like anyone, no address to sign in with, and is offered nowhere where people are chosen';
comment on column directory.staff.responsible_id is 'The person who answers for a service account';
comment on column directory.staff.ended_at is 'A service account that has ended: none of its tokens opens anything from then on';
create index staff_responsible_idx on directory.staff (responsible_id);

create table sec.api_tokens (
  token_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  token_hash bytea not null unique check (length(token_hash) = 32),
  label text not null check (length(label) between 1 and 120),
  scopes text[] not null check (cardinality(scopes) > 0),
  made_at timestamptz not null,
  made_by uuid references directory.staff on delete restrict,
  expires_at timestamptz not null check (expires_at > made_at and expires_at <= made_at + interval '367 days'),
  confirmed_at timestamptz,
  warned_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references directory.staff on delete restrict
);
comment on table sec.api_tokens is 'What a service account proves itself with: by the SHA-256 of each token, with what it may be used for and until when';
comment on column sec.api_tokens.made_by is 'Not known where the command line made it';
comment on column sec.api_tokens.confirmed_at is 'When the person who answers for the account confirmed it: before, it opens nothing';
create index api_tokens_staff_idx on sec.api_tokens (staff_id);
create index api_tokens_made_by_idx on sec.api_tokens (made_by);
create index api_tokens_revoked_by_idx on sec.api_tokens (revoked_by);
create index api_tokens_partnership_idx on sec.api_tokens (partnership_id, expires_at);

create table work.stored_answers (
  stored_answer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete cascade,
  idempotency_key text not null check (length(idempotency_key) between 8 and 255),
  route text not null check (length(route) between 1 and 200),
  request_hash bytea not null check (length(request_hash) = 32),
  status int not null check (status between 200 and 299),
  headers jsonb not null,
  body jsonb not null check (octet_length(body::text) <= 64 * 1024),
  made_at timestamptz not null,
  unique (staff_id, idempotency_key)
);
comment on table work.stored_answers is 'What was answered to a request under its Idempotency-Key, for a day: the same request sent again is answered the same and does nothing';
create index stored_answers_partnership_idx on work.stored_answers (partnership_id);
create index stored_answers_made_idx on work.stored_answers (made_at);

do $$
declare
  relation text;
begin
  foreach relation in array array['sec.api_tokens', 'work.stored_answers'] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)',
      split_part(relation, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
  end loop;
end $$;

-- The hash is for the lookup alone.
create policy api_tokens_read on sec.api_tokens for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('staff.manage')));
grant select (token_id, partnership_id, staff_id, label, scopes, made_at, made_by, expires_at, confirmed_at, last_used_at, revoked_at, revoked_by)
  on sec.api_tokens to lantern_app, lantern_wide;
create trigger api_tokens_history after update of confirmed_at, revoked_at, revoked_by, expires_at, scopes or delete on sec.api_tokens
  for each row execute function history.record('token_id');

create policy stored_answers_read on work.stored_answers for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy stored_answers_add on work.stored_answers for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
grant select, insert on work.stored_answers to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- What a person or a machine may do at this moment, no further than these scopes where there are
-- any: reach shrinks with the permission it rests on. For the two functions below alone.
create function sec.facts_within(p_staff uuid, p_at timestamptz, p_scopes text[]) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  with posted as (
    select r.key, r.name, r.reach,
      case when p_scopes is null then r.permissions
        else array(select unnest(r.permissions) intersect select unnest(p_scopes) order by 1) end as permissions,
      t.team_id, t.principal_id as team_principal,
      a.agency_id, a.name as agency_name, a.principal_id as agency_principal
    from directory.posts p
    join directory.roles r on r.role_id = p.role_id
    join directory.teams t on t.team_id = p.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    where p.staff_id = p_staff
      and p.starts_on <= (p_at at time zone 'Europe/London')::date
      and (p.ends_on is null or p.ends_on >= (p_at at time zone 'Europe/London')::date)
  ), held as (
    select *, reach <> 'none' and 'child.view' = any (permissions) as views from posted
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
revoke all on function sec.facts_within(uuid, timestamptz, text[]) from public;

create or replace function sec.actor_facts(p_staff uuid, p_at timestamptz) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select sec.facts_within(p_staff, p_at, null)
$$;

-- One statement a request, as for sessions: the token if it stands, with the facts about its account.
create function sec.resume_token(p_hash bytea, p_at timestamptz)
returns table (state text, token_id uuid, staff_id uuid, partnership_id int, facts jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found sec.api_tokens;
  ended timestamptz;
begin
  select * into found from sec.api_tokens t where t.token_hash = p_hash;
  if found.token_id is null then
    return;
  end if;
  select s.ended_at into ended from directory.staff s where s.staff_id = found.staff_id;
  if found.revoked_at is not null or ended is not null or found.expires_at <= p_at or found.confirmed_at is null then
    return query select case when found.revoked_at is not null then 'revoked' when ended is not null then 'ended'
        when found.expires_at <= p_at then 'expired' else 'waiting' end,
      found.token_id, found.staff_id, found.partnership_id, null::jsonb;
    return;
  end if;
  if found.last_used_at is null or found.last_used_at < p_at - interval '1 minute' then
    update sec.api_tokens t set last_used_at = p_at where t.token_id = found.token_id;
  end if;
  return query select 'stands', found.token_id, found.staff_id, found.partnership_id,
    sec.facts_within(found.staff_id, p_at, found.scopes);
end $$;

-- No session for a machine, by whatever way one is asked for.
create or replace function sec.open_session(p_hash bytea, p_staff uuid, p_complete boolean, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if sec.actor_kind() is distinct from 'system' or sec.actor() is distinct from 'sign-in' then
    raise exception 'sessions are opened by sign-in alone' using errcode = 'insufficient_privilege';
  end if;
  insert into sec.sessions (session_hash, staff_id, partnership_id, is_complete, opened_at, seen_at)
  select p_hash, s.staff_id, s.partnership_id, p_complete, p_at, p_at
  from directory.staff s where s.staff_id = p_staff and not s.is_service;
  if not found then
    raise exception 'nobody to open a session for';
  end if;
end $$;

-- Whoever answers for an account is told of what is done with it by others.
create function sec.tell_responsible(p_account directory.staff, p_headline text, p_href text, p_at timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at, made_by)
  select gen_random_uuid(), p_account.partnership_id, p_account.responsible_id, 'access',
    left(p_headline || ' “' || p_account.name || '”, for which you answer', 200), p_href, p_at, sec.staff()
  where p_account.responsible_id is distinct from sec.staff()
$$;
revoke all on function sec.tell_responsible(directory.staff, text, text, timestamptz) from public;

-- A service account with its post. Everything named must be of the acting partnership.
create function directory.add_service_account(
  p_staff uuid, p_post uuid, p_name text, p_responsible uuid, p_team uuid, p_role uuid, p_at timestamptz
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  account directory.staff;
begin
  if not sec.can('staff.manage')
    or not exists (select from directory.staff s where s.staff_id = p_responsible and not s.is_service and s.partnership_id = sec.partnership())
    or not exists (select from directory.teams t where t.team_id = p_team and t.partnership_id = sec.partnership())
    or not exists (select from directory.roles r where r.role_id = p_role and r.partnership_id = sec.partnership() and r.reach <> 'partnership')
  then
    return false;
  end if;
  insert into directory.staff (staff_id, partnership_id, name, email, is_service, responsible_id, is_demo)
  select p_staff, n.partnership_id, p_name, null, true, p_responsible, n.is_demo
  from directory.partnerships n where n.partnership_id = sec.partnership()
  returning * into account;
  insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
  values (p_post, sec.partnership(), p_staff, p_team, p_role, (p_at at time zone 'Europe/London')::date);
  perform sec.tell_responsible(account, 'A service account was added:', '/help/api', p_at);
  return true;
end $$;

-- Ends an account for good, and with it every token.
create function directory.end_service_account(p_staff uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  today date := (p_at at time zone 'Europe/London')::date;
begin
  update directory.staff s set ended_at = p_at, version = s.version + 1
  where s.staff_id = p_staff and s.is_service and s.ended_at is null
    and sec.can('staff.manage') and s.partnership_id = sec.partnership();
  if not found then
    return false;
  end if;
  update directory.posts o set ends_on = greatest(o.starts_on, today), version = o.version + 1
  where o.staff_id = p_staff and (o.ends_on is null or o.ends_on > today);
  update sec.api_tokens t set revoked_at = p_at, revoked_by = sec.staff()
  where t.staff_id = p_staff and t.revoked_at is null;
  return true;
end $$;

create function sec.add_token(
  p_token uuid, p_hash bytea, p_staff uuid, p_label text, p_scopes text[], p_expires timestamptz, p_at timestamptz
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  account directory.staff;
begin
  select * into account from directory.staff s
  where s.staff_id = p_staff and s.is_service and s.ended_at is null
    and sec.can('staff.manage') and s.partnership_id = sec.partnership();
  -- Whoever confirms a token is somebody else than who makes it.
  if account.staff_id is null or account.responsible_id = sec.staff() then
    return false;
  end if;
  -- The id is the form's own: the same form sent twice makes one token.
  insert into sec.api_tokens (token_id, partnership_id, staff_id, token_hash, label, scopes, made_at, made_by, expires_at)
  values (p_token, account.partnership_id, p_staff, p_hash, p_label, p_scopes, p_at, sec.staff(), p_expires)
  on conflict (token_id) do nothing;
  if not found then
    return false;
  end if;
  perform sec.tell_responsible(account, 'Confirm or refuse the token “' || p_label || '” of', '/tokens/' || p_token, p_at);
  return true;
end $$;

-- A token, for whoever answers for its account: nobody else finds it here.
create function sec.token_to_answer(p_token uuid)
returns table (account text, acts_for text, label text, scopes text[], made_at timestamptz, made_by text,
  expires_at timestamptz, confirmed_at timestamptz, revoked_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.name, (
      select a.name || ', ' || m.name from directory.posts o
      join directory.teams m on m.team_id = o.team_id join directory.agencies a on a.agency_id = m.agency_id
      where o.staff_id = s.staff_id order by o.starts_on desc limit 1),
    t.label, t.scopes, t.made_at, w.name, t.expires_at, t.confirmed_at, t.revoked_at
  from sec.api_tokens t
  join directory.staff s on s.staff_id = t.staff_id
  left join directory.staff w on w.staff_id = t.made_by
  where t.token_id = p_token and s.responsible_id = sec.staff() and t.partnership_id = sec.partnership()
$$;

-- The person who answers for an account lets a token open something, or refuses it for good; once.
-- Whoever made it is told.
create function sec.answer_token(p_token uuid, p_confirmed boolean, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  answered record;
begin
  update sec.api_tokens t set
    confirmed_at = case when p_confirmed then p_at end,
    revoked_at = case when not p_confirmed then p_at end,
    revoked_by = case when not p_confirmed then s.responsible_id end
  from directory.staff s
  where t.token_id = p_token and s.staff_id = t.staff_id
    and s.responsible_id = sec.staff() and t.made_by is distinct from sec.staff()
    and t.partnership_id = sec.partnership() and s.ended_at is null
    and t.confirmed_at is null and t.revoked_at is null and t.expires_at > p_at
  returning t.made_by, t.label, s.staff_id, s.name, s.partnership_id into answered;
  if not found then
    return false;
  end if;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at, made_by)
  select gen_random_uuid(), answered.partnership_id, answered.made_by, 'access',
    left(case when p_confirmed then 'Confirmed' else 'Refused' end || ': the token “' || answered.label || '” of “' || answered.name || '”', 200),
    '/admin/service-accounts/' || answered.staff_id, p_at, sec.staff()
  where answered.made_by is not null;
  return true;
end $$;

create function sec.revoke_token(p_token uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update sec.api_tokens t set revoked_at = p_at, revoked_by = sec.staff()
  where t.token_id = p_token and t.revoked_at is null
    and sec.can('staff.manage') and t.partnership_id = sec.partnership();
  return found;
end $$;

-- Tells whoever answers for an account, and the administrators, once, that a token is about to expire.
create function sec.warn_of_tokens(p_at timestamptz, p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ending as (
    update sec.api_tokens t set warned_at = p_at from directory.staff s
    where s.staff_id = t.staff_id and s.ended_at is null and t.warned_at is null and t.revoked_at is null and t.confirmed_at is not null
      and t.expires_at > p_at and t.expires_at <= p_before
      and sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
    returning t.partnership_id, t.expires_at, s.name, s.responsible_id
  ), told as (
    select e.partnership_id, e.responsible_id as staff_id, e.name, e.expires_at, '/help/api' as href from ending e
    union all
    select distinct e.partnership_id, o.staff_id, e.name, e.expires_at, '/admin/service-accounts'
    from ending e
    join directory.roles r on r.partnership_id = e.partnership_id and 'staff.manage' = any (r.permissions)
    join directory.posts o on o.role_id = r.role_id
      and o.starts_on <= (p_at at time zone 'Europe/London')::date
      and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
  ), written as (
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select gen_random_uuid(), partnership_id, staff_id, 'access',
      'A token of the service account “' || name || '” expires on '
        || to_char(expires_at at time zone 'Europe/London', 'FMDD FMMonth YYYY'), href, p_at
    from told returning 1
  )
  select (select count(*) from ending)::int + 0 * (select count(*) from written)::int
$$;

create function sec.sweep_answers(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  old_answers as (delete from work.stored_answers using asked where may and made_at < p_before returning 1)
  select count(*)::int from old_answers
$$;

revoke all on function sec.resume_token(bytea, timestamptz), sec.add_token(uuid, bytea, uuid, text, text[], timestamptz, timestamptz),
  sec.revoke_token(uuid, timestamptz), sec.token_to_answer(uuid), sec.answer_token(uuid, boolean, timestamptz), sec.warn_of_tokens(timestamptz, timestamptz), sec.sweep_answers(timestamptz),
  directory.add_service_account(uuid, uuid, text, uuid, uuid, uuid, timestamptz), directory.end_service_account(uuid, timestamptz) from public;
grant execute on function sec.resume_token(bytea, timestamptz), sec.add_token(uuid, bytea, uuid, text, text[], timestamptz, timestamptz),
  sec.revoke_token(uuid, timestamptz), sec.token_to_answer(uuid), sec.answer_token(uuid, boolean, timestamptz), sec.warn_of_tokens(timestamptz, timestamptz), sec.sweep_answers(timestamptz),
  directory.add_service_account(uuid, uuid, text, uuid, uuid, uuid, timestamptz), directory.end_service_account(uuid, timestamptz)
  to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
