-- Which forums outside Lantern know a person of concern: MAPPA, MARAC, gangs and others, on the lists of who may know that
-- children's have. That there is an entry is a permission for each forum; nothing of it stands on somebody who may be a child.

create table subjects.thing_forum_entries (
  thing_forum_entry_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  thing_forum_id uuid not null,
  version int not null check (version >= 1),
  step text not null check (step in ('recorded', 'changed', 'ended')),
  forum text not null check (forum ~ '^[a-z0-9-]{1,40}$'),
  forum_id uuid not null references directory.configuration on delete restrict,
  hidden boolean not null,
  opened_by uuid not null references directory.staff on delete restrict,
  on_since date not null,
  contact text check (length(contact) between 1 and 200),
  next_on date,
  next_what text check (length(next_what) between 1 and 400),
  basis text not null check (length(basis) between 1 and 2000),
  ended_on date,
  end_reason text check (length(end_reason) between 1 and 2000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint thing_forum_entries_version_key unique (thing_forum_id, version),
  constraint thing_forum_entries_first_check check ((step = 'recorded') = (version = 1)),
  constraint thing_forum_entries_ended_check check ((step = 'ended') = (ended_on is not null) and (ended_on is null) = (end_reason is null)),
  constraint thing_forum_entries_next_check check (next_what is null or next_on is not null)
);
comment on table subjects.thing_forum_entries is 'Append-only: that a person of concern is known to another forum, each version of it; the newest stands. That it exists is a permission for each forum';
comment on column subjects.thing_forum_entries.thing_forum_id is 'One for all versions of an entry';
comment on column subjects.thing_forum_entries.hidden is 'As the forum was for adults when it was recorded, and so for ever: read by who recorded it first and who is on the forum''s list, and by nobody else';
comment on column subjects.thing_forum_entries.opened_by is 'Who recorded it first';
comment on column subjects.thing_forum_entries.basis is 'On what basis it is recorded here';
create index thing_forum_entries_thing_idx on subjects.thing_forum_entries (thing_id, thing_forum_id, version);
create index thing_forum_entries_forum_id_idx on subjects.thing_forum_entries (forum_id);
create index thing_forum_entries_opened_by_idx on subjects.thing_forum_entries (opened_by);
create index thing_forum_entries_recorded_by_idx on subjects.thing_forum_entries (recorded_by);
create index thing_forum_entries_partnership_idx on subjects.thing_forum_entries (partnership_id);

alter table subjects.thing_forum_entries enable row level security;
alter table subjects.thing_forum_entries force row level security;
create policy thing_forum_entries_maintenance on subjects.thing_forum_entries to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on subjects.thing_forum_entries to lantern_maintenance;
grant select, insert on subjects.thing_forum_entries to lantern_app, lantern_wide;
create policy thing_forum_entries_read on subjects.thing_forum_entries for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('measure.view'))
    and (not hidden or opened_by = (select sec.staff()) or forum = any ((select sec.forums())::text[]))
    and exists (select from subjects.things t where t.thing_id = thing_forum_entries.thing_id));
create policy thing_forum_entries_add on subjects.thing_forum_entries for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('measure.record'))
    and (not hidden or opened_by = (select sec.staff()) or forum = any ((select sec.forums())::text[]))
    and exists (select from subjects.things t where t.thing_id = thing_forum_entries.thing_id));
select sec.keep_controller('subjects.thing_forum_entries', 'recorded_by', '-');
select govern.guard('subjects.thing_forum_entries');

set local role lantern_maintenance;

-- Whether an entry is hidden is the forum's to say and nobody's who writes; what follows is of the same person and forum and
-- as hidden as what stands. Nothing is recorded or changed on somebody who may be a child: an entry on them can only be ended.
create function subjects.keep_thing_forum() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  before subjects.thing_forum_entries;
begin
  if current_user in ('lantern_app', 'lantern_wide') and new.step <> 'ended'
    and subjects.no_measure_because(new.thing_id, (new.recorded_at at time zone 'Europe/London')::date)
      in ('child', 'may-be-child', 'age-unknown', 'absent', 'group') then
    raise exception 'no forum is recorded of somebody who may be a child' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from subjects.things t where t.thing_id = new.thing_id and t.kind = 'person') then
    raise exception 'a forum knows a person, and nothing else' using errcode = 'check_violation';
  end if;
  if new.version = 1 then
    select c.body ->> 'ofAdults' = 'hidden' into new.hidden from directory.configuration c
      where c.configuration_id = new.forum_id and c.kind = 'forum' and c.key = new.forum;
    if new.hidden is null then
      raise exception 'no forum of adults of this name is configured' using errcode = 'check_violation';
    end if;
    new.opened_by := new.recorded_by;
    if new.hidden and current_user in ('lantern_app', 'lantern_wide') and not new.forum = any (sec.forums()) then
      raise exception 'a hidden forum is recorded by who is on its list' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  select * into before from subjects.thing_forum_entries e
    where e.thing_forum_id = new.thing_forum_id and e.version = new.version - 1 and e.thing_id = new.thing_id;
  if before.thing_forum_entry_id is null or before.ended_on is not null then
    raise exception 'there is nothing to change' using errcode = 'check_violation';
  end if;
  new.forum := before.forum;
  new.forum_id := before.forum_id;
  new.hidden := before.hidden;
  new.opened_by := before.opened_by;
  return new;
end $$;
revoke all on function subjects.keep_thing_forum() from public;
grant execute on function subjects.keep_thing_forum() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger thing_forum_entries_keep before insert on subjects.thing_forum_entries
  for each row execute function subjects.keep_thing_forum();
