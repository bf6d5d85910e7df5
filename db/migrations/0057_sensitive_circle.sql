-- The team of a sensitive service: whoever has a post in it stands in a child's circle under the words
-- of the service, for everybody who is neither on its list nor one of the team.

alter table directory.teams add column service_id uuid references directory.services on delete restrict;
comment on column directory.teams.service_id is 'Whose team it is; while that service is sensitive, its people are named in a circle to the list of the service alone';
create index teams_service_idx on directory.teams (service_id);

create policy teams_service on directory.teams for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('service.manage')))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('service.manage')));
grant update (service_id, version) on directory.teams to lantern_app, lantern_wide;

-- Who is not named to the acting person on a day: people with a post in the team of a sensitive service
-- on whose list the acting person does not stand, but themselves and those of their own teams.
create function sec.closed_staff(p_on date) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct o.staff_id), '{}')
  from directory.services v
  join directory.teams t on t.service_id = v.service_id
  join directory.posts o on o.team_id = t.team_id and o.starts_on <= p_on and (o.ends_on is null or o.ends_on >= p_on)
  where v.is_sensitive and v.service_id <> all ((select sec.open_services())::uuid[])
    and o.staff_id is distinct from (select sec.staff())
    and not exists (select from directory.posts own where own.team_id = t.team_id and own.staff_id = (select sec.staff())
      and own.starts_on <= p_on and (own.ends_on is null or own.ends_on >= p_on))
$$;
revoke all on function sec.closed_staff(date) from public;
grant execute on function sec.closed_staff(date) to lantern_app, lantern_wide, lantern_maintenance;

-- What stands for somebody to whoever is not let in: the words of the sensitive service in whose team
-- they have a post on a day. Null for everybody else.
create function sec.words_instead(p_staff uuid, p_on date) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select min(v.shown_as) from directory.posts o
  join directory.teams t on t.team_id = o.team_id
  join directory.services v on v.service_id = t.service_id and v.is_sensitive
  where o.staff_id = p_staff and o.starts_on <= p_on and (o.ends_on is null or o.ends_on >= p_on)
$$;
revoke all on function sec.words_instead(uuid, date) from public;
grant execute on function sec.words_instead(uuid, date) to lantern_app, lantern_wide, lantern_maintenance;
