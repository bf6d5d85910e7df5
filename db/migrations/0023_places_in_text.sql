-- Protected closure: more kinds of places, and places named in free text, which are held for the named.

alter table subjects.whereabouts drop constraint whereabouts_kind_check;
alter table subjects.whereabouts add constraint whereabouts_kind_check check (kind in ('address', 'placement', 'carer',
  'phone', 'workplace', 'school', 'practice', 'ward', 'map-point', 'missing-from', 'interview-place', 'meeting-place', 'journeys'));

-- Columns that can say where a child is found are known by the first word of their comment: a test
-- reads it, and looks for columns whose names speak of a place and that have none.
comment on column subjects.whereabouts.wording is 'Place, under the protection stamp: the address, the name or the number';
comment on column identify.import_rows.said is 'Place, hidden by identify.hide_places: the cells of a workbook''s row';
comment on column subjects.source_records.body is 'Place, hidden by identify.hide_places: what a source said of a child';
comment on column panels.meetings.place is 'Place, held in text: the room or the link where a meeting is held';
comment on column panels.booking_changes.was_place is 'Place, held in text: where the meeting was to be';

create table subjects.held_words (
  held_words_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  acl int[] not null default '{}' check (cardinality(acl) > 0),
  restricted boolean not null default true,
  shut_out uuid[] not null default '{}',
  token text not null check (token ~ '^[0-9a-f]{12}$'),
  kind text not null check (length(kind) between 1 and 40),
  wording text not null check (length(wording) between 1 and 1000),
  relation text not null,
  row_key text not null,
  column_name text not null,
  written_by uuid references directory.staff on delete restrict,
  held_at timestamptz not null,
  outcome text check (outcome in ('kept', 'given-back')),
  settled_by uuid references directory.staff on delete restrict,
  settled_at timestamptz,
  version int not null default 1,
  check ((outcome is null) = (settled_by is null) and (outcome is null) = (settled_at is null))
);
comment on table subjects.held_words is 'Words of a free text that say where a protected child can be found: taken out of the text, read by the named and by who wrote them';
comment on column subjects.held_words.token is 'Stands in the text instead, as [held:token]';
comment on column subjects.held_words.wording is 'Place, under the protection stamp: the words that were written';
comment on column subjects.held_words.written_by is 'Not known where the text stood before the protection began';
create unique index held_words_token_idx on subjects.held_words (partnership_id, token);
create index held_words_acl_idx on subjects.held_words using gin (acl);
create index held_words_person_idx on subjects.held_words (person_id, held_at);
create index held_words_written_by_idx on subjects.held_words (written_by);
create index held_words_settled_by_idx on subjects.held_words (settled_by);
create index held_words_partnership_idx on subjects.held_words (partnership_id);

do $$
declare
  narrow text := 'partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())';
  wide text := 'partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self())';
begin
  alter table subjects.held_words enable row level security;
  alter table subjects.held_words force row level security;
  create policy held_words_maintenance on subjects.held_words to lantern_maintenance using (true) with check (true);
  grant select, insert, update, delete on subjects.held_words to lantern_maintenance;
  grant select on subjects.held_words to lantern_app, lantern_wide;
  grant update (outcome, settled_by, settled_at, version) on subjects.held_words to lantern_app, lantern_wide;
  execute format('create policy held_words_read on subjects.held_words for select to lantern_app using (%s)', narrow);
  execute format('create policy held_words_settle on subjects.held_words for update to lantern_app using (%s) with check (%s and settled_by = (select sec.staff()))', narrow, narrow);
  execute format('create policy held_words_read_wide on subjects.held_words for select to lantern_wide using (%s)', wide);
  execute format('create policy held_words_settle_wide on subjects.held_words for update to lantern_wide using (%s) with check (%s and settled_by = (select sec.staff()))', wide, wide);
end $$;
create trigger held_words_history after update or delete on subjects.held_words
  for each row execute function history.record('held_words_id');

