-- What stands on a child's record beside level and plan, in the transaction of fill.sql, whose temporary
-- tables it uses. Each actor has some of each.

--
-- What stands on the records that the narrow person reaches is their own, all else their colleagues':
-- nobody leads or recorded what a whole partnership did.
create temp table lately on commit drop as
select c.*, is_joined or team_id = current_setting('bench.team')::uuid and pg_temp.pick(n, 57, 2) = 0 as is_seen,
  case when is_joined or team_id = current_setting('bench.team')::uuid then current_setting('bench.narrow')::uuid else s.staff_id end as worker
from child c join colleagues s on s.colleague = 1 + pg_temp.pick(n, 67, 300);

-- Every twentieth child turns 18 within half a year, and one in fifty has gone to another area.
update subjects.people p set born_on = c.today - interval '18 years' + make_interval(days => pg_temp.pick(c.n, 58, 150))
from lately c where c.person_id = p.person_id and (c.is_seen and pg_temp.pick(c.n, 59, 2) = 0 or pg_temp.pick(c.n, 60, 20) = 0);
insert into protect.transfers (transfer_id, partnership_id, person_id, kinds_id, kind, area, contact, began_on, reason, recorded_by, recorded_at, changed_by)
select pg_temp.id(c.n::bigint, 'transfer'), c.partnership, c.person_id, k.configuration_id, 'moved-out', 'Another area', 'Their duty desk',
  c.today - pg_temp.pick(c.n, 61, 90), 'The benchmark', c.worker, c.today::timestamptz, c.worker
from lately c join directory.configuration k on k.partnership_id = c.partnership and k.kind = 'transfer-kinds'
where c.is_seen or pg_temp.pick(c.n, 62, 50) = 0;

-- A service, and somebody who waits for it or lacks it: about every fifth child.
insert into directory.services (service_id, partnership_id, name, provider, tier, criteria, how_to_refer, is_provided, is_sensitive, open_from, kept_by, kept_at)
select pg_temp.id(p.partnership::bigint, 'service'), p.partnership, 'The benchmark', 'The benchmark', 'recovery', 'Anybody', 'Ring', true, false,
  '2020-01-01', current_setting('bench.narrow')::uuid, now()
from (select distinct partnership from child) p;
insert into protect.referrals (referral_id, partnership_id, person_id, service_id, state, state_since, referred_on, reason_key, why, referred_by, recorded_at)
select pg_temp.id(c.n::bigint, 'referral'), c.partnership, c.person_id, pg_temp.id(c.partnership::bigint, 'service'), s.state, s.on, s.on,
  case s.state when 'not-available' then 'full' end, 'The benchmark', c.worker, s.on::timestamptz
from lately c cross join lateral (select c.today - pg_temp.pick(c.n, 51, 120) as on,
  (array['referred', 'waiting', 'waiting', 'not-available'])[1 + pg_temp.pick(c.n, 52, 4)] as state) s
where c.is_seen or pg_temp.pick(c.n, 53, 5) = 0;

-- A referral to the NRM that is not decided for every 30th child, and a forum that knows every sixth.
insert into protect.nrm_referrals (nrm_referral_id, partnership_id, person_id, stage, considered_on, reason, form_id, begun_by, begun_at,
  submitted_on, reference, responder, clocks_id, due_on)
select pg_temp.id(c.n::bigint, 'nrm'), c.partnership, c.person_id, 'reasonable', s.on, 'The benchmark', f.configuration_id,
  c.worker, s.on::timestamptz, s.on, 'NRM-' || c.n, 'The council', k.configuration_id, s.on + 45
from lately c cross join lateral (select c.today - pg_temp.pick(c.n, 51, 60) as on) s
join directory.configuration f on f.partnership_id = c.partnership and f.kind = 'nrm-form'
join directory.configuration k on k.partnership_id = c.partnership and k.kind = 'nrm-clocks' and k.key = 'local-panel'
where c.is_seen or pg_temp.pick(c.n, 52, 30) = 0;
insert into protect.forum_entries (forum_entry_id, partnership_id, person_id, forum_reference_id, version, step, forum, forum_id, hidden, opened_by,
  on_since, next_on, basis, recorded_by, recorded_at)
select pg_temp.id(c.n::bigint, 'forum entry'), c.partnership, c.person_id, pg_temp.id(c.n::bigint, 'forum'), 1, 'recorded', k.key, k.configuration_id,
  false, c.worker, c.today - 90, c.today + pg_temp.pick(c.n, 53, 90) - 10, 'The benchmark',
  c.worker, c.today::timestamptz
