-- Children, what agencies sent about them, and what was decided.

create schema subjects;
comment on schema subjects is 'Who and what a concern can be about';
grant usage on schema subjects to lantern_app, lantern_wide, lantern_maintenance;
grant create on schema subjects to lantern_maintenance;

create sequence subjects.reference_numbers as int start with 2041;
grant usage on sequence subjects.reference_numbers to lantern_app, lantern_wide, lantern_maintenance;

create table subjects.people (
  person_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  circle_id int not null unique references sec.principals on delete restrict,
  owning_team_id uuid not null references directory.teams on delete restrict,
  acl int[] not null check (cardinality(acl) > 0),
  restricted boolean not null default false,
  reference text not null,
  family_name text not null check (length(family_name) between 1 and 100),
  given_name text not null check (length(given_name) <= 100),
  sort_name text not null,
  born_on date,
  sex text check (sex in ('female', 'male')),
  version int not null default 1,
  unique (partnership_id, reference)
);
comment on table subjects.people is 'A human being, whatever agencies call them; names and birth here are the projection of dated, sourced facts';
create index people_acl_idx on subjects.people using gin (acl);
create index people_order_idx on subjects.people (partnership_id, sort_name, person_id) where not restricted;
create index people_count_idx on subjects.people (partnership_id, restricted);
create index people_team_idx on subjects.people (owning_team_id);

create table subjects.names (
  name_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  kind text not null check (kind in ('legal', 'known_as', 'former', 'alias', 'as_recorded')),
  family_name text not null,
  given_name text not null,
  source_record_id uuid,
  recorded_at timestamptz not null default now()
);
comment on table subjects.names is 'Every name a person is known by, each with its source';
create index names_person_idx on subjects.names (person_id);
create index names_partnership_idx on subjects.names (partnership_id);

create table subjects.source_records (
  source_record_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  source text not null,
  place text not null,
  body jsonb not null,
  recorded_at timestamptz not null default now()
);
comment on table subjects.source_records is 'What an agency sent, untouched, beside what was made of it';
create index source_records_person_idx on subjects.source_records (person_id);
create index source_records_partnership_idx on subjects.source_records (partnership_id);
alter table subjects.names add constraint names_source_fkey
  foreign key (source_record_id) references subjects.source_records on delete restrict;
create index names_source_idx on subjects.names (source_record_id);

create schema protect;
comment on schema protect is 'What is decided and done to protect a child';
grant usage on schema protect to lantern_app, lantern_wide, lantern_maintenance;

create table protect.tracker_entries (
  person_id uuid primary key references subjects.people on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  acl int[] not null check (cardinality(acl) > 0),
  restricted boolean not null default false,
  is_open boolean not null,
  level int,
  previous_level int,
  level_decided_on date,
  review_by date,
  last_entry_at timestamptz,
  version int not null default 1
);
comment on table protect.tracker_entries is 'Where each child stands today: a projection of the decisions, for the tracker''s lists and filters';
create index tracker_entries_acl_idx on protect.tracker_entries using gin (acl);
create index tracker_entries_level_idx on protect.tracker_entries (partnership_id, is_open, level desc nulls last, review_by, person_id)
  where not restricted;
create index tracker_entries_review_idx on protect.tracker_entries (partnership_id, is_open, review_by, person_id)
  where not restricted;
create index tracker_entries_recorded_idx on protect.tracker_entries (partnership_id, is_open, last_entry_at desc nulls last, person_id)
  where not restricted;

create table protect.level_decisions (
  level_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  level int,
  basis text not null check (basis in ('decided', 'imported')),
  reason text not null check (length(reason) between 1 and 4000),
  dissent text check (length(dissent) between 1 and 4000),
  review_by date,
  decided_on date not null,
  decided_by uuid references directory.staff on delete restrict,
  recorded_at timestamptz not null default now(),
  check (basis = 'imported' or (decided_by is not null and review_by is not null))
);
comment on table protect.level_decisions is 'Append-only: every level with who, when, why, dissent and review-by, under the scheme in force';
create index level_decisions_person_idx on protect.level_decisions (person_id, level_decision_id desc);
create index level_decisions_scheme_idx on protect.level_decisions (scheme_id);
create index level_decisions_by_idx on protect.level_decisions (decided_by);
create index level_decisions_partnership_idx on protect.level_decisions (partnership_id);

create table protect.chronology_entries (
  chronology_entry_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  kind text not null check (kind in ('note', 'level', 'import', 'circle')),
  headline text not null check (length(headline) between 1 and 200),
  detail text check (length(detail) between 1 and 10000),
  happened_on date not null,
  agency_id uuid references directory.agencies on delete restrict,
  recorded_by uuid references directory.staff on delete restrict,
  recorded_at timestamptz not null default now()
);
comment on table protect.chronology_entries is 'One chronology: what happened, when, and who recorded it';
create index chronology_entries_person_idx on protect.chronology_entries (person_id, happened_on desc, chronology_entry_id desc);
create index chronology_entries_agency_idx on protect.chronology_entries (agency_id);
create index chronology_entries_by_idx on protect.chronology_entries (recorded_by);
create index chronology_entries_partnership_idx on protect.chronology_entries (partnership_id);

create schema identify;
comment on schema identify is 'Concerns, referrals, matching and imports';
grant usage on schema identify to lantern_app, lantern_wide, lantern_maintenance;