-- Approved minutes stay locked for everybody; words that say where a protected child is found leave
-- them all the same, and are kept word for word beside.
create or replace function panels.keep_locked() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  found record;
begin
  if tg_op = 'UPDATE' and current_user = 'lantern_maintenance' and current_setting('lantern.holding', true) = 'on' then
    return new;
  end if;
  select m.approved_at, m.cancelled_at into found from panels.meetings m
    where m.meeting_id = new.meeting_id for share;
  if found.approved_at is not null then
    raise exception 'the minutes of this meeting are approved: nothing of it changes' using errcode = 'LT001';
  end if;
  if found.cancelled_at is not null then
    raise exception 'this meeting was cancelled: nothing of it changes' using errcode = 'LT001';
  end if;
  return new;
end $$;
create or replace function panels.keep_meeting_locked() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user = 'lantern_maintenance' and current_setting('lantern.holding', true) = 'on' then
    return new;
  end if;
  if old.approved_at is not null or old.cancelled_at is not null then
    raise exception 'this meeting is closed: nothing of it changes' using errcode = 'LT001';
  end if;
  return new;
end $$;

-- What a row said before is held in the same way.
grant update (was) on history.versions to lantern_maintenance;

set local role lantern_maintenance;

-- The child's new stamp reaches held words as it reaches the facts.
create or replace function subjects.restamp_whereabouts() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update subjects.protections set shut_out = new.shut_out where person_id = new.person_id;
  update subjects.whereabouts set person_id = person_id where person_id = new.person_id;
  update subjects.held_words set person_id = person_id where person_id = new.person_id;
  return null;
end $$;

create function subjects.restamp_held_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update subjects.held_words set person_id = person_id where person_id = new.person_id;
  return null;
end $$;

create function subjects.is_places() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.actor_kind() = 'system' and sec.actor() = 'places'
$$;

-- Which of these ids are of protected children, or of concerns, meetings and work about one.
create function subjects.protected_among(p_ids uuid[]) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select q.person_id from subjects.protections q
  where q.ended_at is null and q.partnership_id = sec.partnership() and subjects.is_places()
    and q.person_id in (
      select id from unnest(p_ids) id
      union select c.person_id from identify.concerns c where c.concern_id = any (p_ids)
      union select e.person_id from identify.mash_episodes e where e.mash_episode_id = any (p_ids)
      union select m.person_id from panels.meetings m where m.meeting_id = any (p_ids)
      union select a.person_id from work.actions a where a.action_id = any (p_ids)
      union select h.person_id from work.chases h where h.chase_id = any (p_ids))
$$;

-- The facts that are looked for in texts, for the part of Lantern that looks; and whether somebody may know them.
create function subjects.guarded_facts(p_person uuid, p_staff uuid, p_at timestamptz)
returns table (kind text, wording text, is_named boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.kind, w.wording, exists (select from sec.memberships m where m.circle_id = q.circle_id and m.staff_id = p_staff
    and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at))
  from subjects.protections q join subjects.whereabouts w on w.person_id = q.person_id
  where q.person_id = p_person and q.ended_at is null and q.partnership_id = sec.partnership() and subjects.is_places()
$$;

