-- Suggested links, in the transaction of fill.sql: turned on, with 20,000 links (1,000 for a quick run) of 10,000 adults to
-- vehicles, telephones and addresses, each of which two of them have. A third of the children have a telephone, and one in
-- fifty is placed, so that each is compared with what is a child's.

update directory.configuration set body = body || '{"isOn": true, "expireDays": 90, "mostOnOne": 6, "leastShared": 1}'
from given where kind = 'suggested-links' and partnership_id = partnership;

create temp table sharing on commit drop as
select n, partnership, narrow, today, ties / 2 as subjects,
  (array['vehicle', 'phone', 'vehicle', 'place', 'vehicle', 'phone', 'vehicle', 'phone', 'vehicle', 'business'])[1 + n % 10] as kind,
  pg_temp.id(n, 'sharing adult') as adult_id, pg_temp.id(n, 'shared') as shared_id
from (select *, case when children < 5000 then 1000 else 20000 end as ties from given) g, generate_series(1, ties / 2) n;

insert into subjects.things (thing_id, partnership_id, kind, label, match_on, born_on, standing, standing_basis, review_by, source, learned_on,
  recorded_by, recorded_at, changed_by, changed_at)
select adult_id, partnership, 'person', 'Benchmark adult ' || n, 'benchmarkadult' || n, '1985-02-03'::date, 'alleged', 'Named', today + 180, 'A source', today,
  narrow, now(), narrow, now()
from sharing union all
select shared_id, partnership, kind, 'Benchmark ' || kind || ' ' || n, case kind when 'phone' then '0777' || 1000000 + n else 'benchmark' || kind || n end,
  null, null, null, null, 'A source', today, narrow, now(), narrow, now()
from sharing;

insert into subjects.suggestion_facts (suggestion_fact_id, partnership_id, thing_id, may_suggest, source, recorded_by, recorded_at)
select pg_temp.id(n, 'suggestion fact'), partnership, shared_id, true, 'A source', narrow, now() from sharing where kind <> 'vehicle';

insert into subjects.thing_ties (thing_tie_id, partnership_id, from_id, to_id, relation, certainty, confidence, wording, source, handling,
  learned_on, review_by, recorded_by, recorded_at)
select pg_temp.id(n * 2::bigint + k, 'sharing tie'), partnership, pg_temp.id(1 + (n + k * 7) % subjects, 'sharing adult'), shared_id, 'uses', 'alleged', 'high',
  'Said to have it', 'A source', 'subjects', today - n % 60, today + 90, narrow, now()
from sharing, generate_series(0, 1) k;

insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, kind, wording, from_on, source, recorded_at)
select pg_temp.id(n * 2::bigint + k, 'telephone or placement'), partnership, person_id, (array['phone', 'placement'])[k + 1],
  case k when 0 then '07700 9' || lpad((n % 100000)::text, 5, '0') else n || ' Depot Road, QX' || n % 90 || ' 4AB' end, today, 'The benchmark', today::timestamptz
from child cross join generate_series(0, 1) k where n % 3 = 0 and k = 0 or n % 50 = 0 and k = 1;
