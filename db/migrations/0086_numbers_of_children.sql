-- Numbers under which agencies know a child: the NHS number, which the law makes the one that all may use, the
-- pupil number, that of children's social care and that of the police. Each has its source and is never edited:
-- a wrong one is ended with the reason. They find a record, weigh in a comparison and join nothing. A pupil number
-- tells the council and the school that gave it: while where a child can be found is protected, it is of the named alone.

set local role lantern_owner;

create table subjects.identifiers (
  identifier_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  kind text not null check (kind in ('nhs', 'upn', 'council', 'police')),
  value text not null check (length(value) between 1 and 40 and value = upper(value) and value !~ '\s'),
  source text not null check (length(source) between 1 and 200),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz check (ended_at >= recorded_at),
  end_reason text check (length(end_reason) between 1 and 500),
  version int not null default 1,
  constraint identifiers_nhs_check check (kind <> 'nhs' or value ~ '^[0-9]{10}$'),
  constraint identifiers_upn_check check (kind <> 'upn' or value ~ '^[A-Z][0-9]{11}[A-Z0-9]$'),
  constraint identifiers_ended_check check (num_nulls(ended_by, ended_at, end_reason) in (0, 3))
);
comment on table subjects.identifiers is 'A number under which agencies know a child, who said so, and until when it was held to be right';
comment on column subjects.identifiers.value is 'In capitals without spaces';
comment on column subjects.identifiers.source is 'Who said so: an agency, a document, a system';
create unique index identifiers_once_idx on subjects.identifiers (person_id, kind, value) where ended_at is null;
create index identifiers_number_idx on subjects.identifiers (partnership_id, (kind || ' ' || value)) where ended_at is null;
-- Under the reader's own policies: two texts put together are compared only after the policy has been asked of every
-- row, which is all rows; a column by itself is compared before.
create index identifiers_value_idx on subjects.identifiers (partnership_id, value) where ended_at is null;
create index identifiers_person_idx on subjects.identifiers (person_id);
create index identifiers_partnership_idx on subjects.identifiers (partnership_id);
create index identifiers_by_idx on subjects.identifiers (recorded_by);
create index identifiers_ended_idx on subjects.identifiers (ended_by);

alter table subjects.identifiers enable row level security;
alter table subjects.identifiers force row level security;
create policy identifiers_maintenance on subjects.identifiers to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on subjects.identifiers to lantern_maintenance;
set local role lantern_maintenance;
-- Whether no protection stands, or whoever acts is named in it: of a child whom they reach, and of no other.
create function subjects.may_know_school(p_person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from subjects.people p where p.person_id = p_person and sec.reaches(p)) and not exists (select from subjects.protections s
    where s.person_id = p_person and s.ended_at is null and not coalesce(s.acl && sec.principals(), false))
$$;
revoke all on function subjects.may_know_school(uuid) from public;
grant execute on function subjects.may_know_school(uuid) to lantern_app, lantern_wide;
set local role lantern_owner;

create policy identifiers_read on subjects.identifiers for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = identifiers.person_id)
    and (kind <> 'upn' or subjects.may_know_school(person_id)));
create policy identifiers_add on subjects.identifiers for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = identifiers.person_id)
    and (kind <> 'upn' or subjects.may_know_school(person_id)));
create policy identifiers_change on subjects.identifiers for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = identifiers.person_id)
    and (kind <> 'upn' or subjects.may_know_school(person_id)))
  with check (partnership_id = (select sec.partnership()) and ended_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = identifiers.person_id)
    and (kind <> 'upn' or subjects.may_know_school(person_id)));
grant select, insert on subjects.identifiers to lantern_app, lantern_wide;
grant update (ended_by, ended_at, end_reason, version) on subjects.identifiers to lantern_app, lantern_wide;
create trigger identifiers_history after update or delete on subjects.identifiers for each row execute function history.record('identifier_id');
create trigger identifiers_match after insert or update on subjects.identifiers for each row execute function subjects.match_moved('moved');
select sec.keep_controller('subjects.identifiers', 'recorded_by', '-');
select govern.guard('subjects.identifiers');

set local role lantern_maintenance;

-- Where both records have a number, one is enough.
create or replace function subjects.merge_alike() returns table (relation text, why text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  values
    ('identify.feed_identities', 'another system has both records under one id'),
    ('identify.feed_rows', 'one row of another system was joined to both'),
    ('subjects.identifiers', 'both records have the number')
$$;

drop function subjects.match_neighbours(uuid);
-- A record and those that share a key or a number with it, as they are compared. A protected home is not known, nor
-- the pupil number beside it.
create function subjects.match_neighbours(p_person uuid)
returns table (person_id uuid, names jsonb, born_on date, sex text, postcodes text[], numbers text[])
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
    union
    select o.person_id from subjects.identifiers i
    join subjects.identifiers o on o.partnership_id = i.partnership_id and o.kind || ' ' || o.value = i.kind || ' ' || i.value and o.ended_at is null
    where i.person_id = p_person and i.ended_at is null and (i.kind <> 'upn' or not exists (
      select from subjects.protections s where s.person_id in (i.person_id, o.person_id) and s.ended_at is null))
  )
  select p.person_id, (
      select jsonb_agg(jsonb_build_object('familyName', n.family_name, 'givenName', n.given_name))
      from (select p.family_name, p.given_name union select a.family_name, a.given_name
        from subjects.names a where a.person_id = p.person_id) n
    ), p.born_on, p.sex, array(
      select w.wording from subjects.whereabouts w where w.person_id = p.person_id and w.kind = 'address'
        and not exists (select from subjects.protections s where s.person_id = p.person_id and s.ended_at is null)
      order by w.recorded_at desc
    ), array(select i.kind || ' ' || i.value from subjects.identifiers i
      where i.person_id = p.person_id and i.ended_at is null and (i.kind <> 'upn' or not exists (
        select from subjects.protections s where s.person_id = p.person_id and s.ended_at is null))
      order by i.recorded_at)
  from near join subjects.people p on p.person_id = near.person_id
  where subjects.is_matching() and p.partnership_id = sec.partnership() and not p.is_merged
$$;
revoke all on function subjects.match_neighbours(uuid) from public;
grant execute on function subjects.match_neighbours(uuid) to lantern_app, lantern_wide;

drop function subjects.match_candidates(text[], text[], date, text, text, int);
-- Records within the acting person's reach that are most like who is described, most alike first, with
-- their other names and numbers and, where a postcode is given, homes that nothing protects. A number that is
-- given finds who has it. It tells of nobody out of reach: the rule is that of the policies on subjects.people, and
-- of homes that of subjects.whereabouts.
create function subjects.match_candidates(
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
  given text[] := array(select distinct split_part(n, ' ', 1) from unnest(p_numbers) n);
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
    union all
    select p.person_id, written.print, written.print # a.print, 40
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
      order by w.recorded_at desc) else '{}' end,
    -- Out of the index alone, and only of the kinds that were given: with no other number they are compared.
    case when cardinality(p_numbers) > 0 then array(select i.kind || ' ' || i.value from subjects.identifiers i
      where i.person_id = p.person_id and i.ended_at is null and i.kind = any (given)
        and (i.kind <> 'upn' or subjects.may_know_school(i.person_id))
      order by i.kind, i.value) else '{}' end
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
revoke all on function subjects.match_candidates(text[], text[], date, text, text, text[], int) from public;
grant execute on function subjects.match_candidates(text[], text[], date, text, text, text[], int) to lantern_app, lantern_wide;
