-- Ten looks at each child over half a year, 2,000 at the first of those whom each actor reaches, and 500
-- unusual uses. Runs after fill.sql in the same transaction, through the trigger that chains each event.

insert into audit.events (event_id, partnership_id, happened_at, actor_kind, actor_id, action, outcome, route, request_id, subject_ids)
select gen_random_uuid(), partnership, today::timestamptz - make_interval(secs => pg_temp.pick(n, 60 + k, 15000000)), 'staff', s.staff_id::text,
  case when k > 7 then 'note.add' else 'child.read' end, 'done',
  case when k > 7 then 'POST /children/:personId/note' else 'GET /children/:personId' end, gen_random_uuid()::text, array[person_id]
from child cross join generate_series(1, 10) k join colleagues s on s.colleague = 1 + pg_temp.pick(n, 80 + k, 300);

insert into audit.events (event_id, partnership_id, happened_at, actor_kind, actor_id, action, outcome, route, request_id, subject_ids)
select gen_random_uuid(), partnership, today::timestamptz - k * interval '2 hours', 'staff', s.staff_id::text, 'child.read', 'done',
  'GET /children/:personId', gen_random_uuid()::text, array[c.person_id]
from given cross join (
  (select person_id from subjects.people order by reference limit 1)
  union (select person_id from child where is_joined order by n limit 1)
  union (select p.person_id from subjects.people p join given g on g.team = p.owning_team_id order by p.reference limit 1)
) c cross join generate_series(1, 2000) k join colleagues s on s.colleague = 1 + k % 300;

insert into govern.unusual_uses (unusual_use_id, partnership_id, staff_id, used_on, rule, configuration_id, counts, found_at)
select gen_random_uuid(), partnership, s.staff_id, today - k, 'many-records', c.configuration_id, '{"records": 40, "usual": 9}', today::timestamptz
from given cross join generate_series(1, 500) k join colleagues s on s.colleague = 1 + k % 300
cross join (select configuration_id from directory.configuration where kind = 'unusual-use' limit 1) c;
