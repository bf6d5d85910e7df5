-- Whom a concern may be about, where the record is restricted: only that one may match, and whom to ring.

create index people_restricted_idx on subjects.people (partnership_id) where restricted;

set local role lantern_maintenance;

-- Always one row, for one concern that the MASH reaches, and never which record. Staff with a conflict
-- of interest are told nothing.
create function identify.restricted_likeness(p_concern uuid, p_at timestamptz)
returns table (may_match boolean, ring_name text, ring_phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with sought as (
    select c.partnership_id, c.born_on, subjects.sort_name(c.family_name, c.given_name) as named,
      subjects.sort_name(c.given_name, c.family_name) as swapped
    from identify.concerns c
    where c.concern_id = p_concern and c.partnership_id = sec.partnership() and sec.can('mash.decide')
      and not c.shut_out && sec.self()
      and (c.acl && sec.principals() or (sec.sees_all() and not c.restricted))
  ), found as (
    select p.person_id, p.owning_team_id
    from sought s join subjects.people p on p.partnership_id = s.partnership_id and p.restricted
    cross join lateral (
      select p.sort_name as known union select n.sort_name from subjects.names n where n.person_id = p.person_id
    ) names
    where not p.shut_out && sec.self()
      and case when p.born_on = s.born_on
        then string_to_array(names.known, ' ') && array_remove(string_to_array(s.named, ' '), '')
        else names.known in (s.named, s.swapped)
      end
    order by p.person_id limit 1
  )
  select count(*) > 0, max(coalesce(ring.name, t.name)), max(ring.phone)
  from found f
  join directory.teams t on t.team_id = f.owning_team_id
  left join lateral (
    select r.name, r.phone from subjects.to_ring(f.person_id, p_at) r order by r.place limit 1
  ) ring on true
$$;
revoke all on function identify.restricted_likeness(uuid, timestamptz) from public;
grant execute on function identify.restricted_likeness(uuid, timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
