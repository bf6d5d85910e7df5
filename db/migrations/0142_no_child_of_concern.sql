-- Nobody who is a child, or may be one, has a record as a person of concern. What was recorded before stays, and stands in
-- no list, search or suggestion until somebody decides. An allegation that nobody renews leaves them as well, and a
-- multi-agency decision that ends by time alone takes measures from the board on that day.

alter table subjects.adult_facts drop constraint adult_facts_exploited_check;
alter table subjects.adult_facts add constraint adult_facts_asked_check check (exploited in ('no', 'yes', 'may-be', 'not-asked'));

set local role lantern_owner;

alter table subjects.things
  add column review_by date,
  add column renewed_by uuid references directory.staff on delete restrict,
  add column renewed_on date,
  add column renewed_because text check (length(renewed_because) between 1 and 2000),
  add column withdrawn_by uuid references directory.staff on delete restrict,
  add column withdrawn_on date,
  add column withdrawn_because text check (length(withdrawn_because) between 1 and 2000),
  add column listed_until date not null default 'infinity',
  add constraint things_reviewed_check check (review_by is null or standing in ('alleged', 'suspected')),
  add constraint things_renewed_check check (num_nulls(renewed_by, renewed_on, renewed_because) in (0, 3)),
  add constraint things_withdrawn_check check (num_nulls(withdrawn_by, withdrawn_on, withdrawn_because) in (0, 3) and (withdrawn_on is null or kind = 'person'));
comment on column subjects.things.review_by is 'Of what is alleged or suspected: the last day on which it stands unless somebody renews it';
comment on column subjects.things.renewed_by is 'Who said last that the allegation stands, and is reminded next';
comment on column subjects.things.withdrawn_by is 'The manager who decided that no record as a person of concern is kept open: they are a child';
comment on column subjects.things.listed_until is 'Kept by triggers: the last day on which it stands in lists, search and suggestions; never where somebody may be a child';
create index things_renewed_by_idx on subjects.things (renewed_by);
create index things_withdrawn_by_idx on subjects.things (withdrawn_by);
create index things_review_idx on subjects.things (partnership_id, review_by, thing_id) where review_by is not null and withdrawn_on is null;
create index things_unlisted_idx on subjects.things (partnership_id, listed_until, thing_id)
  where kind = 'person' and listed_until < 'infinity' and withdrawn_on is null;
grant update (review_by, renewed_by, renewed_on, renewed_because, withdrawn_by, withdrawn_on, withdrawn_because)
  on subjects.things to lantern_app, lantern_wide;

alter table subjects.measures add column board_until date not null default 'infinity';
comment on column subjects.measures.board_until is 'Kept by triggers: the last day on which it stands on the board, in search and at homes';

set local role lantern_maintenance;

-- Whether somebody is a child or may be one, of all records that are read as one. Unknown age is a child.
create function subjects.may_be_child(p_thing uuid, p_on date) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  with same as (
    select t.* from subjects.things t where t.thing_id in (select subjects.same_things(p_thing))
  ), fact as (
    select f.is_adult from subjects.adult_facts f join same on same.thing_id = f.thing_id
    order by f.recorded_at desc, f.adult_fact_id desc limit 1
  )
  select exists (select from same where kind = 'person') and (
    exists (select from same where subjects.adult_on(born_on) > p_on)
    or exists (select from fact where not is_adult)
    or not exists (select from fact) and not exists (select from same where born_on is not null))
$$;

create or replace function subjects.no_measure_because(p_thing uuid, p_on date) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  with same as (
    select t.* from subjects.things t where t.thing_id in (select subjects.same_things(p_thing))
  ), fact as (
    select f.is_adult, f.exploited from subjects.adult_facts f join same on same.thing_id = f.thing_id
    order by f.recorded_at desc, f.adult_fact_id desc limit 1
  ), decided as (
    select d.may_act, d.review_by from subjects.harm_decisions d join same on same.thing_id = d.thing_id
    order by d.recorded_at desc, d.harm_decision_id desc limit 1
  )
  select case
    when not exists (select from same) then 'absent'
    when exists (select from same where kind = 'group') then 'group'
    when not exists (select from same where kind = 'person') then null
    when exists (select from same where subjects.adult_on(born_on) > p_on) then 'child'
    when exists (select from fact where not is_adult) then 'may-be-child'
    when not exists (select from fact) and not exists (select from same where born_on is not null) then 'age-unknown'
    when not exists (select from fact where exploited <> 'not-asked') then 'not-asked'
    when (exists (select from fact where exploited <> 'no')
        or exists (select from same where subjects.adult_on(born_on) > (recorded_at at time zone 'Europe/London')::date))
      and not exists (select from decided where may_act and review_by >= p_on) then 'decision'
  end
