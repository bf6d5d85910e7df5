-- One record that comes in is looked for by keys from selective to wide: a key that too many share is
-- left aside instead of being cut, and narrower ones stand beside it. Who is most like it comes first.

set local role lantern_owner;

drop function subjects.match_keys_of(text, text, date);
-- As before, and: each word of a name (`alone`), which finds where the name is rare; a word as it is spelt
-- where its sound is that of many (`spelt`); and of a record without a date of birth, or of the first of
-- January, which stands where only the year was known, its names with what is known of the date
-- (`vague`, `undated`), which whoever looks for anybody looks for as well.
create function subjects.match_keys_of(p_family text, p_given text, p_born date, p_asked boolean default false)
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
revoke all on function subjects.match_keys_of(text, text, date, boolean) from public;
grant execute on function subjects.match_keys_of(text, text, date, boolean) to lantern_app, lantern_wide, lantern_maintenance;

-- The spelling of both names and the date, in so few bits that a block of keys is put in order by them
-- without its records being read: year 6, month 4, day 5, forename 8, family name 8. 0 is not known.
create function subjects.match_print_of(p_family text, p_given text, p_born date) returns int
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  -- In brackets: to PostgreSQL << and | are alike, and it reads them from the left.
  select coalesce(((extract(year from p_born)::int % 64) << 25) | (extract(month from p_born)::int << 21) | (extract(day from p_born)::int << 16), 0)
    | (case when coalesce(p_given, '') = '' then 0 else 1 + ('x' || left(md5(lower(normalize(p_given, NFD) collate "pg_c_utf8")), 4))::bit(16)::int % 255 end << 8)
    | case when coalesce(p_family, '') = '' then 0 else 1 + ('x' || left(md5(lower(normalize(p_family, NFD) collate "pg_c_utf8")), 4))::bit(16)::int % 255 end
$$;
revoke all on function subjects.match_print_of(text, text, date) from public;
grant execute on function subjects.match_print_of(text, text, date) to lantern_app, lantern_wide, lantern_maintenance;

-- Keys are made below of the rows that they point at: to ask for each of millions whether it is there
-- took a third of the time. Dropping what asks locks those rows until they are tied again.
truncate subjects.match_keys;
alter table subjects.match_keys add column print int not null,
  drop constraint match_keys_person_id_fkey, drop constraint match_keys_partnership_id_fkey;
comment on column subjects.match_keys.print is 'The spelling and the date that the key was made of, in a few bits: by it a block is put in order';
drop index subjects.match_keys_key_idx;

set local role lantern_maintenance;

create or replace function subjects.match_new_people() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into subjects.match_keys (person_id, partnership_id, key, print)
  select distinct on (a.person_id, k.key) a.person_id, a.partnership_id, k.key,
    subjects.match_print_of(a.family_name, a.given_name, p.born_on)
  from added a
  join subjects.people p on p.person_id = a.person_id
  cross join lateral subjects.match_keys_of(a.family_name, a.given_name, p.born_on) k
  on conflict do nothing;
  insert into subjects.match_waits (person_id, partnership_id)
  select distinct a.person_id, a.partnership_id from added a on conflict do nothing;
  return null;
end $$;

