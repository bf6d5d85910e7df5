-- Children who are missing: episodes, what was learnt while one lasted, the prevention interview, the
-- return home interview with its attempts, what it passed on, and trigger plans.

create table protect.missing_episodes (
  missing_episode_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  missing_since timestamptz not null,
  reported_at timestamptz not null,
  reported_by text not null check (length(reported_by) between 1 and 200),
  police_reference text check (length(police_reference) between 1 and 60),
  scheme_id uuid not null references directory.configuration on delete restrict,
  grade text not null check (grade ~ '^[a-z0-9-]{1,40}$'),
  from_kind text not null check (from_kind in ('home', 'placement', 'school', 'elsewhere')),
  circumstances text not null check (length(circumstances) between 1 and 5000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  returned_at timestamptz,
  found_by text check (length(found_by) between 1 and 200),
  found_how text check (length(found_how) between 1 and 2000),
  rhi_due_at timestamptz,
  rhi_outcome text check (rhi_outcome in ('done', 'stopped')),
  rhi_reason text check (length(rhi_reason) between 1 and 2000),
  rhi_closed_by uuid references directory.staff on delete restrict,
  rhi_closed_at timestamptz,
  error_reason text check (length(error_reason) between 1 and 1000),
  error_by uuid references directory.staff on delete restrict,
  error_at timestamptz,
  changed_by uuid not null references directory.staff on delete restrict,
  version int not null default 1,
  constraint missing_episodes_returned_check check (num_nulls(returned_at, found_by, rhi_due_at) in (0, 3)),
  constraint missing_episodes_after_check check (returned_at >= missing_since),
  constraint missing_episodes_rhi_check check (num_nulls(rhi_outcome, rhi_closed_by, rhi_closed_at) in (0, 3)
    and (rhi_outcome is null or returned_at is not null) and (rhi_outcome is distinct from 'stopped' or rhi_reason is not null)),
  constraint missing_episodes_error_check check (num_nulls(error_reason, error_by, error_at) in (0, 3))
);
comment on table protect.missing_episodes is 'A time during which a child was missing, from the report to the return; one is open at a time; a mistake is marked and stays';
comment on column protect.missing_episodes.from_kind is 'The kind of place that the child left, and never which: that stands in subjects.whereabouts';
comment on column protect.missing_episodes.grade is 'The police grade that stands; every change is in protect.missing_updates';
comment on column protect.missing_episodes.rhi_due_at is 'By when the return home interview is due: clock hours from the return';
comment on column protect.missing_episodes.rhi_outcome is 'Done, or a person decided that no more is tried; nothing ends it by itself';
create unique index missing_episodes_open_idx on protect.missing_episodes (person_id) where returned_at is null and error_at is null;
create index missing_episodes_now_idx on protect.missing_episodes (partnership_id, missing_since) where returned_at is null and error_at is null;
create index missing_episodes_due_idx on protect.missing_episodes (partnership_id, rhi_due_at)
  where returned_at is not null and rhi_outcome is null and error_at is null;
create index missing_episodes_person_idx on protect.missing_episodes (person_id, missing_since desc);
create index missing_episodes_partnership_idx on protect.missing_episodes (partnership_id);
create index missing_episodes_scheme_idx on protect.missing_episodes (scheme_id);
create index missing_episodes_recorded_by_idx on protect.missing_episodes (recorded_by);
create index missing_episodes_rhi_closed_by_idx on protect.missing_episodes (rhi_closed_by);
create index missing_episodes_error_by_idx on protect.missing_episodes (error_by);
create index missing_episodes_changed_by_idx on protect.missing_episodes (changed_by);

create table protect.missing_updates (
  missing_update_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  missing_episode_id uuid not null references protect.missing_episodes on delete cascade,
  wording text not null check (length(wording) between 1 and 5000),
  grade text check (grade ~ '^[a-z0-9-]{1,40}$'),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table protect.missing_updates is 'Append-only: what was learnt or done while a child was missing; where the grade changed, to which, with the wording as the reason';
create index missing_updates_episode_idx on protect.missing_updates (missing_episode_id, missing_update_id desc);
create index missing_updates_person_idx on protect.missing_updates (person_id);
create index missing_updates_recorded_by_idx on protect.missing_updates (recorded_by);
create index missing_updates_partnership_idx on protect.missing_updates (partnership_id);

create table protect.prevention_talks (
  prevention_talk_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  missing_episode_id uuid not null references protect.missing_episodes on delete cascade,
  outcome text not null check (outcome in ('done', 'not-done')),
  held_by text not null check (length(held_by) between 1 and 200),
  held_at timestamptz,
  said text not null check (length(said) between 1 and 5000),
  concerns text check (length(concerns) between 1 and 2000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint prevention_talks_done_check check ((outcome = 'done') = (held_at is not null))
);
comment on table protect.prevention_talks is 'Append-only: the prevention interview of the police after a return, held or not; the newest counts';
comment on column protect.prevention_talks.said is 'What was said in brief; where it was not held, why not';
create index prevention_talks_episode_idx on protect.prevention_talks (missing_episode_id, prevention_talk_id desc);
create index prevention_talks_person_idx on protect.prevention_talks (person_id);
create index prevention_talks_recorded_by_idx on protect.prevention_talks (recorded_by);
create index prevention_talks_partnership_idx on protect.prevention_talks (partnership_id);

create table protect.rhi_attempts (
  rhi_attempt_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  missing_episode_id uuid not null references protect.missing_episodes on delete cascade,
  outcome text not null check (outcome in ('offered', 'done', 'declined', 'not-found', 'not-attempted')),
  happened_at timestamptz not null,
  offered_to text check (length(offered_to) between 1 and 200),
  interviewer text check (length(interviewer) between 1 and 200),
  is_independent boolean,
  done_for text check (length(done_for) between 1 and 200),
  instead text check (length(instead) between 1 and 2000),
  child_account text check (length(child_account) between 1 and 10000),
  parent_account text check (length(parent_account) between 1 and 10000),
  reasons text[] not null default '{}',
  changes text check (length(changes) between 1 and 2000),
  action_id uuid references work.actions on delete set null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint rhi_attempts_offered_check check (outcome <> 'offered' or offered_to is not null),
  constraint rhi_attempts_done_check check (outcome <> 'done' or num_nulls(interviewer, is_independent, child_account) = 0),
  constraint rhi_attempts_tried_check check (outcome not in ('declined', 'not-found', 'not-attempted') or instead is not null)
);
comment on table protect.rhi_attempts is 'Append-only: each offer of a return home interview and each attempt, what was tried instead, and the accounts of child and carer';
comment on column protect.rhi_attempts.done_for is 'The area or agency that interviews, where the child is placed elsewhere';
comment on column protect.rhi_attempts.child_account is 'In the child''s own words';
comment on column protect.rhi_attempts.reasons is 'Keys of configuration: what drew the child away, and what drove them';
create index rhi_attempts_episode_idx on protect.rhi_attempts (missing_episode_id, rhi_attempt_id desc);
create index rhi_attempts_person_idx on protect.rhi_attempts (person_id);
create index rhi_attempts_action_idx on protect.rhi_attempts (action_id);
create index rhi_attempts_recorded_by_idx on protect.rhi_attempts (recorded_by);
create index rhi_attempts_partnership_idx on protect.rhi_attempts (partnership_id);

create table protect.rhi_suggestions (
  rhi_suggestion_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  missing_episode_id uuid not null references protect.missing_episodes on delete cascade,
  kind text not null check (kind in ('place', 'person', 'vehicle', 'online')),
  wording text not null check (length(wording) between 1 and 1000),
  child_knows boolean not null check (child_knows),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  outcome text check (outcome in ('taken-up', 'set-aside')),
  reason text check (length(reason) between 1 and 1000),
  settled_by uuid references directory.staff on delete restrict,
  settled_at timestamptz,
  version int not null default 1,
  constraint rhi_suggestions_settled_check check (num_nulls(outcome, reason, settled_by, settled_at) in (0, 4))
);
comment on table protect.rhi_suggestions is 'A place or a person that a child spoke of, passed on by the interviewer after telling the child: a lead takes it up or sets it aside; it becomes no record by itself';
comment on column protect.rhi_suggestions.child_knows is 'The child was told that this is passed on: nothing is stored before';
create index rhi_suggestions_episode_idx on protect.rhi_suggestions (missing_episode_id);
create index rhi_suggestions_person_idx on protect.rhi_suggestions (person_id, rhi_suggestion_id);
create index rhi_suggestions_recorded_by_idx on protect.rhi_suggestions (recorded_by);
create index rhi_suggestions_settled_by_idx on protect.rhi_suggestions (settled_by);
create index rhi_suggestions_partnership_idx on protect.rhi_suggestions (partnership_id);

create table protect.trigger_plans (
  trigger_plan_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  version int not null check (version > 0),
  description text not null check (length(description) between 1 and 3000),
  likely_places text check (length(likely_places) between 1 and 3000),
  likely_people text check (length(likely_people) between 1 and 3000),
  first_steps text not null check (length(first_steps) between 1 and 3000),
  whom_to_ring text not null check (length(whom_to_ring) between 1 and 3000),
  talking text check (length(talking) between 1 and 3000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint trigger_plans_version_key unique (person_id, version)
);
comment on table protect.trigger_plans is 'What is done first when this child goes missing: each version is added, the newest is in force';
comment on column protect.trigger_plans.likely_places is 'Place, held in text: where the child has been found or is likely to be';
create index trigger_plans_recorded_by_idx on protect.trigger_plans (recorded_by);
create index trigger_plans_partnership_idx on protect.trigger_plans (partnership_id);

do $$
declare
  relation text;
  name text;
begin
  foreach relation in array array['protect.missing_episodes', 'protect.missing_updates', 'protect.prevention_talks',
    'protect.rhi_attempts', 'protect.rhi_suggestions', 'protect.trigger_plans'] loop
    name := split_part(relation, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_read', relation, name);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
        and exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_add', relation, name);
    perform sec.keep_controller(relation::regclass, 'recorded_by', '-');
    perform govern.guard(relation::regclass);
  end loop;
end $$;

create policy missing_episodes_change on protect.missing_episodes for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = missing_episodes.person_id))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = missing_episodes.person_id));
grant update (grade, scheme_id, police_reference, returned_at, found_by, found_how, rhi_due_at, rhi_outcome, rhi_reason, rhi_closed_by, rhi_closed_at,
  error_reason, error_by, error_at, changed_by, version) on protect.missing_episodes to lantern_app, lantern_wide;
create trigger missing_episodes_history after update or delete on protect.missing_episodes
  for each row execute function history.record('missing_episode_id');

create policy rhi_suggestions_settle on protect.rhi_suggestions for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = rhi_suggestions.person_id))
  with check (partnership_id = (select sec.partnership()) and settled_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = rhi_suggestions.person_id));
grant update (outcome, reason, settled_by, settled_at, version) on protect.rhi_suggestions to lantern_app, lantern_wide;
create trigger rhi_suggestions_history after update or delete on protect.rhi_suggestions
  for each row execute function history.record('rhi_suggestion_id');

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool', 'missing'));
