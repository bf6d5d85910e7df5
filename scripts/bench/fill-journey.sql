-- The journey's part of the benchmark, in the transaction of fill.sql, whose temporary tables it uses.
--
-- One concern about each child, sent by the child's team over two years; forty wait to be decided.

create temp table threshold on commit drop as
select configuration_id from directory.configuration where kind = 'threshold' limit 1;
create temp table rating on commit drop as
select configuration_id from directory.configuration where kind = 'mash-rating' limit 1;

insert into identify.concerns (concern_id, partnership_id, acl, reference, team_id, sent_by, sent_at, decide_by, danger_now,
  family_name, given_name, born_on, worry, ring_name, ring_phone)
select pg_temp.id(n, 'concern'), c.partnership, array[c.team_principal], 'K-' || (9000000 + n) || '-0', c.team_id, s.staff_id,
  sent.at, sent.at + interval '1 day', 'no', c.family_name, c.given_name, p.born_on,
  repeat('New belongings without an explanation, and out later than agreed. ', 1 + pg_temp.pick(n, 31, 6)),
  'Colleague', '020 7946 0000'
from child c join subjects.people p on p.person_id = c.person_id
join colleagues s on s.colleague = 1 + pg_temp.pick(n, 30, 300)
cross join lateral (select case when n <= 40 then today::timestamptz - make_interval(mins => pg_temp.pick(n, 32, 1500))
  else today::timestamptz - make_interval(mins => 3000 + pg_temp.pick(n, 32, 1000000)) end as at) sent
order by n;

-- What the public told: two hundred messages wait, and two thousand were set aside.
insert into identify.public_concerns (public_concern_id, partnership_id, agency_id, form_hash, code_hash, number, danger_now, given_name, worry, sender,
  sent_at, set_aside_because, handled_by, handled_at)
select pg_temp.id(n, 'told'), a.partnership_id, a.agency_id, sha256(convert_to('form ' || n, 'UTF8')), sha256(convert_to('code ' || n, 'UTF8')),
  'abc-def', 'no', 'Sam', repeat('A man waits at the gate. ', 1 + pg_temp.pick(n, 33, 20)), 'friend', current_setting('bench.today')::timestamptz - make_interval(mins => n),
  case when n > 200 then 'Nothing follows' end, case when n > 200 then s.staff_id end, case when n > 200 then current_setting('bench.today')::timestamptz end
from generate_series(1, 2200) n
cross join (select agency_id, partnership_id from directory.agencies
  where partnership_id = current_setting('bench.partnership')::int order by agency_id limit 1) a
cross join (select staff_id from colleagues order by colleague limit 1) s;

