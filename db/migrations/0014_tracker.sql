-- The tracker in full: what stands beside a child's level on the list, who said so and when, and
-- columns of the partnership's own.

alter table protect.tracker_entries
  add column opened_on date,
  add column stage text check (length(stage) between 1 and 40),
  add column stage_since date,
  add column last_panel_on date,
  add column last_contact_on date,
  add column missing_count int check (missing_count between 0 and 999),
  add column missing_counted_on date,
  add column own jsonb not null default '{}',
  add column said_level int,
  add column said_closed boolean not null default false,
  add column said_on date;
comment on column protect.tracker_entries.opened_on is 'The day the child came on to the pathway, the latest time';
comment on column protect.tracker_entries.stage is 'Where on the pathway the child is: a key of the configuration in force';
comment on column protect.tracker_entries.missing_count is 'Missing episodes in the ninety days up to missing_counted_on, as somebody counted them';
comment on column protect.tracker_entries.own is 'What stands in the partnership''s own columns, by the column''s key';
comment on column protect.tracker_entries.said_on is 'A workbook says of level or closing what nobody has decided here: the day it was brought in, until somebody decides';

set local role lantern_maintenance;
update protect.tracker_entries t set opened_on = first.decided_on
from (select d.person_id, min(d.decided_on) as decided_on from protect.harm_decisions d group by d.person_id) first
where first.person_id = t.person_id and t.is_open;
reset role;
set local role lantern_owner;

grant update (opened_on, stage, stage_since, last_panel_on, last_contact_on, missing_count, missing_counted_on, own,
  said_level, said_closed, said_on) on protect.tracker_entries to lantern_app, lantern_wide;

create table protect.tracker_facts (
  tracker_fact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  field text not null check (length(field) between 1 and 60),
  value text check (length(value) between 1 and 500),
  was text check (length(was) between 1 and 500),
  basis text not null check (basis in ('recorded', 'imported', 'undone')),
  save_id uuid not null,
  recorded_by uuid references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table protect.tracker_facts is 'Append-only: every value given in the tracker''s columns, what it replaced, and with what else it was saved';
create index tracker_facts_person_idx on protect.tracker_facts (person_id, tracker_fact_id desc);
create index tracker_facts_save_idx on protect.tracker_facts (save_id);
create index tracker_facts_by_idx on protect.tracker_facts (recorded_by, tracker_fact_id desc);
create index tracker_facts_partnership_idx on protect.tracker_facts (partnership_id);

create table protect.tracker_columns (
  tracker_column_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  key text not null check (key ~ '^[a-z0-9-]{1,40}$'),
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('text', 'date', 'number', 'choice')),
  choices text[] not null default '{}',
  place int not null,
  retired_on date,
  added_by uuid references directory.staff on delete restrict,
  added_at timestamptz not null,
  version int not null default 1,
  unique (partnership_id, key),
  check ((kind = 'choice') = (cardinality(choices) > 0))
);
comment on table protect.tracker_columns is 'Columns that a partnership has added to its tracker; a retired one keeps what was written in it';
create index tracker_columns_by_idx on protect.tracker_columns (added_by);

do $$
declare
  relation text;
begin
  foreach relation in array array['protect.tracker_facts', 'protect.tracker_columns'] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)',
      split_part(relation, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
  end loop;
end $$;

create policy tracker_facts_read on protect.tracker_facts for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = tracker_facts.person_id));
create policy tracker_facts_add on protect.tracker_facts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and (recorded_by is null or recorded_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = tracker_facts.person_id));

create policy tracker_columns_read on protect.tracker_columns for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy tracker_columns_add on protect.tracker_columns for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('tracker.arrange'))
    and (added_by is null or added_by = (select sec.staff())));
create policy tracker_columns_change on protect.tracker_columns for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('tracker.arrange')))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('tracker.arrange')));
grant update (name, choices, place, retired_on, version) on protect.tracker_columns to lantern_app, lantern_wide;
create trigger tracker_columns_history after update or delete on protect.tracker_columns
  for each row execute function history.record('tracker_column_id');

-- A date of birth is put right by those who may; what it said before is kept by the history.
grant update (born_on, version) on subjects.people to lantern_app, lantern_wide;

-- What a workbook says of ward or school came from no person here.
alter policy whereabouts_add on subjects.whereabouts with check (
  partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())
  and (recorded_by is null or recorded_by = (select sec.staff())));
alter policy whereabouts_add_wide on subjects.whereabouts with check (
  partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self())
  and (recorded_by is null or recorded_by = (select sec.staff())));

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase'));

create index tracker_entries_opened_idx on protect.tracker_entries
  (partnership_id, is_open, opened_on desc nulls last, person_id) include (shut_out) where not restricted;
create index tracker_entries_said_idx on protect.tracker_entries (partnership_id, said_on) where said_on is not null;
