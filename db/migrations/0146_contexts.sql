-- Contexts: a place, a group or an online space in which young people are harmed has a case of its own, referred, opened,
-- assessed, planned for, reviewed and closed as a child's is. No column of it is of a child, and nothing joins it with one.
-- It is read by the agencies that have a part in it; never by whoever has a conflict of interest, and by the agency that
-- runs the place only where a manager named one of its people.

set local role lantern_maintenance;

update directory.roles set permissions = permissions || '{context.view,context.record}'::text[]
where 'note.add' = any (permissions) and key not in ('agency-system', 'service-account', 'panel-chair')
  and not 'context.view' = any (permissions);
update directory.roles set permissions = permissions || '{context.decide}'::text[]
where key in ('team-manager', 'mash-decision-maker', 'exploitation-coordinator') and not 'context.decide' = any (permissions);
update directory.roles set permissions = permissions || '{context.oversee}'::text[]
where key in ('mash-decision-maker', 'exploitation-coordinator') and not 'context.oversee' = any (permissions);

reset role;
set local role lantern_owner;

create table subjects.contexts (
  context_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  kind text not null check (kind in ('place', 'group', 'online')),
  thing_id uuid references subjects.things on delete restrict,
  name text not null check (length(name) between 1 and 200),
  reason text not null check (length(reason) between 1 and 4000),
  state text not null default 'referred' check (state in ('referred', 'open', 'not-opened', 'closed')),
  level smallint check (level between 1 and 5),
  owner_id uuid references directory.staff on delete restrict,
  lead_agency_id uuid references directory.agencies on delete restrict,
  run_by_id uuid references directory.agencies on delete restrict,
  review_by date,
  agency_id uuid not null references directory.agencies on delete restrict,
  agency_ids uuid[] not null,
  named uuid[] not null default '{}',
  closed_to uuid[] not null default '{}',
  is_restricted boolean not null default false,
  referred_by uuid not null references directory.staff on delete restrict,
  referred_at timestamptz not null,
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint contexts_subject_check check (thing_id is null or kind = 'place'),
  constraint contexts_place_check check (kind <> 'place' or state in ('referred', 'not-opened') or thing_id is not null),
  constraint contexts_led_check check (state <> 'open' or num_nulls(level, owner_id, lead_agency_id, review_by) = 0),
  constraint contexts_restricted_check check (not is_restricted or cardinality(named) >= 2)
);
comment on table subjects.contexts is 'A case on a place, a group or an online space: referred, opened, reviewed and closed, never deleted; no child stands on it';
comment on column subjects.contexts.thing_id is 'The place or business under People, places and networks; a group and an online space have a name alone, so that no list of children hangs on them';
comment on column subjects.contexts.name is 'As it was referred, or as the place was called when the case was opened';
comment on column subjects.contexts.level is 'How much harm there is, by the place of the level in the configuration, 1 the least; it falls by a recorded decision alone';
comment on column subjects.contexts.run_by_id is 'The agency that runs the place: its people read nothing of it unless they are named';
comment on column subjects.contexts.agency_id is 'The agency that referred it';
comment on column subjects.contexts.agency_ids is 'Agencies that have a part in it: they referred it, lead it or were asked for an action';
comment on column subjects.contexts.named is 'Who reads a restricted case, and who reads it although their agency runs the place';
comment on column subjects.contexts.closed_to is 'Colleagues with a conflict of interest: they read nothing of it';
create index contexts_open_idx on subjects.contexts (partnership_id, review_by, context_id) where state = 'open';
create index contexts_referred_idx on subjects.contexts (partnership_id, referred_at, context_id) where state = 'referred';
create index contexts_ended_idx on subjects.contexts (partnership_id, changed_at desc, context_id) where state in ('closed', 'not-opened');
create index contexts_partnership_idx on subjects.contexts (partnership_id);
create index contexts_thing_idx on subjects.contexts (thing_id);
create index contexts_owner_idx on subjects.contexts (owner_id, review_by);
create index contexts_lead_agency_idx on subjects.contexts (lead_agency_id);
create index contexts_run_by_idx on subjects.contexts (run_by_id);
create index contexts_agency_idx on subjects.contexts (agency_id);
create index contexts_referred_by_idx on subjects.contexts (referred_by);
create index contexts_changed_by_idx on subjects.contexts (changed_by);

