-- Missing episodes, in the transaction of fill.sql: two each of every fifth child over the last year, one
-- in 400 missing now, one in 100 and one of each team with an interview that waits, and a trigger plan for
-- each of these.

create temp table missing_child on commit drop as
select c.*, n % 100 = 0 or n = min(n) filter (where not restricted) over (partition by team_id) as waits from child c;

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
from missing_child c cross join generate_series(1, 2) k
join colleagues s on s.colleague = 1 + pg_temp.pick(n, 92, 300)
cross join (select configuration_id from directory.configuration where kind = 'missing-grade' limit 1) g
cross join lateral (select n % 400 = 0 and k = 2 as is_open, not waits or k = 1 as is_done,
  today::timestamptz - case when k = 2 and waits then make_interval(mins => 840 + pg_temp.pick(n, 93, 200))
    else make_interval(hours => 200 + pg_temp.pick(n, 94 + k, 8000)) end as since) spell
where n % 5 = 0 or waits;

insert into protect.trigger_plans (trigger_plan_id, partnership_id, person_id, version, description, first_steps, whom_to_ring,
  recorded_by, recorded_at)
select gen_random_uuid(), c.partnership, c.person_id, 1, 'Tall, with a red coat.', 'Ring the carer and the police.', 'Police: 101',
  s.staff_id, today::timestamptz
from missing_child c join colleagues s on s.colleague = 1 + pg_temp.pick(n, 92, 300) where waits;

-- As after a night: nobody waits to be compared with other records. The job that compares would share
-- the cores with every page that is measured.
delete from subjects.match_waits;
