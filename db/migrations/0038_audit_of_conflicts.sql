-- Who reads the audit reads nothing of a child whom they know: not in the list either.

set local role lantern_maintenance;

-- Children to whom the acting person has a conflict of interest that stands.
create function sec.closed_to_self() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(c.person_id), '{}') from sec.conflicts c
  where c.staff_id = sec.staff() and c.partnership_id = sec.partnership() and c.ended_at is null
$$;
revoke all on function sec.closed_to_self() from public;
grant execute on function sec.closed_to_self() to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
alter policy events_read on audit.events
  using (partnership_id = (select sec.partnership()) and (select sec.can('audit.view'))
    and not subject_ids && (select sec.closed_to_self()));
