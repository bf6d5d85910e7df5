-- Among a million people the right one was often not among the eighty that are compared: the keys found them,
-- behind others who are as like. How many are compared grows with how many people there are. What is
-- returned, who may ask and what the function tells of are as before.

set local role lantern_maintenance;

create or replace function subjects.match_candidates(p_family text[], p_given text[], p_born date, p_most int, p_homes boolean)
returns table (person_id uuid, other_names jsonb, homes text[])
language plpgsql stable security definer rows 60 set search_path = pg_catalog, pg_temp set jit = off as $$
declare
  mine int := sec.partnership();
  all_of_them boolean := coalesce(sec.sees_all(), false);
  principals int[] := sec.principals();
  self uuid[] := sec.self();
  -- Once more for each hundred thousand people on file, four times at the most: among a million there are
  -- ten times as many who look as much like somebody as the right one does.
  grown int := greatest(1, least(4, (select reltuples / 100000 from pg_class where oid = 'subjects.people'::regclass)))::int;
begin
  return query
  with named as materialized (
    select n.family, n.given, subjects.match_print_of(n.family, n.given, p_born) as print
    from unnest(p_family, p_given) n (family, given)
  ), asked as materialized (
    select distinct on (k.key) k.kind, k.key, n.print,
      -- Of a common name and no date, somebody with narrow reach is shown those within it.
      case when k.kind = 'name' and p_born is null and not all_of_them then 5000
        when k.kind = 'birth' then 400 when k.kind = 'word' then 300 when k.kind = 'alone' then 100 else 200 end as most
    from named n cross join lateral subjects.match_keys_of(n.family, n.given, p_born, true) k
  ), hits as materialized (
    select a.kind, m.person_id, m.print, m.print # a.print as differs, a.most, count(*) over (partition by a.key) as size
    from asked a cross join lateral (
      select k.person_id, k.print from subjects.match_keys k
      where k.partnership_id = mine and k.key = a.key limit a.most + 1
    ) m
  ), alike as (
    select h.person_id, sum(20 - 1.4427 * ln(h.size::float8)) * 0.3 + max(
        case when h.differs & 255 = 0 then 6 else 0 end + case when h.differs >> 8 & 255 = 0 then 7 else 0 end
        + case when h.print < 65536 then 4 when h.differs < 65536 then 17 else
          case when h.differs >> 25 = 0 then 4 else 0 end + case when h.differs >> 21 & 15 = 0 then 3 else 0 end
          + case when h.differs >> 16 & 31 = 0 then 4 else 0 end end) as weight
    from hits h where h.size <= h.most or (p_born is null and h.kind = 'name')
    group by h.person_id
  )
  select p.person_id, coalesce((select jsonb_agg(distinct jsonb_build_object('familyName', o.family_name, 'givenName', o.given_name))
      from subjects.names o where o.person_id = p.person_id and o.kind <> 'known_as'), '[]'),
    case when p_homes then array(select w.wording from subjects.whereabouts w
      where w.person_id = p.person_id and w.kind = 'address' and not w.shut_out && self
        and case when all_of_them then not w.restricted else w.acl && principals end
        and not exists (select from subjects.protections s where s.person_id = p.person_id and s.ended_at is null)
      order by w.recorded_at desc) else '{}' end
  from (select a.person_id, a.weight from alike a order by a.weight desc, a.person_id) a
  join subjects.people p on p.person_id = a.person_id
  where p.partnership_id = mine and not p.shut_out && self
    and case when all_of_them then not p.restricted else p.acl && principals end
  order by a.weight desc, a.person_id limit p_most * grown;
end $$;
