-- Which records may be of one child: the keys they find each other by, what people decided of two
-- records, and the pairs that wait for somebody to look.

set local role lantern_owner;

-- What a record is found by, from its names and its date of birth alone: never where somebody lives.
-- Each kind is one way of looking. A name counts by its sound and in either order, a date with day and
-- month in either order, so that one slip leaves most keys as they were.
create function subjects.match_keys_of(p_family text, p_given text, p_born date)
returns table (kind text, key int)
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  with words as (
    select half, coalesce(nullif(subjects.sounds(word), ''), word) as sound, left(word, 2) as start
    from (select half, word from (values ('f', p_family), ('g', p_given)) given (half, name),
      regexp_split_to_table(regexp_replace(lower(normalize(coalesce(name, ''), NFD) collate "pg_c_utf8"),
        '[^[:alpha:][:space:]/&,_-]+', '', 'g'), '[^[:alpha:]]+') with ordinality as said (word, place)
      where word <> '' and place <= 4) split
  ), born as (
    select to_char(p_born, 'YYYY') as y, to_char(p_born, 'MM') as m, to_char(p_born, 'DD') as d where p_born is not null
  ), parts as (
    select y, least(m, d) || greatest(m, d) as md, unnest(array['a' || y || m, 'b' || least(m, d) || greatest(m, d), 'c' || y || d]) as part
    from born
  ), pairs as (
    select least(f.sound, g.sound) || ' ' || greatest(f.sound, g.sound) as name
    from words f join words g on f.half = 'f' and g.half = 'g'
  )
  select distinct made.kind, ('x' || left(md5(made.kind || made.text), 8))::bit(32)::int from (
    select 'birth' as kind, y || md as text from parts
    union all select 'name', name from pairs
    union all select 'name-year', name || y from pairs, born
    union all select 'word', sound || part from words, parts
    union all select 'start', g.sound || f.start from words f join words g on f.half = 'f' and g.half = 'g'
  ) made
$$;
revoke all on function subjects.match_keys_of(text, text, date) from public;
grant execute on function subjects.match_keys_of(text, text, date) to lantern_app, lantern_wide, lantern_maintenance;

create table subjects.match_keys (
  person_id uuid not null references subjects.people on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  key int not null,
  primary key (person_id, key)
);
comment on table subjects.match_keys is 'By what records of one child find each other, from names and date of birth; kept by triggers, never written by hand';
create index match_keys_key_idx on subjects.match_keys (partnership_id, key, person_id);

create table subjects.match_waits (
  person_id uuid primary key references subjects.people on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict
);
comment on table subjects.match_waits is 'Records that changed and are to be compared with their neighbours, until the background work has done so';
create index match_waits_partnership_idx on subjects.match_waits (partnership_id, person_id);

create table subjects.likely_pairs (
  person_id uuid not null references subjects.people on delete cascade,
  other_person_id uuid not null references subjects.people on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  bits real not null,
  primary key (person_id, other_person_id),
  constraint likely_pairs_order_check check (person_id < other_person_id)
);
comment on table subjects.likely_pairs is 'Pairs of records that may be of one child, worked out in the background from their names, births and homes; decides nothing';
comment on column subjects.likely_pairs.bits is 'How much speaks for one child, for the order of a list; worked out again when either record changes';
create index likely_pairs_other_idx on subjects.likely_pairs (other_person_id);
create index likely_pairs_list_idx on subjects.likely_pairs (partnership_id, bits desc, person_id, other_person_id);

create table subjects.pair_decisions (
  pair_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  other_person_id uuid not null references subjects.people on delete cascade,
  verdict text not null check (verdict in ('same', 'different')),
  reason text not null check (length(reason) between 1 and 2000),
  bits real not null,
  is_second boolean not null,
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null,
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz check (ended_at >= decided_at),
  end_reason text check (length(end_reason) between 1 and 2000),
  version int not null default 1,
  constraint pair_decisions_order_check check (person_id < other_person_id),
  constraint pair_decisions_ended_check check (num_nulls(ended_by, ended_at, end_reason) in (0, 3))
);
comment on table subjects.pair_decisions is 'That two records are, or are not, of one child: who said so, why, and until when it stood. A second one is a look by somebody who did not read the first';
comment on column subjects.pair_decisions.bits is 'How much spoke for one child when it was decided: by it the comparison itself is measured';
create unique index pair_decisions_standing_idx on subjects.pair_decisions (person_id, other_person_id, is_second) where ended_at is null;
create unique index pair_decisions_person_once_idx on subjects.pair_decisions (person_id, other_person_id, decided_by) where ended_at is null;
create index pair_decisions_person_idx on subjects.pair_decisions (person_id, other_person_id);
create index pair_decisions_other_idx on subjects.pair_decisions (other_person_id);
create index pair_decisions_list_idx on subjects.pair_decisions (partnership_id, decided_at desc, pair_decision_id);
create index pair_decisions_by_idx on subjects.pair_decisions (decided_by);
create index pair_decisions_ended_by_idx on subjects.pair_decisions (ended_by);