-- Every column of free text that is kept about a child, from the catalogue: tables with the child's
-- key, and tables one step away from one. A text column that is added tomorrow is among them.
create function subjects.texts_columns()
returns table (relation text, key_column text, about text, columns text[], documents text[])
language sql stable set search_path = pg_catalog, pg_temp as $$
  with tables as (
    select c.oid, c.relname::text as name, n.nspname::text as schema, k.attname::text as key_column
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_constraint p on p.conrelid = c.oid and p.contype = 'p' and cardinality(p.conkey) = 1
    join pg_attribute k on k.attrelid = c.oid and k.attnum = p.conkey[1]
    where c.relkind in ('r', 'p') and n.nspname in ('subjects', 'protect', 'identify', 'panels', 'work', 'sec', 'files')
      and n.nspname || '.' || c.relname not in ('subjects.people', 'subjects.names', 'subjects.name_keys', 'subjects.whereabouts',
        'subjects.protections', 'subjects.protection_decisions', 'subjects.held_words')
  ), direct as (
    select t.*, 'x.person_id = $1' as about from tables t
    where exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'person_id' and not a.attisdropped)
  ), beside as (
    select distinct on (t.oid) t.*, format('x.%I in (select y.%I from %I.%I y where y.person_id = $1)', a.attname, d.key_column, d.schema, d.name) as about
    from tables t
    join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' and cardinality(f.conkey) = 1
    join direct d on d.oid = f.confrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = f.conkey[1]
    where t.oid not in (select oid from direct)
    order by t.oid, f.conname
  ), circles as (
    select t.*, 'x.circle_id in (select y.circle_id from subjects.people y where y.person_id = $1)' as about
    from tables t where t.schema = 'sec' and t.name = 'memberships'
  )
  select s.schema || '.' || s.name, s.key_column, s.about,
    coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid = 'text'::regtype), '{}'),
    coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid in ('jsonb'::regtype, 'text[]'::regtype)), '{}')
  from (select * from direct union all select * from beside union all select * from circles) s
  join pg_attribute a on a.attrelid = s.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
  group by 1, 2, 3
$$;

