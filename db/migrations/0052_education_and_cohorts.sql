-- A child's education: where they are on roll or not, attendance, timetable, exclusions, support and
-- the last contact; whom to ring in each school. And cohorts: groups of work, who is in them and why,
-- what is tried and whether it worked.

create table directory.schools (
  school_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  name text not null check (length(name) between 1 and 200),
  phone text check (length(phone) between 1 and 40),
  lead_name text not null check (length(lead_name) between 1 and 200),
  lead_phone text not null check (length(lead_phone) between 1 and 40),
  deputy_name text check (length(deputy_name) between 1 and 200),
  deputy_phone text check (length(deputy_phone) between 1 and 40),
  checked_on date not null,
  kept_by uuid not null references directory.staff on delete restrict,
  kept_at timestamptz not null,
  version int not null default 1,
  constraint schools_deputy_check check (deputy_phone is null or deputy_name is not null)
);
comment on table directory.schools is 'Whom to ring about safeguarding in each school and college, kept once for all children; never about a child';
comment on column directory.schools.name is 'As it is recorded where children can be found: by it a school leads to its lead';
comment on column directory.schools.checked_on is 'When somebody last made sure that these people are still the ones';
create unique index schools_name_idx on directory.schools (partnership_id, lower(name));
create index schools_kept_by_idx on directory.schools (kept_by);

create table protect.education_entries (
  education_entry_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  kind text not null check (kind in ('enrolment', 'attendance', 'timetable', 'exclusion', 'support', 'contact')),
  from_on date not null,
  to_on date,
  value text check (value ~ '^[a-z0-9-]{1,40}$'),
  reason text check (reason ~ '^[a-z0-9-]{1,40}$'),
  possible int check (possible between 1 and 400),
  attended int check (attended >= 0),
  unauthorised int check (unauthorised >= 0),
  hours numeric(4, 1) check (hours between 0 and 60),
  review_by date,
  sessions int check (sessions between 0 and 400),
  decided text check (length(decided) between 1 and 1000),
  seen_by text check (length(seen_by) between 1 and 200),
  wording text check (length(wording) between 1 and 1000),
  source text not null check (length(source) between 1 and 200),
  corrects_id uuid,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint education_entries_child_key unique (education_entry_id, person_id),
  constraint education_entries_corrects_fkey foreign key (corrects_id, person_id)
    references protect.education_entries (education_entry_id, person_id) on delete restrict deferrable,
  constraint education_entries_order_check check (to_on >= from_on),
  constraint education_entries_of_attendance_check check (case when kind = 'attendance'
    then num_nulls(to_on, possible, attended, unauthorised) = 0 and value is null and attended + unauthorised <= possible
    else num_nonnulls(possible, attended, unauthorised) = 0 and value is not null end),
  constraint education_entries_of_timetable_check check (case when kind = 'timetable'
    then (value = 'part') = (review_by is not null) and (value <> 'part' or hours is not null)
    else num_nonnulls(hours, review_by) = 0 end),
  constraint education_entries_of_exclusion_check check (sessions is null or kind = 'exclusion'),
  constraint education_entries_of_home_check check (decided is null or kind = 'enrolment'),
  constraint education_entries_of_seeing_check check (seen_by is null or kind in ('enrolment', 'contact'))
);
comment on table protect.education_entries is 'Append-only: what is known of a child''s education, each with its day and its source; the newest of a kind stands, and a later one puts an earlier one right. The school itself stands in subjects.whereabouts alone';
comment on column protect.education_entries.scheme_id is 'The words of its day, by which value and reason are read';
comment on column protect.education_entries.value is 'By its kind: on roll or not, full or part time, the kind of exclusion, of support or of contact';
comment on column protect.education_entries.reason is 'Why it changed, why it is part time, or the category of an exclusion';
comment on column protect.education_entries.possible is 'Sessions, two to a day: the percentage is worked out and never kept';
comment on column protect.education_entries.review_by is 'A timetable that is part time is looked at again by this day; none becomes full by itself';
comment on column protect.education_entries.decided is 'Of home education: how it was decided';
comment on column protect.education_entries.seen_by is 'Who saw the child';
create index education_entries_person_idx on protect.education_entries (person_id, kind, from_on desc, education_entry_id desc);
create index education_entries_list_idx on protect.education_entries (partnership_id, kind, from_on, education_entry_id);
create index education_entries_scheme_idx on protect.education_entries (scheme_id);
create index education_entries_corrects_idx on protect.education_entries (corrects_id, person_id);
create index education_entries_by_idx on protect.education_entries (recorded_by);

