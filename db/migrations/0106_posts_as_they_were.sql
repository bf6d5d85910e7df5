-- Somebody who leaves on a day and then stays after all has their posts as they were: one that would have begun
-- later is there again, and one that ends on a day of its own still ends on that day. Before, the first was gone
-- for good, and the second had no end any more. And nobody is given a post that they already have: where the
-- same stood twice, whoever ended one of them left the other open.

set local role lantern_maintenance;

-- Somebody's last day: each post ends with it, and one that would begin later is taken back. What the posts were
-- before the day was set is in the history; as far as the new day allows, or where it is null for somebody who
-- stays after all, they are so again.
create or replace function directory.leave_on(p_staff uuid, p_last date, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  today date := (p_at at time zone 'Europe/London')::date;
  leaver directory.staff;
  since bigint;
begin
  if not directory.may_manage(p_staff) or p_last < today then
    return false;
  end if;
  select * into leaver from directory.staff s where s.staff_id = p_staff for no key update;
  if leaver.ended_at is not null then
    return false;
  end if;
  if leaver.last_on is not null then
    select max(v.version_id) into since from history.versions v
    where v.relation = 'directory.staff' and v.row_key = p_staff::text and v.was ->> 'last_on' is null;
  end if;
  update directory.staff s set last_on = p_last, version = s.version + 1 where s.staff_id = p_staff;
  delete from directory.posts o where o.staff_id = p_staff and o.starts_on > p_last;
  update directory.posts o set ends_on = least(p_last, was.ends_on), version = o.version + 1
  from (
    select q.post_id, case when q.ends_on is distinct from leaver.last_on then q.ends_on else (
      -- Of one that was given since there is no version: it ends with the last day alone.
      select case when v.version_id > since then (v.was ->> 'ends_on')::date else q.ends_on end
      from history.versions v where v.relation = 'directory.posts' and v.row_key = q.post_id::text
      order by v.version_id <= since, v.version_id limit 1
    ) end as ends_on
    from directory.posts q where q.staff_id = p_staff
  ) was
  where o.post_id = was.post_id and (o.ends_on is null or o.ends_on >= today)
    and o.ends_on is distinct from least(p_last, was.ends_on);
  insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on, ends_on)
  select distinct on (v.row_key) v.row_key::uuid, v.partnership_id, p_staff, (v.was ->> 'team_id')::uuid, (v.was ->> 'role_id')::uuid,
    (v.was ->> 'starts_on')::date, least(p_last, (v.was ->> 'ends_on')::date)
  from history.versions v
  where v.relation = 'directory.posts' and v.operation = 'delete' and v.version_id > since and v.was ->> 'staff_id' = p_staff::text
    and (v.was ->> 'starts_on')::date > leaver.last_on and coalesce((v.was ->> 'starts_on')::date <= p_last, true)
    and not exists (select from directory.posts o where o.post_id = v.row_key::uuid)
    and directory.keeps_apart(p_staff, (v.was ->> 'role_id')::uuid, p_at)
  order by v.row_key, v.version_id desc;
  if p_last is distinct from leaver.last_on then
    perform directory.tell_of_leaver(p_staff, p_last, p_at);
  end if;
  return true;
end $$;

-- As before; a post that they have already is not given once more while it lasts.
create or replace function directory.give_post(p_post uuid, p_staff uuid, p_team uuid, p_role uuid, p_starts date, p_ends date, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  leaves date;
begin
  if not directory.may_manage(p_staff)
    or exists (select from directory.staff s where s.staff_id = p_staff and s.ended_at is not null)
    or not exists (select from directory.teams t where t.team_id = p_team and t.partnership_id = sec.partnership())
    or not exists (select from directory.roles r where r.role_id = p_role and r.partnership_id = sec.partnership()
      and r.key not in ('service-account', 'agency-system')) then
    return 'refused';
  end if;
  select s.last_on into leaves from directory.staff s where s.staff_id = p_staff for no key update;
  if p_starts > leaves then
    return 'leaves';
  end if;
  if not directory.keeps_apart(p_staff, p_role, p_at) then
    return 'apart';
  end if;
  if exists (select from directory.posts o where o.staff_id = p_staff and o.team_id = p_team and o.role_id = p_role
    and coalesce(o.ends_on, 'infinity') >= p_starts and o.starts_on <= coalesce(p_ends, 'infinity')) then
    return 'has';
  end if;
  insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on, ends_on)
  values (p_post, sec.partnership(), p_staff, p_team, p_role, p_starts, least(p_ends, leaves));
  return 'given';
end $$;

reset role;
