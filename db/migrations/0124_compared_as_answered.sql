-- Whoever reads an answer is compared with every child that it names. Whether there is anybody to compare is asked once
-- an answer, by the acting person of themselves alone, and is a yes or a no: the comparing itself stays with the part of
-- Lantern that compares. One rule says what is to compare; who may ask it is said by the two functions that use it.

set local role lantern_maintenance;

create function sec.looks_due(p_people uuid[], p_staff uuid[])
returns table (person_id uuid, staff_id uuid, compared text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with asked as materialized (
    select distinct a.person_id, a.staff_id from unnest(p_people, p_staff) as a (person_id, staff_id)
  ), register as materialized (
    select max(r.changed_at) as at from govern.public_roles r where r.partnership_id = sec.partnership()
  ), children as materialized (
    select p.person_id, greatest((select at from register),
      (select max(w.recorded_at) from subjects.whereabouts w where w.person_id = p.person_id),
      (select max(d.decided_at) from identify.match_decisions d where d.person_id = p.person_id),
      (select max(t.added_at) from identify.concerns c join identify.concern_parts t on t.concern_id = c.concern_id where c.person_id = p.person_id),
      (select max(h.recorded_at) from protect.said_to_harm h where h.person_id = p.person_id),
      (select max(greatest(o.moved_at, o.back_at)) from subjects.merges m join subjects.merge_moves o on o.merge_id = m.merge_id and o.kind = 'since'
        where p.person_id in (m.person_id, m.other_person_id))) as at,
      concat_ws('|', p.given_name, p.family_name,
        (select string_agg(concat_ws(':', n.name_id, n.given_name, n.family_name), ',' order by n.name_id) from subjects.names n where n.person_id = p.person_id),
        (select string_agg(concat_ws(':', w.whereabouts_id, w.version), ',' order by w.whereabouts_id) from subjects.whereabouts w where w.person_id = p.person_id)) as known
    from subjects.people p
    where p.person_id = any (p_people) and p.partnership_id = sec.partnership()
  ), colleagues as materialized (
    select s.staff_id, s.name, greatest(
      (select max(t.added_at) from sec.staff_ties t where t.staff_id = s.staff_id),
      (select max(a.answered_at) from sec.role_answers a where a.staff_id = s.staff_id)) as at
    from directory.staff s
    where s.staff_id = any (p_staff) and s.partnership_id = sec.partnership() and not s.is_service
  ), pairs as materialized (
    select a.person_id, a.staff_id, greatest(c.at, s.at) as at,
      encode(sha256(convert_to(concat_ws('|', s.name, c.known), 'UTF8')), 'hex') as compared
    from asked a join children c on c.person_id = a.person_id join colleagues s on s.staff_id = a.staff_id
  )
  select x.person_id, x.staff_id, x.compared from pairs x
  left join sec.conflict_looks l on l.person_id = x.person_id and l.staff_id = x.staff_id
  where l.compared is distinct from x.compared or l.looked_at <= coalesce(x.at, '-infinity')
  order by x.person_id, x.staff_id
$$;
revoke all on function sec.looks_due(uuid[], uuid[]) from public;

create or replace function sec.pairs_to_compare(p_people uuid[], p_staff uuid[])
returns table (person_id uuid, staff_id uuid, compared text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.person_id, d.staff_id, d.compared from sec.looks_due(p_people, p_staff) d where sec.is_conflicts()
$$;

-- Of what is read without reaching the record that it is linked with: a concern by its sender and by whoever is asked
-- about it, an action by whoever owes it, an opening in an emergency by whoever reviews it.
create function sec.behind(p_subjects uuid[]) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.person_id from identify.concerns c
  where c.concern_id = any (p_subjects) and c.partnership_id = sec.partnership() and c.person_id is not null
  union
  select a.person_id from work.actions a
  where a.action_id = any (p_subjects) and a.partnership_id = sec.partnership() and a.is_standalone
  union
  select e.person_id from sec.emergency_openings e
  where e.emergency_opening_id = any (p_subjects) and e.partnership_id = sec.partnership()
$$;
revoke all on function sec.behind(uuid[]) from public;

create or replace function sec.linked_records(p_concerns uuid[]) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.person_id from sec.behind(p_concerns) b where sec.is_conflicts()
$$;

create function sec.am_to_compare(p_subjects uuid[]) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    with known as (
      select p.person_id from subjects.people p where p.person_id = any (p_subjects)
      union
      select b.person_id from sec.behind(p_subjects) b
    ), asked as (
      select array_agg(k.person_id) as people, array_agg(sec.staff()) as staff from known k
    )
    select from asked a cross join lateral sec.looks_due(a.people, a.staff) d)
$$;
revoke all on function sec.am_to_compare(uuid[]) from public;
grant execute on function sec.am_to_compare(uuid[]) to lantern_app, lantern_wide;

reset role;