create table protect.cohorts (
  cohort_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  scheme_id uuid not null references directory.configuration on delete restrict,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  is_listed boolean not null,
  name text not null check (length(name) between 1 and 200),
  purpose text not null check (length(purpose) between 1 and 2000),
  basis text not null check (length(basis) between 1 and 1000),
  owner_id uuid not null references directory.staff on delete restrict,
  agencies text not null check (length(agencies) between 1 and 1000),
  criteria text not null check (length(criteria) between 1 and 2000),
  opened_on date not null,
  review_by date not null,
  opened_by uuid not null references directory.staff on delete restrict,
  opened_at timestamptz not null,
  closed_on date,
  learned text check (length(learned) between 1 and 4000),
  closed_by uuid references directory.staff on delete restrict,
  version int not null default 1,
  constraint cohorts_closed_check check (num_nulls(closed_on, learned, closed_by) in (0, 3)),
  constraint cohorts_order_check check (closed_on >= opened_on and review_by >= opened_on)
);
comment on table protect.cohorts is 'A named group of work with children: what it is for, on what basis, by whom, and what was learned';
comment on column protect.cohorts.is_listed is 'As its kind was when it was opened, and so for ever: that it is there is known to the people on its list alone';
comment on column protect.cohorts.basis is 'The lawful basis and the sharing agreement, by their reference in the register';
comment on column protect.cohorts.criteria is 'Who belongs in it, in words; a person decides on each child';
create index cohorts_partnership_idx on protect.cohorts (partnership_id, opened_on, cohort_id);
create index cohorts_scheme_idx on protect.cohorts (scheme_id);
create index cohorts_owner_idx on protect.cohorts (owner_id);
create index cohorts_opened_by_idx on protect.cohorts (opened_by);
create index cohorts_closed_by_idx on protect.cohorts (closed_by);

create table protect.cohort_readers (
  cohort_reader_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  cohort_id uuid not null references protect.cohorts on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  reason text not null check (length(reason) between 1 and 1000),
  given_by uuid not null references directory.staff on delete restrict,
  given_at timestamptz not null,
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  version int not null default 1,
  constraint cohort_readers_not_own_check check (staff_id <> given_by),
  constraint cohort_readers_ended_check check (num_nulls(ended_by, ended_at) in (0, 2))
);
comment on table protect.cohort_readers is 'The list of a cohort: staff by name who may know that it is there, put on it by somebody who does and never by oneself; names no child';
create unique index cohort_readers_standing_idx on protect.cohort_readers (cohort_id, staff_id) where ended_at is null;
create index cohort_readers_cohort_idx on protect.cohort_readers (cohort_id);
create index cohort_readers_staff_idx on protect.cohort_readers (staff_id);
create index cohort_readers_given_by_idx on protect.cohort_readers (given_by);
create index cohort_readers_ended_by_idx on protect.cohort_readers (ended_by);
create index cohort_readers_partnership_idx on protect.cohort_readers (partnership_id);

-- The cohorts that the acting person may know of, asked once for each statement: those without a list,
-- those that they opened, and those on whose list they stand.
set local role lantern_maintenance;
create function sec.cohorts() returns uuid[]
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(c.cohort_id), '{}') from protect.cohorts c
  where c.partnership_id = sec.partnership() and (not c.is_listed or c.opened_by = sec.staff()
    or exists (select from protect.cohort_readers r where r.cohort_id = c.cohort_id and r.staff_id = sec.staff() and r.ended_at is null))
$$;
revoke all on function sec.cohorts() from public;
grant execute on function sec.cohorts() to lantern_app, lantern_wide;
reset role;
set local role lantern_owner;

