-- At the door: warnings for whoever visits, visits, and voice notes that are typed up later; and where
-- "Hide now" leads.

create table protect.visit_warnings (
  visit_warning_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  wording text not null check (length(wording) between 1 and 1000),
  source text not null check (length(source) between 1 and 200),
  since_on date not null,
  review_by date not null,
  reviewed_on date not null,
  reviewed_by uuid not null references directory.staff on delete restrict,
  ended_on date,
  ended_reason text check (length(ended_reason) between 1 and 1000),
  ended_by uuid references directory.staff on delete restrict,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint visit_warnings_ended_at_check check (num_nulls(ended_on, ended_reason, ended_by) in (0, 3))
);
comment on table protect.visit_warnings is 'What whoever goes to the door must know first; stands until somebody ends it with a reason';
comment on column protect.visit_warnings.reviewed_on is 'When somebody last said that it still holds: the day it was recorded, at first';
create index visit_warnings_person_idx on protect.visit_warnings (person_id, visit_warning_id);
create index visit_warnings_scheme_idx on protect.visit_warnings (scheme_id);
create index visit_warnings_reviewed_by_idx on protect.visit_warnings (reviewed_by);
create index visit_warnings_ended_by_idx on protect.visit_warnings (ended_by);
create index visit_warnings_recorded_by_idx on protect.visit_warnings (recorded_by);
create index visit_warnings_partnership_idx on protect.visit_warnings (partnership_id);

create table protect.visits (
  visit_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  visited_at timestamptz not null,
  visited_by uuid not null references directory.staff on delete restrict,
  together_with text check (length(together_with) between 1 and 200),
  purpose text not null check (purpose ~ '^[a-z0-9-]{1,40}$'),
  outcome text not null check (outcome in ('alone', 'with-others', 'not-seen', 'no-answer', 'declined')),
  setting text not null check (setting ~ '^[a-z0-9-]{1,40}$'),
  observed text check (length(observed) between 1 and 2000),
  next_step text check (length(next_step) between 1 and 500),
  type_up_by date,
  corrects_id uuid,
  sent_key uuid,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint visits_child_key unique (visit_id, person_id),
  constraint visits_sent_key unique (person_id, sent_key),
  constraint visits_corrects_fkey foreign key (corrects_id, person_id)
    references protect.visits (visit_id, person_id) on delete restrict deferrable
);
comment on table protect.visits is 'Append-only: each visit to a child and whether the child was seen, and alone; put right by a later row';
comment on column protect.visits.setting is 'A kind of setting by the list in force, and never which';
comment on column protect.visits.type_up_by is 'What was seen is typed up later, by then: until a row that puts this one right has the words';
comment on column protect.visits.sent_key is 'Made with the form, so that sending it twice records it once';
create index visits_person_idx on protect.visits (person_id, visited_at desc, visit_id desc);
create unique index visits_corrects_idx on protect.visits (corrects_id);
create index visits_partnership_idx on protect.visits (partnership_id);
create index visits_scheme_idx on protect.visits (scheme_id);
create index visits_visited_by_idx on protect.visits (visited_by);
create index visits_recorded_by_idx on protect.visits (recorded_by);

create table protect.voice_notes (
  voice_note_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  visit_id uuid not null,
  media_type text check (media_type in ('audio/mp4', 'audio/ogg', 'audio/webm', 'audio/wav', 'audio/mpeg')),
  size_bytes int check (size_bytes between 1 and 10485760),
  sealed_key bytea,
  content bytea,
  type_up_by date not null,
  typed_up_as uuid,
  typed_up_by uuid references directory.staff on delete restrict,
  typed_up_at timestamptz,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint voice_notes_once_key unique (visit_id),
  constraint voice_notes_audio_check check (num_nulls(media_type, size_bytes) in (0, 2) and num_nulls(sealed_key, content) in (0, 2)),
  constraint voice_notes_typed_check check (num_nulls(typed_up_as, typed_up_by, typed_up_at) in (0, 3)),
  constraint voice_notes_visit_fkey foreign key (visit_id, person_id)
    references protect.visits (visit_id, person_id) on delete cascade deferrable,
  constraint voice_notes_typed_fkey foreign key (typed_up_as, person_id)
    references protect.visits (visit_id, person_id) on delete cascade deferrable
);
comment on table protect.voice_notes is 'A visit that is to be typed up, with the recording where there is one; the recording goes once it is, and the row stays';
comment on column protect.voice_notes.content is 'The recording, sealed; gone once it is typed up';
comment on column protect.voice_notes.typed_up_as is 'The row of the visit with the words';
create index voice_notes_person_idx on protect.voice_notes (person_id, voice_note_id);
create index voice_notes_typed_as_idx on protect.voice_notes (typed_up_as);
create index voice_notes_typed_by_idx on protect.voice_notes (typed_up_by);
create index voice_notes_open_idx on protect.voice_notes (recorded_by, type_up_by) where typed_up_at is null;
create index voice_notes_recorded_by_idx on protect.voice_notes (recorded_by);
create index voice_notes_partnership_idx on protect.voice_notes (partnership_id);

