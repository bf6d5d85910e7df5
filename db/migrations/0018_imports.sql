-- Bringing in a workbook step by step: what is not confirmed yet, what was said of its columns, which
-- row became which child, and what stands in its free text for a person to look at.

alter table identify.imports
  add column counts jsonb not null default '{}',
  add column decisions jsonb not null default '[]',
  add column places text[] not null default '{}';
comment on column identify.imports.places is 'Headings of the columns that say where a child can be found';
comment on column identify.imports.counts is 'What was done with the rows, in numbers';
comment on column identify.imports.decisions is 'Which rows were decided to be one child or several, by whom and when';

create table identify.workbooks (
  import_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  file_name text not null check (length(file_name) between 1 and 255),
  file_sha256 bytea not null check (length(file_sha256) = 32),
  content bytea not null check (length(content) between 1 and 52428800),
  state text not null check (state in ('waiting', 'read', 'unreadable')),
  reason text check (length(reason) between 1 and 500),
  -- As written: the order of a row's cells is what people know it by.
  reading json,
  columns jsonb not null default '{}',
  decisions jsonb not null default '[]',
  brought_by uuid not null references directory.staff on delete restrict,
  brought_at timestamptz not null,
  version int not null default 1,
  check ((state = 'read') = (reading is not null)),
  check ((state = 'unreadable') = (reason is not null))
);
comment on table identify.workbooks is 'Workbooks that nobody has confirmed yet; a row goes when its import is confirmed or put away, and by itself after a time';
create index workbooks_partnership_idx on identify.workbooks (partnership_id, brought_at desc);
create index workbooks_by_idx on identify.workbooks (brought_by);
create index workbooks_brought_idx on identify.workbooks (brought_at);

create table identify.column_choices (
  column_choice_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  heading text not null check (length(heading) between 1 and 200),
  role text check (length(role) between 1 and 60),
  chosen_by uuid not null references directory.staff on delete restrict,
  chosen_at timestamptz not null
);
comment on table identify.column_choices is 'Append-only: what a person said a column of a workbook holds, by its heading; the latest counts for the next workbook';
create index column_choices_heading_idx on identify.column_choices (partnership_id, heading, column_choice_id desc);
create index column_choices_by_idx on identify.column_choices (chosen_by);

create table identify.import_rows (
  import_row_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  import_id uuid not null references identify.imports on delete restrict,
  last_import_id uuid not null references identify.imports on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  sheet text not null check (length(sheet) between 1 and 100),
  row_number int not null check (row_number > 0),
  said jsonb not null,
  is_current boolean not null default true
);
comment on table identify.import_rows is 'Which child each row of a workbook became and what it said, so that the next workbook shows only what changed; a row that says something new is a new row here';
create index import_rows_import_idx on identify.import_rows (import_id);
create index import_rows_last_idx on identify.import_rows (last_import_id);
create index import_rows_person_idx on identify.import_rows (person_id);
create index import_rows_current_idx on identify.import_rows (partnership_id, is_current);

create table identify.import_offers (
  import_offer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  import_id uuid not null references identify.imports on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  kind text not null check (length(kind) between 1 and 40),
  wording text not null check (length(wording) between 1 and 500),
  around text check (length(around) between 1 and 1000),
  place text not null check (length(place) between 1 and 200),
  staff_id uuid references directory.staff on delete restrict,
  state text not null default 'offered' check (state in ('offered', 'kept', 'dismissed')),
  decided_by uuid references directory.staff on delete restrict,
  decided_at timestamptz,
  version int not null default 1,
  check ((state = 'offered') = (decided_at is null))
);
comment on table identify.import_offers is 'People, vehicles and the like that stand in the free text of a child''s row: offered to a person, made into nothing by themselves';
create index import_offers_import_idx on identify.import_offers (import_id, import_offer_id);
create index import_offers_person_idx on identify.import_offers (person_id);
create index import_offers_staff_idx on identify.import_offers (staff_id);
create index import_offers_by_idx on identify.import_offers (decided_by);
create index import_offers_partnership_idx on identify.import_offers (partnership_id);

do $$
declare
  relation text;
begin
  foreach relation in array array['identify.workbooks', 'identify.column_choices', 'identify.import_rows', 'identify.import_offers'] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)',
      split_part(relation, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
  end loop;
end $$;

create policy workbooks_read on identify.workbooks for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker')));
create policy workbooks_add on identify.workbooks for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker')) and brought_by = (select sec.staff()));
create policy workbooks_change on identify.workbooks for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker')))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker')));
create policy workbooks_remove on identify.workbooks for delete to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker')));
grant update (state, reason, reading, columns, decisions, version), delete on identify.workbooks to lantern_app, lantern_wide;

create policy column_choices_read on identify.column_choices for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker')));
create policy column_choices_add on identify.column_choices for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker')) and chosen_by = (select sec.staff()));

create policy import_rows_read on identify.import_rows for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = import_rows.person_id));
create policy import_rows_add on identify.import_rows for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = import_rows.person_id));
create policy import_rows_change on identify.import_rows for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = import_rows.person_id))
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = import_rows.person_id));
grant update (last_import_id, sheet, row_number, is_current) on identify.import_rows to lantern_app, lantern_wide;

create policy import_offers_read on identify.import_offers for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = import_offers.person_id));
create policy import_offers_add on identify.import_offers for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = import_offers.person_id));
create policy import_offers_change on identify.import_offers for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = import_offers.person_id))
  with check (partnership_id = (select sec.partnership())
    and (decided_by is null or decided_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = import_offers.person_id));
