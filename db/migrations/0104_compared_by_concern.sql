-- Whoever reads a concern that they sent, or is asked by the MASH about a child, is compared with the record that
-- the concern is linked with. Which record that is, and that there is one, is told to the part that compares alone.

set local role lantern_maintenance;

create function sec.linked_records(p_concerns uuid[]) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct c.person_id from identify.concerns c
  where c.concern_id = any (p_concerns) and c.partnership_id = sec.partnership() and c.person_id is not null
    and sec.is_conflicts()
$$;
revoke all on function sec.linked_records(uuid[]) from public;
grant execute on function sec.linked_records(uuid[]) to lantern_app, lantern_wide;

reset role;