create table subjects.context_acts (
  context_act_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  context_id uuid not null references subjects.contexts on delete restrict,
  act text not null check (act in ('referred', 'reviewed', 'raised', 'owner', 'opened', 'not-opened', 'lowered', 'closed', 'reopened', 'restricted', 'widened')),
  wording text not null check (length(wording) between 1 and 4000),
  level smallint check (level between 1 and 5),
  next_review_by date,
  outcome text check (outcome in ('made-safer', 'moved', 'not-safer', 'no-evidence')),
  version_after int not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint context_acts_closed_check check ((act = 'closed') = (outcome is not null))
);
comment on table subjects.context_acts is 'Append-only: what was decided about a case on a place, group or online space, with the reason, by whom';
comment on column subjects.context_acts.version_after is 'The version of the case that the act made: no state, level or owner changes without one';
create index context_acts_context_idx on subjects.context_acts (context_id, recorded_at);
create index context_acts_by_idx on subjects.context_acts (recorded_by);
create index context_acts_partnership_idx on subjects.context_acts (partnership_id);

create table subjects.context_assessments (
  context_assessment_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  context_id uuid not null references subjects.contexts on delete restrict,
  configuration_id uuid not null references directory.configuration on delete restrict,
  answers jsonb not null,
  weights jsonb not null,
  judged_band text check (length(judged_band) between 1 and 500),
  judgement text not null check (length(judgement) between 1 and 4000),
  calculated jsonb not null,
  agreement text not null check (length(agreement) between 1 and 40),
  assessed_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table subjects.context_assessments is 'Append-only: a place, group or online space by a tool of the configuration, with the judgement beside what the answers come to';
comment on column subjects.context_assessments.weights is 'Which context has to change first, by the contexts of the configuration';
create index context_assessments_context_idx on subjects.context_assessments (context_id, recorded_at);
create index context_assessments_configuration_idx on subjects.context_assessments (configuration_id);
create index context_assessments_by_idx on subjects.context_assessments (recorded_by);
create index context_assessments_partnership_idx on subjects.context_assessments (partnership_id);

create table subjects.context_actions (
  context_action_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  context_id uuid not null references subjects.contexts on delete restrict,
  guardian_kind text not null check (guardian_kind ~ '^[a-z0-9-]{1,40}$'),
  agency_id uuid references directory.agencies on delete restrict,
  guardian text check (length(guardian) between 1 and 200),
  wording text not null check (length(wording) between 1 and 2000),
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'not-done')),
  ended_on date,
  outcome text check (length(outcome) between 1 and 2000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint context_actions_who_check check (num_nonnulls(agency_id, guardian) = 1),
  constraint context_actions_ended_check check (num_nulls(ended_on, outcome) = (case state when 'open' then 2 else 0 end))
);
comment on table subjects.context_actions is 'What somebody who can make a place, group or online space safer does, by when, and what came of it';
comment on column subjects.context_actions.agency_id is 'The guardian, where they are in the directory';
comment on column subjects.context_actions.guardian is 'The guardian, where they are not: a business or a role, and no private person';
create index context_actions_context_idx on subjects.context_actions (context_id, due_on);
create index context_actions_due_idx on subjects.context_actions (partnership_id, due_on) where state = 'open';
create index context_actions_agency_idx on subjects.context_actions (agency_id);
create index context_actions_by_idx on subjects.context_actions (recorded_by);
create index context_actions_changed_by_idx on subjects.context_actions (changed_by);
create index context_actions_partnership_idx on subjects.context_actions (partnership_id);

create table subjects.context_facts (
  context_fact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  context_id uuid not null references subjects.contexts on delete restrict,
  wording text not null check (length(wording) between 1 and 500),
  source text not null check (length(source) between 1 and 400),
  before_said text not null check (length(before_said) between 1 and 1000),
  before_on date not null,
  after_said text check (length(after_said) between 1 and 1000),
  after_on date,
  after_by uuid references directory.staff on delete restrict,
  is_safer boolean,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint context_facts_after_check check (num_nulls(after_said, after_on, after_by, is_safer) in (0, 4)),
  constraint context_facts_later_check check (after_on > before_on)
);
comment on table subjects.context_facts is 'A named fact about a place, group or online space, before what was done and after it';
create index context_facts_context_idx on subjects.context_facts (context_id, recorded_at);
create index context_facts_after_by_idx on subjects.context_facts (after_by);
create index context_facts_by_idx on subjects.context_facts (recorded_by);
create index context_facts_partnership_idx on subjects.context_facts (partnership_id);