from lately c join directory.configuration k on k.partnership_id = c.partnership and k.kind = 'forum' and k.key = 'youth-justice'
where c.is_seen or pg_temp.pick(c.n, 54, 6) = 0;

-- A disagreement that is open for about every fortieth child.
insert into work.escalations (escalation_id, partnership_id, person_id, scheme_id, about, of_agency_id, with_agency_id, wording, asked, stage,
  stage_since, due_on, raised_on, raised_by, raised_at)
select pg_temp.id(c.n::bigint, 'escalation'), c.partnership, c.person_id, k.configuration_id, 'decision', a.agency_id, a.agency_id, 'The benchmark',
  'The benchmark', 'managers', s.on, s.on + 5, s.on, c.worker, s.on::timestamptz
from lately c cross join lateral (select c.today - pg_temp.pick(c.n, 51, 40) as on) s
join directory.configuration k on k.partnership_id = c.partnership and k.kind = 'escalation-stages'
cross join lateral (select g.agency_id from directory.agencies g where g.partnership_id = c.partnership order by g.agency_id limit 1) a
where c.is_seen or pg_temp.pick(c.n, 52, 40) = 0;

-- A moment that nobody has closed for about every fortieth child.
insert into protect.moments (moment_id, partnership_id, person_id, scheme_id, kind, happened_at, due_at, source, origin, recorded_by, recorded_at)
select pg_temp.id(c.n::bigint, 'moment'), c.partnership, c.person_id, k.configuration_id, 'arrest', s.at, s.at + interval '12 hours', 'The benchmark', 'person',
  c.worker, s.at
from lately c cross join lateral (select c.today::timestamptz - make_interval(hours => pg_temp.pick(c.n, 51, 90)) as at) s
join directory.configuration k on k.partnership_id = c.partnership and k.kind = 'moments'
where c.is_seen or pg_temp.pick(c.n, 63, 40) = 0;

-- A suggestion of a standing query for about every hundredth child.
insert into identify.standing_suggestions (standing_suggestion_id, partnership_id, person_id, query, configuration_id, dates, mark, found_at, expires_at)
select pg_temp.id(c.n::bigint, 'suggestion'), c.partnership, c.person_id, 'repeated-missing', k.configuration_id,
  array[c.today - 20, c.today - 9, c.today - 3], (c.today - 3)::text, c.today, c.today + interval '28 days'
from lately c
join directory.configuration k on k.partnership_id = c.partnership and k.kind = 'standing-query' and k.key = 'repeated-missing'
where pg_temp.pick(c.n, 64, 100) = 0;

-- A part-time timetable that nobody has looked at again for about every thirtieth child.
insert into protect.education_entries (education_entry_id, partnership_id, person_id, scheme_id, kind, from_on, value, hours, review_by, source,
  recorded_by, recorded_at)
select pg_temp.id(c.n::bigint, 'education'), c.partnership, c.person_id, k.configuration_id, 'timetable', s.on, 'part', 12, s.on + 20, 'The benchmark',
  c.worker, s.on::timestamptz
from lately c cross join lateral (select c.today - 21 - pg_temp.pick(c.n, 51, 60) as on) s
join directory.configuration k on k.partnership_id = c.partnership and k.kind = 'education'
where c.is_seen or pg_temp.pick(c.n, 64, 30) = 0;

-- Flags that nobody has looked at since their day: of those who are seen, and one in twenty elsewhere.
update protect.flags f set review_by = c.today - pg_temp.pick(c.n, 51, 60) - 1 from lately c
where c.person_id = f.person_id and (c.is_seen or pg_temp.pick(c.n, 65, 20) = 0);

-- A row of another system that waits for a person for about every twentieth child.
insert into identify.feed_sources (feed_source_id, partnership_id, agency_id, name, kind, record_of, contact, kept_by, kept_at)
select pg_temp.id(p.partnership::bigint, 'feed'), p.partnership, (select a.agency_id from directory.agencies a where a.partnership_id = p.partnership order by a.name limit 1),
  'The benchmark', 'missing', 'Episodes', 'A desk', current_setting('bench.narrow')::uuid, now()