create table protect.cohort_members (
  cohort_member_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  cohort_id uuid not null references protect.cohorts on delete restrict,
  from_on date not null,
  criterion text not null check (length(criterion) between 1 and 1000),
  evidence text not null check (length(evidence) between 1 and 2000),
  worker text not null check (length(worker) between 1 and 200),
  agency text not null check (length(agency) between 1 and 200),
  is_told boolean not null,
  told text not null check (length(told) between 1 and 1000),
  review_by date not null,
  left_on date,
  outcome text check (outcome ~ '^[a-z0-9-]{1,40}$'),
  leaving text check (length(leaving) between 1 and 2000),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  version int not null default 1,
  constraint cohort_members_child_key unique (cohort_member_id, person_id),
  constraint cohort_members_left_check check (num_nulls(left_on, outcome, leaving) in (0, 3)),
  constraint cohort_members_order_check check (left_on >= from_on and review_by >= from_on)
);
comment on table protect.cohort_members is 'A child in a cohort: since when, by which criterion and on what evidence, decided by a person; who works with the child, and how it ended';
comment on column protect.cohort_members.criterion is 'Which of the cohort''s criteria the child meets';
comment on column protect.cohort_members.worker is 'Who leads the work with the child in this cohort';
comment on column protect.cohort_members.told is 'How the child or a parent was told of it, or why not';
create unique index cohort_members_standing_idx on protect.cohort_members (cohort_id, person_id) where left_on is null;
create index cohort_members_person_idx on protect.cohort_members (person_id, cohort_member_id);
create index cohort_members_cohort_idx on protect.cohort_members (cohort_id, from_on, cohort_member_id);
create index cohort_members_added_by_idx on protect.cohort_members (added_by);
create index cohort_members_partnership_idx on protect.cohort_members (partnership_id);

create table protect.cohort_approaches (
  cohort_approach_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  cohort_member_id uuid not null,
  cohort_id uuid not null references protect.cohorts on delete restrict,
  approach text not null check (approach ~ '^[a-z0-9-]{1,40}$'),
  worker text not null check (length(worker) between 1 and 200),
  agency text not null check (length(agency) between 1 and 200),
  intensity text check (intensity ~ '^[a-z0-9-]{1,40}$'),
  from_on date not null,
  until_on date,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint cohort_approaches_child_key unique (cohort_approach_id, person_id),
  constraint cohort_approaches_member_fkey foreign key (cohort_member_id, person_id)
    references protect.cohort_members (cohort_member_id, person_id) on delete cascade deferrable,
  constraint cohort_approaches_order_check check (until_on >= from_on)
);
comment on table protect.cohort_approaches is 'What is tried with a child in a cohort: which approach, by whom, how often, from when until when';
comment on column protect.cohort_approaches.cohort_id is 'As its membership says, whatever is written: who reads the one reads the other';
create index cohort_approaches_member_idx on protect.cohort_approaches (cohort_member_id, person_id);
create index cohort_approaches_person_idx on protect.cohort_approaches (person_id);
create index cohort_approaches_cohort_idx on protect.cohort_approaches (cohort_id);
create index cohort_approaches_by_idx on protect.cohort_approaches (recorded_by);
create index cohort_approaches_partnership_idx on protect.cohort_approaches (partnership_id);

create table protect.approach_reviews (
  approach_review_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  cohort_approach_id uuid not null,
  cohort_id uuid not null references protect.cohorts on delete restrict,
  reviewed_on date not null,
  professional text not null check (professional ~ '^[a-z0-9-]{1,40}$'),
  child text check (child ~ '^[a-z0-9-]{1,40}$'),
  changed text not null check (length(changed) between 1 and 2000),
  source text not null check (length(source) between 1 and 200),
  next_step text not null check (next_step in ('continue', 'adapt', 'stop')),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint approach_reviews_approach_fkey foreign key (cohort_approach_id, person_id)
    references protect.cohort_approaches (cohort_approach_id, person_id) on delete cascade deferrable
);
comment on table protect.approach_reviews is 'Append-only: whether what was tried worked, in a word of the scale by the professional and by the child, what changed and who says so; there is no score';
comment on column protect.approach_reviews.child is 'The child''s own word; none where the child did not say';
create index approach_reviews_of_idx on protect.approach_reviews (cohort_approach_id, person_id, reviewed_on desc);
create index approach_reviews_person_idx on protect.approach_reviews (person_id);
create index approach_reviews_cohort_idx on protect.approach_reviews (cohort_id);
create index approach_reviews_by_idx on protect.approach_reviews (recorded_by);
create index approach_reviews_partnership_idx on protect.approach_reviews (partnership_id);

