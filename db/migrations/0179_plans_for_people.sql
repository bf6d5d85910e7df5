-- A plan for a person of concern: a measure of a kind of its own, so that safe to act, the effect on a child who lives there,
-- reviews and never a child hold for it as they stand; and what each agency does under it, by when, and what came of that.

alter table subjects.measures drop constraint measures_form_check;
alter table subjects.measures add constraint measures_form_check check (form in ('order', 'notice', 'warning', 'tactic', 'plan'));

create table subjects.measure_actions (
  measure_action_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  measure_id uuid not null references subjects.measures on delete restrict,
  wording text not null check (length(wording) between 1 and 2000),
  agency_id uuid not null references directory.agencies on delete restrict,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'not-done')),
  ended_on date,
  outcome text check (length(outcome) between 1 and 2000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint measure_actions_ended_check check (num_nulls(ended_on, outcome) = (case state when 'open' then 2 else 0 end))
);
comment on table subjects.measure_actions is 'What an agency does under a plan for a person of concern, by when, and what came of it; never deleted';
create index measure_actions_measure_idx on subjects.measure_actions (measure_id, due_on);
create index measure_actions_due_idx on subjects.measure_actions (partnership_id, due_on, measure_id) where state = 'open';
create index measure_actions_agency_idx on subjects.measure_actions (agency_id);
create index measure_actions_by_idx on subjects.measure_actions (recorded_by);
create index measure_actions_changed_by_idx on subjects.measure_actions (changed_by);
create index measure_actions_partnership_idx on subjects.measure_actions (partnership_id);

alter table subjects.measure_actions enable row level security;
alter table subjects.measure_actions force row level security;
create policy measure_actions_maintenance on subjects.measure_actions to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on subjects.measure_actions to lantern_maintenance;
grant select, insert on subjects.measure_actions to lantern_app, lantern_wide;
grant update (state, ended_on, outcome, changed_by, changed_at, version) on subjects.measure_actions to lantern_app, lantern_wide;
create policy measure_actions_read on subjects.measure_actions for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('measure.view')));
create policy measure_actions_add on subjects.measure_actions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('measure.record')));
create policy measure_actions_change on subjects.measure_actions for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('measure.record')))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff()) and (select sec.can('measure.record')));
create trigger measure_actions_history after update or delete on subjects.measure_actions
  for each row execute function history.record('measure_action_id');
select sec.keep_controller('subjects.measure_actions', 'recorded_by', '-');
select govern.guard('subjects.measure_actions');

set local role lantern_maintenance;

-- Added to a plan that runs, on somebody who is no child and cannot be one; what ended stays as it ended.
create function subjects.keep_measure_action() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  plan subjects.measures;
begin
  if current_user not in ('lantern_app', 'lantern_wide') then return new; end if;
  if tg_op = 'UPDATE' then
    if old.state <> 'open' then
      raise exception 'an action that ended stays as it was' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  select m.* into plan from subjects.measures m where m.measure_id = new.measure_id;
  if new.state <> 'open' or plan.form is distinct from 'plan' or plan.state is distinct from 'started' or plan.is_halted
    or subjects.no_measure_because(plan.thing_id, (new.recorded_at at time zone 'Europe/London')::date) is not null then
    raise exception 'an action belongs to a plan that runs' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function subjects.keep_measure_action() from public;
grant execute on function subjects.keep_measure_action() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger measure_actions_keep before insert or update on subjects.measure_actions
  for each row execute function subjects.keep_measure_action();
