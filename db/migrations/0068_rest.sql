-- Everybody who has or had a post in the team of a sensitive service on whose list the acting person
-- does not stand, but themselves and those of their own teams. It is only who may have to be hidden:
-- whether somebody was of the service on the day of a row says sec.words_instead.
create function sec.closed_ever() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct o.staff_id), '{}')
  from directory.services v
  join directory.teams t on t.service_id = v.service_id
  join directory.posts o on o.team_id = t.team_id
  where v.is_sensitive and v.service_id <> all ((select sec.open_services())::uuid[])
    and o.staff_id is distinct from (select sec.staff())
    and t.principal_id <> all ((select coalesce(sec.principals(), '{}'))::int[])
$$;
revoke all on function sec.closed_ever() from public;
grant execute on function sec.closed_ever() to lantern_app, lantern_wide, lantern_maintenance;