do $$
declare
  held record;
  name text;
  child text;
begin
  for held in select * from (values
      ('protect.visit_warnings', 'recorded_by', 'visit_warning_id'),
      ('protect.visits', 'recorded_by', null),
      ('protect.voice_notes', 'recorded_by', null)) as v (relation, author, key) loop
    name := split_part(held.relation, '.', 2);
    child := format('exists (select from subjects.people p where p.person_id = %s.person_id)', name);
    execute format('alter table %s enable row level security', held.relation);
    execute format('alter table %s force row level security', held.relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', held.relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', held.relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', held.relation);
    -- A recording is heard by whoever made it.
    execute format('create policy %I on %s for select to lantern_app, lantern_wide using (%s)', name || '_read', held.relation,
      case name when 'voice_notes' then 'partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and ' else '' end || child);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff()) and %s)', name || '_add', held.relation, held.author, child);
    if name <> 'visits' then
      execute format('create policy %I on %s for update to lantern_app, lantern_wide
        using (%s) with check (partnership_id = (select sec.partnership()) and %s)', name || '_change', held.relation,
        case name when 'voice_notes' then 'partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and ' else '' end || child,
        case name when 'voice_notes' then 'recorded_by = (select sec.staff()) and ' else '' end || child);
    end if;
    if held.key is not null then
      execute format('create trigger %I after update or delete on %s for each row execute function history.record(%L)',
        name || '_history', held.relation, held.key);
    end if;
    perform sec.keep_controller(held.relation::regclass, held.author, '-');
    perform govern.guard(held.relation::regclass);
  end loop;
end $$;

grant update (review_by, reviewed_on, reviewed_by, ended_on, ended_reason, ended_by, version) on protect.visit_warnings to lantern_app, lantern_wide;
grant update (typed_up_as, typed_up_by, typed_up_at) on protect.voice_notes to lantern_app, lantern_wide;

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool', 'missing', 'assessment', 'service', 'recovery', 'nrm', 'forum', 'life', 'escalation', 'supervision', 'education', 'cohort', 'family', 'moment',
    'visit'));

-- When a child was last seen on a visit, and alone: a projection of visits that stand, for lists.
alter table protect.tracker_entries add column seen_on date, add column seen_alone_on date;
create index tracker_entries_seen_idx on protect.tracker_entries (partnership_id, coalesce(seen_on, opened_on, date '2000-01-01'), person_id)
  where is_open;
create index tracker_entries_alone_idx on protect.tracker_entries (partnership_id, coalesce(seen_alone_on, opened_on, date '2000-01-01'), person_id)
  where is_open;
grant update (seen_on, seen_alone_on) on protect.tracker_entries to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- A recording goes when its words are typed up; while a legal hold stands it is kept and heard by nobody.
create function protect.let_go_of_voice() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.typed_up_at is not null and not govern.is_held(new.partnership_id) then
    new.content := null;
    new.sealed_key := null;
  end if;
  return new;
end $$;

-- Recordings that a hold has kept and keeps no more.
create function protect.sweep_voice_notes(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  emptied as (
    update protect.voice_notes v set content = null, sealed_key = null
    from asked
    where may and v.typed_up_at <= p_before and v.content is not null and not govern.is_held(v.partnership_id)
    returning 1)
  select count(*)::int from emptied
$$;
-- Where "Hide now" leads, for a session that ends with it: an address of a site that anybody knows.
create function directory.hide_now_site(p_partnership int, p_on date) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.body ->> 'leadsTo' from directory.configuration c
  where c.partnership_id = p_partnership and c.kind = 'hide-now' and c.key = 'hide-now'
    and c.in_force_from <= p_on and (c.in_force_to is null or c.in_force_to >= p_on)
  order by c.in_force_from desc limit 1
$$;
revoke all on function directory.hide_now_site(int, date) from public;
grant execute on function directory.hide_now_site(int, date) to lantern_app, lantern_wide;
revoke all on function protect.let_go_of_voice(), protect.sweep_voice_notes(timestamptz) from public;
grant execute on function protect.let_go_of_voice() to lantern_owner;
grant execute on function protect.sweep_voice_notes(timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

create trigger let_go_of_voice before update on protect.voice_notes
  for each row execute function protect.let_go_of_voice();