$$;

-- The last day on which a subject stands in lists: never for who may be a child or was withdrawn; until the review of the
-- decision for who was a child when they were recorded; until the review of what is alleged or suspected.
create function subjects.listed_until(p_thing uuid, p_on date) returns date
language sql stable set search_path = pg_catalog, pg_temp as $$
  with same as (
    select t.* from subjects.things t where t.thing_id in (select subjects.same_things(p_thing))
  ), decided as (
    select d.may_act, d.review_by from subjects.harm_decisions d join same on same.thing_id = d.thing_id
    order by d.recorded_at desc, d.harm_decision_id desc limit 1
  )
  select case
    when not exists (select from same where kind = 'person') then 'infinity'
    when exists (select from same where withdrawn_on is not null) or subjects.may_be_child(p_thing, p_on) then '-infinity'
    else least(
      case when exists (select from same where subjects.adult_on(born_on) > (recorded_at at time zone 'Europe/London')::date)
        then coalesce((select review_by from decided where may_act), '-infinity') else 'infinity' end,
      case when exists (select from same where standing = 'convicted') then 'infinity'
        else (select max(coalesce(review_by, 'infinity')) from same) end)
  end::date
$$;

-- The last day on which a measure on a subject stands on the board: no longer than the subject in lists, and than the
-- decision without which none could be taken.
create function subjects.board_until(p_thing uuid) returns date
language sql stable set search_path = pg_catalog, pg_temp as $$
  with same as (
    select t.* from subjects.things t where t.thing_id in (select subjects.same_things(p_thing))
  ), fact as (
    select f.exploited from subjects.adult_facts f join same on same.thing_id = f.thing_id
    order by f.recorded_at desc, f.adult_fact_id desc limit 1
  ), decided as (
    select d.review_by from subjects.harm_decisions d join same on same.thing_id = d.thing_id
    order by d.recorded_at desc, d.harm_decision_id desc limit 1
  )
  select least((select min(listed_until) from same),
    case when exists (select from fact where exploited in ('yes', 'may-be'))
        or exists (select from same where subjects.adult_on(born_on) > (recorded_at at time zone 'Europe/London')::date)
      then (select review_by from decided) end)
$$;

create function subjects.keep_listed(p_thing uuid, p_on date) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update subjects.things t set listed_until = kept.until
  from (select subjects.listed_until(p_thing, p_on) as until) kept
  where t.thing_id in (select subjects.same_things(p_thing)) and t.listed_until is distinct from kept.until
$$;

create or replace function subjects.halt_measures(p_thing uuid, p_on date) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update subjects.measures m set is_halted = now_so.is_halted, board_until = now_so.board_until
  from (select subjects.no_measure_because(p_thing, p_on) is not null as is_halted,
    coalesce(subjects.board_until(p_thing), 'infinity') as board_until) now_so
  where m.thing_id in (select subjects.same_things(p_thing))
    and (m.is_halted, m.board_until) is distinct from (now_so.is_halted, now_so.board_until)
$$;

