-- What became of children, counted by one characteristic at a time, for who sees counts and no child: ethnicity, sex,
-- disability and age beside flags, levels, panels, referrals, closures, use of powers, arrests, missing episodes and waits.
-- Codes of the census are counted by their groups (p_groups). It counts the whole partnership, never a team or a person, and nothing that decides reads it.

set local role lantern_maintenance;

create function protect.outcomes_by_group(p_from date, p_to date, p_level int, p_groups jsonb)
returns table (part text, value text, children int, flagged int, top_level int, panel int, nrm int, closed int, no_action int,
  enforced int, arrested int, missing int, missing_high int, started int, wait_days int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with may as (
    select sec.partnership() as partnership_id where (select sec.can('statistics.view'))
  ), events as (
    select person_id, 'open' as event from protect.tracker_entries t join may using (partnership_id)
      where (t.is_open or t.closed_on >= p_from) and (t.opened_on is null or t.opened_on <= p_to)
    union all
    select person_id, 'flagged' from protect.flags f join may using (partnership_id)
      where f.raised_on <= p_to and (f.ended_on is null or f.ended_on >= p_from)
    union all
    select person_id, 'top-level' from protect.level_decisions d join may using (partnership_id)
      where d.level = p_level and d.decided_on between p_from and p_to
    union all
    select person_id, 'panel' from panels.panel_referrals r join may using (partnership_id)
      where r.person_id is not null and (r.referred_at at time zone 'Europe/London')::date between p_from and p_to
    union all
    select person_id, 'nrm' from protect.nrm_referrals n join may using (partnership_id) where n.submitted_on between p_from and p_to
    union all
    select person_id, 'closed' from protect.closure_decisions c join may using (partnership_id)
      where c.outcome = 'agreed' and c.decided_on between p_from and p_to
    union all
    select e.person_id, 'no-action' from identify.mash_decisions d join may using (partnership_id)
      join identify.mash_episodes e on e.mash_episode_id = d.mash_episode_id
      where e.person_id is not null and d.next_step = 'no-further-action'
        and (d.decided_at at time zone 'Europe/London')::date between p_from and p_to
    union all
    select person_id, 'enforced' from protect.enforcement_requests q join may using (partnership_id)
      where q.outcome = 'granted' and q.decided_on between p_from and p_to
    union all
    select person_id, 'arrested' from protect.moments m join may using (partnership_id)
      where m.kind = 'arrest' and (m.happened_at at time zone 'Europe/London')::date between p_from and p_to
    union all
    select person_id, case when v.is_high then 'missing-high' else 'missing' end
      from protect.missing_episodes e join may using (partnership_id)
      cross join lateral (select false as is_high union all select true where e.grade = 'high') v
      where e.error_at is null and (e.missing_since at time zone 'Europe/London')::date between p_from and p_to
    union all
    select person_id, 'started' from protect.referrals r join may using (partnership_id)
      where r.referred_on is not null and r.started_on between p_from and p_to
  ), children as (
    select p.person_id, p.born_on, p.sex, array_agg(distinct v.event) as events
    from events v join subjects.people p on p.person_id = v.person_id where not p.is_merged
    group by p.person_id, p.born_on, p.sex
  ), waits as (
    select r.person_id, min(r.started_on - r.referred_on) as days from protect.referrals r join may using (partnership_id)
    where r.referred_on is not null and r.started_on between p_from and p_to group by r.person_id
  ), facts as (
    select distinct on (f.person_id, f.kind) f.person_id, f.kind, f.value, f.state
    from protect.identity_facts f join may using (partnership_id) where f.kind in ('ethnicity', 'needs')
    order by f.person_id, f.kind, f.identity_fact_id desc
  ), said as (
    select person_id, kind, case when state = 'known' then coalesce(value, '') when state = 'not-asked' then '' else 'asked' end as value
    from facts
  )
  select g.part, g.value, count(*)::int,
    count(*) filter (where 'flagged' = any (c.events))::int, count(*) filter (where 'top-level' = any (c.events))::int,
    count(*) filter (where 'panel' = any (c.events))::int, count(*) filter (where 'nrm' = any (c.events))::int,
    count(*) filter (where 'closed' = any (c.events))::int, count(*) filter (where 'no-action' = any (c.events))::int,
    count(*) filter (where 'enforced' = any (c.events))::int, count(*) filter (where 'arrested' = any (c.events))::int,
    count(*) filter (where 'missing' = any (c.events))::int, count(*) filter (where 'missing-high' = any (c.events))::int,
    count(*) filter (where 'started' = any (c.events))::int,
    (percentile_cont(0.5) within group (order by w.days))::int
  from children c
  left join waits w on w.person_id = c.person_id
  left join said e on e.person_id = c.person_id and e.kind = 'ethnicity'
  left join said n on n.person_id = c.person_id and n.kind = 'needs'
  cross join lateral (values
    ('ethnicity', coalesce(p_groups ->> e.value, e.value, '')),
    ('sex', coalesce(c.sex, '')),
    ('disability', coalesce(n.value, '')),
    ('age', case when c.born_on is null then '' when extract(year from age(p_to, c.born_on)) < 10 then '0-9'
      when extract(year from age(p_to, c.born_on)) < 13 then '10-12' when extract(year from age(p_to, c.born_on)) < 16 then '13-15'
      when extract(year from age(p_to, c.born_on)) < 18 then '16-17' else '18-' end)
  ) as g (part, value)
  group by g.part, g.value
$$;
revoke all on function protect.outcomes_by_group(date, date, int, jsonb) from public;
grant execute on function protect.outcomes_by_group(date, date, int, jsonb) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