-- What was told of one place: a thousand of them.
insert into subjects.things (thing_id, partnership_id, kind, label, match_on, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
select pg_temp.id(1, 'place'), s.partnership_id, 'place', 'The benchmark’s shop', 'the benchmarks shop', 'The public', current_setting('bench.today')::date,
  s.staff_id, now(), s.staff_id, now()
from directory.staff s where s.staff_id = current_setting('bench.narrow')::uuid;
update identify.public_concerns m set thing_id = t.thing_id, about = 'place', set_aside_because = null
from (select thing_id from subjects.things where label = 'The benchmark’s shop') t
where m.public_concern_id in (select pg_temp.id(n, 'told') from generate_series(1201, 2200) n);

insert into identify.concern_parts (concern_part_id, partnership_id, concern_id, part, body, added_by, added_at)
select pg_temp.id(n, 'part'), c.partnership, pg_temp.id(n, 'concern'), 'places', '{"places": "The bus station"}', s.staff_id, now()
from child c join colleagues s on s.colleague = 1 + pg_temp.pick(n, 30, 300) where n % 3 = 0;

insert into identify.mash_ratings (mash_rating_id, partnership_id, mash_episode_id, scheme_id, rating, reason, due_at, rated_by, rated_at)
select pg_temp.id(n, 'rating'), partnership, pg_temp.id(n, 'concern'), rating.configuration_id,
  split_part('red amber green blue', ' ', 1 + pg_temp.pick(n, 33, 4)), 'What the sender says', now(), s.staff_id, today::timestamptz - interval '10 days'
from child cross join rating join colleagues s on s.colleague = 1 + pg_temp.pick(n, 34, 300) where n > 10;
insert into identify.mash_decisions (mash_decision_id, partnership_id, mash_episode_id, threshold_id, threshold, next_step,
  rationale, decided_by, decided_at)
select pg_temp.id(n, 'mash'), partnership, pg_temp.id(n, 'concern'), threshold.configuration_id, 'level-3', 'assessment',
  'Several signs over the last month, and a parent who asks for help.', s.staff_id, today::timestamptz - interval '10 days'
from child cross join threshold join colleagues s on s.colleague = 1 + pg_temp.pick(n, 34, 300) where n > 40;
update identify.mash_episodes e set person_id = c.person_id, decided_at = e.due_at,
  rating = split_part('red amber green blue', ' ', 1 + pg_temp.pick(n, 33, 4))
from child c where e.mash_episode_id = pg_temp.id(n, 'concern') and n > 40;
update identify.concerns k set person_id = c.person_id, decided_at = k.decide_by
from child c where k.concern_id = pg_temp.id(n, 'concern') and n > 40;
update identify.mash_episodes e set rating = split_part('red amber green blue', ' ', 1 + pg_temp.pick(n, 33, 4))
from child c where e.mash_episode_id = pg_temp.id(n, 'concern') and n between 11 and 40;

-- What the MASH asked the manager's agency about two thousand children; it has answered all but fifty.
insert into identify.partner_checks (partner_check_id, partnership_id, agency_id, agreement_id, basis, rating, due_at, asked_by, asked_at)
select pg_temp.id(n, 'check'), c.partnership, t.agency_id, agreement.configuration_id, 'safeguarding', 'amber',
  today::timestamptz + make_interval(mins => pg_temp.pick(n, 35, 1000)), s.staff_id, today::timestamptz - interval '1 day'
from child c join directory.teams t on t.team_id = current_setting('bench.team')::uuid
cross join (select configuration_id from directory.configuration where kind = 'sharing-agreement' limit 1) agreement
cross join (select staff_id from directory.posts order by post_id limit 1) s where n <= 2000;
insert into identify.partner_check_children (partner_check_child_id, partnership_id, partner_check_id, mash_episode_id, agency_id,
  family_name, given_name, reason, asked_by)
select pg_temp.id(n, 'asked'), k.partnership_id, k.partner_check_id, pg_temp.id(n, 'concern'), k.agency_id, c.family_name, c.given_name,
  'To know who is at risk', k.asked_by
from child c join identify.partner_checks k on k.partner_check_id = pg_temp.id(n, 'check') where n <= 2000;
insert into identify.partner_answers (partner_answer_id, partnership_id, partner_check_child_id, mash_episode_id, wording, answered_by, answered_at)
select pg_temp.id(n, 'answer'), k.partnership_id, k.partner_check_child_id, k.mash_episode_id,
  case when n % 2 = 0 then 'Known from two visits in the spring.' end, k.asked_by, today::timestamptz - interval '20 days'
from child c join identify.partner_check_children k on k.partner_check_child_id = pg_temp.id(n, 'asked') where n between 51 and 2000;

-- A meeting on every tenth child and on each that the narrow person reaches or the pages visit first.
insert into panels.meetings (meeting_id, partnership_id, person_id, acl, panel_type_id, starts_at, place, chair_id, booked_by, booked_at)
select pg_temp.id(n, 'meeting'), partnership, person_id, array[circle_id], type.configuration_id,
  today::timestamptz - make_interval(days => pg_temp.pick(n, 40, 300)) + interval '10 hours', 'Civic Centre', s.staff_id, s.staff_id,
  today::timestamptz - interval '310 days'
from child
cross join (select configuration_id from directory.configuration where kind = 'panel-type' limit 1) type
join colleagues s on s.colleague = 1 + pg_temp.pick(n, 41, 300)
where n % 10 = 0 or n <= 60 or is_joined or team_id = current_setting('bench.team')::uuid;
insert into panels.items (item_id, partnership_id, meeting_id, item, wording)
select pg_temp.id(n * 16::bigint + k, 'item'), partnership, pg_temp.id(n, 'meeting'),
  split_part('worries strengths others recovery prosecution plan-child plan-parents', ' ', k),
  repeat('What was said about it, and who said it. ', 2 + pg_temp.pick(n, 42, 4))
from child cross join generate_series(1, 7) k where exists (select from panels.meetings m where m.meeting_id = pg_temp.id(n, 'meeting'));
insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, owner_staff_id, due_on, added_on, added_by)
select pg_temp.id(n * 4::bigint + k, 'action'), partnership, person_id, 'Meet at school and talk about the way home', agency_id,
  case when is_joined then current_setting('bench.narrow')::uuid else s.staff_id end, today - 20 + pg_temp.pick(n, 43 + k, 60), today - 30, s.staff_id
