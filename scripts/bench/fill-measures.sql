-- Measures, in the transaction of fill.sql: 20,000 (or as many as there are children) on 2,000 places, three in four open; one place has 500 links.

insert into subjects.things (thing_id, partnership_id, kind, label, match_on, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
select pg_temp.id(n, 'measure place'), partnership, 'place', 'Benchmark place ' || n, 'benchmarkplace' || n, 'A source', today, narrow, now(), narrow, now()
from given, generate_series(1, 2000) n;

insert into subjects.measures (measure_id, partnership_id, thing_id, scheme_id, measure_key, name, form, lead_agency_id, authoriser, reason, source_risk, household,
  safe, safe_reason, safe_by, safe_at, state, state_on, starts_at, ends_at, reminds_at, review_by, breached_on, proposed_by, proposed_at, changed_by, changed_at)
select pg_temp.id(n, 'measure'), partnership, pg_temp.id(1 + n % 2000, 'measure place'), c.configuration_id, 'guest-information-notice', 'Hotel guest information notice',
  'notice', a.agency_id, 'An inspector', 'Why', 'None', 'no-child', true, 'Safe', narrow, now(),
  case when n % 4 = 0 then 'ended' when n % 40 = 1 then 'breached' else 'served' end, today - n % 90,
  today - 90, today + n % 180, today + n % 180 - 30, today + n % 60 - 5, case when n % 40 = 1 then today - n % 30 end, narrow, now(), narrow, now()
from given cross join lateral (select configuration_id from directory.configuration k where k.kind = 'measures' and k.partnership_id = partnership limit 1) c
  cross join lateral (select agency_id from directory.agencies g where g.partnership_id = partnership order by agency_id limit 1) a
  cross join lateral generate_series(1, least(20000, children)) n;