-- Whether a cohort has a list is its kind's to say and nobody's who writes.
create function protect.keep_cohort() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select coalesce((k.one ->> 'isListed')::boolean, false) into new.is_listed
    from directory.configuration c cross join lateral jsonb_array_elements(c.body -> 'kinds') k (one)
    where c.configuration_id = new.scheme_id and c.kind = 'cohorts' and k.one ->> 'key' = new.kind;
  if new.is_listed is null then
    raise exception 'no kind of cohort of this name is configured' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create function protect.as_its_membership() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select m.cohort_id, m.person_id into new.cohort_id, new.person_id
    from protect.cohort_members m where m.cohort_member_id = new.cohort_member_id;
  return new;
end $$;
create function protect.as_its_approach() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select p.cohort_id, p.person_id into new.cohort_id, new.person_id
    from protect.cohort_approaches p where p.cohort_approach_id = new.cohort_approach_id;
  return new;
end $$;
revoke all on function protect.keep_cohort(), protect.as_its_membership(), protect.as_its_approach() from public;
create trigger cohorts_keep before insert on protect.cohorts
  for each row execute function protect.keep_cohort();
create trigger cohort_approaches_as_membership before insert on protect.cohort_approaches
  for each row execute function protect.as_its_membership();
create trigger approach_reviews_as_approach before insert on protect.approach_reviews
  for each row execute function protect.as_its_approach();

do $$
declare
  held record;
  name text;
  known constant text := 'cohort_id = any ((select sec.cohorts())::uuid[])';
begin
  for held in select * from (values
      ('protect.education_entries', 'recorded_by', null, null),
      ('protect.cohort_members', 'added_by', known, 'cohort_member_id'),
      ('protect.cohort_approaches', 'recorded_by', known, 'cohort_approach_id'),
      ('protect.approach_reviews', 'recorded_by', known, null)) as v (relation, author, reading, changes) loop
    name := split_part(held.relation, '.', 2);
    execute format('alter table %s enable row level security', held.relation);
    execute format('alter table %s force row level security', held.relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', held.relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', held.relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', held.relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %s.person_id)%s)', name || '_read', held.relation, name,
      coalesce(' and ' || held.reading, ''));
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff())
        and exists (select from subjects.people p where p.person_id = %s.person_id)%s)', name || '_add', held.relation, held.author, name,
      coalesce(' and ' || held.reading, ''));
    if held.changes is not null then
      execute format('create policy %I on %s for update to lantern_app, lantern_wide
        using (exists (select from subjects.people p where p.person_id = %s.person_id) and %s)
        with check (partnership_id = (select sec.partnership())
          and exists (select from subjects.people p where p.person_id = %3$s.person_id) and %4$s)', name || '_change', held.relation, name, held.reading);
      execute format('create trigger %I after update or delete on %s for each row execute function history.record(%L)',
        name || '_history', held.relation, held.changes);
    end if;
    perform sec.keep_controller(held.relation::regclass, held.author, '-');
    perform govern.guard(held.relation::regclass);
  end loop;

  for held in select * from (values
      ('directory.schools', 'school_id', 'kept_by', 'kept_by', 'education.record', null),
      ('protect.cohorts', 'cohort_id', 'opened_by', null, 'cohort.manage', known),
      ('protect.cohort_readers', 'cohort_reader_id', 'given_by', 'ended_by', 'cohort.manage', known))
      as v (relation, row_key, author, ender, permission, reading) loop
    name := split_part(held.relation, '.', 2);
    execute format('alter table %s enable row level security', held.relation);
    execute format('alter table %s force row level security', held.relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', held.relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', held.relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', held.relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership())%s)', name || '_read', held.relation,
      case when name = 'cohorts' then ' and (opened_by = (select sec.staff()) or ' || held.reading || ')' else coalesce(' and ' || held.reading, '') end);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff()) and (select sec.can(%L))%s)', name || '_add',
      held.relation, held.author, held.permission, case when name = 'cohort_readers' then ' and ' || held.reading else '' end);
    execute format('create policy %I on %s for update to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.can(%L))%s)
      with check (partnership_id = (select sec.partnership()) and (select sec.can(%3$L))%4$s%5$s)', name || '_change', held.relation,
      held.permission, coalesce(' and ' || held.reading, ''), case when held.ender is null then '' else format(' and %I = (select sec.staff())', held.ender) end);
    execute format('create trigger %I after update or delete on %s for each row execute function history.record(%L)',
      name || '_history', held.relation, held.row_key);
    perform govern.guard(held.relation::regclass);
  end loop;
