-- Intelligence and cases on places, in the transaction of fill.sql: 100,000 entries (1,000 for a quick run), nine
-- in ten sanitised, 500 of them about one place; and 2,000 cases on places, three in four open.

create temp table told on commit drop as
select n, pg_temp.id(n, 'intelligence') as id, partnership, narrow, today, a.agency_id, now() - n * interval '5 minutes' as at
from given cross join lateral (select agency_id from directory.agencies g where g.partnership_id = partnership order by agency_id limit 1) a
  cross join lateral generate_series(1, case when children < 5000 then 1000 else 100000 end) n;

insert into identify.intelligence_entries (intelligence_id, partnership_id, state, told, recognisable, agency_id, sent_by, sent_at, passed_at)
select id, partnership, 'new', 'not-child', 'no', agency_id, narrow, at, at from told;
insert into identify.intelligence_originals (intelligence_id, partnership_id, what, when_said, how_known, match_keys, written_by, written_at)
select id, partnership, 'Benchmark car ' || n || ' waits at a gate', 'Friday', 'Seen', array['v:qx' || n], narrow, at from told;
insert into identify.intelligence_products (intelligence_id, partnership_id, wording, handling, seen_on, review_by, sanitised_by, sanitised_at)
select id, partnership, 'Benchmark text ' || n, 'P', today - n % 90, today + (n % 400) - 4, narrow, at from told where n % 10 <> 0;
update identify.intelligence_entries e set state = 'sanitised', version = 2 from told where e.intelligence_id = told.id and told.n % 10 <> 0;
insert into identify.intelligence_subjects (intelligence_subject_id, partnership_id, intelligence_id, thing_id, linked_by, linked_at)
select pg_temp.id(n, 'intelligence about'), partnership, id,
  case when n <= 555 then t.thing_id else pg_temp.id(1 + n % 2000, 'measure place') end, narrow, at
from told cross join lateral (select thing_id from subjects.things where label = 'The benchmark’s shop') t where n % 10 <> 0;
-- Every tenth is shared with the agency of the narrow person, and of those about the one place every second.
insert into identify.intelligence_disseminations (intelligence_dissemination_id, partnership_id, intelligence_id, agency_id, purpose, shared_by, shared_at)
select pg_temp.id(n, 'intelligence shared'), partnership, id, o.agency_id, 'To keep children safe', narrow, at
from told, narrow_owner o where n % 10 <> 0 and (n % 10 = 1 or n <= 555 and n % 2 = 0);

insert into subjects.contexts (context_id, partnership_id, kind, thing_id, name, reason, agency_id, agency_ids, referred_by, referred_at, changed_by, changed_at)
select pg_temp.id(n, 'context'), partnership, 'place', pg_temp.id(n, 'measure place'), 'Benchmark place ' || n, 'Why', agency_id, array[agency_id], narrow, at, narrow, at
from told where n <= 2000;
insert into subjects.context_acts (context_act_id, partnership_id, context_id, act, wording, level, next_review_by, version_after, recorded_by, recorded_at)
select pg_temp.id(n, 'context act'), partnership, pg_temp.id(n, 'context'), 'opened', 'Why', 1 + n % 3, today + n % 60 - 5, 2, narrow, at
from told where n <= 2000 and n % 4 <> 0;
update subjects.contexts c set state = 'open', level = 1 + n % 3, owner_id = narrow, lead_agency_id = told.agency_id, review_by = today + n % 60 - 5,
  named = array[narrow], version = 2
from told where n <= 2000 and n % 4 <> 0 and c.context_id = pg_temp.id(n, 'context');
