-- The floor under everything: who is acting, what they reach, what was done and what stood before.

create schema sec;
comment on schema sec is 'Who is acting and what they reach: signed context, principals, circles, sessions';
grant usage on schema sec to lantern_app, lantern_wide, lantern_maintenance;
grant create on schema sec to lantern_maintenance;

create table sec.pads (
  pads_id int primary key check (pads_id = 1),
  ipad bytea not null,
  opad bytea not null
);
comment on table sec.pads is 'Inner and outer pads of the key that signs the context (HMAC-SHA-256); read by sec.context() alone';
alter table sec.pads enable row level security;
alter table sec.pads force row level security;
create policy pads_maintenance on sec.pads to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on sec.pads to lantern_maintenance;

set local role lantern_maintenance;

-- The context is one value, local to the transaction:
--   kind | actor | partnership | wide | capabilities | principals | hex(hmac)
-- An injected statement can overwrite it and cannot sign it, so it can only lose access.
create function sec.context() returns text
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  signed text := current_setting('lantern.context', true);
  body text;
  pads sec.pads;
begin
  if signed is null or length(signed) < 66 then
    return null;
  end if;
  body := left(signed, -65);
  select * into pads from sec.pads;
  if pads.ipad is null
    or encode(sha256(pads.opad || sha256(pads.ipad || convert_to(body, 'UTF8'))), 'hex') <> right(signed, 64)
  then
    return null;
  end if;
  return body;
end $$;

create function sec.actor_kind() returns text
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select split_part(sec.context(), '|', 1)
$$;
create function sec.staff() returns uuid
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select case when split_part(sec.context(), '|', 1) = 'staff' then split_part(sec.context(), '|', 2)::uuid end
$$;
create function sec.actor() returns text
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select split_part(sec.context(), '|', 2)
$$;
create function sec.partnership() returns int
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select nullif(split_part(sec.context(), '|', 3), '')::int
$$;
create function sec.sees_all() returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(split_part(sec.context(), '|', 4) = 'wide', false)
$$;
create function sec.can(capability text) returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(capability = any (string_to_array(split_part(sec.context(), '|', 5), ',')), false)
$$;
create function sec.principals() returns int[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  body text := sec.context();
begin
  if body is null then
    return '{}';
  end if;
  return split_part(body, '|', 6)::int[];
end $$;

revoke all on all functions in schema sec from public;
grant execute on all functions in schema sec to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

create schema history;
comment on schema history is 'What each row said before it was changed';
grant usage on schema history to lantern_app, lantern_wide, lantern_maintenance;
grant create on schema history to lantern_maintenance;

create table history.versions (
  version_id bigint generated always as identity primary key,
  partnership_id int not null,
  relation text not null,
  row_key text not null,
  operation text not null check (operation in ('update', 'delete')),
  changed_at timestamptz not null default now(),
  changed_by text not null,
  was jsonb not null
);
comment on table history.versions is 'Row versions, written by trigger and read only through functions that check today''s access to the parent';
create index versions_row_idx on history.versions (relation, row_key, version_id);
alter table history.versions enable row level security;
alter table history.versions force row level security;
create policy versions_maintenance on history.versions to lantern_maintenance using (true) with check (true);
grant select, insert on history.versions to lantern_maintenance;

set local role lantern_maintenance;

-- Trigger argument: the name of the key column. Changes of access stamps alone leave no version.
create function history.record() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before jsonb := to_jsonb(old) - '{acl,acl_other,restricted}'::text[];
begin
  if tg_op = 'UPDATE' and before = to_jsonb(new) - '{acl,acl_other,restricted}'::text[] then
    return null;
  end if;
  insert into history.versions (partnership_id, relation, row_key, operation, changed_by, was)
  values (
    (before ->> 'partnership_id')::int,
    tg_table_schema || '.' || tg_table_name,
    before ->> tg_argv[0],
    lower(tg_op),
    coalesce(sec.actor_kind() || ':' || sec.actor(), 'maintenance'),
    before
  );
  return null;
end $$;
revoke all on function history.record() from public;
grant execute on function history.record() to lantern_owner;

reset role;
set local role lantern_owner;

create schema audit;
comment on schema audit is 'Who read, searched, changed, exported or was refused what; never the contents';
grant usage on schema audit to lantern_app, lantern_wide, lantern_maintenance;

create table audit.events (
  event_id uuid primary key,
  partnership_id int,
  happened_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  actor_kind text not null,
  actor_id text not null,
  action text not null,
  outcome text not null check (outcome in ('done', 'refused', 'not_found', 'invalid', 'stale')),
  route text not null,
  request_id text not null,
  subject_ids uuid[] not null default '{}',
  detail jsonb not null default '{}'
);
comment on table audit.events is 'One row for each page, command or refusal, written as the last statement of its transaction';
create index events_time_idx on audit.events (partnership_id, happened_at desc, event_id);
create index events_subject_idx on audit.events using gin (subject_ids);
alter table audit.events enable row level security;
alter table audit.events force row level security;
create policy events_add on audit.events for insert to lantern_app, lantern_wide
  with check (
    partnership_id is not distinct from (select sec.partnership())
    and actor_kind = (select sec.actor_kind()) and actor_id = (select sec.actor())
  );
create policy events_read on audit.events for select to lantern_app
  using (partnership_id = (select sec.partnership()) and (select sec.can('audit.view')));
create policy events_maintenance on audit.events to lantern_maintenance using (true) with check (true);
grant insert on audit.events to lantern_app, lantern_wide;
grant select on audit.events to lantern_app;
grant select, insert on audit.events to lantern_maintenance;
