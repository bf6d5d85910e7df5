-- The ground of the journey from a concern to a plan: conflicts of interest in every stamp, what was
-- promised, who is told, and what has been filed with the council's own record.

set local role lantern_maintenance;

-- The acting person as a set of one, empty for system actors: what a row's `shut_out` is asked.
create function sec.self() returns uuid[]
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select case when split_part(sec.context(), '|', 1) = 'staff'
    then array[split_part(sec.context(), '|', 2)::uuid] else '{}'::uuid[] end
$$;
revoke all on function sec.self() from public;
grant execute on function sec.self() to lantern_app, lantern_wide, lantern_maintenance;

reset role;
set local role lantern_owner;

alter table subjects.people add column shut_out uuid[] not null default '{}';
comment on column subjects.people.shut_out is 'Staff with a conflict of interest: no post, circle or emergency lets them in';
alter table protect.tracker_entries add column shut_out uuid[] not null default '{}';

do $$
declare
  relation text;
  name text;
  narrow text := 'partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())';
  wide text := 'partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self())';
begin
  foreach relation in array array['subjects.people', 'protect.tracker_entries'] loop
    name := split_part(relation, '.', 2);
    execute format('alter policy %I on %s using (%s)', name || '_read', relation, narrow);
    execute format('alter policy %I on %s with check (%s)', name || '_add', relation, narrow);
    execute format('alter policy %I on %s using (%s) with check (%s)', name || '_change', relation, narrow, narrow);
    execute format('alter policy %I on %s using (%s)', name || '_read_wide', relation, wide);
    execute format('alter policy %I on %s with check (%s)', name || '_add_wide', relation, wide);
    execute format('alter policy %I on %s using (%s) with check (%s)', name || '_change_wide', relation, wide, wide);
  end loop;
end $$;

alter policy files_read on files.files using (
  partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self()));
alter policy files_add on files.files with check (
  partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self()));
alter policy files_read_wide on files.files using (
  partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self()));
alter policy files_add_wide on files.files with check (
  partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self()));

-- Counts and the first page are answered from the index alone, so it carries what the policy asks.
drop index subjects.people_count_idx;
create index people_count_idx on subjects.people (partnership_id, restricted) include (shut_out);
drop index protect.tracker_entries_level_idx;
create index tracker_entries_level_idx on protect.tracker_entries
  (partnership_id, is_open, level desc nulls last, review_by, person_id) include (shut_out) where not restricted;
drop index protect.tracker_entries_review_idx;
create index tracker_entries_review_idx on protect.tracker_entries
  (partnership_id, is_open, review_by, person_id) include (shut_out) where not restricted;
drop index protect.tracker_entries_recorded_idx;
create index tracker_entries_recorded_idx on protect.tracker_entries
  (partnership_id, is_open, last_entry_at desc nulls last, person_id) include (shut_out) where not restricted;

set local role lantern_maintenance;

create or replace function history.record() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before jsonb := to_jsonb(old) - '{acl,acl_other,restricted,shut_out}'::text[];
begin
  if tg_op = 'UPDATE' and before = to_jsonb(new) - '{acl,acl_other,restricted,shut_out}'::text[] then
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

create or replace function subjects.stamp() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update protect.tracker_entries set acl = new.acl, restricted = new.restricted, shut_out = new.shut_out
    where person_id = new.person_id;
  return null;
end $$;