create table subjects.context_voices (
  context_voice_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  context_id uuid not null references subjects.contexts on delete restrict,
  wording text not null check (length(wording) between 1 and 2000),
  said_on date not null,
  heard_how text not null check (length(heard_how) between 1 and 400),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table subjects.context_voices is 'Append-only: what young people there say, in their own words and without a name';
create index context_voices_context_idx on subjects.context_voices (context_id, recorded_at);
create index context_voices_by_idx on subjects.context_voices (recorded_by);
create index context_voices_partnership_idx on subjects.context_voices (partnership_id);

create table subjects.context_moves (
  context_move_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  context_id uuid not null references subjects.contexts on delete restrict,
  moved_to_id uuid references subjects.contexts on delete restrict,
  wording text not null check (length(wording) between 1 and 1000),
  seen_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint context_moves_elsewhere_check check (moved_to_id <> context_id)
);
comment on table subjects.context_moves is 'Append-only: where the harm moved when a place, group or online space was made safer';
comment on column subjects.context_moves.moved_to_id is 'The case there: shown to who reads that case as well';
create index context_moves_context_idx on subjects.context_moves (context_id, recorded_at);
create index context_moves_moved_to_idx on subjects.context_moves (moved_to_id);
create index context_moves_by_idx on subjects.context_moves (recorded_by);
create index context_moves_partnership_idx on subjects.context_moves (partnership_id);

create table subjects.context_conflicts (
  context_conflict_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  context_id uuid not null references subjects.contexts on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  reason text not null check (length(reason) between 1 and 2000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint context_conflicts_once_key unique (context_id, staff_id)
);
comment on table subjects.context_conflicts is 'Append-only: who works for, owns or is close to a place or a group, and reads nothing of its case';
create index context_conflicts_staff_idx on subjects.context_conflicts (staff_id);
create index context_conflicts_by_idx on subjects.context_conflicts (recorded_by);
create index context_conflicts_partnership_idx on subjects.context_conflicts (partnership_id);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['subjects.contexts', 'subjects.context_acts', 'subjects.context_assessments', 'subjects.context_actions',
      'subjects.context_facts', 'subjects.context_voices', 'subjects.context_moves', 'subjects.context_conflicts']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
    if bare <> 'contexts' then
      execute format('create policy %I on %s for select to lantern_app, lantern_wide
        using (exists (select from subjects.contexts c where c.context_id = %I.context_id))', bare || '_read', relation, bare);
      if bare <> 'context_acts' then
        execute format('create policy %I on %s for insert to lantern_app, lantern_wide
          with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can(''context.record''))
            and exists (select from subjects.contexts c where c.context_id = %I.context_id))', bare || '_add', relation, bare);
      end if;
    end if;
  end loop;
end $$;

-- A case: whoever is named on it; else, where it is not restricted and not of a place that one's agency runs, agencies with
-- a part in it and who oversees all of them. Never who has a conflict of interest.
create policy contexts_read on subjects.contexts for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('context.view')) and not (closed_to && (select sec.self()))
    and (named && (select sec.self())
      or (not is_restricted and (run_by_id is null or run_by_id <> all ((select sec.agencies())::uuid[]))
        and ((select sec.can('context.oversee')) or agency_ids && (select sec.agencies())::uuid[]))));
create policy contexts_add on subjects.contexts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and referred_by = (select sec.staff()) and (select sec.can('context.record')));
create policy contexts_change on subjects.contexts for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('context.record')))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff()) and (select sec.can('context.record')));
grant update (thing_id, name, state, level, owner_id, lead_agency_id, run_by_id, review_by, agency_ids, named, is_restricted, changed_by, changed_at, version)
  on subjects.contexts to lantern_app, lantern_wide;

-- What a manager decides is a manager's alone: opening, letting a level fall, closing, and who reads it.
create policy context_acts_add on subjects.context_acts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
    and ((select sec.can('context.decide'))
      or ((select sec.can('context.record')) and act in ('referred', 'reviewed', 'raised', 'owner')))
    and exists (select from subjects.contexts c where c.context_id = context_acts.context_id));

