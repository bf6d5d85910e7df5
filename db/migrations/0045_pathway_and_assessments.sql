-- The pathway as an object: every move of a child from stage to stage; and assessments with clocks,
-- pauses and a manager's oversight.

create table protect.stage_moves (
  stage_move_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  pathway_id uuid references directory.configuration on delete restrict,
  from_stage text check (length(from_stage) between 1 and 40),
  to_stage text check (length(to_stage) between 1 and 40),
  basis text not null check (basis in ('opened', 'moved', 'tracker', 'imported', 'undone', 'before')),
  reason text check (length(reason) between 1 and 4000),
  moved_on date not null,
  moved_by uuid references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint stage_moves_moved_check check (basis <> 'moved' or (reason is not null and moved_by is not null and to_stage is not null))
);
comment on table protect.stage_moves is 'Append-only: each time a child came to a stage of the pathway, from which, why and who moved them; tracker_entries.stage shows the last';
comment on column protect.stage_moves.pathway_id is 'The version of the pathway that was in force; not known of moves that nobody recorded then';
comment on column protect.stage_moves.basis is 'moved: by a person with a reason; tracker, imported, undone: a cell of the tracker; before: known from before moves were kept';
create index stage_moves_person_idx on protect.stage_moves (person_id, stage_move_id);
create index stage_moves_pathway_idx on protect.stage_moves (pathway_id);
create index stage_moves_by_idx on protect.stage_moves (moved_by);
create index stage_moves_partnership_idx on protect.stage_moves (partnership_id);

create table protect.assessments (
  assessment_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  kind_id uuid not null references directory.configuration on delete restrict,
  started_on date not null,
  clock_from date not null,
  lead_id uuid not null references directory.staff on delete restrict,
  reason text not null check (length(reason) between 1 and 4000),
  begun_by uuid not null references directory.staff on delete restrict,
  begun_at timestamptz not null,
  due_on date,
  paused_on date,
  finished_on date,
  outcome text check (length(outcome) between 1 and 40),
  summary text check (length(summary) between 1 and 8000),
  factors_id uuid references directory.configuration on delete restrict,
  factors text[] not null default '{}',
  late_reason text check (length(late_reason) between 1 and 4000),
  finished_by uuid references directory.staff on delete restrict,
  finished_at timestamptz,
  version int not null default 1,
  constraint assessments_finished_check check (num_nulls(finished_on, outcome, summary, finished_by, finished_at) in (0, 5)),
  constraint assessments_paused_check check (paused_on is null or finished_on is null),
  constraint assessments_late_check check (finished_on is null or due_on is null or finished_on <= due_on or late_reason is not null),
  constraint assessments_factors_check check (cardinality(factors) = 0 or (factors_id is not null and finished_on is not null)),
  constraint assessments_order_check check (finished_on >= started_on)
);
comment on table protect.assessments is 'An assessment or enquiry about a child under a clock: begun, paused, finished by people; nothing ends it by itself';
comment on column protect.assessments.kind_id is 'The version of its kind that it was begun under: its clock, outcomes and whether factors are asked';
comment on column protect.assessments.clock_from is 'The day its clock runs from: the day of the event, which is not counted';
comment on column protect.assessments.due_on is 'Worked out from clock_from, the kind and the pauses; none while the clock stands, or where the calendar does not reach';
comment on column protect.assessments.paused_on is 'Since when its clock stands; the pauses themselves are in assessment_steps';
comment on column protect.assessments.factors is 'Codes of the list of factors in force when it was finished';
create index assessments_person_idx on protect.assessments (person_id, assessment_id);
-- One of a kind at a time.
create unique index assessments_one_of_a_kind_idx on protect.assessments (person_id, kind) where finished_on is null;
create index assessments_running_idx on protect.assessments (partnership_id, due_on, assessment_id) where finished_on is null;
create index assessments_lead_idx on protect.assessments (lead_id);
create index assessments_partnership_idx on protect.assessments (partnership_id);
create index assessments_kind_idx on protect.assessments (kind_id);
create index assessments_factors_idx on protect.assessments (factors_id);
create index assessments_begun_by_idx on protect.assessments (begun_by);
create index assessments_finished_by_idx on protect.assessments (finished_by);

