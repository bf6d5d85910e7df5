-- Never a child: what is known of the age of a person of concern, with its source, whether they were exploited as a child,
-- and the multi-agency decision without which nothing is done about somebody who was. Why no measure can be taken on a
-- subject is one function, which pages, commands and triggers ask.

create table subjects.adult_facts (
  adult_fact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  is_adult boolean not null,
  source text not null check (length(source) between 1 and 400),
  known_on date not null,
  exploited text not null check (exploited in ('no', 'yes', 'may-be')),
  exploited_basis text not null check (length(exploited_basis) between 1 and 2000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table subjects.adult_facts is 'Append-only: that a person of concern is an adult, or may be a child, and whether they were exploited as a child; the newest counts';
comment on column subjects.adult_facts.source is 'Who or what says so: a document, a record of the police, an officer who knows them';
comment on column subjects.adult_facts.exploited_basis is 'Who was asked, and what they said';
create index adult_facts_thing_idx on subjects.adult_facts (thing_id, recorded_at desc);
create index adult_facts_by_idx on subjects.adult_facts (recorded_by);
create index adult_facts_partnership_idx on subjects.adult_facts (partnership_id);

create table subjects.harm_decisions (
  harm_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  decided_on date not null,
  took_part text[] not null check (cardinality(took_part) between 2 and 40),
  arguments_for text not null check (length(arguments_for) between 1 and 4000),
  arguments_against text not null check (length(arguments_against) between 1 and 4000),
  safety_plan text not null check (length(safety_plan) between 1 and 4000),
  nrm text not null check (length(nrm) between 1 and 2000),
  section45 text not null check (length(section45) between 1 and 2000),
  may_act boolean not null,
  review_by date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint harm_decisions_order_check check (review_by > decided_on and review_by <= decided_on + 366)
);
comment on table subjects.harm_decisions is 'Append-only: the multi-agency decision on whether measures can be considered on an adult who was exploited as a child, or may have been; the newest counts, until its review';
comment on column subjects.harm_decisions.took_part is 'Agencies and roles, two or more';
comment on column subjects.harm_decisions.safety_plan is 'The plan for their own safety';
comment on column subjects.harm_decisions.nrm is 'How the National Referral Mechanism was considered';
comment on column subjects.harm_decisions.section45 is 'How the defence of section 45 of the Modern Slavery Act 2015 was considered';
create index harm_decisions_thing_idx on subjects.harm_decisions (thing_id, recorded_at desc);
create index harm_decisions_by_idx on subjects.harm_decisions (recorded_by);
create index harm_decisions_partnership_idx on subjects.harm_decisions (partnership_id);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['subjects.adult_facts', 'subjects.harm_decisions']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.can(''subject.view'')))', bare || '_read', relation);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can(''subject.record'')))',
      bare || '_add', relation);
    perform sec.keep_controller(relation, 'recorded_by', '-');
    perform govern.guard(relation);
  end loop;
end $$;

set local role lantern_maintenance;

-- The first day on which somebody is 18: on 1 March for those born on 29 February.
create function subjects.adult_on(p_born date) returns date
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select (p_born - 1 + interval '18 years')::date + 1
$$;

-- Why no measure can be taken on a subject on a day; null where one can. Whatever is read as one with it counts: one
-- record that says that somebody may be a child is enough. Who was under 18 when they were recorded needs the decision
-- at any age.
create function subjects.no_measure_because(p_thing uuid, p_on date) returns text
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
    when not exists (select from fact) then 'not-asked'
    when (exists (select from fact where exploited <> 'no')
        or exists (select from same where subjects.adult_on(born_on) > (recorded_at at time zone 'Europe/London')::date))
      and not exists (select from decided where may_act and review_by >= p_on) then 'decision'
  end
$$;

revoke all on function subjects.adult_on(date), subjects.no_measure_because(uuid, date) from public;
grant execute on function subjects.adult_on(date), subjects.no_measure_because(uuid, date) to lantern_app, lantern_wide;

reset role;
