-- One record that comes in, among a million: who shares keys is put in order once more by names, date of birth and
-- sex, which stand on the page that is read for reach anyway. Homes and numbers are then read of a quarter as many.

set local role lantern_owner;

-- What the names of two records, in small letters, say for one child, by their beginnings and ends: roughly the bits that
-- the comparison gives them. It chooses who is compared and is shown to nobody. Its names are resolved when it is
-- made, so that it needs no search path and becomes part of the statement that asks: a call would cost more than it spares.
create function subjects.names_near(p_family text, p_given text, p_other_family text, p_other_given text) returns int
language sql immutable parallel safe
return
  case when p_given = '' or p_other_given = '' then 8 when p_given = p_other_given then 12
    when left(p_given, 3) = left(p_other_given, 3) then 11
    when right(p_given, 3) = right(p_other_given, 3) or left(p_given, 1) = left(p_other_given, 1) then 5 else 0 end
  + case when p_family = '' or p_other_family = '' then 0 when p_family = p_other_family then 9
    when left(p_family, 3) = left(p_other_family, 3) then case when right(p_family, 3) = right(p_other_family, 3) then 8 else 4 end
    when right(p_family, 3) = right(p_other_family, 3) then 2 when left(p_family, 1) = left(p_other_family, 1) then 1 else 0 end;
revoke all on function subjects.names_near(text, text, text, text) from public;
grant execute on function subjects.names_near(text, text, text, text) to lantern_app, lantern_wide, lantern_maintenance;

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
  -- So many bits behind the likeliest hardly anybody was meant: of keys, and of names, date and sex.
  behind constant int := 45;
  too_far constant int := 15;
  -- As many as a page shows are compared all the same. So many are read beside those with the number or the home.
  shown constant int := 20;
  most_read constant int := 200;
  given text[] := array(select distinct split_part(n, ' ', 1) from unnest(p_numbers) n);
  families text[] := array(select lower(n collate "pg_c_utf8") from unnest(p_family) with ordinality n (n, at) order by at);
  givens text[] := array(select lower(n collate "pg_c_utf8") from unnest(p_given) with ordinality n (n, at) order by at);
  first_family text := families[1];
  first_given text := givens[1];
  has_many boolean := cardinality(p_family) > 1;
  y float8 := date_part('year', p_born);
  m float8 := date_part('month', p_born);
  d float8 := date_part('day', p_born);
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
    select m.person_id, m.print, m.print # a.print as differs, 6 - 0.43281 * ln(a.size::float8) as rare, false as is_at_home, false as is_of_number
    from sized a cross join lateral (
      select k.person_id, k.print from subjects.match_keys k
      where k.partnership_id = mine and k.key = a.key limit a.most + 1
    ) m
    where a.up_to <= 400 or a.size <= 30 or a.is_always
    union all
    select at_home.person_id, null, null, 20, true, false
    from (
      select distinct w.person_id from subjects.whereabouts w
      where w.partnership_id = mine and w.kind = 'address' and subjects.postcode_signs(w.wording) = home
        and not w.shut_out && self and case when all_of_them then not w.restricted else w.acl && principals end
        and not exists (select from subjects.protections s where s.person_id = w.person_id and s.ended_at is null)
      limit 100
    ) at_home
    where home is not null
    union all
    select of_number.person_id, null, null, 40, false, true
    from (
      select i.person_id from unnest(p_numbers) n (number)
      join subjects.identifiers i on i.partnership_id = mine and i.kind || ' ' || i.value = n.number and i.ended_at is null
        and (i.kind <> 'upn' or subjects.may_know_school(i.person_id))
      limit 100
    ) of_number
  ), alike as materialized (
    select h.person_id, bool_or(h.is_at_home) as is_at_home, bool_or(h.is_of_number) as is_of_number, sum(h.rare) + coalesce(max(
        case when h.differs & 255 = 0 then 6 else 0 end + case when h.differs & 65280 = 0 then 7 else 0 end
        + case when h.print < 65536 then 4 when h.differs < 65536 then 17 else
          case when h.differs >> 25 = 0 then 4 else 0 end + case when h.differs >> 21 & 15 = 0 then 3 else 0 end
          + case when h.differs >> 16 & 31 = 0 then 4 else 0 end end), 0) as weight
    from hits h group by h.person_id
    order by bool_or(h.is_of_number or h.is_at_home) desc, weight desc, h.person_id
  ), reached as materialized (
    -- One by one, as they are asked for below: the rest are not read.
    select a.weight, a.is_of_number, a.is_at_home, o.person_id,
      greatest(subjects.names_near(first_family, first_given, o.family, o.given), subjects.names_near(first_given, first_family, o.family, o.given) - 2,
        (select max(subjects.names_near(n.family, n.given, k.family, k.given)) from (
          select o.family, o.given where has_many
          union all
          select lower(b.family_name collate "pg_c_utf8"), lower(b.given_name collate "pg_c_utf8")
          from subjects.names b where b.person_id = o.person_id and b.kind <> 'known_as'
        ) k cross join unnest(families, givens) n (family, given)))
      + case when p_born is null or o.born_on is null then -1 when o.born_on = p_born then 9
          when date_part('year', o.born_on) = y then case when date_part('month', o.born_on) = d and date_part('day', o.born_on) = m then 4
            when date_part('month', o.born_on) = m or date_part('day', o.born_on) = d then 1 else -3 end
          when date_part('month', o.born_on) = m then case when date_part('day', o.born_on) = d then 1 else -7 end
          when date_part('day', o.born_on) = d then -7 else -11 end
      - case when o.sex <> p_sex then 8 else 0 end + case when a.is_at_home then 12 else 0 end as nearness
    from alike a cross join lateral (
      -- In small letters once, and not again wherever they are compared.
      select o.person_id, o.sex, o.born_on,
        lower(o.family_name collate "pg_c_utf8") as family, lower(o.given_name collate "pg_c_utf8") as given
      from subjects.people o
      where o.person_id = a.person_id and o.partnership_id = mine and not o.shut_out && self
        and case when all_of_them then not o.restricted else o.acl && principals end
      offset 0
    ) o
    -- Less than a name and a part of a date is nobody's likeness. Another sex weighs against it about as much as a name for it.
    where a.weight >= case when o.sex <> p_sex then 16 else 8 end
  ), near as materialized (
    -- From the likeliest within reach on: nothing beyond it is told by who is left out.
    select max(first.weight) - behind as least
    from (select r.weight from reached r limit (select count(*) + 1 from alike a where a.is_of_number or a.is_at_home)) first
  ), read as (
    select r.*, row_number() over () as place, count(*) filter (where r.is_of_number or r.is_at_home) over () as found
    from (select r.* from reached r
      limit (select least(count(*) filter (where a.is_of_number or a.is_at_home) + most_read, greatest(shown, count(*)))
        from alike a where a.is_of_number or a.is_at_home or a.weight >= (select least from near))) r
  ), ranked as (
    -- By what is within reach alone: that the limit above counts others lets nobody in.
    select r.*, row_number() over (order by r.is_of_number desc, r.nearness desc, r.person_id) as rank,
      max(r.nearness) over () - too_far as least
    from read r
    where r.place <= shown or r.is_of_number or r.is_at_home
      or (r.weight >= (select least from near) and r.place - r.found <= most_read)
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
  from ranked p
  where p.rank <= p_most and (p.rank <= shown or p.is_of_number or p.nearness >= p.least)
  order by p.rank;
end $$;
