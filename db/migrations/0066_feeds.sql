-- Extracts of other systems: which system sends what and is the record of what, each time rows came,
-- rows that wait for a person, rows that were joined to a child, and ids that a person has verified.

create table identify.feed_sources (
  feed_source_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  record_of text not null check (length(record_of) between 1 and 400),
  contact text not null check (length(contact) between 1 and 200),
  columns jsonb not null default '{}',
  kept_by uuid not null references directory.staff on delete restrict,
  kept_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1
);
comment on table identify.feed_sources is 'Other systems that send extracts, what each is the record of, and what the columns and words of its files mean; nothing of a child is in it';
create unique index feed_sources_name_idx on identify.feed_sources (partnership_id, lower(name)) where ended_at is null;
create index feed_sources_partnership_idx on identify.feed_sources (partnership_id);
create index feed_sources_agency_idx on identify.feed_sources (agency_id);
create index feed_sources_kept_by_idx on identify.feed_sources (kept_by);

create table identify.feed_runs (
  feed_run_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  feed_source_id uuid not null references identify.feed_sources on delete restrict,
  file_name text not null check (length(file_name) between 1 and 255),
  headings jsonb not null,
  rows jsonb,
  total int not null check (total between 1 and 5000),
  done int not null default 0 check (done >= 0),
  joined int not null default 0,
  changed int not null default 0,
  unchanged int not null default 0,
  waiting int not null default 0,
  problems jsonb not null default '[]',
  brought_by uuid not null references directory.staff on delete restrict,
  brought_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1,
  check (done <= total),
  -- The rows of a file are kept until the last of them was taken, and no longer.
  check ((rows is null) = (ended_at is not null))
);
comment on table identify.feed_runs is 'Each time rows of another system came; the rows themselves go when the last was taken';
comment on column identify.feed_runs.problems is 'Which row and column, and what is wrong; never what a cell says';
create index feed_runs_list_idx on identify.feed_runs (partnership_id, brought_at desc, feed_run_id);
create index feed_runs_source_idx on identify.feed_runs (feed_source_id);
create index feed_runs_by_idx on identify.feed_runs (brought_by);
create index feed_runs_unfinished_idx on identify.feed_runs (brought_at) where ended_at is null;

create table identify.feed_waiting (
  feed_waiting_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  feed_source_id uuid not null references identify.feed_sources on delete restrict,
  feed_run_id uuid not null references identify.feed_runs on delete cascade,
  row_key text not null check (length(row_key) between 1 and 200),
  said jsonb not null,
  brought_by uuid not null references directory.staff on delete restrict,
  brought_at timestamptz not null,
  version int not null default 1,
  constraint feed_waiting_key unique (feed_source_id, row_key)
);
comment on table identify.feed_waiting is 'Rows that nobody has said yet whom they are about; a row leaves when it is joined to a child, set aside, or has waited too long';
comment on column identify.feed_waiting.said is 'Why it waits is not kept: each reader is told what their own reach shows. A name, a date of birth and dated facts, as the system sent them; no place of a child is read from a file';
create index feed_waiting_partnership_idx on identify.feed_waiting (partnership_id, brought_at, feed_waiting_id);
create index feed_waiting_run_idx on identify.feed_waiting (feed_run_id);
create index feed_waiting_by_idx on identify.feed_waiting (brought_by);

create table identify.feed_asides (
  feed_aside_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  feed_source_id uuid not null references identify.feed_sources on delete restrict,
  row_key text not null check (length(row_key) between 1 and 200),
  facts text not null check (facts ~ '^[0-9a-f]{64}$'),
  because text not null check (because ~ '^[a-z0-9-]{1,40}$'),
  set_by uuid not null references directory.staff on delete restrict,
  set_at timestamptz not null
);
comment on table identify.feed_asides is 'Append-only: which rows a person set aside and why, so that the same row does not wait again; they leave as rows that wait do';
comment on column identify.feed_asides.facts is 'A digest of what the row said, without a name: a row that says something else waits again';
create index feed_asides_key_idx on identify.feed_asides (feed_source_id, row_key);
create index feed_asides_partnership_idx on identify.feed_asides (partnership_id);
create index feed_asides_by_idx on identify.feed_asides (set_by);

create table identify.feed_rows (
  feed_row_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  feed_source_id uuid not null references identify.feed_sources on delete restrict,
  feed_run_id uuid not null references identify.feed_runs on delete restrict,
  row_key text not null check (length(row_key) between 1 and 200),
  said jsonb not null,
  written_id uuid,
  joined_by uuid not null references directory.staff on delete restrict,
  joined_at timestamptz not null,
  by_person boolean not null,
  reason text check (length(reason) between 1 and 1000),
  version int not null default 1,
  constraint feed_rows_key unique (feed_source_id, row_key, person_id),
  constraint feed_rows_decision_check check (by_person = (reason is not null))
);
comment on table identify.feed_rows is 'Which child each row of another system was joined to, what it said then and what was written of it, so that the same row changes nothing';
comment on column identify.feed_rows.said is 'Dated facts as the system sent them, without a name; no place of a child is read from a file';
create index feed_rows_person_idx on identify.feed_rows (person_id);
create index feed_rows_run_idx on identify.feed_rows (feed_run_id);
create index feed_rows_by_idx on identify.feed_rows (joined_by);
create index feed_rows_partnership_idx on identify.feed_rows (partnership_id);

