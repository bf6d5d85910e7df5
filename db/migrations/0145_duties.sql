-- Who must be told, by when: what has to be done the same day or within a working day of learning of it, by kinds that are
-- configuration; and bail, release and its conditions of a person of concern, with who is told before they end.

create table protect.duties (
  duty_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  name text not null check (length(name) between 1 and 200),
  wording text not null check (length(wording) between 1 and 4000),
  known_at timestamptz not null,
  due_on date,
  action_id uuid,
  outcome text check (outcome in ('told', 'not-needed')),
  told_on date,
  told_to text check (length(told_to) between 1 and 300),
  told_by text check (length(told_by) between 1 and 200),
  force_reference text check (length(force_reference) between 1 and 60),
  late_reason text check (length(late_reason) between 1 and 2000),
  not_needed text check (length(not_needed) between 1 and 2000),
  closed_by uuid references directory.staff on delete restrict,
  closed_at timestamptz,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint duties_action_fkey foreign key (action_id, person_id) references work.actions (action_id, person_id)
    on delete set null (action_id) deferrable,
  constraint duties_closed_check check (num_nulls(outcome, closed_by, closed_at) in (0, 3)),
  constraint duties_told_check check ((outcome is not distinct from 'told') = (told_on is not null)
    and num_nulls(told_on, told_to, told_by) in (0, 3)),
  constraint duties_needless_check check ((outcome is not distinct from 'not-needed') = (not_needed is not null)),
  constraint duties_late_check check (told_on is null or due_on is null or told_on <= due_on or late_reason is not null)
);
comment on table protect.duties is 'Something learned of which another body must be told by a day: who was told, when and by whom, or why nobody has to be';
comment on column protect.duties.kind is 'By the kinds of its scheme';
comment on column protect.duties.name is 'As the kind was named';
comment on column protect.duties.due_on is 'By the clock of the kind; none where the calendar does not reach';
comment on column protect.duties.action_id is 'The action on the child''s plan that came with it';
create index duties_person_idx on protect.duties (person_id, duty_id);
create index duties_open_idx on protect.duties (partnership_id, due_on, duty_id) where closed_at is null;
create index duties_closed_idx on protect.duties (partnership_id, closed_at desc, duty_id) where closed_at is not null;
create index duties_partnership_idx on protect.duties (partnership_id);
create index duties_scheme_idx on protect.duties (scheme_id);
create index duties_action_idx on protect.duties (action_id, person_id);
create index duties_closed_by_idx on protect.duties (closed_by);
create index duties_by_idx on protect.duties (recorded_by);

