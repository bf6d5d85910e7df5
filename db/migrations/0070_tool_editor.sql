-- Screening and assessment tools that a partnership makes: drafts that only those who make tools read, and
-- what was put in force or retired, by whom and on whose agreement. A version in force is never changed.

create table protect.tool_drafts (
  tool_draft_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  tool text not null check (tool ~ '^[a-z][a-z0-9-]{0,59}$'),
  based_on uuid references directory.configuration on delete restrict,
  body jsonb not null check (jsonb_typeof(body) = 'object' and pg_column_size(body) < 1000000 and body ->> 'key' = tool),
  begun_by uuid not null references directory.staff on delete restrict,
  begun_at timestamptz not null,
  saved_by uuid not null references directory.staff on delete restrict,
  saved_at timestamptz not null,
  ended_as text check (ended_as in ('published', 'discarded')),
  ended_at timestamptz,
  version int not null default 1,
  constraint tool_drafts_ended_check check (num_nulls(ended_as, ended_at) in (0, 2))
);
comment on table protect.tool_drafts is 'A tool that is being made or changed; nobody can fill it in. Nothing in it is about a child';
comment on column protect.tool_drafts.tool is 'The key that it will be found by, the same in every version';
comment on column protect.tool_drafts.based_on is 'The version that it was copied from: past answers to that tool are tried on it';
create index tool_drafts_list_idx on protect.tool_drafts (partnership_id, saved_at desc);
create index tool_drafts_based_on_idx on protect.tool_drafts (based_on);
create index tool_drafts_begun_by_idx on protect.tool_drafts (begun_by);
create index tool_drafts_saved_by_idx on protect.tool_drafts (saved_by);

create table protect.tool_changes (
  tool_change_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  tool text not null check (length(tool) between 1 and 60),
  configuration_id uuid not null references directory.configuration on delete restrict,
  tool_draft_id uuid references protect.tool_drafts on delete restrict,
  step text not null check (step in ('published', 'retired')),
  on_date date not null,
  wording text not null check (length(wording) between 1 and 1000),
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null
);
comment on table protect.tool_changes is 'Append-only, by functions alone: a tool put in force or retired, on whose agreement or why';
comment on column protect.tool_changes.on_date is 'The first day of the version, or the last day of the tool';
create index tool_changes_tool_idx on protect.tool_changes (partnership_id, tool, tool_change_id);
create index tool_changes_configuration_idx on protect.tool_changes (configuration_id);
create index tool_changes_draft_idx on protect.tool_changes (tool_draft_id);
create index tool_changes_changed_by_idx on protect.tool_changes (changed_by);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['protect.tool_drafts', 'protect.tool_changes']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select on %s to lantern_app, lantern_wide', relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.can(''tool.edit'')))', bare || '_read', relation);
    perform govern.guard(relation);
  end loop;
end $$;

grant insert on protect.tool_drafts to lantern_app, lantern_wide;
create policy tool_drafts_add on protect.tool_drafts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and begun_by = (select sec.staff()) and (select sec.can('tool.edit')));
grant update (body, saved_by, saved_at, ended_as, ended_at, version) on protect.tool_drafts to lantern_app, lantern_wide;
create policy tool_drafts_change on protect.tool_drafts for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('tool.edit')))
  with check (partnership_id = (select sec.partnership()) and saved_by = (select sec.staff()) and (select sec.can('tool.edit')));
create trigger tool_drafts_history after update or delete on protect.tool_drafts
  for each row execute function history.record('tool_draft_id');

-- What was answered before, the latest first, for trying a draft on it.
create index tool_uses_tool_idx on protect.tool_uses (partnership_id, tool, tool_use_id desc);

set local role lantern_maintenance;

-- Puts a draft in force from a day on, as it was kept. The version before it ends the day before and says
-- what it said. 'newer' where the tool is not (any more) what the person compared the draft with.
create function protect.publish_tool(p_draft uuid, p_version int, p_against uuid, p_from date, p_agreed text, p_at timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own protect.tool_drafts;
  latest directory.configuration;
  made uuid := gen_random_uuid();
begin
  if not sec.can('tool.edit') then
    return 'none';
  end if;
  select * into own from protect.tool_drafts d
    where d.tool_draft_id = p_draft and d.partnership_id = sec.partnership() and d.ended_at is null for update;
  if own.tool_draft_id is null then
    return 'none';
  end if;
  if own.version <> p_version then
    return 'stale';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('tool ' || own.partnership_id || ' ' || own.tool, 0));
  select * into latest from directory.configuration c
    where c.partnership_id = own.partnership_id and c.kind = 'instrument' and c.key = own.tool
    order by c.in_force_from desc limit 1;
  if latest.configuration_id is distinct from p_against then
    return 'newer';
  end if;
  if p_from < (p_at at time zone 'Europe/London')::date or p_from <= latest.in_force_from then
    return 'early';
  end if;
  update directory.configuration c set in_force_to = p_from - 1
    where c.configuration_id = latest.configuration_id and (c.in_force_to is null or c.in_force_to >= p_from);
  insert into directory.configuration (configuration_id, partnership_id, kind, key, in_force_from, body)
    values (made, own.partnership_id, 'instrument', own.tool, p_from,
      own.body || jsonb_build_object('version', coalesce((latest.body ->> 'version')::int, 0) + 1));
  insert into protect.tool_changes (tool_change_id, partnership_id, tool, configuration_id, tool_draft_id, step, on_date, wording, changed_by, changed_at)
    values (gen_random_uuid(), own.partnership_id, own.tool, made, p_draft, 'published', p_from, p_agreed, sec.staff(), p_at);
  update protect.tool_drafts d set ended_as = 'published', ended_at = p_at, saved_by = sec.staff(), version = d.version + 1
    where d.tool_draft_id = p_draft;
  return 'published';
end $$;
revoke all on function protect.publish_tool(uuid, int, uuid, date, text, timestamptz) from public;
grant execute on function protect.publish_tool(uuid, int, uuid, date, text, timestamptz) to lantern_app, lantern_wide;

-- Ends a tool after a day. What was filled in keeps the version that was asked.
create function protect.retire_tool(p_latest uuid, p_on date, p_because text, p_at timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  latest directory.configuration;
begin
  if not sec.can('tool.edit') then
    return 'none';
  end if;
  select * into latest from directory.configuration c
    where c.configuration_id = p_latest and c.partnership_id = sec.partnership() and c.kind = 'instrument' for update;
  if latest.configuration_id is null then
    return 'none';
  end if;
  if latest.in_force_to is not null or exists (select from directory.configuration c
      where c.partnership_id = latest.partnership_id and c.kind = 'instrument' and c.key = latest.key and c.in_force_from > latest.in_force_from) then
    return 'newer';
  end if;
  if p_on < (p_at at time zone 'Europe/London')::date or p_on < latest.in_force_from then
    return 'early';
  end if;
  update directory.configuration c set in_force_to = p_on where c.configuration_id = p_latest;
  insert into protect.tool_changes (tool_change_id, partnership_id, tool, configuration_id, step, on_date, wording, changed_by, changed_at)
    values (gen_random_uuid(), latest.partnership_id, latest.key, p_latest, 'retired', p_on, p_because, sec.staff(), p_at);
  return 'retired';
end $$;
revoke all on function protect.retire_tool(uuid, date, text, timestamptz) from public;
grant execute on function protect.retire_tool(uuid, date, text, timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