end $$;

grant update (name, phone, lead_name, lead_phone, deputy_name, deputy_phone, checked_on, kept_by, kept_at, version)
  on directory.schools to lantern_app, lantern_wide;
grant update (name, purpose, basis, owner_id, agencies, criteria, review_by, closed_on, learned, closed_by, version)
  on protect.cohorts to lantern_app, lantern_wide;
grant update (ended_by, ended_at, version) on protect.cohort_readers to lantern_app, lantern_wide;
grant update (worker, agency, review_by, left_on, outcome, leaving, version) on protect.cohort_members to lantern_app, lantern_wide;
grant update (until_on, version) on protect.cohort_approaches to lantern_app, lantern_wide;

-- What is written of a place in a cohort with a list names that place and not the child: its words are looked through too.
set local role lantern_maintenance;
create or replace function subjects.protected_among(p_ids uuid[]) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select q.person_id from subjects.protections q
  where q.ended_at is null and q.partnership_id = sec.partnership() and subjects.is_places()
    and q.person_id in (
      select id from unnest(p_ids) id
      union select c.person_id from identify.concerns c where c.concern_id = any (p_ids)
      union select e.person_id from identify.mash_episodes e where e.mash_episode_id = any (p_ids)
      union select m.person_id from panels.meetings m where m.meeting_id = any (p_ids)
      union select a.person_id from work.actions a where a.action_id = any (p_ids)
      union select h.person_id from work.chases h where h.chase_id = any (p_ids)
      union select c.person_id from protect.cohort_members c where c.cohort_member_id = any (p_ids))
$$;
reset role;
set local role lantern_owner;

-- How much is held of a record, for whoever answers a request: of cohorts those without a list.
set local role lantern_maintenance;
create or replace function govern.information_by_reference(p_reference text)
returns table (relation text, controller_id uuid, law_enforcement boolean, held int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with child as (
    select p.person_id from subjects.people p
    where p.partnership_id = sec.partnership() and sec.can('governance.view') and p.reference = p_reference
  )
  select i.* from child c cross join lateral subjects.information_about(c.person_id) i
  where i.relation not in ('protect.forum_entries', 'protect.cohort_members', 'protect.cohort_approaches', 'protect.approach_reviews')
  union all
  select 'protect.forum_entries', e.controller_id, e.law_enforcement, count(*)::int
  from child c join protect.forum_entries e on e.person_id = c.person_id
  where not e.hidden group by 2, 3
  union all
  select x.relation, x.controller_id, x.law_enforcement, count(*)::int
  from child c cross join lateral (
    select 'protect.cohort_members' as relation, m.controller_id, m.law_enforcement, m.cohort_id
      from protect.cohort_members m where m.person_id = c.person_id
    union all select 'protect.cohort_approaches', m.controller_id, m.law_enforcement, m.cohort_id
      from protect.cohort_approaches m where m.person_id = c.person_id
    union all select 'protect.approach_reviews', m.controller_id, m.law_enforcement, m.cohort_id
      from protect.approach_reviews m where m.person_id = c.person_id) x
  join protect.cohorts h on h.cohort_id = x.cohort_id and not h.is_listed
  group by 1, 2, 3
$$;
reset role;
set local role lantern_owner;

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool', 'missing', 'assessment', 'service', 'recovery', 'nrm', 'forum', 'life',
    'escalation', 'supervision', 'education', 'cohort'));
