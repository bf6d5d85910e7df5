-- Ten looks at each child over half a year, 2,000 at the first of those whom each actor reaches, and 500
-- unusual uses. Runs after fill.sql in the same transaction.

create temp table look on commit drop as
select partnership, today::timestamptz - make_interval(secs => pg_temp.pick(n, 60 + k, 15000000)) as at, s.staff_id, k > 7 as is_note, person_id
from child cross join generate_series(1, 10) k join colleagues s on s.colleague = 1 + pg_temp.pick(n, 80 + k, 300)
union all
select partnership, today::timestamptz - k * interval '2 hours', s.staff_id, false, c.person_id
from given cross join (
  (select person_id from subjects.people order by reference limit 1)
  union (select person_id from child where is_joined order by n limit 1)
  union (select p.person_id from subjects.people p join given g on g.team = p.owning_team_id order by p.reference limit 1)
) c cross join generate_series(1, 2000) k join colleagues s on s.colleague = 1 + k % 300;

-- Chained as the trigger chains them, but with what each shard ends in kept here: within one transaction
-- the trigger would look through every older version of the shard's row for each event.
set local role lantern_owner;
alter table audit.events disable trigger events_chain;
set local role lantern_maintenance;
do $$
declare
  one audit.events;
  at look;
  sequences bigint[] := (select array_agg(sequence order by shard) from audit.shards);
  hashes bytea[] := (select array_agg(hash order by shard) from audit.shards);
begin
  for at in select * from look loop
    one := row(null);
    one.event_id := gen_random_uuid();
    one.partnership_id := at.partnership;
    one.happened_at := at.at;
    one.recorded_at := now();
    one.actor_kind := 'staff';
    one.actor_id := at.staff_id;
    one.action := case when at.is_note then 'note.add' else 'child.read' end;
    one.outcome := 'done';
    one.route := case when at.is_note then 'POST /children/:personId/note' else 'GET /children/:personId' end;
    one.request_id := gen_random_uuid();
    one.subject_ids := array[at.person_id];
    one.detail := '{}';
    one.shard := audit.shard_of(one);
    one.sequence := sequences[one.shard + 1] + 1;
    one.previous_hash := hashes[one.shard + 1];
    one.hash := audit.hash_of(one);
    sequences[one.shard + 1] := one.sequence;
    hashes[one.shard + 1] := one.hash;
    insert into audit.events select one.*;
  end loop;
  update audit.shards set sequence = sequences[shard + 1], hash = hashes[shard + 1];
end $$;
set local role lantern_owner;
alter table audit.events enable trigger events_chain;
set local role lantern_maintenance;

insert into govern.unusual_uses (unusual_use_id, partnership_id, staff_id, used_on, rule, configuration_id, counts, found_at)
select gen_random_uuid(), partnership, s.staff_id, today - k, 'many-records', c.configuration_id, '{"records": 40, "usual": 9}', today::timestamptz
from given cross join generate_series(1, 500) k join colleagues s on s.colleague = 1 + k % 300
cross join (select configuration_id from directory.configuration where kind = 'unusual-use' limit 1) c;