create function subjects.match_keys_again(p_person uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  delete from subjects.match_keys k where k.person_id = p_person;
  insert into subjects.match_keys (person_id, partnership_id, key, print)
  select distinct on (k.key) p.person_id, p.partnership_id, k.key,
    subjects.match_print_of(named.family, named.given, p.born_on)
  from subjects.people p
  cross join lateral (select 0 as place, p.family_name as family, p.given_name as given
    union select 1, n.family_name, n.given_name from subjects.names n where n.person_id = p.person_id) named
  cross join lateral subjects.match_keys_of(named.family, named.given, p.born_on) k
  where p.person_id = p_person and not p.is_merged
  order by k.key, named.place, named.family, named.given;
$$;
-- A name or a date that was put right no longer finds the child; the other names still do.
create or replace function subjects.match_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform subjects.match_keys_again(new.person_id);
  insert into subjects.match_waits (person_id, partnership_id) values (new.person_id, new.partnership_id) on conflict do nothing;
  return null;
end $$;
create or replace function subjects.key_again(p_person uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  delete from subjects.name_keys k where k.person_id = p_person;
  delete from subjects.match_waits w where w.person_id = p_person;
  delete from subjects.likely_pairs l where p_person in (l.person_id, l.other_person_id);
  insert into subjects.name_keys (person_id, partnership_id, key)
  select distinct p.person_id, p.partnership_id, left(k.key, 60)
  from subjects.people p
  cross join lateral (select p.family_name || ' ' || p.given_name as name
    union select n.family_name || ' ' || n.given_name from subjects.names n where n.person_id = p.person_id) named
  cross join lateral subjects.name_keys_of(named.name) k (key)
  where p.person_id = p_person and not p.is_merged;
  select subjects.match_keys_again(p_person);
  insert into subjects.match_waits (person_id, partnership_id)
  select p.person_id, p.partnership_id from subjects.people p where p.person_id = p_person and not p.is_merged;
$$;

-- A record and those that share a key with it: a key of too many is left aside here as well.
create or replace function subjects.match_neighbours(p_person uuid)
returns table (person_id uuid, names jsonb, born_on date, sex text, postcodes text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with near as (
    select p_person as person_id
    union
    select f.person_id from subjects.match_keys k
    cross join lateral (
      select block.person_id, count(*) over () as size from (
        select m.person_id from subjects.match_keys m
        where m.partnership_id = k.partnership_id and m.key = k.key limit 201
      ) block
    ) f where k.person_id = p_person and f.size <= 200
  )
  select p.person_id, (
      select jsonb_agg(jsonb_build_object('familyName', n.family_name, 'givenName', n.given_name))
      from (select p.family_name, p.given_name union select a.family_name, a.given_name
        from subjects.names a where a.person_id = p.person_id) n
    ), p.born_on, p.sex, array(
      select w.wording from subjects.whereabouts w where w.person_id = p.person_id and w.kind = 'address'
        and not exists (select from subjects.protections s where s.person_id = p.person_id and s.ended_at is null)
      order by w.recorded_at desc
    )
  from near join subjects.people p on p.person_id = near.person_id
  where subjects.is_matching() and p.partnership_id = sec.partnership()
$$;

-- Records within the acting person's reach that are most like who is described, most alike first, with
-- their other names and, where asked for, homes that nothing protects. It tells of nobody out of reach: the rule is that of the policies on subjects.people.
create function subjects.match_candidates(p_family text[], p_given text[], p_born date, p_most int, p_homes boolean)
returns table (person_id uuid, other_names jsonb, homes text[])
language plpgsql stable security definer rows 60 set search_path = pg_catalog, pg_temp set jit = off as $$
declare
  mine int := sec.partnership();
  all_of_them boolean := coalesce(sec.sees_all(), false);
  principals int[] := sec.principals();
  self uuid[] := sec.self();
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
  order by a.weight desc, a.person_id limit p_most;
end $$;
revoke all on function subjects.match_candidates(text[], text[], date, int, boolean), subjects.match_keys_again(uuid) from public;
grant execute on function subjects.match_candidates(text[], text[], date, int, boolean) to lantern_app, lantern_wide;

-- `offset 0`: a print is worked out once for each name, and not again for each of its keys.
insert into subjects.match_keys (person_id, partnership_id, key, print)
select p.person_id, p.partnership_id, k.key, p.print
from (select o.*, subjects.match_print_of(o.family_name, o.given_name, o.born_on) as print
  from subjects.people o where not o.is_merged offset 0) p
cross join lateral (select distinct o.key from subjects.match_keys_of(p.family_name, p.given_name, p.born_on) o) k;
insert into subjects.match_keys (person_id, partnership_id, key, print)
select n.person_id, n.partnership_id, k.key, n.print
from (select p.person_id, p.partnership_id, p.born_on, o.family_name, o.given_name,
    subjects.match_print_of(o.family_name, o.given_name, p.born_on) as print
  from subjects.names o join subjects.people p on p.person_id = o.person_id
  where not p.is_merged and (o.family_name, o.given_name) <> (p.family_name, p.given_name) offset 0) n
cross join lateral subjects.match_keys_of(n.family_name, n.given_name, n.born_on) k
on conflict do nothing;

reset role;
set local role lantern_owner;
alter table subjects.match_keys
  add constraint match_keys_person_id_fkey foreign key (person_id) references subjects.people on delete cascade,
  add constraint match_keys_partnership_id_fkey foreign key (partnership_id) references directory.partnerships on delete restrict;
create index match_keys_key_idx on subjects.match_keys (partnership_id, key) include (person_id, print);
