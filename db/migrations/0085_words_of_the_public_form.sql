-- Words of the form that anybody fills in, as they are being written on a page, and put in force by a second person;
-- which headlines were left in papers on purpose; how often somebody was refused within a limit.

alter table panels.item_papers add column kept uuid[] not null default '{}';
comment on column panels.item_papers.kept is 'Headlines that may name somebody else, which whoever made the page read and left in; none where the page is older than that question';

create table identify.public_words (
  public_words_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  body jsonb not null check (jsonb_typeof(body) = 'object' and pg_column_size(body) < 200000),
  begun_by uuid not null references directory.staff on delete restrict,
  begun_at timestamptz not null,
  saved_by uuid not null references directory.staff on delete restrict,
  saved_at timestamptz not null,
  ended_as text check (ended_as in ('in-force', 'discarded')),
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  first_day date,
  version int not null default 1,
  constraint public_words_ended_check check (num_nulls(ended_as, ended_by, ended_at) in (0, 3)),
  constraint public_words_first_day_check check ((first_day is not null) = (ended_as is not distinct from 'in-force'))
);
comment on table identify.public_words is 'The words of the form for the public while they are written; nothing in them is of anybody, and nobody of the public reads them before they are in force';
comment on column identify.public_words.first_day is 'From which day they are in force, once a second person put them there';
create unique index public_words_open_idx on identify.public_words (partnership_id) where ended_at is null;
create index public_words_partnership_idx on identify.public_words (partnership_id, saved_at desc);
create index public_words_begun_by_idx on identify.public_words (begun_by);
create index public_words_saved_by_idx on identify.public_words (saved_by);
create index public_words_ended_by_idx on identify.public_words (ended_by);

create table identify.public_words_writers (
  public_words_id uuid not null references identify.public_words on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  partnership_id int not null references directory.partnerships on delete restrict,
  primary key (public_words_id, staff_id)
);
comment on table identify.public_words_writers is 'Append-only: who wrote in them, and therefore does not put them in force';
create index public_words_writers_staff_idx on identify.public_words_writers (staff_id);
create index public_words_writers_partnership_idx on identify.public_words_writers (partnership_id);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['identify.public_words', 'identify.public_words_writers']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select on %s to lantern_app, lantern_wide', relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.can(''words.edit'')))', bare || '_read', relation);
    perform govern.guard(relation);
  end loop;
end $$;

grant insert on identify.public_words to lantern_app, lantern_wide;
create policy public_words_add on identify.public_words for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and saved_by = (select sec.staff()) and (select sec.can('words.edit')));
-- Neither the day nor that they are in force: a function alone sets these.
grant update (body, saved_by, saved_at, version) on identify.public_words to lantern_app, lantern_wide;
create policy public_words_change on identify.public_words for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('words.edit')))
  with check (partnership_id = (select sec.partnership()) and saved_by = (select sec.staff()) and (select sec.can('words.edit')));
create trigger public_words_history after update or delete on identify.public_words
  for each row execute function history.record('public_words_id');

set local role lantern_maintenance;

-- Whoever saves them has written in them, whatever the statement says of it.
create function identify.note_words_writer() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into identify.public_words_writers (public_words_id, staff_id, partnership_id)
    values (new.public_words_id, new.saved_by, new.partnership_id) on conflict do nothing;
  return null;
end $$;
revoke all on function identify.note_words_writer() from public;
grant execute on function identify.note_words_writer() to lantern_owner;

-- Ends words that are being written: in force from a day on, by somebody who wrote none of them, or discarded.
-- The version before them ends the day before and says what it said.
create function identify.end_public_words(p_words uuid, p_version int, p_against uuid, p_from date, p_at timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own identify.public_words;
  latest directory.configuration;
begin
  if not sec.can('words.edit') then
    return 'none';
  end if;
  select * into own from identify.public_words w
    where w.public_words_id = p_words and w.partnership_id = sec.partnership() and w.ended_at is null for update;
  if own.public_words_id is null then
    return 'none';
  end if;
  if own.version <> p_version then
    return 'stale';
  end if;
  if p_from is null then
    update identify.public_words w set ended_as = 'discarded', ended_by = sec.staff(), ended_at = p_at, version = w.version + 1
      where w.public_words_id = p_words;
    return 'discarded';
  end if;
  if exists (select from identify.public_words_writers w where w.public_words_id = p_words and w.staff_id = sec.staff()) then
    return 'own';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('public form ' || own.partnership_id, 0));
  select * into latest from directory.configuration c
    where c.partnership_id = own.partnership_id and c.kind = 'public-form' and c.key = 'public-form'
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
    values (gen_random_uuid(), own.partnership_id, 'public-form', 'public-form', p_from, own.body);
  update identify.public_words w set ended_as = 'in-force', ended_by = sec.staff(), ended_at = p_at, first_day = p_from, version = w.version + 1
    where w.public_words_id = p_words;
  return 'in-force';
end $$;
revoke all on function identify.end_public_words(uuid, int, uuid, date, timestamptz) from public;
grant execute on function identify.end_public_words(uuid, int, uuid, date, timestamptz) to lantern_app, lantern_wide;

-- How often this key was tried in its window so far, without counting this time.
create function sec.attempts_so_far(p_key bytea, p_window_start timestamptz) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select a.attempts from sec.attempts a where a.attempt_key = p_key and a.window_start = p_window_start), 0)
$$;
revoke all on function sec.attempts_so_far(bytea, timestamptz) from public;
grant execute on function sec.attempts_so_far(bytea, timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

create trigger public_words_writer after insert or update of body on identify.public_words
  for each row execute function identify.note_words_writer();
