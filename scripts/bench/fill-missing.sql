-- Missing episodes, in the transaction of fill.sql: two each of every fifth child over the last year, one
-- in 400 missing now, one in 100 with an interview that waits, and a trigger plan for each of these.

insert into protect.missing_episodes (missing_episode_id, partnership_id, person_id, missing_since, reported_at, reported_by,
  scheme_id, grade, from_kind, circumstances, recorded_by, recorded_at, changed_by, returned_at, found_by, rhi_due_at,
  rhi_outcome, rhi_closed_by, rhi_closed_at)
select gen_random_uuid(), c.partnership, c.person_id, spell.since, spell.since, 'A carer', g.configuration_id,
  split_part('low medium high', ' ', 1 + pg_temp.pick(n, 90 + k, 3)), 'placement', 'Left after tea, with a telephone.',
  s.staff_id, spell.since, s.staff_id,
  case when not spell.is_open then spell.since + interval '9 hours' end, case when not spell.is_open then 'Police' end,
  case when not spell.is_open then spell.since + interval '81 hours' end,
  case when spell.is_done then 'done' end, case when spell.is_done then s.staff_id end,
  case when spell.is_done then spell.since + interval '50 hours' end
from child c cross join generate_series(1, 2) k
join colleagues s on s.colleague = 1 + pg_temp.pick(n, 92, 300)
cross join (select configuration_id from directory.configuration where kind = 'missing-grade' limit 1) g
cross join lateral (select n % 400 = 0 and k = 2 as is_open, n % 100 <> 0 or k = 1 as is_done,
  today::timestamptz - case when k = 2 and n % 100 = 0 then interval '14 hours' - make_interval(mins => pg_temp.pick(n, 93, 200))
    else make_interval(hours => 200 + pg_temp.pick(n, 94 + k, 8000)) end as since) spell
where n % 5 = 0;

insert into protect.trigger_plans (trigger_plan_id, partnership_id, person_id, version, description, first_steps, whom_to_ring,
  recorded_by, recorded_at)
select gen_random_uuid(), c.partnership, c.person_id, 1, 'Tall, with a red coat.', 'Ring the carer and the police.', 'Police: 101',
  s.staff_id, today::timestamptz
from child c join colleagues s on s.colleague = 1 + pg_temp.pick(n, 92, 300) where n % 100 = 0;
