-- Who wrote words that are held is told by the row in which they stand, and by what it said before: never by the
-- transaction that happened to touch it. Linking, joining, taking apart and bringing in change no author.

alter table subjects.held_words drop constraint held_words_wording_check;
alter table subjects.held_words add constraint held_words_wording_check check (length(wording) between 1 and 100000);
alter table subjects.held_words add column writers uuid[] not null default '{}';
alter table subjects.held_words add column typed_by uuid references directory.staff on delete restrict;
alter table subjects.held_words add column digest bytea check (length(digest) = 32);
comment on column subjects.held_words.writers is 'Everybody who wrote these words here: they read them as they wrote them';
comment on column subjects.held_words.typed_by is 'Who typed them while the place was protected: what is counted for each of them; nobody where the text was there before';
comment on column subjects.held_words.digest is 'SHA-256 of the whole text in which the words stood: by it, a text that is saved again as it was is known';
comment on column subjects.held_words.written_by is 'The first of the writers; not known where no person wrote them';
create index held_words_typed_by_idx on subjects.held_words (typed_by, held_at);
create index held_words_text_idx on subjects.held_words (relation, row_key, column_name);

set local role lantern_maintenance;

-- How each table of texts says who wrote a row: the column that its controller is stamped by, or one that is named
-- here. "-" is nobody: a person did not write it, or did and is not one of the staff. "=" is whoever wrote the same
-- words elsewhere about the child: who put a paper together wrote none of it.
create function subjects.text_authors() returns table (relation text, author text, copies text[], why text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.relation, coalesce(e.author, nullif(split_part(encode(g.tgargs, 'escape'), '\000', 1), '-')), coalesce(e.copies, '{}'), e.why
  from subjects.texts_columns() c
  left join pg_trigger g on g.tgrelid = c.relation::regclass and g.tgfoid = 'sec.stamp_controller'::regproc and not g.tgisinternal
  left join (values
    ('sec.memberships', 'added_by', '{}'::text[], 'whoever let somebody in says why'),
    ('sec.conflict_findings', '-', '{}', 'found by Lantern; who decided is in its history'),
    ('identify.import_rows', 'import_id', '{}', 'whoever brought the workbook'),
    ('identify.import_offers', 'import_id', '{}', 'whoever brought the workbook'),
    ('subjects.source_records', '-', '{body}', 'what a source said, as it was brought in'),
    ('protect.tracker_facts', 'recorded_by', '{value,was}', 'typed in the tracker, or taken from a workbook'),
    ('protect.tracker_entries', '-', '{own}', 'by its history, or from a workbook'),
    ('identify.feed_rows', '-', '{}', 'a row of another system: who joined it to a child did not write it'),
    ('identify.public_concerns', '-', '{}', 'by somebody who is not known: who handled it did not write it'),
    ('identify.professional_answers', '-', '{}', 'by a professional without an account'),
    ('protect.family_views', '-', '{}', 'by a member of the family: who asked did not write it'),
    ('identify.mash_episodes', '-', '{}', 'keys alone; what is written stands beside it'),
    ('identify.standing_suggestions', '-', '{}', 'made by a query of words that stand elsewhere'),
    ('subjects.merge_moves', '-', '{}', 'keys alone'),
    ('papers.papers', 'prepared_by', '{body}', 'put together of what others wrote'),
    ('panels.item_papers', 'made_by', '{blocks}', 'put together of what others wrote'),
    ('protect.plan_versions', 'agreed_by', '{content}', 'put together of what others wrote')
  ) e (relation, author, copies, why) on e.relation = c.relation
$$;

-- A text with the words that were taken out of it. For the two functions below.
create function subjects.unheld(p_text text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  one record;
  said text := p_text;
begin
  if p_text is null or position('[held:' in p_text) = 0 then
    return p_text;
  end if;
  for one in select h.token, h.wording from subjects.held_words h
    where h.token in (select m[1] from regexp_matches(p_text, '\[held:([0-9a-f]{12})\]', 'g') m) loop
    said := replace(said, '[held:' || one.token || ']', one.wording);
  end loop;
  return said;
end $$;

create function subjects.digest_of(p_text text) returns bytea
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(subjects.unheld(p_text), 'UTF8'))
$$;

-- Who wrote a row, by a version of it.
create function subjects.author_in(p_relation text, p_row jsonb) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case a.author
    when '-' then null
    when 'import_id' then (select i.imported_by from identify.imports i where i.import_id = (p_row ->> 'import_id')::uuid)
    else (p_row ->> a.author)::uuid end
  from subjects.text_authors() a where a.relation = p_relation
$$;

-- Who wrote words of a text: whoever last brought them in, by what the row said before; else who wrote the row;
-- and who wrote them here before. One of the named who saves the same text again becomes none of them.
create function subjects.writers_of(p_person uuid, p_text jsonb, p_wording text, p_at timestamptz) returns uuid[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  its_table text := p_text ->> 'relation';
  its_key text := p_text ->> 'key';
  its_column text := p_text ->> 'column';
  inside constant text := btrim(to_jsonb(p_wording)::text, '"');
  place record;
  known uuid[];
  changer text;
  author uuid;
  said jsonb;
begin
  if not subjects.is_places() then
    return '{}';
  end if;
  -- These words, held here before: their writers wrote them still.
  select array_agg(distinct w) into known from subjects.held_words h, unnest(h.writers) w
  where h.person_id = p_person and h.relation = its_table and h.row_key = its_key and h.column_name = its_column and h.wording = p_wording;
  select v.changed_by into changer from history.versions v
  where v.relation = its_table and v.row_key = its_key and v.operation = 'update' and v.changed_by <> 'system:places'
    and v.was ? its_column and position(inside in coalesce((v.was -> its_column)::text, '')) = 0
  order by v.version_id desc limit 1;
  if changer like 'staff:%' then
    author := substring(changer from 7)::uuid;
  elsif changer is null then
    select p.* into place from subjects.text_authors() p where p.relation = its_table;
    if its_column = any (place.copies) then
      return coalesce(known, (select array_agg(distinct w) from subjects.held_words h, unnest(h.writers) w
        where h.person_id = p_person and h.wording = p_wording and not (h.relation = its_table and h.row_key = its_key)), '{}');
    end if;
    select v.was into said from history.versions v
    where v.relation = its_table and v.row_key = its_key order by v.version_id limit 1;
    if said is null then
      execute format('select to_jsonb(x) from %s x where x.%I::text = $1', its_table::regclass,
        (select a.attname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
          where k.conrelid = its_table::regclass and k.contype = 'p')) into said using its_key;
    end if;
    author := subjects.author_in(its_table, said);
  end if;
  -- One of the named read the words here, and saved the text as it was. Nobody else could have: they typed them.
  if exists (select from subjects.held_words h where h.relation = its_table and h.row_key = its_key
      and h.column_name = its_column and h.digest = subjects.digest_of(p_text ->> 'was'))
    and exists (select from subjects.protections q join sec.memberships m on m.circle_id = q.circle_id
      where q.person_id = p_person and q.ended_at is null and m.staff_id = author
        and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at))
  then
    return coalesce(known, '{}');
  end if;
  return array(select distinct w from unnest(coalesce(known, '{}') || array[author]) w where w is not null);
end $$;

-- Of what is held already: as the row tells it. Whoever linked or joined the record is no writer any more.
do $$
declare
  h record;
  changer text;
  said jsonb;
  key_column text;
  wrote uuid;
begin
  for h in select w.*, a.author from subjects.held_words w left join subjects.text_authors() a on a.relation = w.relation loop
    continue when h.author is null;
    select v.changed_by into changer from history.versions v
    where v.relation = h.relation and v.row_key = h.row_key and v.operation = 'update' and v.changed_by <> 'system:places'
      and v.was ? h.column_name and position(h.wording in coalesce(subjects.unheld(v.was ->> h.column_name), '')) = 0
    order by v.version_id desc limit 1;
    said := null;
    select v.was into said from history.versions v
    where v.relation = h.relation and v.row_key = h.row_key order by v.version_id limit 1;
    if said is null then
      select c.key_column into key_column from subjects.texts_columns() c where c.relation = h.relation;
      execute format('select to_jsonb(x) from %s x where x.%I::text = $1', h.relation::regclass, key_column) into said using h.row_key;
    end if;
    wrote := case when changer like 'staff:%' then substring(changer from 7)::uuid
      when changer is not null then null
      when h.author = '-' then h.written_by
      else subjects.author_in(h.relation, said) end;
    update subjects.held_words w set writers = case when wrote is null then '{}' else array[wrote] end, written_by = wrote
    where w.held_words_id = h.held_words_id;
  end loop;
end $$;

drop function subjects.texts_about(uuid);
create function subjects.texts_about(p_person uuid)
returns table (relation text, row_key text, column_name text, is_document boolean, wording text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  one record;
begin
  if not subjects.is_places() or not exists (
    select from subjects.protections q where q.person_id = p_person and q.ended_at is null and q.partnership_id = sec.partnership())
  then
    return;
  end if;
  -- What others put together comes last: its words were held where they were written.
  for one in select c.* from subjects.texts_columns() c left join subjects.text_authors() a on a.relation = c.relation
    order by cardinality(coalesce(a.copies, '{}')) > 0, c.relation loop
    return query execute format('select %L, x.%I::text, v.name, v.is_document, v.wording from %s x cross join lateral (values %s) v (name, is_document, wording)
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
drop function subjects.hold_words(uuid, jsonb, text, jsonb, uuid, timestamptz);
create function subjects.hold_words(
  p_person uuid, p_text jsonb, p_becomes text, p_words jsonb, p_acting uuid, p_at timestamptz
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
    insert into subjects.held_words (held_words_id, partnership_id, person_id, token, kind, wording, relation, row_key, column_name, writers, written_by, typed_by, digest, held_at)
    select word.id, sec.partnership(), p_person, word.token, word.kind, word.wording, place.relation, p_text ->> 'key',
      p_text ->> 'column', w.writers, w.writers[1], case when p_acting = any (w.writers) then p_acting end, subjects.digest_of(p_text ->> 'was'), p_at
    from (select subjects.writers_of(p_person, p_text, word.wording, p_at) as writers) w;
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

create or replace function subjects.words_held(p_tokens text[]) returns table (token text, wording text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.token, h.wording from subjects.held_words h join subjects.people p on p.person_id = h.person_id
  where h.token = any (p_tokens) and h.partnership_id = sec.partnership() and not h.shut_out && sec.self()
    and ((h.acl && sec.principals()) or sec.staff() = any (h.writers)
      or ((h.outcome = 'given-back' or not h.restricted) and sec.reaches(p)))
$$;

revoke all on function subjects.text_authors(), subjects.unheld(text), subjects.digest_of(text), subjects.author_in(text, jsonb),
  subjects.writers_of(uuid, jsonb, text, timestamptz), subjects.texts_about(uuid), subjects.hold_words(uuid, jsonb, text, jsonb, uuid, timestamptz) from public;
grant execute on function subjects.texts_about(uuid), subjects.hold_words(uuid, jsonb, text, jsonb, uuid, timestamptz) to lantern_app, lantern_wide;

reset role;
