-- Measures, in the transaction of fill.sql: 20,000 (1,000 for a quick run) on 2,000 places, three in four open; the first place
-- is linked with 500 other places and with 500 children (or as many as there are). One in forty is a plan with five actions.

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
  cross join lateral generate_series(1, case when children < 5000 then 1000 else 20000 end) n;

update subjects.measures m set form = 'plan', name = 'Disruption plan', measure_key = 'disruption-plan', state = 'started', ends_at = null, reminds_at = null
from given, generate_series(3, case when children < 5000 then 1000 else 20000 end, 40) n where m.measure_id = pg_temp.id(n, 'measure');

insert into subjects.measure_actions (measure_action_id, partnership_id, measure_id, wording, agency_id, due_on, recorded_by, recorded_at, changed_by, changed_at)
select pg_temp.id((n * 10 + k)::int, 'measure action'), partnership, m.measure_id, 'What is done', m.lead_agency_id, today + (n + k * 7) % 90 - 5, narrow, now(), narrow, now()
from given, generate_series(3, case when children < 5000 then 1000 else 20000 end, 40) n, generate_series(1, 5) k, subjects.measures m
where m.measure_id = pg_temp.id(n, 'measure');

insert into subjects.thing_ties (thing_tie_id, partnership_id, from_id, to_id, relation, certainty, confidence, wording, source, handling,
  learned_on, review_by, recorded_by, recorded_at, ended_on, ended_by, end_reason)
select pg_temp.id(n, 'measure tie'), partnership,
  case when n % 2 = 0 then pg_temp.id(1, 'measure place') else pg_temp.id(n + 1, 'measure place') end,
  case when n % 2 = 0 then pg_temp.id(n + 1, 'measure place') else pg_temp.id(1, 'measure place') end,
  'other', case when n % 3 = 0 then 'confirmed' else 'alleged' end, 'moderate', 'Said to be linked', 'A source',
  split_part('subjects measures police', ' ', 1 + n % 3), today - n % 90, today + 1 + n % 90, narrow, now(),
  case when n % 10 = 0 then today end, case when n % 10 = 0 then narrow end, case when n % 10 = 0 then 'No longer said' end
from given, generate_series(1, 500) n;

insert into protect.thing_links (thing_link_id, partnership_id, person_id, thing_id, relation, scheme_id, wording, source, learned_on,
  review_by, recorded_by, recorded_at)
select pg_temp.id(c.n, 'measure link'), partnership, c.person_id, pg_temp.id(1, 'measure place'), 'goes-to', k.configuration_id,
  'Said to go there', 'A source', today - c.n % 90, today + 180, narrow, now()
from given cross join (select n, person_id from child order by n limit 500) c
  cross join (select configuration_id from directory.configuration where kind = 'subject-links' limit 1) k;
