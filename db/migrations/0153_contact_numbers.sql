-- One directory of telephone numbers: whose a number is, what for, when it was last rung and what came of it. Numbers
-- that stood in configuration move here; whatever writes such a version later, its numbers come here too, so that
-- "who do I ring" has one answer.

create table directory.contact_numbers (
  contact_number_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid references directory.agencies on delete restrict,
  team_id uuid references directory.teams on delete restrict,
  service_id uuid references directory.services on delete restrict,
  role_id uuid references directory.roles on delete restrict,
  desk text check (desk in ('mash', 'out-of-hours')),
  area text check (area ~ '^[a-z0-9-]{1,40}$'),
  used_for text not null check (used_for in ('office', 'duty', 'out-of-hours')),
  phone text not null check (length(phone) between 1 and 40),
  hours text check (length(hours) between 1 and 200),
  is_public boolean not null,
  starts_on date not null,
  ended_on date,
  end_reason text check (length(end_reason) between 1 and 400),
  kept_by uuid references directory.staff on delete restrict,
  kept_at timestamptz not null,
  version int not null default 1,
  constraint contact_numbers_whose_check check (num_nonnulls(agency_id, team_id, service_id, role_id, desk) = 1),
  constraint contact_numbers_of_desk_check check (desk is not null or (area is null and not is_public)),
  constraint contact_numbers_span_check check (ended_on >= starts_on)
);
comment on table directory.contact_numbers is 'The telephone numbers of agencies, teams, services and roles, of the MASH and of who answers out of hours; never about a child';
comment on column directory.contact_numbers.desk is 'The MASH, or who answers outside its hours: what they are called is configuration';
comment on column directory.contact_numbers.area is 'An area whose desk has a number of its own, by the key of its configuration';
comment on column directory.contact_numbers.is_public is 'Whether pages that anybody reads without signing in may show it';
comment on column directory.contact_numbers.ended_on is 'The first day on which it is no longer the number';
comment on column directory.contact_numbers.kept_by is 'Who changed it last; nobody where it came with a version of configuration';
-- One number for each use: the same question has one answer.
create unique index contact_numbers_once_idx on directory.contact_numbers
  (partnership_id, agency_id, team_id, service_id, role_id, desk, area, used_for, starts_on) nulls not distinct where ended_on is null;
create index contact_numbers_partnership_idx on directory.contact_numbers (partnership_id);
create index contact_numbers_agency_idx on directory.contact_numbers (agency_id);
create index contact_numbers_team_idx on directory.contact_numbers (team_id);
create index contact_numbers_service_idx on directory.contact_numbers (service_id);
create index contact_numbers_role_idx on directory.contact_numbers (role_id);
create index contact_numbers_kept_by_idx on directory.contact_numbers (kept_by);

create table directory.number_calls (
  number_call_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  contact_number_id uuid not null references directory.contact_numbers on delete cascade,
  phone text not null check (length(phone) between 1 and 40),
  outcome text not null check (outcome in ('answered', 'not-answered', 'wrong-number')),
  rung_at timestamptz not null,
  rung_by uuid not null references directory.staff on delete restrict
);
comment on table directory.number_calls is 'Append-only: a number of the directory was rung, and whether it was answered';
comment on column directory.number_calls.phone is 'As it was when it was rung: a number that was changed since has not been rung';
create index number_calls_number_idx on directory.number_calls (contact_number_id, rung_at desc, number_call_id desc);
create index number_calls_partnership_idx on directory.number_calls (partnership_id);
create index number_calls_by_idx on directory.number_calls (rung_by);

-- Agencies that the acting person knows by nothing but the words of a sensitive service, and the teams of such a service.
create function directory.shut_teams() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(t.team_id), '{}') from directory.teams t
  where t.service_id is not null and t.service_id <> all ((select sec.open_services())::uuid[])
$$;
create function directory.shut_agencies() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(a.agency_id), '{}') from directory.agencies a
  where exists (select from directory.teams t where t.agency_id = a.agency_id)
    and not exists (select from directory.teams t where t.agency_id = a.agency_id
      and t.team_id <> all ((select directory.shut_teams())::uuid[]))
$$;
revoke all on function directory.shut_teams(), directory.shut_agencies() from public;
grant execute on function directory.shut_teams(), directory.shut_agencies() to lantern_app, lantern_wide, lantern_maintenance;

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['directory.contact_numbers', 'directory.number_calls']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
end $$;

