-- Invented children for the benchmark, the same for the same number. Runs as lantern_maintenance in
-- one transaction; bench.children, bench.partnership, bench.narrow, bench.team and bench.today are set.
--
-- Every step-th child belongs to the narrow person's team (200 of them, where there are enough), the
-- child after each of the first 40 has the narrow person in its circle, who leads on half of these and
-- promised something for some, and other teams own the rest: what the narrow person reaches lies scattered, as it does in life. One child in a hundred of
-- the rest is restricted, one in five closed, one in ten has no level.

create function pg_temp.pick(n int, salt int, below int) returns int language sql immutable as $$
  select ((hashint4extended(n, salt) & 9223372036854775807) % below)::int
$$;
-- A UUIDv7 that grows with n, as ids made one after the other do.
create function pg_temp.id(n bigint, salt text) returns uuid language sql immutable as $$
  select (lpad(to_hex(1760000000000 + n), 12, '0') || '7' || substr(md5(n || salt), 1, 3)
    || '8' || substr(md5(n || salt), 4, 15))::uuid
$$;

create temp table given on commit drop as
select current_setting('bench.children')::int as children,
  current_setting('bench.partnership')::int as partnership,
  current_setting('bench.narrow')::uuid as narrow,
  current_setting('bench.team')::uuid as team,
  current_setting('bench.today')::date as today,
  least(200, current_setting('bench.children')::int / 3) as owned,
  current_setting('bench.children')::int / least(200, current_setting('bench.children')::int / 3) as step;

create temp table colleagues on commit drop as
select s as colleague, pg_temp.id(s, 'staff') as staff_id from generate_series(1, 300) s;
insert into directory.staff (staff_id, partnership_id, name, email)
select staff_id, partnership, 'Colleague ' || colleague, 'colleague' || colleague || '@bench.example' from colleagues, given;

create temp table owners on commit drop as
select (row_number() over (order by t.name))::int - 1 as place, t.team_id, t.principal_id as team, a.agency_id,
  a.principal_id as agency, count(*) over ()::int as teams
from directory.teams t join directory.agencies a on a.agency_id = t.agency_id, given
where t.team_id <> given.team;
create temp table narrow_owner on commit drop as
select t.team_id, t.principal_id as team, a.agency_id, a.principal_id as agency
from directory.teams t join directory.agencies a on a.agency_id = t.agency_id, given
where t.team_id = given.team;

create temp table circles on commit drop as select coalesce(max(principal_id), 0) as before from sec.principals;
insert into sec.principals (partnership_id, kind)
select partnership, 'circle' from given, generate_series(1, children) n order by n;

create temp table child on commit drop as
with first as (
  select n, g.*, c.before + n as circle_id,
    n % step = 0 and n / step <= owned as is_owned,
    n % step = 1 and n / step < 40 as is_joined,
    pg_temp.pick(n, 1, 40) as f1, pg_temp.pick(n, 2, 30) as f2, pg_temp.pick(n, 3, 60) as g1,
    pg_temp.pick(n, 4, 10) as level_in_ten
  from given g, circles c, generate_series(1, g.children) n
), named as (
  select first.*, (o.owner).*,
    split_part('Bar Bel Ash Cal Car Dun East Far Fen Gar Glen Hal Ham Har Hol Ing Kel Kirk Lang Lin Mar Mel Nor Oak Pen Ran Red Ris Sal Shel Stan Tal Thorn Tre Up Wal West Whit Wood York', ' ', f1 + 1)
      || split_part('low ton ley ford ham by worth wick den stead field well bury combe croft dale don gate grave hurst land man mere more ridge side smith stone thwaite wood', ' ', f2 + 1) as family_name,
    split_part('Aaliyah Adam Amelia Anwar Bea Ben Callum Chloe Daisy Dylan Eli Eliza Esme Farah Finn Freya George Grace Hana Harris Ibrahim Idris Isla Ivy Jada Jay Kai Keira Kofi Lena Leo Lola Maja Malik Mina Nadia Noah Omar Orla Petra Poppy Quinn Reece Rosa Ruby Safa Sami Seth Tia Tomasz Umar Una Vera Victor Wren Xavi Yara Yusuf Zack Zara', ' ', g1 + 1) as given_name
  from first
  join lateral (
    select o as owner from (
      select team_id, team as team_principal, agency_id, agency as agency_principal from owners
      where not is_owned and owners.place = pg_temp.pick(first.n, 5, owners.teams)
      union all select team_id, team, agency_id, agency from narrow_owner where is_owned
    ) o
  ) o on true
)
select n, pg_temp.id(n, 'person') as person_id, partnership, today, circle_id, team_id, agency_id, is_joined,
  team_principal, agency_principal, family_name, given_name,
  lower(family_name || ' ' || given_name) as sort_name,
  not is_owned and not is_joined and pg_temp.pick(n, 6, 100) = 0 as restricted,
  pg_temp.pick(n, 7, 5) > 0 as is_open,
  case when level_in_ten = 0 then null when level_in_ten < 5 then 1 when level_in_ten < 8 then 2 else 3 end as level