-- What this transaction wrote is new: whoever acts in it wrote it.
create function subjects.texts_about(p_person uuid)
returns table (relation text, row_key text, column_name text, is_document boolean, is_new boolean, wording text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  one record;
begin
  if not subjects.is_places() or not exists (
    select from subjects.protections q where q.person_id = p_person and q.ended_at is null and q.partnership_id = sec.partnership())
  then
    return;
  end if;
  for one in select * from subjects.texts_columns() loop
    return query execute format('select %L, x.%I::text, v.name, v.is_document, x.xmin = pg_current_xact_id()::xid, v.wording from %s x cross join lateral (values %s) v (name, is_document, wording)
      where %s and length(v.wording) > 3', one.relation, one.key_column,
      format('%I.%I', split_part(one.relation, '.', 1), split_part(one.relation, '.', 2)),
      (select string_agg(format('(%L, %L::boolean, %s)', c.name, c.is_document,
          case when c.is_document then format('to_jsonb(x.%I)::text', c.name) else format('x.%I', c.name) end), ', ')
        from (select unnest(one.columns) as name, false as is_document union all select unnest(one.documents), true) c),
      one.about) using p_person;
  end loop;
end $$;

-- Takes words out of one text and keeps them beside, with what the row said before. False where the
-- text has changed meanwhile or cannot be changed.
create function subjects.hold_words(
  p_person uuid, p_text jsonb, p_becomes text, p_words jsonb, p_written_by uuid, p_at timestamptz
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  place record;
  word record;
  done int;
  kind text;
begin
  select c.* into place from subjects.texts_columns() c
  where c.relation = p_text ->> 'relation' and p_text ->> 'column' = any (c.columns || c.documents);
  if not subjects.is_places() or place.relation is null or not exists (
    select from subjects.protections q where q.person_id = p_person and q.ended_at is null and q.partnership_id = sec.partnership())
  then
    return false;
  end if;
  select format_type(a.atttypid, null) into kind from pg_attribute a
    where a.attrelid = place.relation::regclass and a.attname = p_text ->> 'column';
  perform set_config('lantern.holding', 'on', true);
  begin
    execute format('update %s x set %I = %s where x.%I::text = $1 and %s = $3 and %s',
      place.relation::regclass, p_text ->> 'column',
      case kind when 'text' then '$2' when 'jsonb' then '$2::jsonb' else 'array(select jsonb_array_elements_text($2::jsonb))' end,
      place.key_column,
      format(case kind when 'text' then 'x.%I' else 'to_jsonb(x.%I)::text' end, p_text ->> 'column'),
      replace(place.about, '$1', '$4'))
      using p_text ->> 'key', p_becomes, p_text ->> 'was', p_person;
    get diagnostics done = row_count;
  exception when check_violation or invalid_text_representation then
    done := 0;
  end;
  perform set_config('lantern.holding', 'off', true);
  if done <> 1 then
    return false;
  end if;
  for word in select * from jsonb_to_recordset(p_words) as w (id uuid, token text, kind text, wording text) loop
    insert into subjects.held_words (held_words_id, partnership_id, person_id, token, kind, wording, relation, row_key, column_name, written_by, held_at)
    values (word.id, sec.partnership(), p_person, word.token, word.kind, word.wording, place.relation, p_text ->> 'key',
      p_text ->> 'column', p_written_by, p_at);
    update history.versions v set was = replace(v.was::text, btrim(to_jsonb(word.wording)::text, '"'), '[held:' || word.token || ']')::jsonb
    where v.relation = place.relation and v.row_key = p_text ->> 'key' and v.was::text like '%' || replace(replace(replace(
      btrim(to_jsonb(word.wording)::text, '"'), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  end loop;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
  select gen_random_uuid(), q.partnership_id, m.staff_id, 'access', 'A text says where a child can be found: it waits for you',
    '/children/' || p_person || '/whereabouts/held', p_at
  from subjects.protections q join sec.memberships m on m.circle_id = q.circle_id and m.ends_at is null
  where q.person_id = p_person and q.ended_at is null
    and not exists (select from work.notifications n where n.staff_id = m.staff_id
      and n.href = '/children/' || p_person || '/whereabouts/held' and n.seen_at is null);
  return true;
end $$;

-- The words behind tokens, for the named, for who wrote them, and where they were given back or the
-- protection has ended for whoever reaches the child.
create function subjects.words_held(p_tokens text[]) returns table (token text, wording text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.token, h.wording from subjects.held_words h join subjects.people p on p.person_id = h.person_id
  where h.token = any (p_tokens) and h.partnership_id = sec.partnership() and not h.shut_out && sec.self()
    and ((h.acl && sec.principals()) or h.written_by = sec.staff()
      or ((h.outcome = 'given-back' or not h.restricted) and sec.reaches(p)))
$$;

create function subjects.with_held_words(p_text text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  one record;
  said text := p_text;
begin
  if p_text !~ '\[held:[0-9a-f]{12}\]' then
    return p_text;
  end if;
  for one in select w.token, w.wording from subjects.words_held(
    array(select m[1] from regexp_matches(p_text, '\[held:([0-9a-f]{12})\]', 'g') m)) w loop
    said := replace(said, '[held:' || one.token || ']', one.wording);
  end loop;
  return said;
end $$;

revoke all on function subjects.restamp_held_words(), subjects.is_places(), subjects.protected_among(uuid[]),
  subjects.guarded_facts(uuid, uuid, timestamptz), subjects.texts_columns(), subjects.texts_about(uuid),
  subjects.hold_words(uuid, jsonb, text, jsonb, uuid, timestamptz), subjects.words_held(text[]), subjects.with_held_words(text) from public;
grant execute on function subjects.restamp_held_words() to lantern_owner;
grant execute on function subjects.protected_among(uuid[]), subjects.guarded_facts(uuid, uuid, timestamptz), subjects.texts_about(uuid),
  subjects.hold_words(uuid, jsonb, text, jsonb, uuid, timestamptz), subjects.words_held(text[]), subjects.with_held_words(text)
  to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
create trigger held_words_stamp before insert or update of person_id on subjects.held_words
  for each row execute function subjects.stamp_whereabouts();
create trigger protections_restamp_held_words after insert or update of ended_at on subjects.protections
  for each row execute function subjects.restamp_held_words();