create policy contact_numbers_read on directory.contact_numbers for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership())
    and (service_id is null or service_id = any ((select sec.open_services())::uuid[]))
    and (team_id is null or team_id <> all ((select directory.shut_teams())::uuid[]))
    and (agency_id is null or agency_id <> all ((select directory.shut_agencies())::uuid[])));
create policy contact_numbers_add on directory.contact_numbers for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff()) and (select sec.can('service.manage')));
create policy contact_numbers_change on directory.contact_numbers for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('service.manage')))
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff()) and (select sec.can('service.manage')));
grant update (phone, hours, is_public, ended_on, end_reason, kept_by, kept_at, version)
  on directory.contact_numbers to lantern_app, lantern_wide;
create trigger contact_numbers_history after update or delete on directory.contact_numbers
  for each row execute function history.record('contact_number_id');

-- Numbers that the acting person sees.
create function directory.open_numbers() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(n.contact_number_id), '{}') from directory.contact_numbers n
$$;
revoke all on function directory.open_numbers() from public;
grant execute on function directory.open_numbers() to lantern_app, lantern_wide, lantern_maintenance;

-- Whoever sees a number may say what came of ringing it; nobody says it for somebody else.
create policy number_calls_read on directory.number_calls for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and contact_number_id = any ((select directory.open_numbers())::uuid[]));
create policy number_calls_add on directory.number_calls for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and rung_by = (select sec.staff())
    and contact_number_id = any ((select directory.open_numbers())::uuid[]));