create or replace function subjects.stamp_differences() returns table (relation text, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'protect.tracker_entries', t.person_id
  from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
  where (t.acl is distinct from p.acl or t.restricted is distinct from p.restricted or t.shut_out is distinct from p.shut_out)
    and sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
$$;

create or replace function history.of_person(p_person uuid)
returns table (relation text, operation text, changed_at timestamptz, changed_by text, was jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.relation, v.operation, v.changed_at, v.changed_by, v.was
  from history.versions v
  where v.relation in ('subjects.people', 'protect.tracker_entries') and v.row_key = p_person::text
    and exists (
      select from subjects.people p
      where p.person_id = p_person and p.partnership_id = sec.partnership()
        and not p.shut_out && sec.self()
        and (p.acl && sec.principals() or (sec.sees_all() and not p.restricted))
    )
  order by v.version_id desc
$$;

reset role;
set local role lantern_owner;

drop trigger people_stamp on subjects.people;
create trigger people_stamp after update of acl, restricted, shut_out on subjects.people
  for each row when (old.acl is distinct from new.acl or old.restricted is distinct from new.restricted
    or old.shut_out is distinct from new.shut_out)
  execute function subjects.stamp();

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access'));

alter table directory.teams add column receives_concerns boolean not null default false;
comment on column directory.teams.receives_concerns is 'The multi-agency safeguarding hub: concerns come to this team';

create table work.actions (
  action_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  wording text not null check (length(wording) between 1 and 1000),
  owner_agency_id uuid not null references directory.agencies on delete restrict,
  owner_staff_id uuid references directory.staff on delete restrict,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'not_achieved', 'superseded')),
  outcome text check (length(outcome) between 1 and 2000),
  closed_on date,
  added_on date not null,
  added_by uuid references directory.staff on delete restrict,
  changed_by uuid references directory.staff on delete restrict,
  version int not null default 1,
  check ((state = 'open') = (closed_on is null)),
  check (state = 'open' or outcome is not null)
);
comment on table work.actions is 'One promise, one row: what will be done for a child, which agency and person owns it, by when, and what came of it';
create index actions_person_idx on work.actions (person_id, due_on);
create index actions_agency_idx on work.actions (owner_agency_id);
create index actions_owner_idx on work.actions (owner_staff_id);
create index actions_added_by_idx on work.actions (added_by);
create index actions_changed_by_idx on work.actions (changed_by);
create index actions_partnership_idx on work.actions (partnership_id);

create table work.filings (
  filing_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  kind text not null check (length(kind) between 1 and 40),
  source_id uuid not null,
  filed_in text not null check (length(filed_in) between 1 and 120),
  filed_at timestamptz not null,
  filed_by uuid not null references directory.staff on delete restrict
);
comment on table work.filings is 'Decisions that have been filed with another system of record: which, where, when and by whom';
create index filings_person_idx on work.filings (person_id);
create index filings_source_idx on work.filings (source_id, filed_at desc);
create index filings_by_idx on work.filings (filed_by);
create index filings_partnership_idx on work.filings (partnership_id);

create table work.notifications (
  notification_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete cascade,
  kind text not null check (length(kind) between 1 and 40),
  headline text not null check (length(headline) between 1 and 200),
  href text not null check (href like '/%' and length(href) <= 200),
  made_at timestamptz not null,
  made_by uuid references directory.staff on delete set null,
  seen_at timestamptz
);
comment on table work.notifications is 'What a person is told inside Lantern: a headline without names and where to read on';
create index notifications_staff_idx on work.notifications (staff_id, made_at desc);
create index notifications_by_idx on work.notifications (made_by);
create index notifications_partnership_idx on work.notifications (partnership_id);

do $$
declare
  relation text;
  name text;
begin
  foreach relation in array array['work.actions', 'work.filings', 'work.notifications'] loop
    name := split_part(relation, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
  end loop;
  foreach relation in array array['work.actions', 'work.filings'] loop
    name := split_part(relation, '.', 2);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_read', relation, name);
  end loop;
end $$;

create policy actions_add on work.actions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and (added_by is null or added_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = actions.person_id));
create policy actions_change on work.actions for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = actions.person_id))
  with check (partnership_id = (select sec.partnership())
    and (changed_by is null or changed_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = actions.person_id));
grant update (due_on, state, outcome, closed_on, owner_agency_id, owner_staff_id, changed_by, version) on work.actions
  to lantern_app, lantern_wide;
create trigger actions_history after update or delete on work.actions
  for each row execute function history.record('action_id');

create policy filings_add on work.filings for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and filed_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = filings.person_id));

-- Anyone may tell a colleague something; only the colleague reads it.
create policy notifications_read on work.notifications for select to lantern_app, lantern_wide
  using (staff_id = (select sec.staff()));
create policy notifications_add on work.notifications for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and (made_by is null or made_by = (select sec.staff())));
create policy notifications_see on work.notifications for update to lantern_app, lantern_wide
  using (staff_id = (select sec.staff())) with check (staff_id = (select sec.staff()));
grant update (seen_at) on work.notifications to lantern_app, lantern_wide;
