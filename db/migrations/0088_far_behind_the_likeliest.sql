-- One record that comes in, among a million: who is far less like it than the likeliest within reach is not joined
-- with names, homes and numbers, and where nobody is very like it more are. Most of what a question cost was reading
-- pages of eighty records of which ten are shown.

set local role lantern_maintenance;

-- Records within the acting person's reach that are most like who is described, those with a number first, with
-- their other names and numbers and, where a postcode is given, homes that nothing protects. A number that is
-- given finds who has it. It tells of nobody out of reach: the rule is that of the policies on subjects.people, and
-- of homes that of subjects.whereabouts. The likeliest twenty are among them, and of others those not far behind the likeliest.
create or replace function subjects.match_candidates(
  p_family text[], p_given text[], p_born date, p_sex text, p_postcode text, p_numbers text[], p_most int
) returns table (person_id uuid, other_names jsonb, homes text[], numbers text[])
language plpgsql stable security definer rows 60
set search_path = pg_catalog, pg_temp set jit = off set plan_cache_mode = force_generic_plan as $$
declare
  mine int := sec.partnership();
  all_of_them boolean := coalesce(sec.sees_all(), false);
  principals int[] := sec.principals();
  self uuid[] := sec.self();
  home text := subjects.postcode_signs(p_postcode);
  -- So many bits behind the likeliest hardly anybody was meant; as many as a page shows are compared all the same.
  behind constant int := 45;
  shown constant int := 20;
  given text[] := array(select distinct split_part(n, ' ', 1) from unnest(p_numbers) n);
  -- Of common names and no date those within reach are among many namesakes.
  namesakes int := case when p_born is null then case when all_of_them then 200 else 5000 end end;
begin
  return query
  with asked as materialized (
    select distinct on (k.key) k.kind = 'name' and p_born is null as is_always, k.key,
      written.print,
      case k.kind when 'name' then coalesce(namesakes, 200) when 'birth' then 400 when 'word' then 300 when 'alone' then 100 else 200 end as most
    from unnest(p_family, p_given) n (family, given)
    cross join lateral (select subjects.match_print_of(n.family, n.given, p_born) as print offset 0) written
    cross join lateral subjects.match_keys_of(n.family, n.given, p_born, true) k
  ), sized as (
    select a.*, s.size, sum(s.size) over (order by s.size, a.key) as up_to
    from asked a cross join lateral (
      select count(*) as size from (
        select from subjects.match_keys k where k.partnership_id = mine and k.key = a.key limit a.most + 1
      ) block
    ) s
    where s.size between 1 and a.most or a.is_always
  ), hits as materialized (
    select m.person_id, m.print, m.print # a.print as differs, 6 - 0.43281 * ln(a.size::float8) as rare, false as of_number
    from sized a cross join lateral (
      select k.person_id, k.print from subjects.match_keys k
      where k.partnership_id = mine and k.key = a.key limit a.most + 1
    ) m
    where a.up_to <= 400 or a.size <= 30 or a.is_always
    union all
    select p.person_id, written.print, written.print # a.print, 20, false
    from (
      select distinct w.person_id from subjects.whereabouts w
      where w.partnership_id = mine and w.kind = 'address' and subjects.postcode_signs(w.wording) = home
        and not w.shut_out && self and case when all_of_them then not w.restricted else w.acl && principals end
        and not exists (select from subjects.protections s where s.person_id = w.person_id and s.ended_at is null)
      limit 100
    ) at_home
    join subjects.people p on p.person_id = at_home.person_id
    cross join lateral (select subjects.match_print_of(p.family_name, p.given_name, p.born_on) as print offset 0) written
    cross join (select o.print from asked o limit 1) a
    where home is not null
    union all
    select p.person_id, written.print, written.print # a.print, 40, true
    from (
      select i.person_id from unnest(p_numbers) n (number)
      join subjects.identifiers i on i.partnership_id = mine and i.kind || ' ' || i.value = n.number and i.ended_at is null
        and (i.kind <> 'upn' or subjects.may_know_school(i.person_id))
      limit 100
    ) of_number
    join subjects.people p on p.person_id = of_number.person_id
    cross join lateral (select subjects.match_print_of(p.family_name, p.given_name, p.born_on) as print offset 0) written
    cross join (select o.print from asked o limit 1) a
  ), alike as materialized (
    select h.person_id, bool_or(h.of_number) as of_number, sum(h.rare) + max(
        case when h.differs & 255 = 0 then 6 else 0 end + case when h.differs & 65280 = 0 then 7 else 0 end
        + case when h.print < 65536 then 4 when h.differs < 65536 then 17 else
          case when h.differs >> 25 = 0 then 4 else 0 end + case when h.differs >> 21 & 15 = 0 then 3 else 0 end
          + case when h.differs >> 16 & 31 = 0 then 4 else 0 end end) as weight
    from hits h group by h.person_id
    order by of_number desc, weight desc, h.person_id
  ), reached as materialized (
    -- One by one, as they are asked for below: the rest are not read.
    select a.weight, a.of_number, within.person_id
    from alike a cross join lateral (
      select o.person_id, o.sex from subjects.people o
      where o.person_id = a.person_id and o.partnership_id = mine and not o.shut_out && self
        and case when all_of_them then not o.restricted else o.acl && principals end
      offset 0
    ) within
    -- Less than a name and a part of a date is nobody's likeness. Another sex weighs against it about as much as a name for it.
    where a.weight >= case when within.sex <> p_sex then 16 else 8 end
  ), near as materialized (
    -- From the likeliest within reach on: nothing beyond it is told by who is left out.
    select max(first.weight) - behind as least
    from (select r.weight from reached r limit (select count(*) + 1 from alike where of_number)) first
  )
  select p.person_id,
    case when exists (select from subjects.names o where o.person_id = p.person_id and o.kind <> 'known_as') then
      (select jsonb_agg(distinct jsonb_build_object('familyName', o.family_name, 'givenName', o.given_name))
        from subjects.names o where o.person_id = p.person_id and o.kind <> 'known_as')
      else '[]' end,
    case when p_postcode is not null then array(select w.wording from subjects.whereabouts w
      where w.person_id = p.person_id and w.kind = 'address' and not w.shut_out && self
        and case when all_of_them then not w.restricted else w.acl && principals end
        and not exists (select from subjects.protections s where s.person_id = p.person_id and s.ended_at is null)
      order by w.recorded_at desc) else '{}' end,
    -- Only of the kinds that were given: with no other number they are compared. A pupil number as subjects.may_know_school has it.
    case when cardinality(p_numbers) > 0 then array(select i.kind || ' ' || i.value from subjects.identifiers i
      where i.person_id = p.person_id and i.ended_at is null and i.kind = any (given)
        and (i.kind <> 'upn' or not exists (select from subjects.protections s
          where s.person_id = i.person_id and s.ended_at is null and not coalesce(s.acl && principals, false)))
      order by i.kind, i.value) else '{}' end
  from (
    select r.*, row_number() over () as place from reached r
    limit (select least(p_most, greatest(shown, count(*))) from alike a where a.of_number or a.weight >= (select least from near))
  ) p
  where p.place <= shown or p.of_number or p.weight >= (select least from near);
end $$;