create table protect.assessment_steps (
  assessment_step_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  assessment_id uuid not null references protect.assessments on delete cascade,
  step text not null check (step in ('paused', 'resumed', 'clock-moved', 'overseen')),
  happened_on date not null,
  wording text check (length(wording) between 1 and 4000),
  verdict text check (verdict in ('agreed', 'agreed-with-changes', 'not-agreed')),
  in_post text check (length(in_post) between 1 and 200),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint assessment_steps_overseen_check check ((step = 'overseen') = (verdict is not null)),
  constraint assessment_steps_words_check check (step = 'resumed' or wording is not null)
);
comment on table protect.assessment_steps is 'Append-only: pauses of an assessment''s clock with their reasons, a clock that a later discussion moved, and what a manager said of it';
comment on column protect.assessment_steps.happened_on is 'The day of it: the day a pause began or ended, the day a clock runs from since';
comment on column protect.assessment_steps.in_post is 'The post in which a manager looked at it, as it was called then';
create index assessment_steps_assessment_idx on protect.assessment_steps (assessment_id, assessment_step_id);
create index assessment_steps_person_idx on protect.assessment_steps (person_id);
create index assessment_steps_by_idx on protect.assessment_steps (recorded_by);
create index assessment_steps_partnership_idx on protect.assessment_steps (partnership_id);

do $$
declare
  held record;
  name text;
begin
  for held in select * from (values ('protect.stage_moves', 'moved_by'), ('protect.assessments', 'begun_by'),
      ('protect.assessment_steps', 'recorded_by')) as v (relation, author) loop
    name := split_part(held.relation, '.', 2);
    execute format('alter table %s enable row level security', held.relation);
    execute format('alter table %s force row level security', held.relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', held.relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', held.relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', held.relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_read', held.relation, name);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %s
        and exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_add', held.relation,
      case held.author when 'moved_by' then '(moved_by is null or moved_by = (select sec.staff()))'
        else format('%I = (select sec.staff())', held.author) end, name);
  end loop;
end $$;

create policy assessments_change on protect.assessments for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = assessments.person_id))
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = assessments.person_id));
grant update (clock_from, due_on, paused_on, finished_on, outcome, summary, factors_id, factors, late_reason, finished_by, finished_at, version)
  on protect.assessments to lantern_app, lantern_wide;
create trigger assessments_history after update or delete on protect.assessments
  for each row execute function history.record('assessment_id');

-- The longest in their stage first.
create index tracker_entries_stage_idx on protect.tracker_entries
  (partnership_id, is_open, stage_since, person_id) include (stage, shut_out) where not restricted;

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool', 'missing', 'assessment'));

-- Moves that are known: every stage that was typed in the tracker or came with a workbook, what stood
-- before the first of them, and for the others where the child stands since when.
set local role lantern_maintenance;
insert into protect.stage_moves (stage_move_id, partnership_id, person_id, pathway_id, from_stage, to_stage, basis, moved_on, moved_by, recorded_at)
select f.tracker_fact_id, f.partnership_id, f.person_id, c.configuration_id, f.was, f.value,
  case f.basis when 'recorded' then 'tracker' else f.basis end, d.moved_on, f.recorded_by, f.recorded_at
from protect.tracker_facts f
cross join lateral (select (f.recorded_at at time zone 'Europe/London')::date as moved_on) d
left join lateral (select c.configuration_id from directory.configuration c
  where c.partnership_id = f.partnership_id and c.kind = 'pathway' and c.key = 'pathway' and c.in_force_from <= d.moved_on
    and (c.in_force_to is null or c.in_force_to >= d.moved_on) order by c.in_force_from desc limit 1) c on true
where f.field = 'stage' and f.value is distinct from f.was and length(f.value) <= 40 and length(coalesce(f.was, '-')) <= 40;

insert into protect.stage_moves (stage_move_id, partnership_id, person_id, to_stage, basis, moved_on, recorded_at)
select (lpad(to_hex((extract(epoch from x.since + time '09:00') * 1000)::bigint), 12, '0') || '7'
    || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid,
  x.partnership_id, x.person_id, x.stage, 'before', x.since, x.since + time '09:00'
from (
  select t.partnership_id, t.person_id, coalesce(f.from_stage, t.stage) as stage,
    case when f.person_id is null then coalesce(t.stage_since, t.opened_on, t.last_entry_at::date)
      else least(t.opened_on, f.moved_on) end as since
  from protect.tracker_entries t
  left join lateral (select m.person_id, m.from_stage, m.moved_on from protect.stage_moves m where m.person_id = t.person_id
    order by m.recorded_at, m.stage_move_id limit 1) f on true
  where f.from_stage is not null or (f.person_id is null and t.stage is not null)
) x;
reset role;
set local role lantern_owner;

select sec.keep_controller('protect.stage_moves', 'moved_by', '-');
select sec.keep_controller('protect.assessments', 'begun_by', '-');
select sec.keep_controller('protect.assessment_steps', 'recorded_by', '-');
select govern.guard('protect.stage_moves');
select govern.guard('protect.assessments');
select govern.guard('protect.assessment_steps');
