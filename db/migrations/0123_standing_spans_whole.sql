-- What happened exactly so many days ago counted where pages count it and not where standing queries look: `>` here, `>=`
-- there. One rule: so many days up to now, their first moment with them.

set local role lantern_maintenance;

-- Missing so many times in so many days, and nobody sent a concern, referred to a panel or opened the pathway.
create or replace function identify.standing_repeated_missing(p_days int, p_at_least int, p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select e.person_id, array_agg((e.missing_since at time zone 'Europe/London')::date order by e.missing_since) as dates
    from protect.missing_episodes e
    where (select identify.is_standing()) and e.partnership_id = (select sec.partnership()) and e.error_at is null
      and e.missing_since >= p_at - make_interval(days => p_days) and e.missing_since <= p_at
    group by e.person_id having count(*) >= p_at_least
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where not exists (select from protect.tracker_entries t
      where t.person_id = c.person_id and t.is_open and (t.opened_on is null or t.opened_on <= (p_at at time zone 'Europe/London')::date))
    and not exists (select from identify.concerns n
      where n.person_id = c.person_id and n.sent_at >= p_at - make_interval(days => p_days) and n.sent_at <= p_at)
    and not exists (select from panels.panel_referrals r
      where r.person_id = c.person_id and r.referred_at >= p_at - make_interval(days => p_days) and r.referred_at <= p_at)
$$;

-- Concerns that the MASH rated low, from so many agencies in so many days, and nothing opened since.
create or replace function identify.standing_low_concerns(p_days int, p_at_least int, p_agencies int, p_ratings text[], p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select n.person_id, array_agg((n.sent_at at time zone 'Europe/London')::date order by n.sent_at) as dates, min(n.sent_at) as since
    from identify.concerns n
    join identify.mash_episodes e on e.mash_episode_id = n.concern_id and e.rating = any (p_ratings)
    join directory.teams t on t.team_id = n.team_id
    join subjects.people p on p.person_id = n.person_id and (p.restricted or not n.restricted)
    where (select identify.is_standing()) and n.partnership_id = (select sec.partnership())
      and n.sent_at >= p_at - make_interval(days => p_days) and n.sent_at <= p_at
    group by n.person_id having count(*) >= p_at_least and count(distinct t.agency_id) >= p_agencies
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where not exists (select from protect.tracker_entries t
      where t.person_id = c.person_id and t.is_open and (t.opened_on is null or t.opened_on <= (p_at at time zone 'Europe/London')::date))
    and not exists (select from identify.concerns n
      join identify.mash_episodes e on e.mash_episode_id = n.concern_id and (e.rating is null or e.rating <> all (p_ratings))
      where n.person_id = c.person_id and n.sent_at >= c.since and n.sent_at <= p_at)
    and not exists (select from panels.panel_referrals r
      where r.person_id = c.person_id and r.referred_at >= c.since and r.referred_at <= p_at)
$$;

-- At the highest level of its scheme for so many days without a break, open, and at no panel for a while.
create or replace function identify.standing_high_for_long(p_days int, p_panel_days int, p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with highest as (
    select s.configuration_id, (select max((l ->> 'level')::int) from jsonb_array_elements(s.body -> 'levels') l) as level
    from directory.configuration s where s.kind = 'level-scheme' and s.partnership_id = (select sec.partnership())
  ), decided as (
    select d.person_id, d.decided_on, d.level_decision_id, coalesce(d.level = h.level, false) as is_high
    from protect.level_decisions d join highest h on h.configuration_id = d.scheme_id
    where (select identify.is_standing()) and d.partnership_id = (select sec.partnership()) and d.level is not null and d.recorded_at <= p_at
      and exists (select from protect.tracker_entries t where t.person_id = d.person_id and t.is_open)
  ), run as (
    select d.person_id, d.decided_on, d.is_high,
      bool_and(d.is_high) over (partition by d.person_id order by d.decided_on desc, d.level_decision_id desc) as in_run
    from decided d
  ), counted as (
    select r.person_id, array_agg(r.decided_on order by r.decided_on) as dates from run r where r.in_run group by r.person_id
    having min(r.decided_on) <= (p_at at time zone 'Europe/London')::date - p_days
  )
  select c.person_id, c.dates[1:100], c.dates[1]::text
  from counted c
  where not exists (select from panels.meetings m where m.person_id = c.person_id and m.cancelled_at is null
      and m.starts_at >= p_at - make_interval(days => p_panel_days) and m.booked_at <= p_at)
    and not exists (select from panels.panel_referrals r where r.person_id = c.person_id
      and r.referred_at >= p_at - make_interval(days => p_panel_days) and r.referred_at <= p_at)
    and not exists (select from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
      where i.person_id = c.person_id and i.taken_off_at is null and i.added_at <= p_at
        and s.starts_at >= p_at - make_interval(days => p_panel_days))
    and not exists (select from protect.tracker_entries t where t.person_id = c.person_id
      and t.last_panel_on >= (p_at at time zone 'Europe/London')::date - p_panel_days)
$$;

-- So many concerns in so many days that the MASH closed with one of these next steps, and the child is not open.
create or replace function identify.standing_closed_concerns(p_days int, p_at_least int, p_steps text[], p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select n.person_id, array_agg((n.sent_at at time zone 'Europe/London')::date order by n.sent_at) as dates
    from identify.concerns n
    join subjects.people p on p.person_id = n.person_id and (p.restricted or not n.restricted)
    cross join lateral (select d.next_step from identify.mash_decisions d
      where d.mash_episode_id = n.concern_id and d.decided_at <= p_at order by d.mash_decision_id desc limit 1) last
    where (select identify.is_standing()) and n.partnership_id = (select sec.partnership())
      and n.sent_at >= p_at - make_interval(days => p_days) and n.sent_at <= p_at and last.next_step = any (p_steps)
    group by n.person_id having count(*) >= p_at_least
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where not exists (select from protect.tracker_entries t
    where t.person_id = c.person_id and t.is_open and (t.opened_on is null or t.opened_on <= (p_at at time zone 'Europe/London')::date))
$$;

-- An open child to whom so many visits in so many days were made since the child was last seen alone. A visit that a
-- later entry corrects does not count.
create or replace function identify.standing_not_seen_alone(p_days int, p_at_least int, p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with made as (
    select v.person_id, v.visited_at, v.outcome,
      max(v.visited_at) filter (where v.outcome = 'alone') over (partition by v.person_id) as alone_at
    from protect.visits v
    where (select identify.is_standing()) and v.partnership_id = (select sec.partnership())
      and v.visited_at >= p_at - make_interval(days => p_days) and v.visited_at <= p_at and v.recorded_at <= p_at
      and not exists (select from protect.visits c where c.corrects_id = v.visit_id and c.recorded_at <= p_at)
  ), counted as (
    select m.person_id, array_agg((m.visited_at at time zone 'Europe/London')::date order by m.visited_at) as dates
    from made m where m.outcome <> 'alone' and (m.alone_at is null or m.visited_at > m.alone_at)
    group by m.person_id having count(*) >= p_at_least
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where exists (select from protect.tracker_entries t where t.person_id = c.person_id and t.is_open)
$$;

reset role;
