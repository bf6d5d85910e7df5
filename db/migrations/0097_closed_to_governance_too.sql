-- Whoever knows a child is shut out of what governance reads of the child as well: also where the conflict was found
-- and nobody has decided yet, and by the number and reference of a record that was joined to the child's.

set local role lantern_maintenance;

-- Children to whom the acting person has a conflict of interest that stands, declared or found, and the records
-- that became one with theirs.
create or replace function sec.closed_to_self() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with known as (
    select c.person_id from sec.conflicts c
    where c.staff_id = sec.staff() and c.partnership_id = sec.partnership() and c.ended_at is null
    union
    select f.person_id from sec.conflict_findings f
    where f.staff_id = sec.staff() and f.partnership_id = sec.partnership()
      and (f.outcome = 'conflict' or (f.outcome is null and f.strength = 'strong'))
  )
  select coalesce(array_agg(x.person_id), '{}') from (
    select k.person_id from known k
    union
    select m.other_person_id from known k join subjects.merges m on m.person_id = k.person_id and m.split_at is null
  ) x
$$;

create or replace function audit.record_of(p_record text) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.record from (
    select case
      when p_record ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        (select p_record::uuid where not exists (
          select from subjects.people p where p.person_id = p_record::uuid
            and (p.shut_out && sec.self() or p.partnership_id <> sec.partnership())))
      else (select p.person_id from subjects.people p
        where p.partnership_id = sec.partnership() and p.reference = p_record and not p.shut_out && sec.self())
    end as record
  ) x where sec.can('audit.view') and not x.record = any (sec.closed_to_self())
$$;

do $$
declare
  change record;
  body text;
begin
  for change in select * from (values
    ('audit.looks_at(uuid, timestamptz)', 'or child.shut_out && sec.self()', 'or child.shut_out && sec.self() or p_record = any (sec.closed_to_self())'),
    ('govern.information_by_reference(text)', 'and p.reference = p_reference',
      'and p.reference = p_reference and not p.person_id = any (sec.closed_to_self())'),
    ('govern.due_for_review(date)', 'join subjects.people p on p.partnership_id = sec.partnership() and not p.is_merged',
      'join subjects.people p on p.partnership_id = sec.partnership() and not p.is_merged and not p.person_id = any ((select sec.closed_to_self())::uuid[])'),
    ('sec.emergency_reviews()', 'and sec.can(''emergency.review'')',
      'and sec.can(''emergency.review'') and not o.person_id = any ((select sec.closed_to_self())::uuid[])'),
    ('sec.review_emergency(uuid, text, text, timestamptz)', 'or not sec.can(''emergency.review'')',
      'or not sec.can(''emergency.review'') or ticket.person_id = any (sec.closed_to_self())')
  ) c (function, was, becomes) loop
    body := pg_get_functiondef(change.function::regprocedure);
    if position(change.was in body) = 0 then
      raise exception '% does not say: %', change.function, change.was;
    end if;
    execute replace(body, change.was, change.becomes);
  end loop;
end $$;

-- Of these colleagues, who may be told that the acting person opened the record in an emergency.
create function sec.told_of_opening(p_person uuid, p_staff uuid[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select s.id from unnest(p_staff) with ordinality s (id, place)
    where exists (select from sec.emergency_openings o join subjects.people p on p.person_id = o.person_id
      where o.person_id = p_person and o.staff_id = sec.staff() and not s.id = any (p.shut_out))
    order by s.place)
$$;
revoke all on function sec.told_of_opening(uuid, uuid[]) from public;
grant execute on function sec.told_of_opening(uuid, uuid[]) to lantern_app, lantern_wide;

reset role;