do $$
declare name text;
begin
  foreach name in array array['match_keys', 'match_waits', 'likely_pairs', 'pair_decisions'] loop
    execute format('alter table subjects.%I enable row level security', name);
    execute format('alter table subjects.%I force row level security', name);
    execute format('create policy %I on subjects.%I to lantern_maintenance using (true) with check (true)', name || '_maintenance', name);
    execute format('grant select, insert, update, delete on subjects.%I to lantern_maintenance', name);
  end loop;
end $$;
create policy match_keys_read on subjects.match_keys for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = match_keys.person_id));
grant select on subjects.match_keys to lantern_app, lantern_wide;

-- A pair is of two children: whoever reaches both reads it, and nobody else learns that it is there.
create policy likely_pairs_read on subjects.likely_pairs for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = likely_pairs.person_id)
    and exists (select from subjects.people o where o.person_id = likely_pairs.other_person_id));
grant select on subjects.likely_pairs to lantern_app, lantern_wide;
create policy pair_decisions_read on subjects.pair_decisions for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = pair_decisions.person_id)
    and exists (select from subjects.people o where o.person_id = pair_decisions.other_person_id));
create policy pair_decisions_add on subjects.pair_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff())
    and (select sec.can('record.match'))
    and exists (select from subjects.people p where p.person_id = pair_decisions.person_id)
    and exists (select from subjects.people o where o.person_id = pair_decisions.other_person_id));
create policy pair_decisions_change on subjects.pair_decisions for update to lantern_app, lantern_wide
  using ((select sec.can('record.match'))
    and exists (select from subjects.people p where p.person_id = pair_decisions.person_id)
    and exists (select from subjects.people o where o.person_id = pair_decisions.other_person_id))
  with check (partnership_id = (select sec.partnership()) and ended_by = (select sec.staff())
    and (select sec.can('record.match'))
    and exists (select from subjects.people p where p.person_id = pair_decisions.person_id)
    and exists (select from subjects.people o where o.person_id = pair_decisions.other_person_id));
grant select, insert on subjects.pair_decisions to lantern_app, lantern_wide;
grant update (ended_by, ended_at, end_reason, version) on subjects.pair_decisions to lantern_app, lantern_wide;
create trigger pair_decisions_history after update or delete on subjects.pair_decisions
  for each row execute function history.record('pair_decision_id');
select sec.keep_controller('subjects.pair_decisions', 'decided_by', '-');
select govern.guard('subjects.pair_decisions');

set local role lantern_maintenance;

create function subjects.match_new_people() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into subjects.match_keys (person_id, partnership_id, key)
  select distinct a.person_id, a.partnership_id, k.key from added a
  join subjects.people p on p.person_id = a.person_id
  cross join lateral subjects.match_keys_of(a.family_name, a.given_name, p.born_on) k
  on conflict do nothing;
  insert into subjects.match_waits (person_id, partnership_id)
  select distinct a.person_id, a.partnership_id from added a on conflict do nothing;
  return null;
end $$;
-- A name or a date that was put right no longer finds the child; the other names still do.
create function subjects.match_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from subjects.match_keys k where k.person_id = new.person_id;
  insert into subjects.match_keys (person_id, partnership_id, key)
  select distinct new.person_id, new.partnership_id, k.key
  from (select new.family_name as family, new.given_name as given
    union select n.family_name, n.given_name from subjects.names n where n.person_id = new.person_id) named
  cross join lateral subjects.match_keys_of(named.family, named.given, new.born_on) k
  on conflict do nothing;
  insert into subjects.match_waits (person_id, partnership_id) values (new.person_id, new.partnership_id) on conflict do nothing;
  return null;
end $$;
-- Where a child lives is no key. It weighs in a pair: what was worked out with it goes at once.
create function subjects.match_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into subjects.match_waits (person_id, partnership_id) values (new.person_id, new.partnership_id) on conflict do nothing;
  if tg_argv[0] = 'protected' then
    delete from subjects.likely_pairs l where new.person_id in (l.person_id, l.other_person_id);
  end if;
  return null;
