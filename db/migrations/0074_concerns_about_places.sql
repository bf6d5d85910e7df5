-- A concern about a place, a vehicle, an account online or a group, with no child in it, and the subject that the
-- MASH puts it with; notifications that a system of the police sends; a sender who asks what came of a concern;
-- and a version of a tool that is withdrawn before its day.

alter table identify.concerns
  add column about text not null default 'child' check (about in ('child', 'place', 'vehicle', 'account', 'group')),
  drop constraint concerns_source_check,
  add constraint concerns_source_check check (source in ('agency', 'public', 'feed')),
  add constraint concerns_no_child_check check (about = 'child'
    or (person_id is null and born_on is null and age_about is null and given_name = ''));
comment on column identify.concerns.about is 'A child, or a place, a vehicle, an account online or a group with no child in it';
comment on column identify.concerns.family_name is 'The child''s family name; of what is no child, what it is called';
comment on column identify.concerns.source is 'An agency; somebody of the public whom nobody has verified and whose message a worker took on; or a system whose rows arrive as notifications';

alter table identify.mash_episodes
  add column thing_id uuid references subjects.things on delete restrict,
  add constraint mash_episodes_one_subject_check check (num_nonnulls(person_id, thing_id) <= 1);
comment on column identify.mash_episodes.thing_id is 'The place, vehicle, account or group that the MASH put a concern about no child with';
create index mash_episodes_thing_idx on identify.mash_episodes (thing_id, received_at desc);
grant update (thing_id) on identify.mash_episodes to lantern_app, lantern_wide;

alter table identify.concern_parts
  drop constraint concern_parts_part_check,
  add constraint concern_parts_part_check check (part in ('family', 'places', 'vehicles', 'accounts', 'adults', 'children',
    'parents', 'words', 'screening', 'chronology', 'picture'));

create table identify.concern_asks (
  concern_ask_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  concern_id uuid not null references identify.concerns on delete cascade,
  asked_by uuid not null references directory.staff on delete restrict,
  asked_at timestamptz not null
);
comment on table identify.concern_asks is 'Append-only: that somebody of the team that sent a concern asked the MASH what came of it, because nothing was heard in time';
create index concern_asks_concern_idx on identify.concern_asks (concern_id, concern_ask_id desc);
create index concern_asks_by_idx on identify.concern_asks (asked_by);
create index concern_asks_partnership_idx on identify.concern_asks (partnership_id);
alter table identify.concern_asks enable row level security;
alter table identify.concern_asks force row level security;
create policy concern_asks_maintenance on identify.concern_asks to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on identify.concern_asks to lantern_maintenance;
grant select, insert on identify.concern_asks to lantern_app, lantern_wide;
create policy concern_asks_read on identify.concern_asks for select to lantern_app, lantern_wide
  using (exists (select from identify.concerns c where c.concern_id = concern_asks.concern_id));
create policy concern_asks_add on identify.concern_asks for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and asked_by = (select sec.staff()) and (select sec.can('concern.raise'))
    and exists (select from identify.concerns c where c.concern_id = concern_asks.concern_id));
select govern.guard('identify.concern_asks');
select sec.keep_controller('identify.concern_asks', 'asked_by', '-');

create index tool_drafts_open_idx on protect.tool_drafts (partnership_id, saved_at desc, tool_draft_id) where ended_at is null;

-- A version of a tool that is withdrawn before its first day leaves configuration; that it was there, who
-- withdrew it and why stays.
alter table protect.tool_changes
  alter column configuration_id drop not null,
  drop constraint tool_changes_configuration_id_fkey,
  add constraint tool_changes_configuration_id_fkey foreign key (configuration_id) references directory.configuration on delete set null,
  drop constraint tool_changes_step_check,
  add constraint tool_changes_step_check check (step in ('published', 'retired', 'withdrawn'));
comment on table protect.tool_changes is 'Append-only, by functions alone: a tool put in force, retired, or withdrawn before its first day, on whose agreement or why';
comment on column protect.tool_changes.on_date is 'The first day of the version, or the last day of the tool';

set local role lantern_maintenance;

