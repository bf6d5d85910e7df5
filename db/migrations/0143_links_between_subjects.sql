-- What links two subjects that are no children: who uses a vehicle, which telephone belongs to which business. And, on a
-- child's own record, the multi-agency decision on whether they may be harming others.

set local role lantern_owner;

create table subjects.thing_ties (
  thing_tie_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  from_id uuid not null references subjects.things on delete restrict,
  to_id uuid not null references subjects.things on delete restrict,
  relation text not null check (relation ~ '^[a-z-]{1,40}$'),
  certainty text not null check (certainty in ('alleged', 'confirmed')),
  confidence text not null check (confidence in ('low', 'moderate', 'high')),
  wording text not null check (length(wording) between 1 and 2000),
  source text not null check (length(source) between 1 and 400),
  grading text check (length(grading) between 1 and 40),
  handling text not null check (handling in ('subjects', 'measures', 'police')),
  learned_on date not null,
  began_on date,
  until_on date,
  review_by date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  ended_on date,
  ended_by uuid references directory.staff on delete restrict,
  end_reason text check (length(end_reason) between 1 and 1000),
  constraint thing_ties_two_check check (from_id <> to_id),
  constraint thing_ties_span_check check (until_on >= began_on),
  constraint thing_ties_review_check check (review_by > learned_on),
  constraint thing_ties_ended_check check (num_nulls(ended_on, ended_by, end_reason) in (0, 3))
);
comment on table subjects.thing_ties is 'What somebody said links two subjects that are no children: sourced, dated, reviewed; ended, never deleted';
comment on column subjects.thing_ties.grading is 'As police graded the source and the information, where they did';
comment on column subjects.thing_ties.handling is 'Who reads it: whoever reads subjects, whoever reads measures as well, or police who handle intelligence';
comment on column subjects.thing_ties.until_on is 'Until when it was so, as it was said; that somebody ended the entry stands in ended_on';
create index thing_ties_from_idx on subjects.thing_ties (from_id, thing_tie_id);
create index thing_ties_to_idx on subjects.thing_ties (to_id, thing_tie_id);
create unique index thing_ties_standing_key on subjects.thing_ties (from_id, to_id, relation) where ended_on is null;
create index thing_ties_recorded_by_idx on subjects.thing_ties (recorded_by);
create index thing_ties_ended_by_idx on subjects.thing_ties (ended_by);
create index thing_ties_partnership_idx on subjects.thing_ties (partnership_id);

create table protect.child_harm_decisions (
  child_harm_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  may_harm boolean not null,
  decided_on date not null,
  took_part text[] not null check (cardinality(took_part) between 2 and 40),
  arguments_for text not null check (length(arguments_for) between 1 and 4000),
  arguments_against text not null check (length(arguments_against) between 1 and 4000),
  safety_plan text not null check (length(safety_plan) between 1 and 4000),
  nrm text not null check (length(nrm) between 1 and 2000),
  section45 text not null check (length(section45) between 1 and 2000),
  review_by date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint child_harm_decisions_order_check check (review_by > decided_on and review_by <= decided_on + 366)
);
comment on table protect.child_harm_decisions is 'Append-only: what agencies decided together on whether a child may be harming others; on the child''s own record alone, and the newest counts until its review';
create index child_harm_decisions_person_idx on protect.child_harm_decisions (person_id, recorded_at desc);
create index child_harm_decisions_by_idx on protect.child_harm_decisions (recorded_by);
create index child_harm_decisions_partnership_idx on protect.child_harm_decisions (partnership_id);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['subjects.thing_ties', 'protect.child_harm_decisions']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform sec.keep_controller(relation, 'recorded_by', '-');
    perform govern.guard(relation);
  end loop;
end $$;

-- Both ends must be readable, and the handling met.
create policy thing_ties_read on subjects.thing_ties for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('subject.view'))
    and (handling = 'subjects' or handling = 'measures' and (select sec.can('measure.view'))
      or handling = 'police' and (select sec.handles_intelligence()))
    and exists (select from subjects.things t where t.thing_id = thing_ties.from_id)
    and exists (select from subjects.things t where t.thing_id = thing_ties.to_id));
create policy thing_ties_add on subjects.thing_ties for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('subject.record'))
    and (handling = 'subjects' or handling = 'measures' and (select sec.can('measure.view'))
      or handling = 'police' and (select sec.handles_intelligence()))
    and exists (select from subjects.things t where t.thing_id = thing_ties.from_id)
    and exists (select from subjects.things t where t.thing_id = thing_ties.to_id));
create policy thing_ties_change on subjects.thing_ties for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('subject.record'))
    and (handling = 'subjects' or handling = 'measures' and (select sec.can('measure.view'))
      or handling = 'police' and (select sec.handles_intelligence())))
  with check (partnership_id = (select sec.partnership()) and ended_by = (select sec.staff()) and (select sec.can('subject.record')));
grant update (ended_on, ended_by, end_reason) on subjects.thing_ties to lantern_app, lantern_wide;
create trigger thing_ties_history after update or delete on subjects.thing_ties for each row execute function history.record('thing_tie_id');

create policy child_harm_decisions_read on protect.child_harm_decisions for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = child_harm_decisions.person_id));
create policy child_harm_decisions_add on protect.child_harm_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('level.set'))
    and exists (select from subjects.people p where p.person_id = child_harm_decisions.person_id));

set local role lantern_maintenance;

-- Never to itself, and never with somebody who may be a child. What was ended stays as it was.
create function subjects.keep_tie() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user not in ('lantern_app', 'lantern_wide') then return new; end if;
  if tg_op = 'UPDATE' then
    if old.ended_on is not null then
      raise exception 'a link that was ended stays as it was' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if new.ended_on is not null or new.to_id in (select subjects.same_things(new.from_id)) then
    raise exception 'a subject is not linked with itself, and no link begins as ended' using errcode = 'insufficient_privilege';
  end if;
  if subjects.may_be_child(new.from_id, (new.recorded_at at time zone 'Europe/London')::date)
      or subjects.may_be_child(new.to_id, (new.recorded_at at time zone 'Europe/London')::date) then
    raise exception 'nobody who may be a child is linked with a subject here' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function subjects.keep_tie() from public;
grant execute on function subjects.keep_tie() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger thing_ties_keep before insert or update on subjects.thing_ties for each row execute function subjects.keep_tie();
