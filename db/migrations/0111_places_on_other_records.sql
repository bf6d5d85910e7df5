-- The home of a protected child on another record tells as much: that of a brother or a sister, or a concern of the
-- child's name that is not linked yet. Who may know is asked; for everybody else the words are held in silence.

alter table subjects.held_words add column elsewhere boolean not null default false;
comment on column subjects.held_words.elsewhere is 'They stand on another record than the child''s: once nothing is protected, whoever reads that record reads them';

create index concerns_unlinked_idx on identify.concerns (partnership_id, subjects.sort_name(family_name, given_name)) where person_id is null;

set local role lantern_maintenance;

-- Under which family names somebody is known.
create function subjects.families_of(p_person uuid) returns table (family text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select split_part(p.sort_name, ' ', 1) from subjects.people p where p.person_id = p_person and p.sort_name !~ '^ '
  union select split_part(n.sort_name, ' ', 1) from subjects.names n where n.person_id = p_person and n.sort_name !~ '^ '
$$;

-- Children of one of the child's family names: perhaps brothers and sisters. Of those, what says the same home.
create function subjects.same_family(p_person uuid) returns table (person_id uuid)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select o.person_id from subjects.people o, subjects.families_of(p_person) f
  where o.partnership_id = sec.partnership() and o.sort_name ^@ (f.family || ' ') and o.person_id <> p_person
  union
  select o.person_id from subjects.names o, subjects.families_of(p_person) f
  where o.partnership_id = sec.partnership() and o.sort_name ^@ (f.family || ' ') and o.person_id <> p_person
  limit 200
$$;

-- Concerns that are linked with nobody, of one of the child's names, and of the same birth or of none that is known.
create function subjects.concerns_of_name(p_person uuid) returns table (concern_id uuid)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.concern_id from subjects.people p join identify.concerns c on c.partnership_id = p.partnership_id
  where p.person_id = p_person and c.person_id is null and (c.born_on is null or p.born_on is null or c.born_on = p.born_on)
    and subjects.sort_name(c.family_name, c.given_name) = any (
      array(select n.sort_name from subjects.names n where n.person_id = p_person) || p.sort_name)
  limit 200
$$;

create or replace function subjects.protected_among(p_ids uuid[]) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with about as (
    select id from unnest(p_ids) id
    union select c.person_id from identify.concerns c where c.concern_id = any (p_ids)
    union select e.person_id from identify.mash_episodes e where e.mash_episode_id = any (p_ids)
    union select m.person_id from panels.meetings m where m.meeting_id = any (p_ids)
    union select a.person_id from work.actions a where a.action_id = any (p_ids)
    union select h.person_id from work.chases h where h.chase_id = any (p_ids)
    union select c.person_id from protect.cohort_members c where c.cohort_member_id = any (p_ids)
  )
  select q.person_id from subjects.protections q
  where q.ended_at is null and q.partnership_id = sec.partnership() and subjects.is_places()
    and (q.person_id in (select id from about)
      or exists (select from about a, subjects.families_of(a.id) x, subjects.families_of(q.person_id) y where x.family = y.family)
      or exists (select from identify.concerns c join subjects.people p on p.person_id = q.person_id
        where c.concern_id = any (p_ids) and c.person_id is null and (c.born_on is null or p.born_on is null or c.born_on = p.born_on)
          and subjects.sort_name(c.family_name, c.given_name) = any (
            array(select n.sort_name from subjects.names n where n.person_id = p.person_id) || p.sort_name)))
$$;

-- As before, and of other records: the homes of children who are protected and of the family, for whoever asks
-- what a text about this child may not say.
drop function subjects.guarded_facts(uuid, uuid, timestamptz);
create function subjects.guarded_facts(p_person uuid, p_staff uuid, p_at timestamptz)
returns table (kind text, wording text, is_named boolean, elsewhere boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.kind, w.wording, exists (select from sec.memberships m where m.circle_id = q.circle_id and m.staff_id = p_staff
    and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)), q.person_id <> p_person
  from subjects.protections q join subjects.whereabouts w on w.person_id = q.person_id
  where q.ended_at is null and q.partnership_id = sec.partnership() and subjects.is_places()
    and (q.person_id = p_person or (w.kind in ('address', 'placement', 'carer', 'phone', 'map-point')
      and exists (select from subjects.families_of(p_person) x, subjects.families_of(q.person_id) y where x.family = y.family)))
$$;

-- The same for a concern that is still to be sent: of protected children of this name, to one of those who may know.
create function subjects.homes_of_name(p_family text, p_given text, p_born date, p_staff uuid, p_at timestamptz)
returns table (kind text, wording text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.kind, w.wording from subjects.protections q
  join subjects.people p on p.person_id = q.person_id
  join subjects.whereabouts w on w.person_id = q.person_id
  where q.ended_at is null and q.partnership_id = sec.partnership() and subjects.is_places()
    and w.kind in ('address', 'placement', 'carer', 'phone', 'map-point')
    and (p_born is null or p.born_on is null or p.born_on = p_born)
    and subjects.sort_name(p_family, p_given) = any (
      array(select n.sort_name from subjects.names n where n.person_id = p.person_id) || p.sort_name)
    and exists (select from sec.memberships m where m.circle_id = q.circle_id and m.staff_id = p_staff
      and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at))
$$;

-- The condition of a table's texts: $1 are children, $2 concerns that are linked with none.
create function subjects.texts_condition(p_relation text, p_about text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select '(' || replace(p_about, '= $1', '= any ($1)') || case
    when p_relation = 'identify.concerns' then ' or x.concern_id = any ($2)'
    when p_relation = 'identify.mash_episodes' then ' or x.mash_episode_id = any ($2)'
    when p_about ~ ' from identify\.(concerns|mash_episodes) y ' then ' or ' || split_part(p_about, ' in (', 1) || ' = any ($2)'
    else '' end || ')'
$$;

-- What is looked through: the texts about the child, those about the family, concerns of the name, and what is
-- recorded of where the family is, unless that is protected for itself.
drop function subjects.texts_about(uuid);
create function subjects.texts_about(p_person uuid)
returns table (relation text, row_key text, column_name text, is_document boolean, wording text, elsewhere boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  one record;
  family uuid[];
  concerns uuid[];
begin
  if not subjects.is_places() or not exists (
    select from subjects.protections q where q.person_id = p_person and q.ended_at is null and q.partnership_id = sec.partnership())
  then
    return;
  end if;
  family := array(select f.person_id from subjects.same_family(p_person) f);
  concerns := array(select c.concern_id from subjects.concerns_of_name(p_person) c);
  -- What others put together comes last: its words were held where they were written.
  for one in select c.* from subjects.texts_columns() c left join subjects.text_authors() a on a.relation = c.relation
    order by cardinality(coalesce(a.copies, '{}')) > 0, c.relation loop
    return query execute format('select %L, x.%I::text, v.name, v.is_document, v.wording, coalesce(not (%s), true) from %s x cross join lateral (values %s) v (name, is_document, wording)
      where %s and length(v.wording) > 3', one.relation, one.key_column,
      replace(subjects.texts_condition('', one.about), '$1', '$3'),
      format('%I.%I', split_part(one.relation, '.', 1), split_part(one.relation, '.', 2)),
      (select string_agg(format('(%L, %L::boolean, %s)', c.name, c.is_document,
          case when c.is_document then format('to_jsonb(x.%I)::text', c.name) else format('x.%I', c.name) end), ', ')
        from (select unnest(one.columns) as name, false as is_document union all select unnest(one.documents), true) c),
      subjects.texts_condition(one.relation, one.about)) using p_person || family, concerns, array[p_person];
  end loop;
  return query select 'subjects.whereabouts', w.whereabouts_id::text, 'wording', false, w.wording, true
  from subjects.whereabouts w
  where w.person_id = any (family) and w.kind in ('address', 'placement', 'carer', 'phone', 'map-point')
    and not exists (select from subjects.protections q where q.person_id = w.person_id and q.ended_at is null);
end $$;

create or replace function subjects.hold_words(
  p_person uuid, p_text jsonb, p_becomes text, p_words jsonb, p_acting uuid, p_at timestamptz
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  place record;
  word record;
  done int;
  kind text;
begin
  if p_text ->> 'relation' = 'subjects.whereabouts' and p_text ->> 'column' = 'wording' then
    select 'subjects.whereabouts' as relation, 'whereabouts_id' as key_column into place;
  else
    select c.* into place from subjects.texts_columns() c
    where c.relation = p_text ->> 'relation' and p_text ->> 'column' = any (c.columns || c.documents);
  end if;
  if not subjects.is_places() or place.relation is null or not exists (
    select from subjects.protections q where q.person_id = p_person and q.ended_at is null and q.partnership_id = sec.partnership())
  then
    return false;
  end if;
  select format_type(a.atttypid, null) into kind from pg_attribute a
    where a.attrelid = place.relation::regclass and a.attname = p_text ->> 'column';
  perform set_config('lantern.holding', 'on', true);
  begin
    execute format('update %s x set %I = %s where x.%I::text = $1 and %s = $3',
      place.relation::regclass, p_text ->> 'column',
      case kind when 'text' then '$2' when 'jsonb' then '$2::jsonb' else 'array(select jsonb_array_elements_text($2::jsonb))' end,
      place.key_column,
      format(case kind when 'text' then 'x.%I' else 'to_jsonb(x.%I)::text' end, p_text ->> 'column'))
      using p_text ->> 'key', p_becomes, p_text ->> 'was';
    get diagnostics done = row_count;
  exception when check_violation or invalid_text_representation then
    done := 0;
  end;
  perform set_config('lantern.holding', 'off', true);
  if done <> 1 then
    return false;
  end if;
  for word in select * from jsonb_to_recordset(p_words) as w (id uuid, token text, kind text, wording text) loop
    insert into subjects.held_words (held_words_id, partnership_id, person_id, token, kind, wording, relation, row_key, column_name, writers, written_by, typed_by, digest, elsewhere, held_at)
    select word.id, sec.partnership(), p_person, word.token, word.kind, word.wording, place.relation, p_text ->> 'key',
      p_text ->> 'column', w.writers, w.writers[1], case when p_acting = any (w.writers) then p_acting end, subjects.digest_of(p_text ->> 'was'),
      coalesce((p_text ->> 'elsewhere')::boolean, false), p_at
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
      or ((h.outcome = 'given-back' or not h.restricted) and (h.elsewhere or sec.reaches(p))))
$$;

-- A home that is recorded for a brother or a sister is written by whoever recorded it.
do $$
declare
  body text := pg_get_functiondef('subjects.text_authors()'::regprocedure);
begin
  body := replace(body, 'from subjects.texts_columns() c', 'from (select t.relation from subjects.texts_columns() t union all select ''subjects.whereabouts'') c');
  execute body;
end $$;

-- A home that is held on a brother's record is compared all the same: who lives there is shut out of it.
do $$
declare
  body text := pg_get_functiondef('sec.child_to_compare(uuid)'::regprocedure);
  was constant text := '''wording'', w.wording';
begin
  if position(was in body) = 0 then
    raise exception 'sec.child_to_compare does not say: %', was;
  end if;
  execute replace(body, was, '''wording'', subjects.unheld(w.wording)');
end $$;

revoke all on function subjects.families_of(uuid), subjects.same_family(uuid), subjects.concerns_of_name(uuid), subjects.texts_condition(text, text),
  subjects.guarded_facts(uuid, uuid, timestamptz), subjects.homes_of_name(text, text, date, uuid, timestamptz), subjects.texts_about(uuid) from public;
grant execute on function subjects.guarded_facts(uuid, uuid, timestamptz),
  subjects.homes_of_name(text, text, date, uuid, timestamptz), subjects.texts_about(uuid) to lantern_app, lantern_wide;

reset role;