from child cross join generate_series(1, 3) k join colleagues s on s.colleague = 1 + pg_temp.pick(n, 46 + k, 300)
where n % 4 = 0 or n <= 60;

-- A paper about each tenth child, of which one in twenty waits for a second person, and a few that wait for each who reads them.
insert into papers.papers (paper_id, partnership_id, person_id, reference, kind, made_from, recipient_kind, recipient_name, channel,
  may_keep_at_home, body, state, prepared_by, prepared_at, asked_at, settled_by, settled_at)
select pg_temp.id(n, 'paper'), partnership, person_id, 'P-' || (9000000 + n), 'family-plan', '[]', 'family', 'Somebody of the family', 'by-hand',
  true, jsonb_build_object('title', 'A plan', 'made', '', 'madeFor', 'Somebody', 'language', jsonb_build_object('code', 'en', 'direction', 'ltr'),
    'blocks', jsonb_build_array(jsonb_build_object('kind', 'paragraph', 'text', repeat('What will happen, and who will do it. ', 20)))),
  case when waits then 'waiting' else 'released' end, one.staff_id, today::timestamptz - interval '3 days', today::timestamptz - interval '2 days',
  case when not waits then other.staff_id end, case when not waits then today::timestamptz - interval '1 day' end
from child cross join lateral (select n % 200 = 0 or is_joined or team_id = current_setting('bench.team')::uuid and n % 20 < 5 as waits) w
join colleagues one on one.colleague = 1 join colleagues other on other.colleague = 2
where n % 10 = 0 or waits;

-- Files are measured as they are made: here one person takes out many children without names.
update directory.configuration set body = body || '{"mostChildren": 20000}' where kind = 'export-release';

-- A sitting of a panel with forty children on its agenda, its papers made, and everybody asked to all of it.
insert into panels.sittings (sitting_id, partnership_id, panel, scheme_id, starts_at, minutes, room, chair_id, opens_at, closes_at, booked_by, booked_at)
select pg_temp.id(1, 'sitting'), s.partnership_id, 'mace', c.configuration_id, today::timestamptz + interval '3 days', 400, 'Civic Centre', s.staff_id,
  today::timestamptz - interval '4 days', today::timestamptz + interval '17 days', s.staff_id, today::timestamptz - interval '30 days'
from given cross join directory.staff s join colleagues k on k.staff_id = s.staff_id and k.colleague = 1
join directory.configuration c on c.partnership_id = s.partnership_id and c.kind = 'panel' and c.key = 'mace' limit 1;
insert into panels.agenda_items (agenda_item_id, partnership_id, sitting_id, circle_id, person_id, acl, section, why, nth, minutes, added_by, added_at)
select pg_temp.id(n, 'agenda'), partnership, pg_temp.id(1, 'sitting'), 0, person_id, '{0}', 'victims', 'review', n, 10, s.staff_id,
  today::timestamptz - interval '5 days'
from child join colleagues s on s.colleague = 1 where n <= 40;
insert into panels.item_papers (item_paper_id, partnership_id, agenda_item_id, blocks, made_by, made_at)
select pg_temp.id(n, 'page'), partnership, pg_temp.id(n, 'agenda'), jsonb_build_array(jsonb_build_object('kind', 'heading', 'text', 'A child, 15'),
    jsonb_build_object('kind', 'paragraph', 'text', repeat('What has happened, and what is not known. ', 30))), s.staff_id, today::timestamptz - interval '4 days'
from child join colleagues s on s.colleague = 1 where n <= 40;
insert into panels.item_people (item_person_id, partnership_id, agenda_item_id, staff_id, invited_by, invited_at)
select gen_random_uuid(), i.partnership_id, i.agenda_item_id, s.staff_id, i.added_by, i.added_at
from panels.agenda_items i join directory.staff s on s.partnership_id = i.partnership_id and not s.is_service;
insert into panels.sitting_people (sitting_person_id, partnership_id, sitting_id, staff_id, agency_id, changed_by, changed_at)
select gen_random_uuid(), t.partnership_id, pg_temp.id(1, 'sitting'), s.staff_id, min(t.agency_id::text)::uuid, k.staff_id, today::timestamptz - interval '5 days'
from given cross join directory.staff s join directory.posts p using (staff_id) join directory.teams t using (team_id) join colleagues k on k.colleague = 1
where not s.is_service group by t.partnership_id, s.staff_id, k.staff_id, today;