create table identify.imports (
  import_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  kind text not null,
  file_name text not null check (length(file_name) <= 255),
  file_sha256 bytea not null check (length(file_sha256) = 32),
  rows_read int not null,
  children_made int not null,
  problems jsonb not null,
  imported_by uuid references directory.staff on delete restrict,
  imported_at timestamptz not null,
  unique (partnership_id, kind, file_sha256)
);
comment on table identify.imports is 'Each file read into Lantern, with the cells that were not understood';
create index imports_by_idx on identify.imports (imported_by);

do $$
declare
  relation text;
begin
  foreach relation in array array[
    'subjects.people', 'subjects.names', 'subjects.source_records', 'protect.tracker_entries',
    'protect.level_decisions', 'protect.chronology_entries', 'identify.imports'
  ] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)',
      split_part(relation, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
  end loop;
  -- Listed or searched on their own: a stamped acl for narrow actors, the wide role for the rest.
  foreach relation in array array['subjects.people', 'protect.tracker_entries'] loop
    execute format('create policy %I on %s for select to lantern_app
      using (partnership_id = (select sec.partnership()) and acl && (select sec.principals()))', split_part(relation, '.', 2) || '_read', relation);
    execute format('create policy %I on %s for insert to lantern_app
      with check (acl && (select sec.principals()) and partnership_id = (select sec.partnership()))',
      split_part(relation, '.', 2) || '_add', relation);
    execute format('create policy %I on %s for update to lantern_app
      using (partnership_id = (select sec.partnership()) and acl && (select sec.principals()))
      with check (partnership_id = (select sec.partnership()) and acl && (select sec.principals()))',
      split_part(relation, '.', 2) || '_change', relation);
    execute format('create policy %I on %s for select to lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted)',
      split_part(relation, '.', 2) || '_read_wide', relation);
    execute format('create policy %I on %s for insert to lantern_wide
      with check (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted)',
      split_part(relation, '.', 2) || '_add_wide', relation);
    execute format('create policy %I on %s for update to lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted)
      with check (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted)',
      split_part(relation, '.', 2) || '_change_wide', relation);
  end loop;
  -- Only ever read beside their child: ask the parent.
  foreach relation in array array[
    'subjects.names', 'subjects.source_records', 'protect.level_decisions', 'protect.chronology_entries'
  ] loop
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %s.person_id))',
      split_part(relation, '.', 2) || '_read', relation, split_part(relation, '.', 2));
  end loop;
end $$;

-- Added to by those who reach the child, each under their own name or, for work no person did, none.
create policy names_add on subjects.names for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = names.person_id));
create policy source_records_add on subjects.source_records for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = source_records.person_id));
create policy level_decisions_add on protect.level_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and (decided_by is null or decided_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = level_decisions.person_id));
create policy chronology_entries_add on protect.chronology_entries for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and (recorded_by is null or recorded_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = chronology_entries.person_id));

grant update (is_open, level, previous_level, level_decided_on, review_by, last_entry_at, version) on protect.tracker_entries
  to lantern_app, lantern_wide;
create trigger people_history after update or delete on subjects.people
  for each row execute function history.record('person_id');
create trigger tracker_entries_history after update or delete on protect.tracker_entries
  for each row execute function history.record('person_id');

create policy imports_read on identify.imports for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker')));
create policy imports_add on identify.imports for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker'))
    and (imported_by is null or imported_by = (select sec.staff())));

-- A circle is seen and changed by those who reach its child.
create policy memberships_read on sec.memberships for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.circle_id = memberships.circle_id));
create policy memberships_add on sec.memberships for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and (added_by is null or added_by = (select sec.staff()))
    and exists (select from subjects.people p where p.circle_id = memberships.circle_id));
create policy memberships_end on sec.memberships for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.circle_id = memberships.circle_id))
  with check (exists (select from subjects.people p where p.circle_id = memberships.circle_id));
grant select, insert on sec.memberships to lantern_app, lantern_wide;
grant update (ends_at, end_reason, version) on sec.memberships to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- A child's stamp changes: the rows that carry a copy follow. It runs as maintenance because the
-- new stamp may take the rows out of the acting person's own reach.
create function subjects.stamp() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update protect.tracker_entries set acl = new.acl, restricted = new.restricted where person_id = new.person_id;
  return null;
end $$;

-- Rows whose copied stamp differs from their child's: none, or an incident.
create function subjects.stamp_differences() returns table (relation text, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'protect.tracker_entries', t.person_id
  from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
  where (t.acl is distinct from p.acl or t.restricted is distinct from p.restricted)
    and sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
$$;

-- Versions of a child's rows, for those who reach the child today.
create function history.of_person(p_person uuid)
returns table (relation text, operation text, changed_at timestamptz, changed_by text, was jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.relation, v.operation, v.changed_at, v.changed_by, v.was
  from history.versions v
  where v.relation in ('subjects.people', 'protect.tracker_entries') and v.row_key = p_person::text
    and exists (
      select from subjects.people p
      where p.person_id = p_person and p.partnership_id = sec.partnership()
        and (p.acl && sec.principals() or (sec.sees_all() and not p.restricted))
    )
  order by v.version_id desc
$$;

revoke all on function subjects.stamp(), subjects.stamp_differences(), history.of_person(uuid) from public;
grant execute on function subjects.stamp() to lantern_owner;
grant execute on function subjects.stamp_differences(), history.of_person(uuid) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
create trigger people_stamp after update of acl, restricted on subjects.people
  for each row when (old.acl is distinct from new.acl or old.restricted is distinct from new.restricted)
  execute function subjects.stamp();
