-- How old a child is said to be where nobody knows the date of birth ("about 14"): a range with its source and its day. No
-- row is edited: the newest stands. Find asks it: a record without a date of birth whose age cannot be that of the child who is
-- asked about is none that may match, and an age can be asked in place of a date.

create table subjects.age_facts (
  age_fact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  youngest int not null check (youngest between 0 and 25),
  oldest int not null check (oldest between 0 and 25),
  said_on date not null,
  source text not null check (source ~ '^[a-z0-9-]{1,40}$'),
  source_name text check (length(source_name) between 1 and 200),
  wording text check (length(wording) between 1 and 1000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint age_facts_order_given check (oldest >= youngest)
);
comment on table subjects.age_facts is 'Append-only: the age of a child as a range, as a source said it on a day, where no date of birth is known; the newest stands';
create index age_facts_person_idx on subjects.age_facts (person_id, age_fact_id desc);
create index age_facts_by_idx on subjects.age_facts (recorded_by);
create index age_facts_partnership_idx on subjects.age_facts (partnership_id);

alter table subjects.age_facts enable row level security;
alter table subjects.age_facts force row level security;
create policy age_facts_maintenance on subjects.age_facts to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on subjects.age_facts to lantern_maintenance;
grant select, insert on subjects.age_facts to lantern_app, lantern_wide;
create policy age_facts_read on subjects.age_facts for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = age_facts.person_id));
create policy age_facts_add on subjects.age_facts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = age_facts.person_id));
select sec.keep_controller('subjects.age_facts', 'recorded_by', '-');
select govern.guard('subjects.age_facts');

create index people_dated_sound_idx on subjects.people (partnership_id, subjects.name_sound(sort_name)) where born_on is not null;

set local role lantern_maintenance;

-- Whether somebody of the age that stands can have been born between these days, a year more or less; also where none stands.
create function subjects.age_may_be(p_person uuid, p_from date, p_to date) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce((
    select p_to >= (f.said_on - make_interval(years => f.oldest + 2))::date + 1
      and p_from <= (f.said_on - make_interval(years => f.youngest - 1))::date
    from subjects.age_facts f where f.person_id = p_person order by f.recorded_at desc, f.age_fact_id desc limit 1), true)
$$;
revoke all on function subjects.age_may_be(uuid, date, date) from public;

create or replace function subjects.ask_whether_known(p_asking uuid, p_agency uuid, p_asked jsonb, p_relationship text, p_reason text, p_at timestamptz)
returns table (answer text, ring_name text, ring_phone text, ring_is_lead boolean, team text, flag boolean, emergency_id uuid, about uuid[], tell uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := sec.staff();
  today date := (p_at at time zone 'Europe/London')::date;
  rules jsonb;
  wanted text := subjects.sort_name(coalesce(p_asked ->> 'familyName', ''), coalesce(p_asked ->> 'givenName', ''));
  matched uuid[];
  undated uuid[];
  open_to_me uuid[];
  one subjects.people;
  said text;
  sound text;
  -- Between which days the child was born, as far as the asker knows: one day, or an age with a year on either side.
  born_from date := coalesce((p_asked ->> 'bornOn')::date, (today - make_interval(years => (p_asked ->> 'ageAbout')::int + 2))::date + 1);
  born_to date := coalesce((p_asked ->> 'bornOn')::date, (today - make_interval(years => (p_asked ->> 'ageAbout')::int - 1))::date);
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
  -- Where nobody has the very name, as far as the asker may learn: both whole names alike by their sound, in
  -- either order, with the same date of birth, day and month exchanged or not. What matched by the very name is
  -- kept beside it, so that the asking still stands with a record that is shut to the asker.
  if wanted !~ '^ | $' and not exists (
    select from unnest(matched) x (id)
    left join subjects.merges m on m.other_person_id = x.id and m.split_at is null
    join subjects.people p on p.person_id = coalesce(m.person_id, x.id)
    where not me = any (p.shut_out)
  ) then
    matched := matched || array(
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
  matched := array(select distinct coalesce(m.person_id, x.id) from unnest(matched) x (id)
    left join subjects.merges m on m.other_person_id = x.id and m.split_at is null order by 1);
  open_to_me := array(select p.person_id from subjects.people p where p.person_id = any (matched) and not me = any (p.shut_out));
  said := case cardinality(open_to_me) when 0 then 'not-known' when 1 then 'known' else 'several' end;
  -- Where the asker is told of nobody by name and birth: records without a date of birth, whose name sounds and is
  -- written nearly as it was asked. One that is restricted or shut to the asker changes nothing of the answer; the
  -- asking stands with it all the same.
  if said = 'not-known' and wanted !~ '^ | $' then
    sound := subjects.name_sound(wanted);
    undated := array(
      select distinct main.person_id from (
        select p.person_id, p.sort_name as known from subjects.people p
        where p.partnership_id = sec.partnership() and p.born_on is null and subjects.name_sound(p.sort_name) = sound
        union
        select n.person_id, n.sort_name from subjects.names n
        where n.partnership_id = sec.partnership() and subjects.name_sound(n.sort_name) = sound
      ) named
      left join subjects.merges m on m.other_person_id = named.person_id and m.split_at is null
      join subjects.people main on main.person_id = coalesce(m.person_id, named.person_id)
      where main.born_on is null and subjects.age_may_be(main.person_id, born_from, born_to)
        and not exists (
          select from subjects.merges g join subjects.people o on o.person_id = g.other_person_id
          where g.person_id = main.person_id and g.split_at is null and o.born_on is not null
        )
        and subjects.names_are_near(wanted, named.known)
      order by main.person_id
    );
    -- Asked by an age in place of a date: a record with a date of birth that fits may be meant as well, and no more is said.
    if p_asked ? 'ageAbout' then
      undated := undated || array(
        select distinct main.person_id from (
          select p.person_id, p.sort_name as known from subjects.people p
          where p.partnership_id = sec.partnership() and p.born_on is not null and subjects.name_sound(p.sort_name) = sound
          union
          select n.person_id, n.sort_name from subjects.names n
          where n.partnership_id = sec.partnership() and subjects.name_sound(n.sort_name) = sound
        ) named
        left join subjects.merges m on m.other_person_id = named.person_id and m.split_at is null
        join subjects.people main on main.person_id = coalesce(m.person_id, named.person_id)
        where main.born_on between born_from and born_to and subjects.names_are_near(wanted, named.known)
        order by main.person_id
      );
    end if;
    open_to_me := array(
      select p.person_id from subjects.people p
      where p.person_id = any (undated) and not p.restricted and not me = any (p.shut_out)
    );
    matched := array(select distinct x.id from unnest(matched || undated) x (id) order by 1);
    said := case cardinality(open_to_me) when 0 then 'not-known' when 1 then 'may-match' else 'may-match-several' end;
  end if;
  select * into one from subjects.people p where p.person_id = open_to_me[1];
  if said = 'known' and one.restricted then said := 'restricted'; end if;
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
    -- First those that the asker may learn of: what else is said of the one that is known is said of these alone.
    open_to_me || array(select x.id from unnest(matched) x (id) where not x.id = any (open_to_me)),
    array(select distinct r.staff_id from unnest(matched) m (id), subjects.to_ring(m.id, p_at) r)
  from (select 1) always
  left join subjects.to_ring(one.person_id, p_at) ring on ring.place = 1 and said in ('known', 'restricted', 'may-match');
end $$;

reset role;