create policy context_actions_change on subjects.context_actions for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('context.record'))
    and exists (select from subjects.contexts c where c.context_id = context_actions.context_id))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff()) and (select sec.can('context.record')));
grant update (state, ended_on, outcome, changed_by, changed_at, version) on subjects.context_actions to lantern_app, lantern_wide;
create policy context_facts_change on subjects.context_facts for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('context.record'))
    and exists (select from subjects.contexts c where c.context_id = context_facts.context_id))
  with check (partnership_id = (select sec.partnership()) and after_by = (select sec.staff()) and (select sec.can('context.record')));
grant update (after_said, after_on, after_by, is_safer, version) on subjects.context_facts to lantern_app, lantern_wide;

create trigger contexts_history after update or delete on subjects.contexts for each row execute function history.record('context_id');
create trigger context_actions_history after update or delete on subjects.context_actions for each row execute function history.record('context_action_id');
create trigger context_facts_history after update or delete on subjects.context_facts for each row execute function history.record('context_fact_id');

select sec.keep_controller('subjects.contexts', 'referred_by', 'agency_id');
select sec.keep_controller('subjects.context_acts', 'recorded_by', '-');
select sec.keep_controller('subjects.context_assessments', 'recorded_by', '-');
select sec.keep_controller('subjects.context_actions', 'recorded_by', '-');
select sec.keep_controller('subjects.context_facts', 'recorded_by', '-');
select sec.keep_controller('subjects.context_voices', 'recorded_by', '-');
select sec.keep_controller('subjects.context_moves', 'recorded_by', '-');

-- Nothing of a case changes in silence: state, level, owner and readers each have an act of the version that they make. Who
-- closes it is not who owns it.
create function subjects.keep_context() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  wanted text;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'referred' or new.level is not null or new.is_restricted then
      raise exception 'a case begins as a referral' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.thing_id is not null and new.thing_id is distinct from old.thing_id then
    raise exception 'a case stays on its place' using errcode = 'check_violation';
  end if;
  foreach wanted in array array_remove(array[
      case when new.state = old.state then null
        when old.state = 'referred' and new.state = 'open' then 'opened'
        when old.state = 'referred' and new.state = 'not-opened' then 'not-opened'
        when old.state = 'open' and new.state = 'closed' then 'closed'
        when old.state in ('closed', 'not-opened') and new.state = 'open' then 'reopened'
        else 'none' end,
      case when old.state = 'open' and new.level < old.level then 'lowered'
        when old.state = 'open' and new.level > old.level then 'raised' end,
      case when old.state = 'open' and new.state = 'open' and new.owner_id is distinct from old.owner_id then 'owner' end,
      case when new.is_restricted and not old.is_restricted then 'restricted'
        when old.is_restricted and not new.is_restricted then 'widened'
        when not new.named <@ old.named then 'readers' end], null) loop
    if not exists (select from subjects.context_acts a where a.context_id = new.context_id and a.version_after = new.version
        and (a.act = wanted or (wanted = 'readers' and a.act in ('restricted', 'widened', 'opened', 'reopened', 'owner')))
        and (wanted <> 'closed' or a.recorded_by <> old.owner_id)) then
      raise exception 'no recorded act makes this of a case: %', wanted using errcode = 'check_violation';
    end if;
  end loop;
  if new.level is null and old.level is not null then
    raise exception 'a level never falls away' using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke all on function subjects.keep_context() from public;
grant execute on function subjects.keep_context() to lantern_app, lantern_wide, lantern_maintenance;
create trigger contexts_kept before insert or update on subjects.contexts for each row execute function subjects.keep_context();

reset role;
set local role lantern_maintenance;

-- Whoever has a conflict of interest reads nothing from then on; their own entry shuts them out as well.
create function subjects.shut_out_of_context() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update subjects.contexts set closed_to = closed_to || new.staff_id, named = array_remove(named, new.staff_id)
  where context_id = new.context_id and not new.staff_id = any (closed_to);
  return new;
end $$;
revoke all on function subjects.shut_out_of_context() from public;
grant execute on function subjects.shut_out_of_context() to lantern_owner;

reset role;
set local role lantern_owner;

create trigger context_conflicts_shut after insert on subjects.context_conflicts
  for each row execute function subjects.shut_out_of_context();
