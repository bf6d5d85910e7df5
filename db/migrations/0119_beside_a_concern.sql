-- Before a page shows records that may be of one child, its reader is compared with all of them, and restricted records
-- are looked for. The first read every child once for each record that is shown, the second every restricted record and the
-- keys of others; concerns about somebody of one date of birth were found among all that were ever sent. Each is looked
-- up now by what is asked for. What is answered stays the same.

set local role lantern_owner;

-- In plain byte order on every server: what begins with a family name stands together in it.
create index people_family_idx on subjects.people (partnership_id, sort_name collate "C");
create index concerns_born_idx on identify.concerns (partnership_id, born_on, sent_at desc) where born_on is not null;

set local role lantern_maintenance;

-- How many there are in all is the same for each child, and is given.
drop function sec.child_to_compare(uuid);
create function sec.child_to_compare(p_person uuid, p_of bigint) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'names', (select jsonb_agg(jsonb_build_object('given', n.given, 'family', n.family)) from (
      select p.given_name as given, p.family_name as family
      union select n.given_name, n.family_name from subjects.names n where n.person_id = p.person_id) n),
    'places', coalesce((select jsonb_agg(jsonb_build_object('kind', w.kind, 'wording', w.wording)) from subjects.whereabouts w
      where w.person_id = p.person_id), '[]'),
    'harm', coalesce((select jsonb_agg(distinct h.name) from papers.said_to_harm(p.person_id) h), '[]'),
    'sameName', jsonb_build_object(
      -- Whoever's sort name begins with this family name and a space: "!" is the next sign after a space.
      'count', (select count(*) from subjects.people o where o.partnership_id = p.partnership_id
          and o.sort_name collate "C" >= split_part(p.sort_name, ' ', 1) || ' '
          and o.sort_name collate "C" < split_part(p.sort_name, ' ', 1) || '!')
        + (select count(*) from directory.staff o where o.partnership_id = p.partnership_id
          and lower(o.name) like '% ' || replace(replace(lower(p.family_name), '%', ''), '_', '')),
      'of', p_of))
  from subjects.people p where p.person_id = p_person
$$;
revoke all on function sec.child_to_compare(uuid, bigint) from public;

create or replace function sec.to_compare(p_people uuid[], p_staff uuid[])
returns table (person_id uuid, staff_id uuid, facts jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with known as materialized (
    select (select count(*) from directory.staff o where o.partnership_id = sec.partnership())
      + (select count(*) from (select from subjects.people o where o.partnership_id = sec.partnership() limit 10000) few) as people
  )
  select p.person_id, null::uuid, sec.child_to_compare(p.person_id, (select people from known)) from subjects.people p
  where p.person_id = any (p_people) and p.partnership_id = sec.partnership() and sec.is_conflicts()
  union all
  select null, s.staff_id, jsonb_build_object('name', s.name, 'ties', sec.ties_of(s.staff_id)) from directory.staff s
  where s.staff_id = any (p_staff) and s.partnership_id = sec.partnership() and not s.is_service and sec.is_conflicts()
$$;

-- Always one row, and never which record. It answers those who may be told of it from a concern, and nobody else.
-- Staff with a conflict of interest are told nothing. Only who shares a key, the date of birth or the very name is
-- looked at, and not every restricted record.
create or replace function subjects.restricted_likeness(p_family text, p_given text, p_born date, p_at timestamptz)
returns table (may_match boolean, ring_name text, ring_phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with sought as materialized (
    select sec.partnership() as partnership_id, subjects.sort_name(p_family, p_given) as named,
      subjects.sort_name(p_given, p_family) as swapped
    where sec.can('mash.decide')
  ), keyed as materialized (
    select m.person_id from sought s
    cross join lateral subjects.match_keys_of(p_family, p_given, p_born) k
    cross join lateral (
      -- Key by key: the planner expects a thousand of them, and would read those of everybody.
      select x.person_id from subjects.match_keys x where x.partnership_id = s.partnership_id and x.key = k.key offset 0
    ) m
    where k.kind in ('name', 'birth', 'word')
    group by m.person_id
    having bool_or(k.kind = 'name') or (bool_or(k.kind = 'birth') and bool_or(k.kind = 'word'))
  ), looked_at as materialized (
    select person_id from keyed
    union select p.person_id from sought s
      join subjects.people p on p.partnership_id = s.partnership_id and p.restricted and p.born_on = p_born
    union select p.person_id from sought s
      join subjects.people p on p.partnership_id = s.partnership_id and p.restricted and p.sort_name in (s.named, s.swapped)
    union select n.person_id from sought s
      join subjects.names n on n.partnership_id = s.partnership_id and n.sort_name in (s.named, s.swapped)
  ), found as (
    select p.person_id, p.owning_team_id
    from sought s cross join looked_at l
    cross join lateral (
      -- One by one by their ids.
      select * from subjects.people x
      where x.person_id = l.person_id and x.partnership_id = s.partnership_id and x.restricted and not x.is_merged offset 0
    ) p
    cross join lateral (
      select p.sort_name as known union select n.sort_name from subjects.names n where n.person_id = p.person_id
    ) names
    where not p.shut_out && sec.self()
      and (p.person_id in (select person_id from keyed) or case when p.born_on = p_born
        then string_to_array(names.known, ' ') && array_remove(string_to_array(s.named, ' '), '')
        else names.known in (s.named, s.swapped)
      end)
    order by p.person_id limit 1
  )
  select count(*) > 0, max(coalesce(ring.name, t.name)), max(ring.phone)
  from found f
  join directory.teams t on t.team_id = f.owning_team_id
  left join lateral (
    select r.name, r.phone from subjects.to_ring(f.person_id, p_at) r order by r.place limit 1
  ) ring on true
$$;

reset role;