from (select distinct partnership from child) p;
insert into identify.feed_runs (feed_run_id, partnership_id, feed_source_id, file_name, headings, total, brought_by, brought_at, ended_at)
select pg_temp.id(s.partnership_id::bigint, 'feed run'), s.partnership_id, s.feed_source_id, 'benchmark.csv', '[]', 1, s.kept_by, s.kept_at, s.kept_at
from identify.feed_sources s where s.name = 'The benchmark';
insert into identify.feed_waiting (feed_waiting_id, partnership_id, feed_source_id, feed_run_id, row_key, said, brought_by, brought_at)
select pg_temp.id(c.n::bigint, 'feed row'), c.partnership, pg_temp.id(c.partnership::bigint, 'feed'), pg_temp.id(c.partnership::bigint, 'feed run'), 'B-' || c.n,
  jsonb_build_object('key', 'B-' || c.n, 'givenName', 'A', 'familyName', 'Child', 'bornOn', '2011-05-04', 'missingSince', '2026-10-06 20:00'),
  c.worker, c.today - make_interval(mins => c.n)
from lately c where c.is_seen or pg_temp.pick(c.n, 66, 20) = 0;

-- Nine people around each child of the team, and around the first fifteen hundred by reference, as pages are asked for the first
-- fifty whom each actor reaches; seven of them in one household with the child.
create temp table with_family on commit drop as
select c.* from lately c join (select person_id, row_number() over (order by reference) as place from subjects.people) r on r.person_id = c.person_id
where c.is_seen or r.place <= 1500 or c.team_id = current_setting('bench.team')::uuid;
insert into protect.people_around (around_id, partnership_id, person_id, recorded_by, recorded_at)
select pg_temp.id(c.n::bigint * 10 + k, 'around'), c.partnership, c.person_id, c.worker, c.today::timestamptz
from with_family c cross join generate_series(1, 9) k;
insert into protect.around_entries (around_entry_id, partnership_id, person_id, around_id, name, relationship, part, phone, source, noted_on,
  change, recorded_by, recorded_at)
select pg_temp.id(c.n::bigint * 10 + k, 'around entry'), c.partnership, c.person_id, pg_temp.id(c.n::bigint * 10 + k, 'around'), 'Benchmark kin ' || k,
  (array['mother', 'father', 'brother', 'sister', 'brother', 'grandparent', 'aunt-or-uncle', 'step-parent', 'friend'])[k], 'informed', '07700 900123',
  'child', c.today - k, 'added', c.worker, c.today::timestamptz
from with_family c cross join generate_series(1, 9) k;
insert into protect.around_contacts (around_contact_id, partnership_id, person_id, around_id, safety, why, from_on, source, noted_on, recorded_by, recorded_at)
select pg_temp.id(c.n::bigint * 10 + k, 'around contact'), c.partnership, c.person_id, pg_temp.id(c.n::bigint * 10 + k, 'around'), 'safe', 'The benchmark',
  c.today - 90, 'child', c.today - k, c.worker, c.today::timestamptz
from with_family c cross join generate_series(1, 9) k;
insert into protect.households (household_id, partnership_id, person_id, kind, source, noted_on, from_on, recorded_by, recorded_at)
select pg_temp.id(c.n::bigint, 'household'), c.partnership, c.person_id, 'family', 'child', c.today, c.today - 400, c.worker, c.today::timestamptz
from with_family c;
insert into protect.household_people (household_person_id, partnership_id, person_id, household_id, around_id, recorded_by, recorded_at)
select pg_temp.id(c.n::bigint * 10 + k, 'household person'), c.partnership, c.person_id, pg_temp.id(c.n::bigint, 'household'),
  pg_temp.id(c.n::bigint * 10 + k, 'around'), c.worker, c.today::timestamptz
from with_family c cross join generate_series(1, 7) k;
-- A charge or caution that waits for its review: of those who are seen, and of one in forty elsewhere.
insert into protect.child_charges (child_charge_id, partnership_id, person_id, kind, offence, decided_on, exploited, section45, section45_basis, nrm, nrm_basis,
  review_by, recorded_by, recorded_at)
select pg_temp.id(c.n::bigint, 'charge'), c.partnership, c.person_id, 'cautioned', 'The benchmark', c.today - 90, 'Said by a worker', 'not-considered', 'No solicitor',
  'referred', 'By the council', c.today - 30 + pg_temp.pick(c.n, 67, 60), c.worker, now()
from lately c where c.is_seen or pg_temp.pick(c.n, 67, 40) = 0;