grant update (state, decided_by, decided_at, version) on identify.import_offers to lantern_app, lantern_wide;
create trigger import_offers_history after update or delete on identify.import_offers
  for each row execute function history.record('import_offer_id');

set local role lantern_maintenance;

-- Workbooks that were left unfinished: they hold names of children whom nobody brought in.
create function identify.sweep_workbooks(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  unfinished as (delete from identify.workbooks using asked where may and brought_at < p_before returning 1)
  select count(*)::int from unfinished
$$;

-- Where a child can be found is for the named from the moment that they are named: the kept rows of
-- workbooks lose it as if they had been brought in today. Nothing is lost: what does not stand among the
-- facts in subjects.whereabouts yet goes there, where the named alone read it.
create function identify.hide_places() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  headings text[] := array(select distinct unnest(i.places) from identify.imports i where i.partnership_id = new.partnership_id);
  tells_where constant text := '\m(addr|post ?code|ward|school|college|academy|nursery|placement|placed|residen|lives|living|locality|home)';
begin
  insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, kind, wording, source, recorded_at)
  select distinct on (cell.heading, cell.said) gen_random_uuid(), s.partnership_id, s.person_id, 'address',
    left(cell.heading || ': ' || cell.said, 500), left(s.source || ', ' || s.place, 200), new.since
  from subjects.source_records s, jsonb_each_text(s.body) cell (heading, said)
  where s.person_id = new.person_id and (cell.heading = any (headings) or cell.heading ~* tells_where)
    and trim(cell.said) not in ('', '(protected: not kept)')
    and not exists (select from subjects.whereabouts w
      where w.person_id = new.person_id and lower(w.wording) = lower(trim(cell.said)));
  update subjects.source_records r set body = r.body || hidden.cells
  from (select s.source_record_id, jsonb_object_agg(heading, '(protected: not kept)') as cells
    from subjects.source_records s, jsonb_object_keys(s.body) heading
    where s.person_id = new.person_id and (heading = any (headings) or heading ~* tells_where)
    group by 1) hidden
  where r.source_record_id = hidden.source_record_id;
  update identify.import_rows r
  set said = r.said || '{"ward": null, "school": null}' || jsonb_build_object('cells', coalesce(r.said -> 'cells', '{}') || coalesce(
    (select jsonb_object_agg(heading, '(protected: not kept)') from jsonb_object_keys(r.said -> 'cells') heading
      where heading = any (headings) or heading ~* tells_where), '{}'))
  where r.person_id = new.person_id;
  return null;
end $$;
revoke all on function identify.sweep_workbooks(timestamptz), identify.hide_places() from public;
grant execute on function identify.hide_places() to lantern_owner;
grant execute on function identify.sweep_workbooks(timestamptz) to lantern_app, lantern_wide;

-- For rows of a workbook: that a record out of the actor's reach may match, and whom to ring, never
-- which record. The same likeness as for a concern. Staff with a conflict of interest are told nothing.
create function identify.beyond_reach(p_family text[], p_given text[], p_born date[], p_at timestamptz)
returns table (place int, ring_name text, ring_phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with asked as materialized (
    select a.place::int as place, a.born_on, subjects.sort_name(a.family, a.given) as named,
      subjects.sort_name(a.given, a.family) as swapped
    from unnest(p_family, p_given, p_born) with ordinality as a (family, given, born_on, place)
    where (select sec.can('import.tracker'))
  ), hidden as materialized (
    select p.person_id, p.owning_team_id, p.born_on, p.sort_name from subjects.people p
    where p.partnership_id = (select sec.partnership())
      and not p.shut_out && (select sec.self())
      and not (p.acl && (select sec.principals()) and not (select sec.sees_all()))
      and not ((select sec.sees_all()) and not p.restricted)
  ), known as (
    -- Every name of theirs; each join below is by equality, so that thousands of rows are matched at once.
    select h.person_id, h.born_on, h.sort_name from hidden h
    union all
    select h.person_id, h.born_on, n.sort_name from hidden h join subjects.names n on n.person_id = h.person_id
  ), alike as (
    select w.place, k.person_id
    from (select a.place, a.born_on, unnest(string_to_array(a.named, ' ')) as word from asked a) w
    join (select k.person_id, k.born_on, unnest(string_to_array(k.sort_name, ' ')) as word from known k
      where k.born_on in (select a.born_on from asked a)) k on k.born_on = w.born_on and k.word = w.word
    where w.word <> ''
    union
    select c.place, k.person_id
    from (select a.place, a.named as name from asked a union select a.place, a.swapped from asked a) c
    join known k on k.sort_name = c.name
  ), beyond as (
    select distinct on (l.place) l.place, h.person_id, h.owning_team_id
    from alike l join hidden h on h.person_id = l.person_id
    order by l.place, h.person_id
  )
  select b.place, coalesce(ring.name, t.name), ring.phone
  from beyond b
  join directory.teams t on t.team_id = b.owning_team_id
  left join lateral (
    select r.name, r.phone from subjects.to_ring(b.person_id, p_at) r order by r.place limit 1
  ) ring on true
$$;
revoke all on function identify.beyond_reach(text[], text[], date[], timestamptz) from public;
grant execute on function identify.beyond_reach(text[], text[], date[], timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
comment on table subjects.source_records is 'What an agency sent, untouched, beside what was made of it; where a protected child can be found moves to the protected facts';
create trigger protections_hide_places after insert on subjects.protections
  for each row execute function identify.hide_places();
