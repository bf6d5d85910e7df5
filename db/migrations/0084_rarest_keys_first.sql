-- One record that comes in among a million people: of its keys the rarest are read first and wide ones only
-- where few were found, and only the likeliest records are joined with their names and homes. Where a home is
-- known its postcode finds as well, by what the asker may read of homes at that moment: it stands beside no record.

set local role lantern_owner;

-- The signs of the first postcode in an address, in the order of the alphabet, so that two that were typed the
-- other way round are the same; null where there is none. A space in the wrong place is looked over.
create function subjects.postcode_signs(p_wording text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select string_agg(sign, '' order by sign collate "C") from regexp_split_to_table(upper(coalesce(
    substring(p_wording collate "C" from '(?i)\m[a-z]{1,2}[0-9][a-z0-9]?\s*[0-9][a-z]{2}\M'),
    substring(p_wording collate "C" from '(?i)\m[a-z]{1,2}\s?[0-9]\s?[a-z0-9]?\s?[0-9]\s?[a-z]\s?[a-z]\M'))), '\s*') sign
$$;
revoke all on function subjects.postcode_signs(text) from public;
grant execute on function subjects.postcode_signs(text) to lantern_app, lantern_wide, lantern_maintenance;
create index whereabouts_postcode_idx on subjects.whereabouts (partnership_id, subjects.postcode_signs(wording)) where kind = 'address';
-- Few have another name than the one on the record: who has is seen without their names being read.
create index names_other_idx on subjects.names (person_id) where kind <> 'known_as';

-- As before, and one more kind: the first letter of a word with the whole date (`birth-start`), which finds who
-- is written with an initial or with two slips in names, where the date alone is that of too many.
create or replace function subjects.match_keys_of(p_family text, p_given text, p_born date, p_asked boolean default false)
returns table (kind text, key int)
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  with words as (
    select half, word, coalesce(nullif(subjects.sounds(word), ''), word) as sound, left(word, 2) as start
    from (select half, word from (values ('f', p_family), ('g', p_given)) given (half, name),
      regexp_split_to_table(regexp_replace(lower(normalize(coalesce(name, ''), NFD) collate "pg_c_utf8"),
        '[^[:alpha:][:space:]/&,_-]+', '', 'g'), '[^[:alpha:]]+') with ordinality as said (word, place)
      where word <> '' and place <= 4) split
  ), born as (
    select to_char(p_born, 'YYYY') as y, to_char(p_born, 'MM') as m, to_char(p_born, 'DD') as d where p_born is not null
  ), parts as (
    select y, least(m, d) || greatest(m, d) as md, unnest(array['a' || y || m, 'b' || least(m, d) || greatest(m, d), 'c' || y || d]) as part
    from born
  ), vague as (
    select '' as y where p_asked or p_born is null union all select y from born where p_asked or (m = '01' and d = '01')
  ), pairs as (
    select least(f.sound, g.sound) || ' ' || greatest(f.sound, g.sound) as name
    from words f join words g on f.half = 'f' and g.half = 'g'
  )
  select distinct made.kind, ('x' || left(md5(made.kind || made.text), 8))::bit(32)::int from (
    select 'birth' as kind, y || md as text from parts
    union all select 'birth-start', left(start, 1) || y || md from words, parts
    union all select 'name', name from pairs
    union all select 'name-year', name || y from pairs, born
    union all select 'word', sound || part from words, parts
    union all select 'spelt', word || part from words, parts where length(sound) <= 2
    union all select 'start', g.sound || f.start from words f join words g on f.half = 'f' and g.half = 'g'
    union all select 'alone', word from words
    union all select 'vague', word || y from words, vague
    union all select 'undated', name from pairs, vague where y = ''
  ) made
$$;

set local role lantern_maintenance;

drop function subjects.match_candidates(text[], text[], date, int, boolean);
-- Records within the acting person's reach that are most like who is described, most alike first, with
-- their other names and, where a postcode is given, homes that nothing protects. It tells of nobody out of
-- reach: the rule is that of the policies on subjects.people, and of homes that of subjects.whereabouts.
create function subjects.match_candidates(
  p_family text[], p_given text[], p_born date, p_sex text, p_postcode text, p_most int
) returns table (person_id uuid, other_names jsonb, homes text[])
language plpgsql stable security definer rows 60
set search_path = pg_catalog, pg_temp set jit = off set plan_cache_mode = force_generic_plan as $$
declare
  mine int := sec.partnership();
  all_of_them boolean := coalesce(sec.sees_all(), false);
  principals int[] := sec.principals();
  self uuid[] := sec.self();
  home text := subjects.postcode_signs(p_postcode);
  -- Of common names and no date those within reach are among many namesakes.
  namesakes int := case when p_born is null then case when all_of_them then 200 else 5000 end end;
begin
  return query
  with asked as materialized (
    select distinct on (k.key) k.kind = 'name' and p_born is null as is_always, k.key,
      subjects.match_print_of(n.family, n.given, p_born) as print,
      case k.kind when 'name' then coalesce(namesakes, 200) when 'birth' then 400 when 'word' then 300 when 'alone' then 100 else 200 end as most
    from unnest(p_family, p_given) n (family, given)
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
    select m.person_id, m.print, m.print # a.print as differs, 6 - 0.43281 * ln(a.size::float8) as rare
    from sized a cross join lateral (
      select k.person_id, k.print from subjects.match_keys k
      where k.partnership_id = mine and k.key = a.key limit a.most + 1
    ) m
    where a.up_to <= 400 or a.size <= 30 or a.is_always
    union all
    select p.person_id, written.print, written.print # a.print, 20
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
  ), alike as materialized (
    select h.person_id, sum(h.rare) + max(
        case when h.differs & 255 = 0 then 6 else 0 end + case when h.differs & 65280 = 0 then 7 else 0 end
        + case when h.print < 65536 then 4 when h.differs < 65536 then 17 else
          case when h.differs >> 25 = 0 then 4 else 0 end + case when h.differs >> 21 & 15 = 0 then 3 else 0 end
          + case when h.differs >> 16 & 31 = 0 then 4 else 0 end end) as weight
    from hits h group by h.person_id
    order by weight desc, h.person_id
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
      order by w.recorded_at desc) else '{}' end
  -- One by one, the likeliest first, until there are enough: the rest are not read.
  from alike a cross join lateral (
    select o.person_id, o.sex from subjects.people o
    where o.person_id = a.person_id and o.partnership_id = mine and not o.shut_out && self
      and case when all_of_them then not o.restricted else o.acl && principals end
    offset 0
  ) p
  -- Less than a name and a part of a date is nobody's likeness. Another sex weighs against it as much as a name for it.
  where a.weight >= case when p.sex <> p_sex then 26 else 8 end
  limit p_most;
end $$;
revoke all on function subjects.match_candidates(text[], text[], date, text, text, int) from public;
grant execute on function subjects.match_candidates(text[], text[], date, text, text, int) to lantern_app, lantern_wide;

-- Everybody's keys of the new kind: the records' own names, and their other ones. Four minutes for a million beside much other work.
insert into subjects.match_keys (person_id, partnership_id, key, print)
select made.person_id, made.partnership_id, ('x' || left(md5('birth-start' || made.letter || to_char(made.born_on, 'YYYY')
    || least(to_char(made.born_on, 'MM'), to_char(made.born_on, 'DD')) || greatest(to_char(made.born_on, 'MM'), to_char(made.born_on, 'DD'))), 8))::bit(32)::int,
  min(made.print)
from (
  select named.*, left(word, 1) as letter, subjects.match_print_of(named.family_name, named.given_name, named.born_on) as print
  from (
    select p.person_id, p.partnership_id, p.born_on, p.family_name, p.given_name
    from subjects.people p where not p.is_merged and p.born_on is not null
    union
    select p.person_id, p.partnership_id, p.born_on, n.family_name, n.given_name
    from subjects.names n join subjects.people p on p.person_id = n.person_id where not p.is_merged and p.born_on is not null
  ) named
  cross join lateral (values (named.family_name), (named.given_name)) half (name)
  cross join lateral regexp_split_to_table(regexp_replace(lower(normalize(half.name, NFD) collate "pg_c_utf8"),
    '[^[:alpha:][:space:]/&,_-]+', '', 'g'), '[^[:alpha:]]+') with ordinality as said (word, place)
  where word <> '' and place <= 4
) made
group by made.person_id, made.partnership_id, made.letter, made.born_on
on conflict do nothing;