end $$;

create function subjects.is_matching() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.actor_kind() = 'system' and sec.actor() = 'matching'
$$;
create function subjects.take_match_waits(p_most int) returns table (person_id uuid)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from subjects.match_waits w using (
    select t.person_id from subjects.match_waits t
    where subjects.is_matching() and t.partnership_id = sec.partnership()
    order by t.person_id limit p_most for update skip locked
  ) taken where w.person_id = taken.person_id
  returning w.person_id
$$;
-- A record and those that share a key with it, as they are compared. A protected home is not known.
create function subjects.match_neighbours(p_person uuid)
returns table (person_id uuid, names jsonb, born_on date, sex text, postcodes text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with near as (
    select p_person as person_id
    union
    select f.person_id from subjects.match_keys k
    cross join lateral (
      select m.person_id from subjects.match_keys m
      where m.partnership_id = k.partnership_id and m.key = k.key order by m.person_id limit 200
    ) f where k.person_id = p_person
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
create function subjects.keep_likely_pairs(p_person uuid, p_others uuid[], p_bits real[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not subjects.is_matching() then
    raise exception 'pairs are kept by the part of Lantern that compares' using errcode = 'insufficient_privilege';
  end if;
  delete from subjects.likely_pairs l
  where (l.person_id = p_person and not l.other_person_id = any (p_others))
    or (l.other_person_id = p_person and not l.person_id = any (p_others));
  insert into subjects.likely_pairs (person_id, other_person_id, partnership_id, bits)
  select least(p.person_id, o.person_id), greatest(p.person_id, o.person_id), p.partnership_id, f.bits
  from unnest(p_others, p_bits) f (other, bits)
  join subjects.people p on p.person_id = p_person and p.partnership_id = sec.partnership()
  join subjects.people o on o.person_id = f.other and o.partnership_id = p.partnership_id
  where f.other <> p_person
  on conflict (person_id, other_person_id) do update set bits = excluded.bits;
end $$;

create or replace function identify.restricted_likeness(p_concern uuid, p_at timestamptz)
returns table (may_match boolean, ring_name text, ring_phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with sought as (
    select c.partnership_id, c.born_on, c.family_name, c.given_name,
      subjects.sort_name(c.family_name, c.given_name) as named,
      subjects.sort_name(c.given_name, c.family_name) as swapped
    from identify.concerns c
    where c.concern_id = p_concern and c.partnership_id = sec.partnership() and sec.can('mash.decide')
      and not c.shut_out && sec.self()
      and (c.acl && sec.principals() or (sec.sees_all() and not c.restricted))
  ), keyed as (
    select m.person_id from sought s
    cross join lateral subjects.match_keys_of(s.family_name, s.given_name, s.born_on) k
    join subjects.match_keys m on m.partnership_id = s.partnership_id and m.key = k.key
    join subjects.people r on r.person_id = m.person_id and r.restricted
    group by m.person_id
    having bool_or(k.kind = 'name') or (bool_or(k.kind = 'birth') and bool_or(k.kind = 'word'))
  ), found as (
    select p.person_id, p.owning_team_id
    from sought s join subjects.people p on p.partnership_id = s.partnership_id and p.restricted
    cross join lateral (
      select p.sort_name as known union select n.sort_name from subjects.names n where n.person_id = p.person_id
    ) names
    where not p.shut_out && sec.self()
      and (p.person_id in (select person_id from keyed) or case when p.born_on = s.born_on
        then string_to_array(names.known, ' ') && array_remove(string_to_array(s.named, ' '), '')
        else names.known in (s.named, s.swapped)
      end)
    order by p.person_id limit 1
  )
  select count(*) > 0, max(coalesce(ring.name, t.name)), max(ring.phone)
  from found f
  join directory.teams t on t.team_id = f.owning_team_id
  left join lateral (
    select r.name, r.phone from subjects.to_ring(f.person_id, p_at) r order by r.place limit 1
  ) ring on true
$$;

create or replace function identify.beyond_reach(p_family text[], p_given text[], p_born date[], p_at timestamptz)
returns table (place int, ring_name text, ring_phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with asked as materialized (
    select a.place::int as place, a.born_on, a.family, a.given, subjects.sort_name(a.family, a.given) as named,
      subjects.sort_name(a.given, a.family) as swapped
    from unnest(p_family, p_given, p_born) with ordinality as a (family, given, born_on, place)
    where (select sec.can('import.tracker'))
  ), hidden as materialized (
    select p.person_id, p.owning_team_id, p.born_on, p.sort_name from subjects.people p
    where p.partnership_id = (select sec.partnership())
      and not p.shut_out && (select sec.self())
      and not (p.acl && (select sec.principals()) and not (select sec.sees_all()))
      and not ((select sec.sees_all()) and not p.restricted)
  ), known as (
    -- Every name of theirs; each join below is by equality, so that thousands of rows are matched at once.
    select h.person_id, h.born_on, h.sort_name from hidden h
    union all
    select h.person_id, h.born_on, n.sort_name from hidden h join subjects.names n on n.person_id = h.person_id
  ), alike as (
    select w.place, k.person_id
    from (select a.place, a.born_on, unnest(string_to_array(a.named, ' ')) as word from asked a) w
    join (select k.person_id, k.born_on, unnest(string_to_array(k.sort_name, ' ')) as word from known k
      where k.born_on in (select a.born_on from asked a)) k on k.born_on = w.born_on and k.word = w.word
    where w.word <> ''
    union
    select c.place, k.person_id
    from (select a.place, a.named as name from asked a union select a.place, a.swapped from asked a) c
    join known k on k.sort_name = c.name
    union
    select a.place, m.person_id
    from asked a cross join lateral subjects.match_keys_of(a.family, a.given, a.born_on) s
    join subjects.match_keys m on m.partnership_id = (select sec.partnership()) and m.key = s.key
    where s.kind in ('name', 'birth', 'word')
    group by a.place, m.person_id
    having bool_or(s.kind = 'name') or (bool_or(s.kind = 'birth') and bool_or(s.kind = 'word'))
  ), beyond as (
    select distinct on (l.place) l.place, h.person_id, h.owning_team_id
    from alike l join hidden h on h.person_id = l.person_id
    order by l.place, h.person_id
  )
  select b.place, coalesce(ring.name, t.name), ring.phone
  from beyond b
  join directory.teams t on t.team_id = b.owning_team_id
  left join lateral (
    select r.name, r.phone from subjects.to_ring(b.person_id, p_at) r order by r.place limit 1
  ) ring on true
$$;

create or replace function subjects.ask_whether_known(p_asking uuid, p_agency uuid, p_asked jsonb, p_relationship text, p_reason text, p_at timestamptz)
returns table (answer text, ring_name text, ring_phone text, ring_is_lead boolean, team text, flag boolean, emergency_id uuid, about uuid[], tell uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := sec.staff();
  today date := (p_at at time zone 'Europe/London')::date;
  rules jsonb;
  wanted text := subjects.sort_name(coalesce(p_asked ->> 'familyName', ''), coalesce(p_asked ->> 'givenName', ''));
  matched uuid[];
  open_to_me uuid[];
  one subjects.people;
  said text;
begin
  if me is null or not sec.can('child.find') then
    raise exception 'finding without seeing needs its permission' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('enquiry ' || me::text, 0));
  select c.body into rules from directory.configuration c
  where c.partnership_id = sec.partnership() and c.kind = 'find-without-seeing' and c.key = 'find'
    and c.in_force_from <= today and (c.in_force_to is null or c.in_force_to >= today)
  order by c.in_force_from desc limit 1;
  if not exists (select from jsonb_array_elements(rules -> 'relationships') r where r ->> 'key' = p_relationship) then
    raise exception 'asking needs a relationship that is in force';
  end if;
  if (select count(distinct e.asking_id) from subjects.enquiries e where e.staff_id = me
    and (e.asked_at at time zone 'Europe/London')::date = today) >= (rules ->> 'dailyLimit')::int
  then
    return query select 'too many', null, null, null::boolean, null, null::boolean, null::uuid, '{}'::uuid[], '{}'::uuid[];
    return;
  end if;
  matched := array(
    select p.person_id from subjects.people p
    where p.partnership_id = sec.partnership() and p.reference = p_asked ->> 'reference'
    union
    select p.person_id from subjects.people p
    where p.partnership_id = sec.partnership() and p.born_on = (p_asked ->> 'bornOn')::date
      and p.sort_name = p_asked ->> 'sortName' and wanted !~ '^ | $'
    union
    select p.person_id from subjects.names n join subjects.people p on p.person_id = n.person_id
    where n.partnership_id = sec.partnership() and n.sort_name = wanted and wanted !~ '^ | $'
      and p.born_on = (p_asked ->> 'bornOn')::date
  );
  -- Where nobody has the very name: both whole names alike by their sound, in either order, with the
  -- same date of birth, day and month exchanged or not.
  if matched = '{}' and wanted !~ '^ | $' then
    matched := array(
      select distinct m.person_id
      from subjects.match_keys_of(p_asked ->> 'familyName', p_asked ->> 'givenName', (p_asked ->> 'bornOn')::date) k
      join subjects.match_keys m on k.kind = 'birth' and m.partnership_id = sec.partnership() and m.key = k.key
      join subjects.people p on p.person_id = m.person_id
      cross join lateral (
        select p.sort_name as known union select n.sort_name from subjects.names n where n.person_id = p.person_id
      ) names
      where array[subjects.sounds(split_part(wanted, ' ', 1)), subjects.sounds(split_part(wanted, ' ', 2))]
        in (array[subjects.sounds(split_part(known, ' ', 1)), subjects.sounds(split_part(known, ' ', 2))],
          array[subjects.sounds(split_part(known, ' ', 2)), subjects.sounds(split_part(known, ' ', 1))])
      order by m.person_id
    );
  end if;
  open_to_me := array(select p.person_id from subjects.people p where p.person_id = any (matched) and not me = any (p.shut_out));
  select * into one from subjects.people p where p.person_id = open_to_me[1];
  said := case cardinality(open_to_me)
    when 0 then 'not-known' when 1 then case when one.restricted then 'restricted' else 'known' end else 'several' end;
  insert into subjects.enquiries (enquiry_id, asking_id, partnership_id, staff_id, agency_id, relationship, reason, asked_at, answer, person_id)
  select case when row_number() over () = 1 then p_asking else gen_random_uuid() end,
    p_asking, sec.partnership(), me, p_agency, p_relationship, p_reason, p_at, said, about.id
  from unnest(case when matched = '{}' then array[null]::uuid[] else matched end) about (id);
  return query
  select said, ring.name, ring.phone, ring.is_lead,
    (select t.name from directory.teams t where t.team_id = one.owning_team_id and said = 'known'),
    case when said in ('known', 'restricted') and exists (
      select from directory.posts o join directory.roles r on r.role_id = o.role_id
      where o.staff_id = me and o.starts_on <= today and (o.ends_on is null or o.ends_on >= today)
        and r.key in (select jsonb_array_elements_text(rules -> 'tellsOfFlagTo'))
    ) then subjects.flag_stands(one.person_id) end,
    case when said in ('known', 'restricted') and sec.can('emergency.open') then one.person_id end,
    matched,
    array(select distinct r.staff_id from unnest(matched) m (id), subjects.to_ring(m.id, p_at) r)
  from (select 1) always
  left join subjects.to_ring(one.person_id, p_at) ring on ring.place = 1 and said in ('known', 'restricted');
end $$;

revoke all on function subjects.match_new_people(), subjects.match_changed(), subjects.match_moved(), subjects.is_matching(),
  subjects.take_match_waits(int), subjects.match_neighbours(uuid),
  subjects.keep_likely_pairs(uuid, uuid[], real[]) from public;
grant execute on function subjects.match_new_people(), subjects.match_changed(), subjects.match_moved() to lantern_owner;
grant execute on function subjects.take_match_waits(int), subjects.match_neighbours(uuid),
  subjects.keep_likely_pairs(uuid, uuid[], real[]) to lantern_app, lantern_wide;

insert into subjects.match_keys (person_id, partnership_id, key)
select distinct p.person_id, p.partnership_id, k.key
from subjects.people p
cross join lateral (select p.family_name as family, p.given_name as given
  union select n.family_name, n.given_name from subjects.names n where n.person_id = p.person_id) named
cross join lateral subjects.match_keys_of(named.family, named.given, p.born_on) k;
insert into subjects.match_waits (person_id, partnership_id) select person_id, partnership_id from subjects.people;

reset role;
set local role lantern_owner;
create trigger people_match_keys after insert on subjects.people
  referencing new table as added for each statement execute function subjects.match_new_people();
create trigger names_match_keys after insert on subjects.names
  referencing new table as added for each statement execute function subjects.match_new_people();
create trigger people_match_changed after update of family_name, given_name, born_on, sex on subjects.people
  for each row when (old.family_name is distinct from new.family_name or old.given_name is distinct from new.given_name
    or old.born_on is distinct from new.born_on or old.sex is distinct from new.sex)
  execute function subjects.match_changed();
create trigger whereabouts_match_moved after insert or update of wording, to_on on subjects.whereabouts
  for each row when (new.kind = 'address') execute function subjects.match_moved('moved');
create trigger protections_match_moved after insert or update of ended_at on subjects.protections
  for each row execute function subjects.match_moved('protected');