create function subjects.keep_standing(p_thing uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform subjects.keep_listed(p_thing, (p_at at time zone 'Europe/London')::date);
  perform subjects.halt_measures(p_thing, (p_at at time zone 'Europe/London')::date);
end $$;

create or replace function subjects.keep_halted() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'things' then
    perform subjects.keep_standing(new.thing_id, new.changed_at);
  elsif tg_table_name in ('adult_facts', 'harm_decisions') then
    perform subjects.keep_standing(new.thing_id, new.recorded_at);
  else
    perform subjects.keep_standing(new.thing_id, coalesce(new.parted_at, new.joined_at));
    perform subjects.keep_standing(new.into_id, coalesce(new.parted_at, new.joined_at));
  end if;
  return null;
end $$;

-- A subject begins as its own words have it; a fact of age in the same transaction puts it right.
create function subjects.begin_listed() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.listed_until := case
    when new.kind <> 'person' then 'infinity'
    when new.born_on is null or subjects.adult_on(new.born_on) > (new.recorded_at at time zone 'Europe/London')::date then '-infinity'
    else coalesce(new.review_by, 'infinity') end;
  return new;
end $$;

-- What is alleged says until when; who renews and who withdraws is the one who is acting; what is withdrawn stays so.
create function subjects.keep_allegation() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user not in ('lantern_app', 'lantern_wide') then return new; end if;
  if new.kind = 'person' and new.standing <> 'convicted'
      and (tg_op = 'INSERT' or (old.standing, old.review_by) is distinct from (new.standing, new.review_by))
      and (new.review_by is null or new.review_by > (new.changed_at at time zone 'Europe/London')::date + 366) then
    raise exception 'what is alleged is reviewed within a year' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' then
    if num_nonnulls(new.withdrawn_by, new.renewed_by) > 0 then
      raise exception 'nobody renews or withdraws what is new' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if (old.renewed_by, old.renewed_on, old.renewed_because) is distinct from (new.renewed_by, new.renewed_on, new.renewed_because)
      and new.renewed_by is distinct from sec.staff() then
    raise exception 'who renews is the one who is acting' using errcode = 'insufficient_privilege';
  end if;
  if (old.withdrawn_by, old.withdrawn_on, old.withdrawn_because) is distinct from (new.withdrawn_by, new.withdrawn_on, new.withdrawn_because)
      and (old.withdrawn_by is not null or new.withdrawn_by is distinct from sec.staff() or not sec.can('level.set')) then
    raise exception 'a manager withdraws a record, once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- At the end of the transaction that records somebody or changes their birth. What was recorded before is left as it is.
create function subjects.keep_adult() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user in ('lantern_app', 'lantern_wide')
      and subjects.may_be_child(new.thing_id, (new.changed_at at time zone 'Europe/London')::date) then
    raise exception 'nobody who may be a child has a record as a person of concern' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create function subjects.keep_adult_join() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user in ('lantern_app', 'lantern_wide')
      and (subjects.may_be_child(new.thing_id, (new.joined_at at time zone 'Europe/London')::date)
        or subjects.may_be_child(new.into_id, (new.joined_at at time zone 'Europe/London')::date)) then
    raise exception 'a record of somebody who may be a child is read as one with no other' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create function subjects.begin_on_board() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.board_until := coalesce(subjects.board_until(new.thing_id), 'infinity');
  return new;
end $$;

-- A person who may be a child, and an allegation that nobody renewed, suggest nothing about another child.
create or replace function identify.standing_linked_not_flagged(p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select l.person_id, array_agg(distinct l.learned_on order by l.learned_on) as dates
    from protect.thing_links l join subjects.things t on t.thing_id = l.thing_id and t.kind = 'person'
    where (select identify.is_standing()) and l.partnership_id = (select sec.partnership()) and l.recorded_at <= p_at
      and t.listed_until >= (p_at at time zone 'Europe/London')::date
      and (l.ended_on is null or l.ended_on > (p_at at time zone 'Europe/London')::date)
    group by l.person_id
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where not exists (select from protect.flags f where f.person_id = c.person_id
    and f.raised_on <= (p_at at time zone 'Europe/London')::date
    and (f.ended_on is null or f.ended_on > (p_at at time zone 'Europe/London')::date))
$$;

revoke all on function subjects.may_be_child(uuid, date), subjects.listed_until(uuid, date), subjects.board_until(uuid),
  subjects.keep_listed(uuid, date), subjects.keep_standing(uuid, timestamptz), subjects.begin_listed(), subjects.keep_allegation(),
  subjects.keep_adult(), subjects.keep_adult_join(), subjects.begin_on_board() from public;
grant execute on function subjects.may_be_child(uuid, date) to lantern_app, lantern_wide;
grant execute on function subjects.begin_listed(), subjects.keep_allegation(), subjects.keep_adult(), subjects.keep_adult_join(),
  subjects.begin_on_board() to lantern_owner;

-- What was recorded before: allegations stand for three months more, and who may be a child is in no list from now.
update subjects.things set review_by = (now() at time zone 'Europe/London')::date + 90 where standing in ('alleged', 'suspected');
select subjects.keep_standing(thing_id, now()) from subjects.things where kind = 'person';

reset role;
set local role lantern_owner;
create trigger things_begin before insert on subjects.things for each row execute function subjects.begin_listed();
create trigger things_allegation before insert or update on subjects.things for each row execute function subjects.keep_allegation();
create constraint trigger things_adult after insert on subjects.things deferrable initially deferred
  for each row when (new.kind = 'person') execute function subjects.keep_adult();
create constraint trigger things_adult_born after update of born_on on subjects.things deferrable initially deferred
  for each row when (new.kind = 'person' and old.born_on is distinct from new.born_on) execute function subjects.keep_adult();
create trigger things_standing after update of standing, review_by, withdrawn_on on subjects.things for each row
  when ((old.standing, old.review_by, old.withdrawn_on) is distinct from (new.standing, new.review_by, new.withdrawn_on))
  execute function subjects.keep_halted();
create trigger thing_joins_adult before insert on subjects.thing_joins for each row execute function subjects.keep_adult_join();
create trigger measures_begin before insert on subjects.measures for each row execute function subjects.begin_on_board();