-- The number of a desk from a day on: the one before it ends, an empty one ends it and puts none in its place.
create function directory.keep_desk(p_partnership int, p_desk text, p_area text, p_from date, p_phone text, p_hours text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  purpose text := case p_desk when 'mash' then 'office' else 'out-of-hours' end;
  stands directory.contact_numbers;
begin
  select n.* into stands from directory.contact_numbers n
    where n.partnership_id = p_partnership and n.desk = p_desk and n.area is not distinct from p_area and n.used_for = purpose
      and n.starts_on <= p_from and (n.ended_on is null or n.ended_on > p_from)
    order by n.starts_on desc limit 1;
  if stands.phone = p_phone and stands.hours is not distinct from coalesce(p_hours, stands.hours) then
    return;
  end if;
  if stands.starts_on = p_from and p_phone <> '' then
    update directory.contact_numbers n set phone = p_phone, hours = coalesce(p_hours, n.hours), kept_by = null, kept_at = now(), version = n.version + 1
      where n.contact_number_id = stands.contact_number_id;
    return;
  end if;
  update directory.contact_numbers n set ended_on = p_from, version = n.version + 1
    where n.contact_number_id = stands.contact_number_id;
  if p_phone = '' then
    return;
  end if;
  insert into directory.contact_numbers (contact_number_id, partnership_id, desk, area, used_for, phone, hours, is_public, starts_on, ended_on, kept_at)
    values (gen_random_uuid(), p_partnership, p_desk, p_area, purpose, p_phone, coalesce(p_hours, stands.hours), coalesce(stands.is_public, true), p_from,
      (select min(n.starts_on) from directory.contact_numbers n where n.partnership_id = p_partnership and n.desk = p_desk
        and n.area is not distinct from p_area and n.used_for = purpose and n.starts_on > p_from), now());
end $$;

-- The number of a desk on a day, for every area that has none of its own.
create function directory.desk_phone(p_partnership int, p_desk text, p_on date) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select n.phone from directory.contact_numbers n
  where n.partnership_id = p_partnership and n.desk = p_desk and n.area is null
    and n.used_for = case p_desk when 'mash' then 'office' else 'out-of-hours' end
    and n.starts_on <= p_on and (n.ended_on is null or n.ended_on > p_on) order by n.starts_on desc limit 1
$$;

-- What a version says of the numbers of areas. Where all areas give one number, it is the desk's; an area has one of
-- its own only where it differs.
create function directory.keep_areas(p_partnership int, p_from date, p_areas jsonb, p_desk text, p_part text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  given jsonb := (select coalesce(jsonb_agg(a), '[]') from jsonb_array_elements(p_areas) a where a -> p_part ? 'phone');
  phones text[] := (select coalesce(array_agg(distinct a -> p_part ->> 'phone'), '{}') from jsonb_array_elements(given) a);
  is_whole boolean := jsonb_array_length(given) = jsonb_array_length(p_areas);
  common text := coalesce(directory.desk_phone(p_partnership, p_desk, p_from), '');
  area jsonb;
  phone text;
begin
  if jsonb_array_length(given) = 0 then
    return;
  end if;
  if is_whole and p_desk = 'out-of-hours' then
    perform directory.keep_desk(p_partnership, p_desk, null, p_from, case when cardinality(phones) = 1 then phones[1] else '' end, null);
  elsif is_whole and cardinality(phones) = 1 and common = '' then
    perform directory.keep_desk(p_partnership, p_desk, null, p_from, phones[1], null);
  end if;
  common := coalesce(directory.desk_phone(p_partnership, p_desk, p_from), '');
  for area in select a from jsonb_array_elements(given) a loop
    phone := area -> p_part ->> 'phone';
    perform directory.keep_desk(p_partnership, p_desk, area ->> 'key', p_from, case when phone = common then '' else phone end, null);
  end loop;
end $$;

create function directory.take_numbers() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  own record;
begin
  if new.kind = 'contact' and new.key = 'mash' and new.body ? 'phone' then
    perform directory.keep_desk(new.partnership_id, 'mash', null, new.in_force_from, new.body ->> 'phone', nullif(new.body ->> 'hours', ''));
    for own in select n.area from directory.contact_numbers n where n.partnership_id = new.partnership_id and n.desk = 'mash'
        and n.area is not null and n.used_for = 'office' and n.phone = new.body ->> 'phone' and n.ended_on is null loop
      perform directory.keep_desk(new.partnership_id, 'mash', own.area, new.in_force_from, '', null);
    end loop;
    new.body := new.body - 'phone' - 'hours';
  elsif new.kind = 'public-areas' and jsonb_typeof(new.body -> 'areas') = 'array' then
    perform directory.keep_areas(new.partnership_id, new.in_force_from, new.body -> 'areas', 'mash', 'inHours');
    perform directory.keep_areas(new.partnership_id, new.in_force_from, new.body -> 'areas', 'out-of-hours', 'outOfHours');
    new.body := jsonb_set(new.body, '{areas}', (select coalesce(jsonb_agg(a.one #- '{inHours,phone}' #- '{outOfHours,phone}' order by a.at), '[]')
      from jsonb_array_elements(new.body -> 'areas') with ordinality as a (one, at)));
  end if;
  return new;
end $$;
comment on function directory.take_numbers() is 'A number that comes with a version of configuration is kept in the directory, and nowhere else';
revoke all on function directory.keep_desk(int, text, text, date, text, text), directory.desk_phone(int, text, date),
  directory.keep_areas(int, date, jsonb, text, text), directory.take_numbers() from public;
grant execute on function directory.keep_desk(int, text, text, date, text, text), directory.desk_phone(int, text, date),
  directory.keep_areas(int, date, jsonb, text, text) to lantern_maintenance;
create trigger configuration_numbers before insert or update of body on directory.configuration
  for each row execute function directory.take_numbers();

-- What stands in configuration moves: the MASH first, then its areas, each from the oldest version on.
set local role lantern_maintenance;
do $$
declare
  version record;
begin
  for version in select c.configuration_id from directory.configuration c
      where (c.kind = 'contact' and c.key = 'mash') or c.kind = 'public-areas' order by c.kind <> 'contact', c.in_force_from loop
    update directory.configuration c set body = c.body where c.configuration_id = version.configuration_id;
  end loop;
end $$;

-- What everybody may read of it: numbers of the desks that are marked public, and whose desk they are.
create function sec.public_numbers(p_on date) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('desk', n.desk, 'area', n.area, 'phone', n.phone, 'hours', coalesce(n.hours, ''))), '[]')
  from directory.contact_numbers n
  where n.partnership_id = sec.front_partnership() and n.desk is not null and n.is_public
    and n.used_for = case n.desk when 'mash' then 'office' else 'out-of-hours' end
    and n.starts_on <= p_on and (n.ended_on is null or n.ended_on > p_on)
$$;
revoke all on function sec.public_numbers(date) from public;
grant execute on function sec.public_numbers(date) to lantern_app;

reset role;
set local role lantern_owner;
