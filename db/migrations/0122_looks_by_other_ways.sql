-- Who answered what the MASH asked their agency, read a concern of their own or closed an action that was sent to them
-- without the record was listed as somebody who came by their post, which opens no record of this child. Each way has its
-- own name now; what is none of them, and no post of theirs reaches, is said to be another way.

set local role lantern_maintenance;

-- `joined`: while the record was one with another. Whoever may not know of the other child reads nothing that was
-- done at that child's own record.
create or replace function audit.looks_at(p_record uuid, p_from timestamptz)
returns table (actor_kind text, actor_id text, name text, posts text, action text, method text, outcome text, way text, joined boolean,
  first_at timestamptz, last_at timestamptz, times int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
  reads_audit boolean := sec.can('audit.view');
  closed constant uuid[] := sec.closed_to_self();
begin
  select * into child from subjects.people p where p.person_id = p_record;
  if sec.staff() is null
    or child.shut_out && sec.self() or p_record = any (closed)
    or not (reads_audit or (sec.can('circle.manage') and coalesce(sec.reaches(child), false))) then
    return;
  end if;
  return query
    with one as materialized (
      select o.record, o.since, o.until, o.is_joined, p.circle_id from audit.one_with(p_record) o
      left join subjects.people p on p.person_id = o.record
      where o.record = p_record or not (o.record = any (closed) or coalesce(p.shut_out && sec.self(), false))
    ), here as (
      select e.event_id, e.actor_kind, e.actor_id, e.action, e.route, e.outcome, e.happened_at
      from audit.events e where e.subject_ids @> array[p_record] and e.partnership_id = sec.partnership()
      union
      select e.event_id, e.actor_kind, e.actor_id, e.action, e.route, e.outcome, e.happened_at
      from one o join audit.events e on e.subject_ids @> array[o.record]
        and e.happened_at >= o.since and e.happened_at < o.until and e.partnership_id = sec.partnership()
      where o.record <> p_record
    ), seen as (
      select e.actor_kind, e.actor_id, e.action, split_part(e.route, ' ', 1) as method, e.outcome, e.happened_at,
        case when e.actor_kind = 'staff' then e.actor_id::uuid end as staff_id,
        exists (select from one o where o.is_joined and e.happened_at >= o.since and e.happened_at < o.until) as joined
      from here e
      where (p_from is null or e.happened_at >= p_from)
        -- A conflict, and an asking by somebody who sees nothing, are told where they are recorded.
        and (reads_audit or (e.actor_kind = 'staff' and e.outcome not in ('refused', 'not_found')
          and e.action !~ '^(find\.|conflict\.|audit\.|unusual\.|suggestion\.|concern\.new$)' and e.action <> 'emergency.ask' and e.action <> 'emergency.review'
          and (e.action <> 'emergency.open' or e.outcome = 'done')))
    ), counted as (
      select s.actor_kind, s.actor_id, s.staff_id, s.action, s.method, s.outcome,
        case
          when exists (select from one o join sec.emergency_openings x on x.person_id = o.record
            where x.staff_id = s.staff_id and s.happened_at >= o.since and s.happened_at < o.until
              and s.happened_at >= x.opened_at and s.happened_at < x.ends_at) then 'emergency'
          when exists (select from one o join sec.memberships m on m.circle_id = o.circle_id
            where m.staff_id = s.staff_id and s.happened_at >= o.since and s.happened_at < o.until
              and m.basis <> 'emergency' and m.starts_at <= s.happened_at and (m.ends_at is null or m.ends_at > s.happened_at)) then 'circle'
          when s.staff_id is null or exists (select from one o join subjects.people p on p.person_id = o.record
              join directory.teams w on w.team_id = p.owning_team_id
              join directory.posts x on x.staff_id = s.staff_id
                and x.starts_on <= (s.happened_at at time zone 'Europe/London')::date
                and (x.ends_on is null or x.ends_on >= (s.happened_at at time zone 'Europe/London')::date)
              join directory.roles r on r.role_id = x.role_id and 'child.view' = any (r.permissions)
              join directory.teams t on t.team_id = x.team_id
              where (r.reach in ('team', 'agency', 'partnership') and t.team_id = w.team_id)
                or (r.reach in ('agency', 'partnership') and t.agency_id = w.agency_id) or r.reach = 'partnership') then 'post'
          when s.action = any (array['panel.referrals.read', 'panel.sift'])
              or exists (select from one o join panels.agenda_items i on i.person_id = o.record
                join panels.item_people q on q.agenda_item_id = i.agenda_item_id and q.staff_id = s.staff_id
                join panels.sittings z on z.sitting_id = i.sitting_id
                where s.happened_at >= z.opens_at and s.happened_at < z.closes_at
                  and q.invited_at <= s.happened_at and (q.withdrawn_at is null or q.withdrawn_at > s.happened_at)) then 'panel'
          when s.action = any (array['check.list', 'check.read', 'check.answer']) then 'check'
          when s.action ~ '^concern\.' then 'concern'
          when s.action ~ '^action\.' then 'action'
          -- Whoever has a post that opens children reaches this one by none of them; a post without does what it is for.
          when child.person_id is not null and not exists (select from directory.posts x
              join directory.roles r on r.role_id = x.role_id and 'child.view' <> all (r.permissions)
              where x.staff_id = s.staff_id
                and x.starts_on <= (s.happened_at at time zone 'Europe/London')::date
                and (x.ends_on is null or x.ends_on >= (s.happened_at at time zone 'Europe/London')::date)) then 'other'
          else 'post'
        end as way, s.joined, min(s.happened_at) as first_at, max(s.happened_at) as last_at, count(*)::int as times
      from seen s group by 1, 2, 3, 4, 5, 6, 7, 8
    ), people as (
      select c.staff_id, max(c.last_at) as last_at from counted c where c.staff_id is not null group by 1
    ), posted as (
      select p.staff_id, s.name, (
        select string_agg(distinct r.name || ', ' || a.name, '; ')
        from directory.posts o join directory.roles r on r.role_id = o.role_id
        join directory.teams t on t.team_id = o.team_id join directory.agencies a on a.agency_id = t.agency_id
        where o.staff_id = p.staff_id and o.starts_on <= (p.last_at at time zone 'Europe/London')::date
          and (o.ends_on is null or o.ends_on >= (p.last_at at time zone 'Europe/London')::date)) as posts
      from people p join directory.staff s on s.staff_id = p.staff_id
    )
    select c.actor_kind, c.actor_id, coalesce(d.name, c.actor_id), coalesce(d.posts, ''), c.action, c.method, c.outcome, c.way, c.joined,
      c.first_at, c.last_at, c.times
    from counted c left join posted d on d.staff_id = c.staff_id;
end $$;

reset role;
