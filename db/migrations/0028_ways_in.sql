-- Ways in beside password and code: an agency's own sign-in (OpenID Connect), passkeys, codes for when
-- the phone is lost; which second factor a role needs; and each person's own account.

grant create on schema directory to lantern_maintenance;

create table directory.identity_providers (
  provider_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  issuer text not null constraint identity_providers_issuer_check check (issuer ~ '^https?://' and length(issuer) <= 500),
  client_id text not null constraint identity_providers_client_check check (length(client_id) between 1 and 255),
  secret_sealed bytea,
  secret_file text,
  factor_acr text[] not null default '{}',
  factor_amr text[] not null default '{}',
  added_at timestamptz not null,
  disabled_at timestamptz,
  constraint identity_providers_secret_check check (secret_sealed is null or secret_file is null),
  constraint identity_providers_issuer_key unique (partnership_id, issuer, client_id)
);
comment on table directory.identity_providers is 'An agency''s own sign-in: its issuer, what Lantern is called there, and what it says when a second factor was given';
comment on column directory.identity_providers.secret_sealed is 'Sealed with a key outside the database; or the name of a file that holds the secret';
comment on column directory.identity_providers.factor_acr is 'Values of acr, and of amr, that count as a second factor';
create index identity_providers_agency_idx on directory.identity_providers (agency_id);

create table directory.identities (
  identity_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  provider_id uuid not null references directory.identity_providers on delete restrict,
  subject text not null constraint identities_subject_check check (length(subject) between 1 and 255),
  linked_at timestamptz not null,
  last_used_at timestamptz,
  ended_at timestamptz
);
comment on table directory.identities is 'Whose account at an agency''s own sign-in is whose here: by issuer and subject, never by an address; linked once, by the person';
create unique index identities_subject_idx on directory.identities (provider_id, subject) where ended_at is null;
create index identities_provider_idx on directory.identities (provider_id);
create index identities_staff_idx on directory.identities (staff_id);
create index identities_partnership_idx on directory.identities (partnership_id);

create table directory.passkeys (
  passkey_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  credential_id bytea not null constraint passkeys_credential_key unique,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null default '{}',
  name text not null constraint passkeys_name_check check (length(name) between 1 and 60),
  made_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz
);
comment on table directory.passkeys is 'Public keys of devices that sign in without a password; the private key never leaves its device';
create index passkeys_staff_idx on directory.passkeys (staff_id);
create index passkeys_partnership_idx on directory.passkeys (partnership_id);

create table directory.recovery_codes (
  recovery_code_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  code_hash bytea not null constraint recovery_codes_hash_check check (length(code_hash) = 32),
  made_at timestamptz not null,
  used_at timestamptz
);
comment on table directory.recovery_codes is 'Codes for when the phone is lost, by their SHA-256 (80 random bits each); each works once';
create index recovery_codes_staff_idx on directory.recovery_codes (staff_id);
create index recovery_codes_partnership_idx on directory.recovery_codes (partnership_id);

create table sec.provider_visits (
  visit_hash bytea primary key constraint provider_visits_hash_check check (length(visit_hash) = 32),
  partnership_id int not null references directory.partnerships on delete restrict,
  provider_id uuid not null references directory.identity_providers on delete cascade,
  sealed bytea not null,
  opened_at timestamptz not null,
  used_at timestamptz
);
comment on table sec.provider_visits is 'Somebody on their way through an agency''s own sign-in: what must come back, and what they were doing, sealed; used once, within 15 minutes';
create index provider_visits_provider_idx on sec.provider_visits (provider_id);
create index provider_visits_partnership_idx on sec.provider_visits (partnership_id);

do $$
declare
  relation text;