from named;
alter table child add primary key (n);
analyze child;

insert into subjects.people (person_id, partnership_id, circle_id, owning_team_id, acl, restricted, reference,
  family_name, given_name, sort_name, born_on, sex)
select person_id, partnership, circle_id, team_id,
  case when restricted then array[circle_id] else array[circle_id, team_principal, agency_principal] end,
  restricted, 'C-' || (2040 + n) || '-0', family_name, given_name, sort_name,
  today - 3700 - pg_temp.pick(n, 8, 2700), case pg_temp.pick(n, 9, 2) when 0 then 'female' else 'male' end
from child order by n;

-- Children who are brought in afterwards go on from here.
select nextval('subjects.reference_numbers') from child;

insert into subjects.source_records (source_record_id, partnership_id, person_id, source, place, body)
select pg_temp.id(n, 'source'), partnership, person_id, 'tracker workbook bench.xlsx', 'Current, row ' || n,
  jsonb_build_object('Surname', family_name, 'Forename', given_name, 'Level', coalesce(level::text, ''))
from child order by n;
insert into subjects.names (name_id, partnership_id, person_id, kind, family_name, given_name)
select pg_temp.id(n, 'name'), partnership, person_id, 'known_as', family_name, given_name from child order by n;
insert into subjects.names (name_id, partnership_id, person_id, kind, family_name, given_name)
select pg_temp.id(n, 'alias'), partnership, person_id, 'alias', family_name, substr(given_name, 1, 2)
from child where n % 4 = 0 order by n;

insert into protect.tracker_entries (person_id, partnership_id, acl, restricted, is_open, level, previous_level,
  level_decided_on, review_by, last_entry_at, harm_status, harm_decided_on, harm_review_by, flags)
select p.person_id, partnership, acl, p.restricted, is_open, level, nullif(level - pg_temp.pick(n, 10, 3) + 1, 0),
  today - pg_temp.pick(n, 11, 120), today - 30 + pg_temp.pick(n, 12, 150),
  today::timestamptz - make_interval(mins => pg_temp.pick(n, 13, 300000)),
  (array['undecided', 'no-known-harm', 'suspected', 'current', 'past'])[1 + pg_temp.pick(n, 30, 5)],
  today - pg_temp.pick(n, 31, 120), today - 30 + pg_temp.pick(n, 32, 150),
  case pg_temp.pick(n, 33, 4) when 0 then array['cse'] when 1 then array['cce', 'county-lines'] else '{}' end
from child join subjects.people p on p.person_id = child.person_id order by n;

-- One to three decisions and two to nine chronology entries each.
insert into protect.level_decisions (level_decision_id, partnership_id, person_id, scheme_id, level, basis, reason,
  review_by, decided_on, decided_by)
select pg_temp.id(n * 16::bigint + k, 'decision'), partnership, person_id, scheme.configuration_id, 1 + pg_temp.pick(n, 14 + k, 3),
  'decided', 'Two signs explained by the family and checked with school; the plan is known to all.',
  today - k * 90 + 90, today - k * 90, s.staff_id
from child
cross join (select configuration_id from directory.configuration where kind = 'level-scheme' limit 1) scheme
cross join lateral generate_series(1, 1 + pg_temp.pick(n, 17, 3)) k
join colleagues s on s.colleague = 1 + pg_temp.pick(n, 18, 300);
insert into protect.harm_decisions (harm_decision_id, partnership_id, person_id, status, basis, reason, review_by, decided_on)
select pg_temp.id(n, 'harm'), t.partnership_id, t.person_id, t.harm_status, 'opened',
  'Opened on the pathway. Nobody has decided yet whether the child is being harmed.', t.harm_review_by, t.harm_decided_on
from child join protect.tracker_entries t on t.person_id = child.person_id order by n;
insert into protect.flags (flag_id, partnership_id, person_id, scheme_id, type, reason, raised_on, raised_by, review_by)
select pg_temp.id(n * 4::bigint + f.place, 'flag'), t.partnership_id, t.person_id, scheme.configuration_id, f.type,
  'Seen with adults the family do not know.', today - 60, s.staff_id, today + 24
