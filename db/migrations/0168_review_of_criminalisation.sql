-- What a child was charged with, cautioned for or convicted of while exploited: whether the defence of section 45 and the NRM
-- were considered, who was asked to review it, by when, and what came of it. Looked at again by a day until it is closed.

set local role lantern_owner;

create table protect.child_charges (
  child_charge_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  kind text not null check (kind in ('charged', 'cautioned', 'convicted')),
  offence text not null check (length(offence) between 1 and 300),
  decided_on date not null,
  exploited text not null check (length(exploited) between 1 and 2000),
  section45 text not null check (section45 in ('raised', 'considered', 'not-considered')),
  section45_basis text not null check (length(section45_basis) between 1 and 1000),
  nrm text not null check (nrm in ('referred', 'considered', 'not-considered')),
  nrm_basis text not null check (length(nrm_basis) between 1 and 1000),
  review_by date not null,
  answer_by date,
  closed_on date,
  due_on date generated always as (case when closed_on is null then least(review_by, answer_by) end) stored,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint child_charges_child_key unique (child_charge_id, person_id),
  constraint child_charges_order_check check (review_by > decided_on)
);
comment on table protect.child_charges is 'What a child was charged with, cautioned for or convicted of while exploited, for its review; closed, never deleted';
comment on column protect.child_charges.exploited is 'How the child was exploited then, and who says so';
comment on column protect.child_charges.section45 is 'Modern Slavery Act 2015, section 45: raised in the case, considered and not raised, or not considered';
comment on column protect.child_charges.answer_by is 'By when who was asked to review it answers; none once they did';
comment on column protect.child_charges.due_on is 'The first of what is due';
create index child_charges_person_idx on protect.child_charges (person_id, child_charge_id);
create index child_charges_due_idx on protect.child_charges (partnership_id, due_on, child_charge_id) where closed_on is null;
create index child_charges_closed_idx on protect.child_charges (partnership_id, closed_on desc, child_charge_id) where closed_on is not null;
create index child_charges_partnership_idx on protect.child_charges (partnership_id);
create index child_charges_by_idx on protect.child_charges (recorded_by);

create table protect.child_charge_steps (
  child_charge_step_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  child_charge_id uuid not null,
  step text not null check (step in ('asked', 'answered', 'reviewed', 'closed')),
  about text check (about ~ '^[a-z-]{1,40}$'),
  wording text not null check (length(wording) between 1 and 1000),
  happened_on date not null,
  answer_by date,
  review_by date,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint child_charge_steps_of_fkey foreign key (child_charge_id, person_id)
    references protect.child_charges (child_charge_id, person_id) on delete cascade deferrable,
  constraint child_charge_steps_asked_check check ((step = 'asked') = (answer_by is not null) and (step in ('asked', 'answered')) = (about is not null)),
  constraint child_charge_steps_order_check check (answer_by >= happened_on and review_by >= happened_on)
);
comment on table protect.child_charge_steps is 'Append-only: who was asked to review it, what they answered, and that it was looked at again';
comment on column protect.child_charge_steps.about is 'Who was asked, or what came of it';
create index child_charge_steps_of_idx on protect.child_charge_steps (child_charge_id, person_id);
create index child_charge_steps_person_idx on protect.child_charge_steps (person_id);
create index child_charge_steps_partnership_idx on protect.child_charge_steps (partnership_id);
create index child_charge_steps_by_idx on protect.child_charge_steps (recorded_by);

do $$
declare
  held text;
begin
  foreach held in array array['child_charges', 'child_charge_steps'] loop
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

create policy child_charges_change on protect.child_charges for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = child_charges.person_id))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('investigation.record'))
    and exists (select from subjects.people p where p.person_id = child_charges.person_id));
grant update (review_by, answer_by, closed_on, version) on protect.child_charges to lantern_app, lantern_wide;
create trigger child_charges_history after update or delete on protect.child_charges
  for each row execute function history.record('child_charge_id');
