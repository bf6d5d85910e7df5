-- Whoever adds a child is told what the MASH is told of a concern: that a record which may match is restricted, and
-- whom to ring. The rule stands once, for a name and a date of birth, and a concern is asked of by it.

set local role lantern_maintenance;

-- Always one row, and never which record. It answers those who may be told of it from a concern, and nobody else.
-- Staff with a conflict of interest are told nothing.
create function subjects.restricted_likeness(p_family text, p_given text, p_born date, p_at timestamptz)
returns table (may_match boolean, ring_name text, ring_phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with sought as (
    select sec.partnership() as partnership_id, subjects.sort_name(p_family, p_given) as named,
      subjects.sort_name(p_given, p_family) as swapped
    where sec.can('mash.decide')
  ), keyed as (
    select m.person_id from sought s
    cross join lateral subjects.match_keys_of(p_family, p_given, p_born) k
    join subjects.match_keys m on m.partnership_id = s.partnership_id and m.key = k.key
    join subjects.people r on r.person_id = m.person_id and r.restricted
    group by m.person_id
    having bool_or(k.kind = 'name') or (bool_or(k.kind = 'birth') and bool_or(k.kind = 'word'))
  ), found as (
    select p.person_id, p.owning_team_id
    from sought s join subjects.people p on p.partnership_id = s.partnership_id and p.restricted and not p.is_merged
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
revoke all on function subjects.restricted_likeness(text, text, date, timestamptz) from public;
grant execute on function subjects.restricted_likeness(text, text, date, timestamptz) to lantern_app, lantern_wide;

create or replace function identify.restricted_likeness(p_concern uuid, p_at timestamptz)
returns table (may_match boolean, ring_name text, ring_phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(bool_or(f.may_match), false), max(f.ring_name), max(f.ring_phone)
  from identify.concerns c
  cross join lateral subjects.restricted_likeness(c.family_name, c.given_name, c.born_on, p_at) f
  where c.concern_id = p_concern and c.partnership_id = sec.partnership() and sec.can('mash.decide')
    and not c.shut_out && sec.self()
    and (c.acl && sec.principals() or (sec.sees_all() and not c.restricted))
$$;

reset role;