from child join protect.tracker_entries t on t.person_id = child.person_id
cross join lateral unnest(t.flags) with ordinality f (type, place)
cross join (select configuration_id from directory.configuration where kind = 'flag-type' limit 1) scheme
join colleagues s on s.colleague = 1 + pg_temp.pick(n, 34, 300);
insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, detail,
  happened_on, agency_id, recorded_by)
select pg_temp.id(n * 16::bigint + k, 'entry'), partnership, person_id, 'note', 'Seen at school, settled and talking about her plans',
  repeat('What was seen and said, and what was done about it. ', 1 + k), today - k * 20, agency_id, s.staff_id
from child cross join lateral generate_series(1, 2 + pg_temp.pick(n, 19, 8)) k
join colleagues s on s.colleague = 1 + pg_temp.pick(n, 20, 300);

insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
select pg_temp.id(n * 4::bigint + k, 'place'), partnership, circle_id, s.staff_id, 'allocation', 'Lead practitioner',
  today::timestamptz - interval '100 days'
from child cross join generate_series(1, 2) k
join colleagues s on s.colleague = 1 + pg_temp.pick(n, 21 + k, 300)
on conflict do nothing;
insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
select pg_temp.id(n * 4::bigint + 3, 'place'), partnership, circle_id, current_setting('bench.narrow')::uuid,
  case when pg_temp.pick(n, 23, 2) = 0 then 'allocation' else 'team-around-the-child' end, 'Works with the child',
  today::timestamptz - interval '50 days'
from child where is_joined;

-- A ward and a school for most, and what else stands in the tracker's columns.
insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, kind, wording, from_on, source, recorded_at)
select pg_temp.id(n * 2::bigint + k, 'whereabouts'), partnership, person_id, (array['ward', 'school'])[k + 1],
  case k when 0 then (array['Northside', 'Harbour', 'Fernhill', 'Millfields'])[1 + pg_temp.pick(n, 40, 4)] || case when n % 3 = 0 then '' else ' ' || n % 12 end
    else 'School ' || pg_temp.pick(n, 41, 60) end,
  today - pg_temp.pick(n, 42, 700), 'The benchmark', today::timestamptz
from child cross join generate_series(0, 1) k where pg_temp.pick(n, 43, 10) > 0;
update protect.tracker_entries t set opened_on = c.today - pg_temp.pick(c.n, 44, 900),
  stage = (array['opened', 'assessment', 'planning', 'plan', 'review'])[1 + pg_temp.pick(c.n, 45, 5)], stage_since = c.today - pg_temp.pick(c.n, 46, 200),
  last_contact_on = c.today - pg_temp.pick(c.n, 47, 60), seen_on = c.today - pg_temp.pick(c.n, 56, 60), seen_alone_on = c.today - pg_temp.pick(c.n, 57, 90), missing_count = pg_temp.pick(c.n, 48, 6), missing_counted_on = c.today - 3
from child c where c.person_id = t.person_id;

-- How each came to their stage, and an assessment that runs for about every third child.
insert into protect.stage_moves (stage_move_id, partnership_id, person_id, to_stage, basis, moved_on, recorded_at)
select pg_temp.id(c.n::bigint, 'move'), c.partnership, c.person_id, t.stage, 'before', t.stage_since, t.stage_since::timestamptz
from child c join protect.tracker_entries t on t.person_id = c.person_id;
insert into protect.assessments (assessment_id, partnership_id, person_id, kind, kind_id, started_on, clock_from, lead_id, reason, begun_by, begun_at, due_on)
select pg_temp.id(c.n::bigint, 'assessment'), c.partnership, c.person_id, k.key, k.configuration_id, s.on, s.on, l.staff_id,
  'The benchmark', l.staff_id, s.on::timestamptz, s.on + 63
from child c join colleagues o on o.colleague = 1 + pg_temp.pick(c.n, 24, 300)
cross join lateral (select case when c.is_joined then current_setting('bench.narrow')::uuid else o.staff_id end as staff_id) l
cross join lateral (select c.today - pg_temp.pick(c.n, 49, 80) as on) s
join directory.configuration k on k.partnership_id = c.partnership and k.kind = 'assessment-kind' and k.key = 'child-and-family'
where c.is_joined or pg_temp.pick(c.n, 50, 3) = 0;