-- What a system of an agency sends is that agency's information, whoever brought the file.
create function identify.controller_of_feed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.controller_id := (select t.agency_id from directory.teams t where t.team_id = new.team_id);
  new.law_enforcement := sec.is_law_enforcement(new.controller_id);
  return new;
end $$;
revoke all on function identify.controller_of_feed() from public;
grant execute on function identify.controller_of_feed() to lantern_owner;

-- Of these members of staff those who reach a concern that the acting person asked about: whoever does not is
-- told nothing of it, also not that it is there.
create function identify.reached_by(p_concern uuid, p_staff uuid[], p_at timestamptz) returns table (staff_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.staff_id from identify.concerns c
  cross join unnest(p_staff) s (staff_id)
  left join subjects.people p on p.person_id = c.person_id
  where c.concern_id = p_concern and c.partnership_id = sec.partnership()
    and exists (select from identify.concern_asks k where k.concern_id = c.concern_id and k.asked_by = sec.staff())
    and not s.staff_id = any (c.shut_out)
    and (c.person_id is null or sec.colleague_reaches(p, s.staff_id, p_at))
$$;
revoke all on function identify.reached_by(uuid, uuid[], timestamptz) from public;
grant execute on function identify.reached_by(uuid, uuid[], timestamptz) to lantern_app, lantern_wide;

-- Takes back a version whose first day has not come: nobody has filled it in. The version before it goes on as
-- it would have, and the draft that it came from is open again.
create function protect.withdraw_tool(p_latest uuid, p_because text, p_at timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  latest directory.configuration;
  before directory.configuration;
begin
  if not sec.can('tool.edit') then
    return 'none';
  end if;
  select * into latest from directory.configuration c
    where c.configuration_id = p_latest and c.partnership_id = sec.partnership() and c.kind = 'instrument';
  if latest.configuration_id is null then
    return 'none';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('tool ' || latest.partnership_id || ' ' || latest.key, 0));
  if exists (select from directory.configuration c where c.partnership_id = latest.partnership_id and c.kind = 'instrument'
      and c.key = latest.key and c.in_force_from > latest.in_force_from) then
    return 'newer';
  end if;
  -- What came with Lantern was put in force by nobody here, and is retired, not withdrawn.
  if latest.in_force_from <= (p_at at time zone 'Europe/London')::date
      or not exists (select from protect.tool_changes h where h.configuration_id = p_latest and h.step = 'published') then
    return 'begun';
  end if;
  select * into before from directory.configuration c
    where c.partnership_id = latest.partnership_id and c.kind = 'instrument' and c.key = latest.key
      and c.in_force_from < latest.in_force_from order by c.in_force_from desc limit 1;
  update directory.configuration c set in_force_to = (select h.on_date from protect.tool_changes h
      where h.configuration_id = c.configuration_id and h.step = 'retired' order by h.changed_at desc limit 1)
    where c.configuration_id = before.configuration_id and c.in_force_to = latest.in_force_from - 1;
  update protect.tool_drafts d set ended_as = null, ended_at = null, saved_by = sec.staff(), saved_at = p_at, version = d.version + 1
    from protect.tool_changes h
    where h.configuration_id = p_latest and h.step = 'published' and d.tool_draft_id = h.tool_draft_id and d.ended_as = 'published';
  update protect.tool_drafts d set based_on = before.configuration_id where d.based_on = p_latest;
  insert into protect.tool_changes (tool_change_id, partnership_id, tool, tool_draft_id, step, on_date, wording, changed_by, changed_at)
    select gen_random_uuid(), latest.partnership_id, latest.key, h.tool_draft_id, 'withdrawn', latest.in_force_from, p_because, sec.staff(), p_at
    from protect.tool_changes h where h.configuration_id = p_latest and h.step = 'published' limit 1;
  delete from directory.configuration c where c.configuration_id = p_latest;
  return 'withdrawn';
end $$;
revoke all on function protect.withdraw_tool(uuid, text, timestamptz) from public;
grant execute on function protect.withdraw_tool(uuid, text, timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
-- By its name after concerns_controller, which says whose it is where nothing else does.
create trigger concerns_controller_of_feed before insert on identify.concerns
  for each row when (new.source = 'feed') execute function identify.controller_of_feed();
