-- Training, in the transaction of fill.sql: 20,000 people (or as many as there are children) in agencies and 200 schools, each with five attendances of
-- five courses, and a headcount for each agency and school.

insert into directory.training_courses (training_course_id, partnership_id, name, level, length_key, audiences, valid_months, outcomes, impact, kept_by, kept_at)
select pg_temp.id(c, 'training course'), partnership, 'Course ' || c, 'stage-1', 'day', case when c < 3 then '{universal,health}'::text[] else '{social-care}' end,
  24, 'Outcomes', 'Impact', narrow, now() from given, generate_series(1, 5) c;

insert into directory.schools (school_id, partnership_id, name, lead_name, lead_phone, checked_on, kept_by, kept_at)
select pg_temp.id(n, 'training school'), partnership, 'Benchmark school ' || n, 'A lead', '020 7946 0100', today, narrow, now() from given, generate_series(1, 200) n;

insert into directory.training_people (training_person_id, partnership_id, name, email, agency_id, school_id, audience, role, added_by, added_at)
select pg_temp.id(n, 'training person'), partnership, 'Person ' || n, 'person' || n || '@bench.example',
  case when n % 2 = 0 then a.agencies[1 + n % cardinality(a.agencies)] end, case when n % 2 = 1 then pg_temp.id(1 + n % 200, 'training school') end,
  (array['universal', 'health', 'social-care'])[1 + n % 3], (array['teacher', 'nurse', 'social-worker', 'other'])[1 + n % 4], narrow, now()
from given cross join (select array_agg(agency_id order by agency_id) as agencies from directory.agencies g, given v where g.partnership_id = v.partnership) a
  cross join lateral generate_series(1, least(20000, children)) n;

insert into directory.training_attendances (training_attendance_id, partnership_id, training_person_id, training_course_id, held_on, state, expires_on, certificate_code,
  source, recorded_by, recorded_at)
select pg_temp.id(n * 8 + c, 'attendance'), partnership, pg_temp.id(n, 'training person'), pg_temp.id(c, 'training course'), h.held_on, 'attended',
  (h.held_on + interval '24 months')::date, left(md5(n || 'x' || c), 20), 'import', narrow, now()
from given cross join lateral generate_series(1, least(20000, children)) n cross join generate_series(1, 5) c
  cross join lateral (select today - pg_temp.pick(n, 300 + c, 1400) as held_on) h;

insert into directory.training_headcounts (training_headcount_id, partnership_id, school_id, audience, people, counted_on, stated_by, stated_at)
select gen_random_uuid(), partnership, pg_temp.id(n, 'training school'), 'universal', 30, today, narrow, now() from given, generate_series(1, 200) n;

-- Prevention besides: 2,000 businesses with three contacts each, 500 resources and 200 practices, each measured twice.
insert into directory.businesses (business_id, partnership_id, name, licence_class, authority, is_elsewhere, locality, added_by, added_at)
select pg_temp.id(n, 'business'), partnership, 'Benchmark business ' || n, (array['premises', 'driver', 'operator', 'hotel'])[1 + n % 4],
  'Benchmark licensing', n % 5 = 0, 'Street ' || n % 50, narrow, now() - interval '400 days' from given, generate_series(1, 2000) n;

insert into directory.business_contacts (business_contact_id, partnership_id, business_id, kind, happened_on, people, recorded_by, recorded_at)
select pg_temp.id(n * 4 + c, 'business contact'), partnership, pg_temp.id(n, 'business'), (array['visit', 'training', 'pledge'])[c],
  today - pg_temp.pick(n, 900 + c, 700), case when c = 2 then 1 + n % 12 end, narrow, now()
from given, generate_series(1, 2000) n, generate_series(1, 3) c;

insert into directory.resources (resource_id, partnership_id, title, kind, about, audiences, language, link, review_on, owner_id, is_public, kept_by, kept_at)
select pg_temp.id(n, 'resource'), partnership, 'Benchmark leaflet ' || n, (array['leaflet', 'film', 'lesson-pack', 'sheet'])[1 + n % 4], 'Whom to ring',
  '{families}', 'en', 'https://bench.example/' || n, today + 200 - n % 230, narrow, n % 2 = 0, narrow, now() from given, generate_series(1, 500) n;

insert into directory.practices (practice_id, partnership_id, name, field, came_from, about, since_on, owner_id, review_on, kept_by, kept_at)
select pg_temp.id(n, 'practice'), partnership, 'Benchmark practice ' || n, (array['gangs', 'missing'])[1 + n % 2], 'A team', 'What it is', today - 300,
  narrow, today + 200 - n, narrow, now() from given, generate_series(1, 200) n;

insert into directory.practice_effects (practice_effect_id, partnership_id, practice_id, measured_on, measured_how, effect, direction, stated_by, stated_at)
select pg_temp.id(n * 2 + c, 'practice effect'), partnership, pg_temp.id(n, 'practice'), today - c * 90, 'Before and after', 'Fewer', 'better', narrow, now()
from given, generate_series(1, 200) n, generate_series(1, 2) c;