create table identify.feed_identities (
  feed_identity_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  feed_source_id uuid not null references identify.feed_sources on delete restrict,
  identifier text not null check (length(identifier) between 1 and 100),
  verified_by uuid not null references directory.staff on delete restrict,
  verified_at timestamptz not null,
  constraint feed_identities_key unique (feed_source_id, identifier, person_id)
);
comment on table identify.feed_identities is 'Append-only: under which id another system has a child, once a person has said that it is this child';
create index feed_identities_person_idx on identify.feed_identities (person_id);
create index feed_identities_by_idx on identify.feed_identities (verified_by);
create index feed_identities_partnership_idx on identify.feed_identities (partnership_id);

do $$
declare
  relation text;
begin
  foreach relation in array array['feed_sources', 'feed_runs', 'feed_waiting', 'feed_asides', 'feed_rows', 'feed_identities'] loop
    execute format('alter table identify.%I enable row level security', relation);
    execute format('alter table identify.%I force row level security', relation);
    execute format('create policy %I on identify.%I to lantern_maintenance using (true) with check (true)', relation || '_maintenance', relation);
    execute format('grant select, insert, update, delete on identify.%I to lantern_maintenance', relation);
    execute format('grant select, insert on identify.%I to lantern_app, lantern_wide', relation);
  end loop;
  foreach relation in array array['feed_sources', 'feed_runs', 'feed_waiting'] loop
    execute format('create policy %I on identify.%I for select to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.can(''feed.run'')))', relation || '_read', relation);
    execute format('create policy %I on identify.%I for update to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.can(''feed.run'')))
      with check (partnership_id = (select sec.partnership()) and (select sec.can(''feed.run'')))', relation || '_change', relation);
    execute format('create policy %I on identify.%I for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and (select sec.can(''feed.run'')) and %I = (select sec.staff()))',
      relation || '_add', relation, case relation when 'feed_sources' then 'kept_by' else 'brought_by' end);
  end loop;
end $$;
grant update (agency_id, name, record_of, contact, columns, kept_by, kept_at, ended_at, version) on identify.feed_sources to lantern_app, lantern_wide;
grant update (rows, done, joined, changed, unchanged, waiting, problems, ended_at, version) on identify.feed_runs to lantern_app, lantern_wide;
grant update (feed_run_id, said, version), delete on identify.feed_waiting to lantern_app, lantern_wide;
create policy feed_asides_read on identify.feed_asides for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('feed.run')));
create policy feed_asides_add on identify.feed_asides for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('feed.run')) and set_by = (select sec.staff()));
create policy feed_waiting_remove on identify.feed_waiting for delete to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('feed.run')));

create policy feed_rows_read on identify.feed_rows for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = feed_rows.person_id));
create policy feed_rows_add on identify.feed_rows for insert to lantern_app, lantern_wide
  with check (joined_by = (select sec.staff()) and (select sec.can('feed.run')) and partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = feed_rows.person_id));
create policy feed_rows_change on identify.feed_rows for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and exists (select from subjects.people p where p.person_id = feed_rows.person_id))
  with check (partnership_id = (select sec.partnership()) and exists (select from subjects.people p where p.person_id = feed_rows.person_id));
grant update (feed_run_id, said, written_id, version) on identify.feed_rows to lantern_app, lantern_wide;

create policy feed_identities_read on identify.feed_identities for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = feed_identities.person_id));
create policy feed_identities_add on identify.feed_identities for insert to lantern_app, lantern_wide
  with check (verified_by = (select sec.staff()) and (select sec.can('feed.run')) and partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = feed_identities.person_id));

create trigger feed_sources_history after update or delete on identify.feed_sources for each row execute function history.record('feed_source_id');
create trigger feed_rows_history after update or delete on identify.feed_rows for each row execute function history.record('feed_row_id');
-- Rows that wait and files that are not finished are no record of a child yet, and leave.
select govern.guard('identify.feed_sources');
select govern.guard('identify.feed_rows');
select govern.guard('identify.feed_identities');
select sec.keep_controller('identify.feed_rows', 'joined_by', '-');
select sec.keep_controller('identify.feed_identities', 'verified_by', '-');

set local role lantern_maintenance;

-- Files that were left unfinished and rows that nobody looked at: they hold names of children.
create function identify.sweep_feeds(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  unlooked as (delete from identify.feed_waiting using asked where may and brought_at < p_before returning 1),
  asides as (delete from identify.feed_asides using asked where may and set_at < p_before returning 1),
  unfinished as (update identify.feed_runs set rows = null, ended_at = brought_at, version = version + 1
    from asked where may and ended_at is null and brought_at < p_before returning 1)
  select (select count(*) from unlooked)::int + (select count(*) from asides)::int + (select count(*) from unfinished)::int
$$;
revoke all on function identify.sweep_feeds(timestamptz) from public;
grant execute on function identify.sweep_feeds(timestamptz) to lantern_app;

reset role;
set local role lantern_owner;
