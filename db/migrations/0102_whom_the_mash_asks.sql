-- Which of these agencies the MASH can ask by their own system: one that may answer it and whose token stands.
-- Tokens are read by those who manage staff; the MASH learns of each agency a yes or a no.

set local role lantern_maintenance;

create function identify.systems_that_answer(p_agencies uuid[], p_at timestamptz) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct t.agency_id), '{}')
  from sec.api_tokens k
  join directory.staff s on s.staff_id = k.staff_id and s.is_service and s.ended_at is null
  join directory.posts o on o.staff_id = s.staff_id
    and o.starts_on <= (p_at at time zone 'Europe/London')::date
    and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
  join directory.roles r on r.role_id = o.role_id and 'check.answer' = any (r.permissions)
  join directory.teams t on t.team_id = o.team_id and t.agency_id = any (p_agencies)
  where k.partnership_id = sec.partnership() and sec.can('mash.decide')
    and 'check.answer' = any (k.scopes)
    and k.confirmed_at is not null and k.revoked_at is null and k.expires_at > p_at
$$;
revoke all on function identify.systems_that_answer(uuid[], timestamptz) from public;
grant execute on function identify.systems_that_answer(uuid[], timestamptz) to lantern_app, lantern_wide;

-- Whoever reads a concern that they sent, or is asked by the MASH about a child, is compared with the record that
-- the concern is linked with. Which record that is, and that there is one, is told to the part that compares alone.
create function sec.linked_records(p_concerns uuid[]) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct c.person_id from identify.concerns c
  where c.concern_id = any (p_concerns) and c.partnership_id = sec.partnership() and c.person_id is not null
    and sec.is_conflicts()
$$;
revoke all on function sec.linked_records(uuid[]) from public;
grant execute on function sec.linked_records(uuid[]) to lantern_app, lantern_wide;

reset role;