begin
  foreach relation in array array['directory.identity_providers', 'directory.identities', 'directory.passkeys',
    'directory.recovery_codes', 'sec.provider_visits'] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)',
      split_part(relation, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
  end loop;
  foreach relation in array array['directory.identities', 'directory.passkeys', 'directory.recovery_codes'] loop
    execute format('create policy %I on %s for select to lantern_app, lantern_wide using (staff_id = (select sec.staff()))',
      split_part(relation, '.', 2) || '_mine', relation);
  end loop;
end $$;
grant select (identity_id, partnership_id, staff_id, provider_id, linked_at, last_used_at, ended_at) on directory.identities to lantern_app, lantern_wide;
grant select (passkey_id, partnership_id, staff_id, credential_id, name, made_at, last_used_at, removed_at) on directory.passkeys to lantern_app, lantern_wide;
grant select (recovery_code_id, partnership_id, staff_id, made_at, used_at) on directory.recovery_codes to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- For the functions below: nobody but sign-in, whose context is signed like everybody's.
create function sec.refuse_but_sign_in() returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if sec.actor_kind() is distinct from 'system' or sec.actor() is distinct from 'sign-in' then
    raise exception 'this is for sign-in alone' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Which agencies have a sign-in of their own: said on the page that everybody sees.
create function sec.list_providers() returns table (provider_id uuid, agency_id uuid, agency text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.provider_id, p.agency_id, a.name from directory.identity_providers p
  join directory.agencies a on a.agency_id = p.agency_id
  where p.disabled_at is null order by a.name, p.provider_id
$$;

create function sec.provider_to_visit(p_provider uuid)
returns table (provider_id uuid, agency text, issuer text, client_id text, secret_sealed bytea, secret_file text, factor_acr text[], factor_amr text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  return query select p.provider_id, a.name, p.issuer, p.client_id, p.secret_sealed, p.secret_file, p.factor_acr, p.factor_amr
  from directory.identity_providers p join directory.agencies a on a.agency_id = p.agency_id
  where p.provider_id = p_provider and p.disabled_at is null;
end $$;

create function sec.open_visit(p_hash bytea, p_provider uuid, p_sealed bytea, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  delete from sec.provider_visits v where v.opened_at < p_at - interval '1 day';
  insert into sec.provider_visits (visit_hash, partnership_id, provider_id, sealed, opened_at)
  select p_hash, p.partnership_id, p.provider_id, p_sealed, p_at
  from directory.identity_providers p where p.provider_id = p_provider and p.disabled_at is null;
end $$;

-- Once, and soon: a second coming finds nothing.
create function sec.use_visit(p_hash bytea, p_provider uuid, p_at timestamptz) returns bytea
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  was bytea;
begin
  perform sec.refuse_but_sign_in();
  update sec.provider_visits v set used_at = p_at
  where v.visit_hash = p_hash and v.provider_id = p_provider and v.used_at is null and v.opened_at > p_at - interval '15 minutes'
  returning v.sealed into was;
  return was;
end $$;

-- Whether somebody may come in by this agency's sign-in: who has a post there on the day.
create function sec.belongs_to_provider(p_staff uuid, p_provider uuid, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from directory.identity_providers v
    join directory.staff s on s.staff_id = p_staff and s.partnership_id = v.partnership_id and not s.is_service
    join directory.posts o on o.staff_id = s.staff_id
      and o.starts_on <= (p_at at time zone 'Europe/London')::date
      and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
    join directory.teams t on t.team_id = o.team_id and t.agency_id = v.agency_id
    where v.provider_id = p_provider and v.disabled_at is null)
$$;

create function sec.find_identity(p_provider uuid, p_subject text, p_at timestamptz) returns table (state text, staff_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found directory.identities;
begin
  perform sec.refuse_but_sign_in();
  select * into found from directory.identities i
  where i.provider_id = p_provider and i.subject = p_subject and i.ended_at is null;
  if found.identity_id is null then
    return query select 'unknown', null::uuid;
  elsif not sec.belongs_to_provider(found.staff_id, p_provider, p_at) then
    return query select 'elsewhere', found.staff_id;
  else
    update directory.identities i set last_used_at = p_at where i.identity_id = found.identity_id;
    return query select 'known', found.staff_id;
  end if;
end $$;

create function sec.link_identity(p_identity uuid, p_staff uuid, p_provider uuid, p_subject text, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  if not sec.belongs_to_provider(p_staff, p_provider, p_at) then
    return false;
  end if;
  insert into directory.identities (identity_id, partnership_id, staff_id, provider_id, subject, linked_at)
  select p_identity, s.partnership_id, s.staff_id, p_provider, p_subject, p_at
  from directory.staff s where s.staff_id = p_staff
  on conflict (provider_id, subject) where ended_at is null do nothing;
  return found;
end $$;

create function sec.passkey_of(p_credential bytea)
returns table (passkey_id uuid, staff_id uuid, credential_id bytea, public_key bytea, sign_count bigint, transports text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  return query select k.passkey_id, k.staff_id, k.credential_id, k.public_key, k.sign_count, k.transports
  from directory.passkeys k where k.credential_id = p_credential and k.removed_at is null;
end $$;

-- The counter only rises: two who sign at once with one copied key do not both come in.
create function sec.use_passkey(p_passkey uuid, p_count bigint, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  update directory.passkeys k set sign_count = p_count, last_used_at = p_at
  where k.passkey_id = p_passkey and k.removed_at is null and (k.sign_count < p_count or (k.sign_count = 0 and p_count = 0));
  return found;
end $$;

create function sec.use_recovery_code(p_staff uuid, p_hash bytea, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  update directory.recovery_codes c set used_at = p_at
  where c.staff_id = p_staff and c.code_hash = p_hash and c.used_at is null;
  return found;
end $$;

create function sec.set_password(p_staff uuid, p_hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  update directory.credentials c set password_hash = p_hash, version = c.version + 1 where c.staff_id = p_staff;
  return found;
end $$;

create function sec.end_sessions_of(p_staff uuid, p_but uuid, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended int;
begin
  perform sec.refuse_but_sign_in();
  perform from directory.staff s where s.staff_id = p_staff for no key update;
  update sec.sessions s set ended_at = p_at where s.staff_id = p_staff and s.ended_at is null and s.session_id is distinct from p_but;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- What a person can prove themselves with: said to themselves, and to sign-in.
create function directory.factors_of(p_staff uuid) returns table (has_code boolean, passkeys int, identities int, recovery_codes int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from directory.credentials c where c.staff_id = p_staff),
    (select count(*)::int from directory.passkeys k where k.staff_id = p_staff and k.removed_at is null),
    (select count(*)::int from directory.identities i where i.staff_id = p_staff and i.ended_at is null),
    (select count(*)::int from directory.recovery_codes c where c.staff_id = p_staff and c.used_at is null)
  where p_staff = sec.staff() or (sec.actor_kind() = 'system' and sec.actor() = 'sign-in')
$$;

create function directory.add_own_passkey(
  p_passkey uuid, p_credential bytea, p_key bytea, p_count bigint, p_transports text[], p_name text, p_at timestamptz
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into directory.passkeys (passkey_id, partnership_id, staff_id, credential_id, public_key, sign_count, transports, name, made_at)
  select p_passkey, s.partnership_id, s.staff_id, p_credential, p_key, p_count, p_transports, p_name, p_at
  from directory.staff s where s.staff_id = sec.staff() and not s.is_service
  on conflict (credential_id) do nothing;
  return found;
end $$;

-- Never the last way in.
create function directory.remove_own_passkey(p_passkey uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from directory.staff s where s.staff_id = sec.staff() for no key update;
  update directory.passkeys k set removed_at = p_at
  where k.passkey_id = p_passkey and k.staff_id = sec.staff() and k.removed_at is null
    and (exists (select from directory.credentials c where c.staff_id = k.staff_id)
      or exists (select from directory.identities i where i.staff_id = k.staff_id and i.ended_at is null)
      or exists (select from directory.passkeys o where o.staff_id = k.staff_id and o.removed_at is null and o.passkey_id <> k.passkey_id));
  return found;
end $$;

create function directory.set_own_code(p_sealed bytea, p_step bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update directory.credentials c set totp_sealed = p_sealed, totp_last_step = p_step, version = c.version + 1 where c.staff_id = sec.staff();
  return found;
end $$;

-- New codes: the ones before are worth nothing.
create function directory.set_own_recovery_codes(p_ids uuid[], p_hashes bytea[], p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from directory.recovery_codes c where c.staff_id = sec.staff();
  insert into directory.recovery_codes (recovery_code_id, partnership_id, staff_id, code_hash, made_at)
  select n.id, s.partnership_id, s.staff_id, n.hash, p_at
  from directory.staff s, unnest(p_ids, p_hashes) as n (id, hash) where s.staff_id = sec.staff() and not s.is_service;
end $$;

-- Which second factor is still wanting for what a person's posts allow: 'any', 'strong' or none.
create function sec.factor_wanting(p_partnership int, p_factor text, p_facts jsonb, p_at timestamptz) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when p_factor is null then 'any'
    when p_factor in ('passkey', 'provider') then null
    when exists (
      select from (
        select c.body from directory.configuration c
        where c.partnership_id = p_partnership and c.kind = 'second-factor' and c.key = 'second-factor'
          and c.in_force_from <= (p_at at time zone 'Europe/London')::date
          and (c.in_force_to is null or c.in_force_to >= (p_at at time zone 'Europe/London')::date)
        order by c.in_force_from desc limit 1) rules,
        jsonb_array_elements(p_facts -> 'posts') as post
      where rules.body -> 'strongFor' ? (post ->> 'role')
        or ((rules.body ->> 'strongForPartnershipReach')::boolean and post ->> 'reach' = 'partnership')
    ) then 'strong' end
$$;

drop function sec.resume_session(bytea, timestamptz, interval, interval);
create function sec.resume_session(
  p_hash bytea, p_at timestamptz, p_idle interval, p_absolute interval
) returns table (state text, staff_id uuid, session_id uuid, factor text, wanting text, confirmed_at timestamptz, facts jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found sec.sessions;
  known jsonb;
begin
  select * into found from sec.sessions s where s.session_hash = p_hash;
  if found.session_hash is null then
    return;
  end if;
  if found.ended_at is not null or found.seen_at + p_idle < p_at or found.opened_at + p_absolute < p_at then
    return query select 'expired', found.staff_id, found.session_id, null::text, null::text, null::timestamptz, null::jsonb;
    return;
  end if;
  if found.seen_at < p_at - interval '30 seconds' then
    update sec.sessions s set seen_at = p_at where s.session_hash = p_hash;
  end if;
  known := sec.actor_facts(found.staff_id, p_at);
  return query select case when found.is_complete then 'complete' else 'password' end,
    found.staff_id, found.session_id, found.factor,
    sec.factor_wanting(found.partnership_id, found.factor, known, p_at),
    -- Whoever has no second factor yet adds the first one soon after coming in, and can do nothing else.
    coalesce(greatest(found.factor_at, found.step_up_at), case when not exists (
        select from directory.credentials c where c.staff_id = found.staff_id
        union all select from directory.passkeys k where k.staff_id = found.staff_id and k.removed_at is null
      ) then found.opened_at end),
    known;
end $$;

revoke all on all functions in schema directory from public;
revoke all on function sec.refuse_but_sign_in(), sec.belongs_to_provider(uuid, uuid, timestamptz), sec.factor_wanting(int, text, jsonb, timestamptz),
  sec.list_providers(), sec.provider_to_visit(uuid), sec.open_visit(bytea, uuid, bytea, timestamptz), sec.use_visit(bytea, uuid, timestamptz),
  sec.find_identity(uuid, text, timestamptz), sec.link_identity(uuid, uuid, uuid, text, timestamptz), sec.passkey_of(bytea),
  sec.use_passkey(uuid, bigint, timestamptz), sec.use_recovery_code(uuid, bytea, timestamptz), sec.set_password(uuid, text), sec.end_sessions_of(uuid, uuid, timestamptz),
  sec.resume_session(bytea, timestamptz, interval, interval) from public;
grant execute on function sec.list_providers(), sec.provider_to_visit(uuid), sec.open_visit(bytea, uuid, bytea, timestamptz), sec.use_visit(bytea, uuid, timestamptz),
  sec.find_identity(uuid, text, timestamptz), sec.link_identity(uuid, uuid, uuid, text, timestamptz), sec.passkey_of(bytea),
  sec.use_passkey(uuid, bigint, timestamptz), sec.use_recovery_code(uuid, bytea, timestamptz), sec.set_password(uuid, text), sec.end_sessions_of(uuid, uuid, timestamptz),
  sec.resume_session(bytea, timestamptz, interval, interval),
  directory.factors_of(uuid), directory.add_own_passkey(uuid, bytea, bytea, bigint, text[], text, timestamptz),
  directory.remove_own_passkey(uuid, timestamptz), directory.set_own_code(bytea, bigint),
  directory.set_own_recovery_codes(uuid[], bytea[], timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
