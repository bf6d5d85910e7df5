-- Investigations of a crime against a child, and what the child as a victim is entitled to: updates, interviews, special
-- measures, reviews of decisions, compensation, what the court said, and escalation to the specialist command. When
-- something was done and by whom; never what was said in an interview, and nothing of therapy.

set local role lantern_maintenance;

update directory.roles set permissions = permissions || '{investigation.record}'::text[]
where key in ('police-spoc', 'intelligence-officer', 'lead-practitioner', 'team-manager', 'mash-decision-maker', 'exploitation-coordinator')
  and not 'investigation.record' = any (permissions);

reset role;
set local role lantern_owner;

create table protect.investigations (
  investigation_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  operation text check (length(operation) between 1 and 100),
  crime_references text[] not null default '{}',
  force text not null check (length(force) between 1 and 120),
  officer_id uuid references directory.staff on delete restrict,
  officer_name text check (length(officer_name) between 1 and 200),
  crime_flags text[] not null default '{}' check (cardinality(crime_flags) <= 20),
  is_enhanced boolean not null,
  opened_on date not null,
  state text not null default 'open' check (state in ('open', 'charged', 'no-further-action', 'court', 'ended')),
  state_on date not null,
  update_due_on date,
  review_due_on date,
  escalation_due_at timestamptz,
  compensation_age int not null check (compensation_age between 1 and 40),
  compensation_alert_days int not null check (compensation_alert_days between 0 and 2000),
  compensation_settled boolean not null default false,
  compensation_due_on date,
  compensation_alert_on date,
  due_on date,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint investigations_child_key unique (investigation_id, person_id),
  constraint investigations_named_check check (operation is not null or cardinality(crime_references) > 0),
  constraint investigations_reference_check check (cardinality(crime_references) <= 10 and length(array_to_string(crime_references, '')) <= 400),
  constraint investigations_officer_named_check check (num_nonnulls(officer_id, officer_name) <= 1),
  constraint investigations_span_check check (state_on >= opened_on)
);
comment on table protect.investigations is 'An investigation of a crime against a child; ended, never deleted. No content of an interview, and nothing of therapy';
comment on column protect.investigations.scheme_id is 'The version of the configuration that it was recorded under';
comment on column protect.investigations.crime_flags is 'Flags on the crime, by those in force';
comment on column protect.investigations.is_enhanced is 'Whether the child is entitled to updates as a vulnerable or intimidated victim';
comment on column protect.investigations.update_due_on is 'By when the victim has the next update';
comment on column protect.investigations.review_due_on is 'By when a review that the victim asked for is decided';
comment on column protect.investigations.escalation_due_at is 'By when the specialist command answers; none once it did';
comment on column protect.investigations.compensation_age is 'Compensation is applied for before this birthday, by the configuration of its day';
comment on column protect.investigations.compensation_settled is 'The family was told, it was applied for, or it is not wanted';
comment on column protect.investigations.compensation_due_on is 'The last day for it, by the date of birth; kept by a trigger';
comment on column protect.investigations.due_on is 'The first of what is due; kept by a trigger';
create index investigations_person_idx on protect.investigations (person_id, investigation_id);
create index investigations_due_idx on protect.investigations (partnership_id, due_on, investigation_id) where due_on is not null;
create index investigations_open_idx on protect.investigations (partnership_id, coalesce(due_on, 'infinity'::date), investigation_id) where state <> 'ended';
create index investigations_ended_idx on protect.investigations (partnership_id, state_on desc, investigation_id) where state = 'ended';
create index investigations_partnership_idx on protect.investigations (partnership_id);
create index investigations_scheme_idx on protect.investigations (scheme_id);
create index investigations_officer_idx on protect.investigations (officer_id);
create index investigations_by_idx on protect.investigations (recorded_by);