create table subjects.releases (
  release_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  conditions text check (length(conditions) between 1 and 4000),
  source text not null check (length(source) between 1 and 400),
  begins_on date not null,
  ends_on date,
  alert_on date,
  ended_on date,
  end_words text check (length(end_words) between 1 and 2000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint releases_span_check check (ends_on >= begins_on),
  constraint releases_alert_check check (alert_on <= ends_on and (ends_on is not null or alert_on is null)),
  constraint releases_ended_check check ((ended_on is null) = (end_words is null))
);
comment on table subjects.releases is 'Bail, release or conditions of a person of concern, with when they end; ended, never deleted. What it means for a child stands with the child';
comment on column subjects.releases.kind is 'By the kinds in force';
comment on column subjects.releases.conditions is 'Without the name of a child: everyone who reads subjects reads it';
comment on column subjects.releases.alert_on is 'The working day from which those who must be told are told that it ends';
create index releases_thing_idx on subjects.releases (thing_id, release_id);
create index releases_open_idx on subjects.releases (partnership_id, coalesce(ends_on, 'infinity'::date), release_id) where ended_on is null;
create index releases_partnership_idx on subjects.releases (partnership_id);
create index releases_by_idx on subjects.releases (recorded_by);
create index releases_changed_by_idx on subjects.releases (changed_by);

create table protect.release_children (
  release_child_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  release_id uuid not null references subjects.releases on delete restrict,
  alerted_for date,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table protect.release_children is 'A child whose lead practitioner, self and carers are told before bail or conditions end';
comment on column protect.release_children.alerted_for is 'The end of which the lead practitioner had a notice';
create index release_children_person_idx on protect.release_children (person_id, release_child_id);
create index release_children_release_idx on protect.release_children (release_id);
create index release_children_partnership_idx on protect.release_children (partnership_id);
create index release_children_by_idx on protect.release_children (recorded_by);

create table protect.release_tellings (
  release_telling_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  release_id uuid not null references subjects.releases on delete restrict,
  whom text not null check (whom in ('lead', 'child', 'carer')),
  outcome text not null check (outcome in ('told', 'not-told')),
  around_id uuid,
  ends_on date,
  told_on date not null,
  told_by text not null check (length(told_by) between 1 and 200),
  wording text not null check (length(wording) between 1 and 2000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint release_tellings_carer_check check (around_id is null or (whom = 'carer' and outcome = 'told')),
  constraint release_tellings_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable
);
comment on table protect.release_tellings is 'Append-only: who of a child''s was told that bail or conditions end, when and by whom, or why they were not';
comment on column protect.release_tellings.around_id is 'Which carer, where they are recorded around the child';
comment on column protect.release_tellings.ends_on is 'The end of which they were told';
create index release_tellings_person_idx on protect.release_tellings (person_id, release_telling_id);
create index release_tellings_release_idx on protect.release_tellings (release_id);
create index release_tellings_around_idx on protect.release_tellings (around_id, person_id);
create index release_tellings_partnership_idx on protect.release_tellings (partnership_id);
create index release_tellings_by_idx on protect.release_tellings (recorded_by);

do $$
declare
  held record;
  bare text;
begin
  for held in select * from (values ('protect.duties', 'duty_id', 'outcome, told_on, told_to, told_by, force_reference, late_reason, not_needed, closed_by, closed_at, version'),
      ('protect.release_children', 'release_child_id', null), ('protect.release_tellings', 'release_telling_id', null),
      ('subjects.releases', 'release_id', null)) as v (relation, key, changes) loop
    bare := split_part(held.relation, '.', 2);
    execute format('alter table %s enable row level security', held.relation);
    execute format('alter table %s force row level security', held.relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', held.relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', held.relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', held.relation);
    if held.relation like 'protect.%' then
      execute format('create policy %I on %s for select to lantern_app, lantern_wide
        using (exists (select from subjects.people p where p.person_id = %I.person_id))', bare || '_read', held.relation, bare);
      execute format('create policy %I on %s for insert to lantern_app, lantern_wide
        with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
          and exists (select from subjects.people p where p.person_id = %I.person_id))', bare || '_add', held.relation, bare);
    end if;
    if held.changes is not null then
      execute format('create policy %I on %s for update to lantern_app, lantern_wide
        using (exists (select from subjects.people p where p.person_id = %I.person_id))
        with check (partnership_id = (select sec.partnership())
          and exists (select from subjects.people p where p.person_id = %I.person_id))', bare || '_change', held.relation, bare, bare);
      execute format('grant update (%s) on %s to lantern_app, lantern_wide', held.changes, held.relation);
    end if;
    execute format('create trigger %I after update or delete on %s for each row execute function history.record(%L)',
      bare || '_history', held.relation, held.key);
    perform sec.keep_controller(held.relation::regclass, 'recorded_by', '-');
    perform govern.guard(held.relation::regclass);
  end loop;
end $$;

-- A release is read by who reads subjects, and by who reaches a child whom it is about.
create policy releases_read on subjects.releases for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('subject.view'))
    or exists (select from protect.release_children c where c.release_id = releases.release_id)));
create policy releases_add on subjects.releases for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('subject.record')));
create policy releases_change on subjects.releases for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('subject.record')))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff()) and (select sec.can('subject.record')));
grant update (conditions, ends_on, alert_on, ended_on, end_words, changed_by, changed_at, version) on subjects.releases to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- No carer is told who must not be: the one rule of all that is made for a family.
create function protect.keep_release_telling() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.around_id is not null then
    perform protect.refuse_untold(new.person_id, new.around_id, null, null, new.told_on);
  end if;
  return new;
end $$;

-- Tells the lead practitioner of each child, once for each end, that bail or conditions end. Of a restricted child as well:
-- that is why it is a function. Housekeeping only.
create function protect.alert_of_releases(p_today date, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  told int := 0;
  one record;
begin
  if sec.actor_kind() is distinct from 'system' or sec.actor() is distinct from 'housekeeping' then return 0; end if;
  for one in
    update protect.release_children c set alerted_for = r.ends_on
    from subjects.releases r, subjects.people p
    where r.release_id = c.release_id and p.person_id = c.person_id and not p.is_merged and r.ended_on is null
      and r.alert_on <= p_today and r.ends_on >= p_today and c.alerted_for is distinct from r.ends_on
    returning c.partnership_id, c.person_id, c.release_id, p.circle_id, p.shut_out
  loop
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select gen_random_uuid(), one.partnership_id, m.staff_id, 'action',
      'Bail, a release or conditions end soon: read who is told before, and record it',
      '/children/' || one.person_id || '/releases/' || one.release_id, p_at
    from sec.memberships m join directory.staff s on s.staff_id = m.staff_id and not s.is_service
    where m.circle_id = one.circle_id and m.basis = 'allocation' and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)
      and m.staff_id <> all (one.shut_out);
    told := told + 1;
  end loop;
  return told;
end $$;
revoke all on function protect.keep_release_telling(), protect.alert_of_releases(date, timestamptz) from public;
grant execute on function protect.keep_release_telling() to lantern_owner;
grant execute on function protect.alert_of_releases(date, timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
create trigger release_tellings_keep before insert on protect.release_tellings
  for each row execute function protect.keep_release_telling();
