-- One administrator gives posts, and a code to whoever joins: also to somebody who does not exist. So a post that opens
-- records is told to those who manage the circles of its team, or to who reads the audit where there are none; one that
-- manages people or reads the audit, to all who do either.

set local role lantern_maintenance;

create function directory.tell_of_post(p_staff uuid, p_team uuid, p_role uuid, p_starts date, p_at timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  with given as (
    select r.reach <> 'none' and 'child.view' = any (r.permissions) as opens,
      r.permissions && '{staff.manage,audit.view}'::text[] as governs
    from directory.roles r where r.role_id = p_role
  ), holders as (
    select o.staff_id, o.team_id, r.permissions, r.reach
    from directory.posts o join directory.roles r on r.role_id = o.role_id
    where o.partnership_id = sec.partnership() and o.starts_on <= (p_at at time zone 'Europe/London')::date
      and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
      and o.staff_id <> p_staff and o.staff_id is distinct from sec.staff()
  ), beside as (
    select h.staff_id from holders h
    where h.team_id = p_team and h.reach <> 'none' and 'circle.manage' = any (h.permissions)
  ), told as (
    select b.staff_id, true as is_beside from beside b, given g where g.opens
    union
    select h.staff_id, false from holders h, given g
    where g.governs and h.permissions && '{staff.manage,audit.view}'::text[]
      or g.opens and 'audit.view' = any (h.permissions) and not exists (select from beside)
  )
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at, made_by)
  select gen_random_uuid(), s.partnership_id, t.staff_id, 'access',
    left(s.name, 60) || ' has a post in ' || case when t.is_beside then 'your team' else left(m.name, 30) end || ' from '
      || to_char(p_starts, 'FMDD FMMonth YYYY') || ': if nobody there knows of it, tell information governance',
    '/help/people', p_at, sec.staff()
  from told t join directory.staff s on s.staff_id = p_staff join directory.teams m on m.team_id = p_team
$$;
revoke all on function directory.tell_of_post(uuid, uuid, uuid, date, timestamptz) from public;

do $$
declare
  body text := pg_get_functiondef('directory.give_post(uuid, uuid, uuid, uuid, date, date, timestamptz)'::regprocedure);
  was constant text := 'least(p_ends, leaves));';
begin
  if position(was in body) = 0 then
    raise exception 'directory.give_post does not say: %', was;
  end if;
  execute replace(body, was, was || E'\n  perform directory.tell_of_post(p_staff, p_team, p_role, p_starts, p_at);');
end $$;

reset role;