create table protect.investigation_steps (
  investigation_step_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  investigation_id uuid not null,
  step text not null check (step in ('state', 'update', 'interview', 'measures', 'review', 'statement', 'compensation', 'court', 'escalated', 'answered')),
  about text check (about ~ '^[a-z0-9-]{1,40}$'),
  outcome text check (outcome ~ '^[a-z0-9-]{1,40}$'),
  measures text[] not null default '{}' check (cardinality(measures) <= 20),
  told text check (told in ('child', 'around', 'other', 'nobody')),
  around_id uuid,
  told_name text check (length(told_name) between 1 and 200),
  way text check (way ~ '^[a-z0-9-]{1,40}$'),
  done_by text check (length(done_by) between 1 and 200),
  wording text check (length(wording) between 1 and 300),
  happened_on date,
  due_on date,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint investigation_steps_of_fkey foreign key (investigation_id, person_id)
    references protect.investigations (investigation_id, person_id) on delete cascade deferrable,
  constraint investigation_steps_day_check check (num_nonnulls(happened_on, due_on) > 0),
  constraint investigation_steps_told_to_check check ((told is not distinct from 'around') = (around_id is not null)
    and (told is not distinct from 'other') = (told_name is not null)),
  constraint investigation_steps_update_check check (step <> 'update' or (num_nulls(about, told, done_by, happened_on) = 0
    and (told = 'nobody') = (way is null) and (told <> 'nobody' or wording is not null))),
  constraint investigation_steps_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable
);
comment on table protect.investigation_steps is 'Append-only: what was done in an investigation for the child as a victim, when and by whom; the newest of each counts. Dates and kinds, no content';
comment on column protect.investigation_steps.about is 'What it is about: a kind of the configuration, or of the step';
comment on column protect.investigation_steps.told is 'Who was told: the child, somebody recorded around the child, another by name, or nobody and why';
comment on column protect.investigation_steps.happened_on is 'When it was done; none for what is planned';
comment on column protect.investigation_steps.due_on is 'For when it is planned, or by when it is decided';
comment on column protect.investigation_steps.wording is 'One line, where a decision needs its reason; nothing asks for what was said';
create index investigation_steps_of_idx on protect.investigation_steps (investigation_id, person_id);
create index investigation_steps_investigation_idx on protect.investigation_steps (investigation_id, investigation_step_id);
create index investigation_steps_person_idx on protect.investigation_steps (person_id);
create index investigation_steps_around_idx on protect.investigation_steps (around_id, person_id);
create index investigation_steps_by_idx on protect.investigation_steps (recorded_by);
create index investigation_steps_partnership_idx on protect.investigation_steps (partnership_id);

do $$
declare
  held text;
begin
  foreach held in array array['investigations', 'investigation_steps'] loop
    execute format('alter table protect.%I enable row level security', held);
    execute format('alter table protect.%I force row level security', held);
    execute format('create policy %I on protect.%I to lantern_maintenance using (true) with check (true)', held || '_maintenance', held);
    execute format('grant select, insert, update, delete on protect.%I to lantern_maintenance', held);
    execute format('grant select, insert on protect.%I to lantern_app, lantern_wide', held);
    execute format('create policy %I on protect.%I for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %I.person_id))', held || '_read', held, held);
    execute format('create policy %I on protect.%I for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can(''investigation.record''))
        and exists (select from subjects.people p where p.person_id = %I.person_id))', held || '_add', held, held);
    perform sec.keep_controller(format('protect.%I', held)::regclass, 'recorded_by', '-');
    perform govern.guard(format('protect.%I', held)::regclass);
  end loop;
end $$;

create policy investigations_change on protect.investigations for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = investigations.person_id))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('investigation.record'))
    and exists (select from subjects.people p where p.person_id = investigations.person_id));
grant update (state, state_on, update_due_on, review_due_on, escalation_due_at, compensation_settled, version)
  on protect.investigations to lantern_app, lantern_wide;
create trigger investigations_history after update or delete on protect.investigations
  for each row execute function history.record('investigation_id');

set local role lantern_maintenance;

-- The last day for compensation by the date of birth, and the first of what is due.
create function protect.keep_investigation_due() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  born date;
begin
  select p.born_on into born from subjects.people p where p.person_id = new.person_id;
  new.compensation_due_on := (born + make_interval(years => new.compensation_age))::date - 1;
  new.compensation_alert_on := case when not new.compensation_settled then new.compensation_due_on - new.compensation_alert_days end;
  new.due_on := least(new.update_due_on, new.review_due_on, (new.escalation_due_at at time zone 'Europe/London')::date, new.compensation_alert_on);
  return new;
end $$;

-- Another date of birth is another last day.
create function protect.keep_compensation_due() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update protect.investigations i set compensation_age = i.compensation_age where i.person_id = new.person_id;
  return null;
end $$;

-- Nobody is told who must not be; and a step is of the child whose investigation it is.
create function protect.keep_investigation_step() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.told in ('around', 'other') then
    perform protect.refuse_untold(new.person_id, new.around_id, new.told_name, null, new.happened_on);
  end if;
  return new;
end $$;
revoke all on function protect.keep_investigation_due(), protect.keep_compensation_due(), protect.keep_investigation_step() from public;
grant execute on function protect.keep_investigation_due(), protect.keep_compensation_due(), protect.keep_investigation_step() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger investigations_due before insert or update on protect.investigations
  for each row execute function protect.keep_investigation_due();
create trigger investigation_steps_keep before insert on protect.investigation_steps
  for each row execute function protect.keep_investigation_step();
create trigger people_compensation_due after update of born_on on subjects.people
  for each row when (old.born_on is distinct from new.born_on) execute function protect.keep_compensation_due();
