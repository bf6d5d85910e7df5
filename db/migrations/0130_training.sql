-- Training: courses with their editions, sessions, who is booked and who was there, certificates, how many people each
-- agency says it has, who keeps training for an agency or a school, and support that is offered where people are untrained.
-- Named records are read by oneself, one's manager, the training contact of one's agency or school and the co-ordinator;
-- everybody else reads counts, which functions give.

create table directory.training_courses (
  training_course_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  name text not null check (length(name) between 1 and 200),
  aliases text[] not null default '{}',
  level text not null check (level ~ '^[a-z0-9-]{1,40}$'),
  length_key text not null check (length_key ~ '^[a-z0-9-]{1,40}$'),
  audiences text[] not null check (cardinality(audiences) between 1 and 40),
  valid_months int check (valid_months between 1 and 120),
  lead_training text check (lead_training ~ '^[a-z0-9-]{1,40}$'),
  outcomes text not null check (length(outcomes) between 1 and 4000),
  impact text not null check (length(impact) between 1 and 2000),
  ended_on date,
  kept_by uuid not null references directory.staff on delete restrict,
  kept_at timestamptz not null,
  version int not null default 1
);
comment on table directory.training_courses is 'Courses for people who work with children: level, length, audiences, how long it is valid and what is learned; never about a child';
comment on column directory.training_courses.aliases is 'Other names of the same course, as agencies and their systems write it';
comment on column directory.training_courses.valid_months is 'Empty: it does not expire';
comment on column directory.training_courses.lead_training is 'The training of leads, by its key, that this course counts as';
comment on column directory.training_courses.impact is 'Understanding the impact on a child, as it is taught';
create unique index training_courses_name_idx on directory.training_courses (partnership_id, lower(name));
create index training_courses_kept_by_idx on directory.training_courses (kept_by);

create table directory.training_editions (
  training_edition_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  training_course_id uuid not null references directory.training_courses on delete restrict,
  edition int not null check (edition between 1 and 1000),
  trainers text not null check (length(trainers) between 1 and 1000),
  materials text not null check (length(materials) between 1 and 4000),
  changed text not null check (length(changed) between 1 and 1000),
  in_use_from date not null,
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  constraint training_editions_number_key unique (training_course_id, edition)
);
comment on table directory.training_editions is 'Append-only: who may teach a course and with which materials, by version';
create index training_editions_by_idx on directory.training_editions (added_by);
create index training_editions_partnership_idx on directory.training_editions (partnership_id);

create table directory.training_sessions (
  training_session_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  training_course_id uuid not null references directory.training_courses on delete restrict,
  training_edition_id uuid references directory.training_editions on delete restrict,
  starts_at timestamptz not null,
  lasts_minutes int not null check (lasts_minutes between 15 and 2880),
  held_in text check (length(held_in) between 1 and 300),
  join_link text check (join_link ~ '^https://' and length(join_link) <= 500),
  trainer text not null check (length(trainer) between 1 and 200),
  seats int not null check (seats between 1 and 2000),
  instructions text check (length(instructions) between 1 and 2000),
  cancelled_at timestamptz,
  cancelled_by uuid references directory.staff on delete restrict,
  cancel_reason text check (length(cancel_reason) between 1 and 400),
  kept_by uuid not null references directory.staff on delete restrict,
  kept_at timestamptz not null,
  version int not null default 1,
  constraint training_sessions_where_check check (num_nonnulls(held_in, join_link) >= 1),
  constraint training_sessions_cancelled_check check (num_nulls(cancelled_at, cancelled_by, cancel_reason) in (0, 3))
);
comment on table directory.training_sessions is 'When and where a course is held, or online, by whom and for how many';
comment on column directory.training_sessions.instructions is 'Joining instructions; they name nobody';
create index training_sessions_starts_idx on directory.training_sessions (partnership_id, starts_at);
create index training_sessions_course_idx on directory.training_sessions (training_course_id);
create index training_sessions_edition_idx on directory.training_sessions (training_edition_id);
create index training_sessions_cancelled_by_idx on directory.training_sessions (cancelled_by);
create index training_sessions_kept_by_idx on directory.training_sessions (kept_by);

create table directory.training_people (
  training_person_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  name text not null check (length(name) between 1 and 120),
  email text check (email = lower(email) and length(email) between 3 and 254),
  staff_number text check (length(staff_number) between 1 and 40),
  agency_id uuid references directory.agencies on delete restrict,
  school_id uuid references directory.schools on delete restrict,
  audience text not null check (audience ~ '^[a-z0-9-]{1,40}$'),
  role text not null check (role ~ '^[a-z0-9-]{1,40}$'),
  staff_id uuid references directory.staff on delete restrict,
  manager_id uuid references directory.staff on delete restrict,
  left_on date,
  valid_until date,
  reminded_on date,
  added_by uuid references directory.staff on delete restrict,
  added_at timestamptz not null,
  version int not null default 1,
  constraint training_people_found_check check (num_nonnulls(email, staff_number) >= 1),
  constraint training_people_body_check check (num_nonnulls(agency_id, school_id) >= 1),
  constraint training_people_manager_check check (manager_id is distinct from staff_id or manager_id is null)
);
comment on table directory.training_people is 'People who book or were at training, with where they work: not a list of everybody who works there, which nobody imports to count it';
comment on column directory.training_people.staff_id is 'Their account, where they have one';
comment on column directory.training_people.valid_until is 'Until when training for their audience is valid, kept by triggers; 9999-12-31 where it does not expire';
comment on column directory.training_people.added_by is 'Empty: they booked by a one-time link';
create unique index training_people_email_idx on directory.training_people (partnership_id, email) where email is not null;
create unique index training_people_number_idx on directory.training_people (partnership_id, agency_id, staff_number) where staff_number is not null and agency_id is not null;
create unique index training_people_staff_idx on directory.training_people (staff_id) where staff_id is not null;
create index training_people_staff_key_idx on directory.training_people (staff_id);
create index training_people_agency_idx on directory.training_people (agency_id);
create index training_people_school_idx on directory.training_people (school_id);
create index training_people_manager_idx on directory.training_people (manager_id);
create index training_people_added_by_idx on directory.training_people (added_by);
create index training_people_expires_idx on directory.training_people (partnership_id, valid_until);

create table directory.training_bookings (
  training_booking_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  training_session_id uuid not null references directory.training_sessions on delete restrict,
  training_person_id uuid not null references directory.training_people on delete restrict,
  state text not null check (state in ('booked', 'waiting', 'cancelled')),
  booked_by uuid references directory.staff on delete restrict,
  booked_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1
);
comment on table directory.training_bookings is 'Who is booked on a session or waits for a place; the first who waits moves up when somebody cancels';
comment on column directory.training_bookings.booked_by is 'Empty: by a one-time link';
create unique index training_bookings_once_idx on directory.training_bookings (training_session_id, training_person_id);
create index training_bookings_queue_idx on directory.training_bookings (training_session_id, state, booked_at);
create index training_bookings_person_idx on directory.training_bookings (training_person_id);
create index training_bookings_by_idx on directory.training_bookings (booked_by);
create index training_bookings_partnership_idx on directory.training_bookings (partnership_id);

create table directory.training_attendances (
  training_attendance_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  training_person_id uuid not null references directory.training_people on delete restrict,
  training_course_id uuid not null references directory.training_courses on delete restrict,
  training_session_id uuid references directory.training_sessions on delete restrict,
  held_on date not null,
  state text not null check (state in ('attended', 'absent')),
  expires_on date,
  certificate_code text check (certificate_code ~ '^[0-9a-z]{20}$'),
  source text not null check (source in ('list', 'import', 'hand')),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint training_attendances_certificate_check check ((state = 'attended') = (certificate_code is not null)),
  constraint training_attendances_expires_check check (expires_on is null or (state = 'attended' and expires_on >= held_on))
);
comment on table directory.training_attendances is 'Who was at a course on a day, or was not, and until when it is valid';
comment on column directory.training_attendances.expires_on is 'As the course had it on the day that it was recorded; empty where it does not expire';
create unique index training_attendances_once_idx on directory.training_attendances (training_person_id, training_course_id, held_on);
create unique index training_attendances_code_idx on directory.training_attendances (certificate_code) where certificate_code is not null;
create index training_attendances_course_idx on directory.training_attendances (training_course_id);
create index training_attendances_session_idx on directory.training_attendances (training_session_id);
create index training_attendances_by_idx on directory.training_attendances (recorded_by);
create index training_attendances_partnership_idx on directory.training_attendances (partnership_id);

create table directory.training_headcounts (
  training_headcount_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid references directory.agencies on delete restrict,
  school_id uuid references directory.schools on delete restrict,
  audience text not null check (audience ~ '^[a-z0-9-]{1,40}$'),
  role text check (role ~ '^[a-z0-9-]{1,40}$'),
  people int not null check (people between 0 and 100000),
  counted_on date not null,
  stated_by uuid not null references directory.staff on delete restrict,
  stated_at timestamptz not null,
  constraint training_headcounts_body_check check (num_nonnulls(agency_id, school_id) = 1)
);
comment on table directory.training_headcounts is 'Append-only: how many people of an audience an agency or a school says that it has, on a day; the newest counts';
comment on column directory.training_headcounts.role is 'Empty: of all roles together';
create index training_headcounts_agency_idx on directory.training_headcounts (agency_id, audience, counted_on desc);
create index training_headcounts_school_idx on directory.training_headcounts (school_id, audience, counted_on desc);
create index training_headcounts_by_idx on directory.training_headcounts (stated_by);
create index training_headcounts_partnership_idx on directory.training_headcounts (partnership_id);

create table directory.training_contacts (
  training_contact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid references directory.agencies on delete restrict,
  school_id uuid references directory.schools on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  named_by uuid not null references directory.staff on delete restrict,
  named_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references directory.staff on delete restrict,
  version int not null default 1,
  constraint training_contacts_body_check check (num_nonnulls(agency_id, school_id) = 1),
  constraint training_contacts_ended_check check (num_nulls(ended_at, ended_by) in (0, 2)),
  constraint training_contacts_self_check check (staff_id <> named_by)
);
comment on table directory.training_contacts is 'Who keeps training for an agency or a school, and so reads who there was trained';
create unique index training_contacts_agency_key on directory.training_contacts (agency_id, staff_id) where ended_at is null;
create unique index training_contacts_school_key on directory.training_contacts (school_id, staff_id) where ended_at is null;
create index training_contacts_agency_idx on directory.training_contacts (agency_id);
create index training_contacts_school_idx on directory.training_contacts (school_id);
create index training_contacts_staff_idx on directory.training_contacts (staff_id);
create index training_contacts_named_by_idx on directory.training_contacts (named_by);
create index training_contacts_ended_by_idx on directory.training_contacts (ended_by);
create index training_contacts_partnership_idx on directory.training_contacts (partnership_id);

create table directory.training_links (
  training_link_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  training_session_id uuid not null references directory.training_sessions on delete restrict,
  agency_id uuid references directory.agencies on delete restrict,
  school_id uuid references directory.schools on delete restrict,
  audience text not null check (audience ~ '^[a-z0-9-]{1,40}$'),
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_by uuid not null references directory.staff on delete restrict,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  training_booking_id uuid references directory.training_bookings on delete restrict,
  version int not null default 1,
  constraint training_links_body_check check (num_nonnulls(agency_id, school_id) = 1),
  constraint training_links_used_check check (num_nulls(used_at, training_booking_id) in (0, 2))
);
comment on table directory.training_links is 'One-time links by which somebody without an account books a place; only a hash of each is kept';
create index training_links_session_idx on directory.training_links (training_session_id);
create index training_links_agency_idx on directory.training_links (agency_id);
create index training_links_school_idx on directory.training_links (school_id);
create index training_links_made_by_idx on directory.training_links (made_by);
create index training_links_booking_idx on directory.training_links (training_booking_id);
create index training_links_partnership_idx on directory.training_links (partnership_id);

create table directory.training_support (
  training_support_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid references directory.agencies on delete restrict,
  school_id uuid references directory.schools on delete restrict,
  audience text not null check (audience ~ '^[a-z0-9-]{1,40}$'),
  wording text not null check (length(wording) between 1 and 1000),
  owner_id uuid not null references directory.staff on delete restrict,
  due_on date not null,
  offered_by uuid not null references directory.staff on delete restrict,
  offered_at timestamptz not null,
  closed_on date,
  outcome text check (length(outcome) between 1 and 1000),
  version int not null default 1,
  constraint training_support_body_check check (num_nonnulls(agency_id, school_id) = 1),
  constraint training_support_closed_check check (num_nulls(closed_on, outcome) in (0, 2))
);
comment on table directory.training_support is 'Support that is offered to a school or an agency where too few people are trained: a task with an owner';
create index training_support_agency_idx on directory.training_support (agency_id);
create index training_support_school_idx on directory.training_support (school_id);
create index training_support_owner_idx on directory.training_support (owner_id);
create index training_support_offered_by_idx on directory.training_support (offered_by);
create index training_support_partnership_idx on directory.training_support (partnership_id);

-- For which agencies and schools the acting person keeps training.
create function directory.own_training_agencies() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(c.agency_id), '{}') from directory.training_contacts c
  where c.staff_id = sec.staff() and c.ended_at is null and c.agency_id is not null
$$;
create function directory.own_training_schools() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(c.school_id), '{}') from directory.training_contacts c
  where c.staff_id = sec.staff() and c.ended_at is null and c.school_id is not null
$$;
revoke all on function directory.own_training_agencies(), directory.own_training_schools() from public;
grant execute on function directory.own_training_agencies(), directory.own_training_schools() to lantern_app, lantern_wide, lantern_maintenance;

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['directory.training_courses', 'directory.training_editions', 'directory.training_sessions',
      'directory.training_people', 'directory.training_bookings', 'directory.training_attendances', 'directory.training_headcounts',
      'directory.training_contacts', 'directory.training_links', 'directory.training_support']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
end $$;

-- Courses, their editions and sessions are for everybody who works here to read; the co-ordinator keeps them.
create policy training_courses_read on directory.training_courses for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy training_courses_add on directory.training_courses for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff()) and (select sec.can('training.manage')));
create policy training_courses_change on directory.training_courses for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('training.manage')))
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff()) and (select sec.can('training.manage')));
grant insert, update (name, aliases, level, length_key, audiences, valid_months, lead_training, outcomes, impact, ended_on, kept_by, kept_at, version)
  on directory.training_courses to lantern_app, lantern_wide;

create policy training_editions_read on directory.training_editions for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy training_editions_add on directory.training_editions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff()) and (select sec.can('training.manage')));
grant insert on directory.training_editions to lantern_app, lantern_wide;

create policy training_sessions_read on directory.training_sessions for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy training_sessions_add on directory.training_sessions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff()) and (select sec.can('training.manage')));
create policy training_sessions_change on directory.training_sessions for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('training.manage')))
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff()) and (select sec.can('training.manage')));
grant insert, update (training_edition_id, starts_at, lasts_minutes, held_in, join_link, trainer, seats, instructions, cancelled_at, cancelled_by, cancel_reason, kept_by, kept_at, version)
  on directory.training_sessions to lantern_app, lantern_wide;

-- A named record: oneself, one's manager, the contact of one's agency or school, the co-ordinator.
create policy training_people_read on directory.training_people for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage'))
    or staff_id = (select sec.staff()) or manager_id = (select sec.staff())
    or agency_id = any ((select directory.own_training_agencies())::uuid[]) or school_id = any ((select directory.own_training_schools())::uuid[])));
-- Anybody registers themselves; a manager registers people of an agency in which they have a post.
create policy training_people_add on directory.training_people for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff())
    and ((select sec.can('training.manage'))
      or agency_id = any ((select directory.own_training_agencies())::uuid[]) or school_id = any ((select directory.own_training_schools())::uuid[])
      or (agency_id = any ((select sec.agencies())::uuid[])
        and ((staff_id = (select sec.staff()) and manager_id is null) or (staff_id is null and manager_id = (select sec.staff()))))));
create policy training_people_change on directory.training_people for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage'))
    or agency_id = any ((select directory.own_training_agencies())::uuid[]) or school_id = any ((select directory.own_training_schools())::uuid[])))
  with check (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage'))
    or agency_id = any ((select directory.own_training_agencies())::uuid[]) or school_id = any ((select directory.own_training_schools())::uuid[])));
grant insert (training_person_id, partnership_id, name, email, staff_number, agency_id, school_id, audience, role, staff_id, manager_id, added_by, added_at),
  update (name, email, staff_number, agency_id, school_id, audience, role, staff_id, manager_id, left_on, version)
  on directory.training_people to lantern_app, lantern_wide;

create policy training_bookings_read on directory.training_bookings for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership())
    and exists (select from directory.training_people p where p.training_person_id = training_bookings.training_person_id));

create policy training_attendances_read on directory.training_attendances for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership())
    and exists (select from directory.training_people p where p.training_person_id = training_attendances.training_person_id));
create policy training_attendances_add on directory.training_attendances for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
    and ((select sec.can('training.manage'))
      or exists (select from directory.training_people p where p.training_person_id = training_attendances.training_person_id
        and p.staff_id is distinct from (select sec.staff())
        and (p.agency_id = any ((select directory.own_training_agencies())::uuid[]) or p.school_id = any ((select directory.own_training_schools())::uuid[])))));
create policy training_attendances_change on directory.training_attendances for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage'))
      or exists (select from directory.training_people p where p.training_person_id = training_attendances.training_person_id
        and p.staff_id is distinct from (select sec.staff())
        and (p.agency_id = any ((select directory.own_training_agencies())::uuid[]) or p.school_id = any ((select directory.own_training_schools())::uuid[])))))
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()));
grant insert, update (training_session_id, state, expires_on, certificate_code, source, recorded_by, recorded_at, version)
  on directory.training_attendances to lantern_app, lantern_wide;

create policy training_headcounts_read on directory.training_headcounts for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy training_headcounts_add on directory.training_headcounts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and stated_by = (select sec.staff()) and ((select sec.can('training.manage'))
    or agency_id = any ((select directory.own_training_agencies())::uuid[]) or school_id = any ((select directory.own_training_schools())::uuid[])));
grant insert on directory.training_headcounts to lantern_app, lantern_wide;

create policy training_contacts_read on directory.training_contacts for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy training_contacts_add on directory.training_contacts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and named_by = (select sec.staff()) and (select sec.can('training.manage')));
create policy training_contacts_change on directory.training_contacts for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('training.manage')))
  with check (partnership_id = (select sec.partnership()) and ended_by = (select sec.staff()) and (select sec.can('training.manage')));
grant insert, update (ended_at, ended_by, version) on directory.training_contacts to lantern_app, lantern_wide;

create policy training_links_read on directory.training_links for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage')) or made_by = (select sec.staff())));
create policy training_links_add on directory.training_links for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and made_by = (select sec.staff()) and ((select sec.can('training.manage'))
    or agency_id = any ((select directory.own_training_agencies())::uuid[]) or school_id = any ((select directory.own_training_schools())::uuid[])));
grant insert on directory.training_links to lantern_app, lantern_wide;

create policy training_support_read on directory.training_support for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage')) or owner_id = (select sec.staff())
    or agency_id = any ((select directory.own_training_agencies())::uuid[]) or school_id = any ((select directory.own_training_schools())::uuid[])));
create policy training_support_add on directory.training_support for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and offered_by = (select sec.staff()) and (select sec.can('training.manage')));
create policy training_support_change on directory.training_support for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage')) or owner_id = (select sec.staff())))
  with check (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage')) or owner_id = (select sec.staff())));
grant insert, update (closed_on, outcome, version) on directory.training_support to lantern_app, lantern_wide;

create trigger training_courses_history after update or delete on directory.training_courses for each row execute function history.record('training_course_id');
create trigger training_sessions_history after update or delete on directory.training_sessions for each row execute function history.record('training_session_id');
create trigger training_people_history after update or delete on directory.training_people for each row execute function history.record('training_person_id');
create trigger training_bookings_history after update or delete on directory.training_bookings for each row execute function history.record('training_booking_id');
create trigger training_attendances_history after update or delete on directory.training_attendances for each row execute function history.record('training_attendance_id');
create trigger training_contacts_history after update or delete on directory.training_contacts for each row execute function history.record('training_contact_id');
create trigger training_links_history after update or delete on directory.training_links for each row execute function history.record('training_link_id');
create trigger training_support_history after update or delete on directory.training_support for each row execute function history.record('training_support_id');

set local role lantern_maintenance;

-- The co-ordinators keep training by the shipped roles.
update directory.roles set permissions = permissions || '{training.manage}'::text[]
where key in ('training-coordinator', 'exploitation-coordinator') and not 'training.manage' = any (permissions);

-- Until when training for the audience of a person is valid: the latest of what they attended, of courses for it.
create function directory.training_valid_until(p_person uuid, p_audience text) returns date
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(coalesce(a.expires_on, date '9999-12-31')) from directory.training_attendances a
  join directory.training_courses c on c.training_course_id = a.training_course_id and p_audience = any (c.audiences)
  where a.training_person_id = p_person and a.state = 'attended'
$$;

create function directory.keep_training_valid() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'training_people' then
    new.valid_until := directory.training_valid_until(new.training_person_id, new.audience);
    return new;
  end if;
  if tg_table_name = 'training_attendances' then
    update directory.training_people p set valid_until = directory.training_valid_until(p.training_person_id, p.audience)
      where p.training_person_id = new.training_person_id
        and p.valid_until is distinct from directory.training_valid_until(p.training_person_id, p.audience);
    return null;
  end if;
  update directory.training_people p set valid_until = directory.training_valid_until(p.training_person_id, p.audience)
    where p.training_person_id in (select a.training_person_id from directory.training_attendances a where a.training_course_id = new.training_course_id)
      and p.valid_until is distinct from directory.training_valid_until(p.training_person_id, p.audience);
  return null;
end $$;

-- Whether the acting person may book and cancel for somebody: who reads their named record.
create function directory.may_book_training(p_person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from directory.training_people p where p.training_person_id = p_person and p.partnership_id = sec.partnership()
    and (sec.can('training.manage') or p.staff_id = sec.staff() or p.manager_id = sec.staff()
      or p.agency_id = any (directory.own_training_agencies()) or p.school_id = any (directory.own_training_schools())))
$$;

-- Somebody who signs in takes over the record that a manager or a link made under their work e-mail address.
create function directory.claim_training_record() returns uuid
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update directory.training_people p set staff_id = s.staff_id, manager_id = nullif(p.manager_id, s.staff_id), version = p.version + 1
  from directory.staff s
  where s.staff_id = sec.staff() and not s.is_service and p.partnership_id = sec.partnership() and p.staff_id is null and p.email = s.email
  returning p.training_person_id
$$;

-- Takes a place, or one on the waiting list where none is left. The row of the session is held, so that no place is given twice.
create function directory.take_training_place(p_booking uuid, p_session uuid, p_person uuid, p_by uuid, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held directory.training_sessions;
  person directory.training_people;
  former directory.training_bookings;
  given text;
begin
  select s.* into held from directory.training_sessions s where s.training_session_id = p_session for update;
  select p.* into person from directory.training_people p where p.training_person_id = p_person;
  if held.training_session_id is null or person.partnership_id is distinct from held.partnership_id then
    return 'absent';
  end if;
  if held.cancelled_at is not null then
    return 'cancelled';
  end if;
  if held.starts_at <= p_at then
    return 'over';
  end if;
  if person.left_on is not null and person.left_on < (held.starts_at at time zone 'Europe/London')::date then
    return 'left';
  end if;
  select b.* into former from directory.training_bookings b
    where b.training_session_id = p_session and b.training_person_id = p_person;
  if former.state in ('booked', 'waiting') then
    return 'twice';
  end if;
  if exists (select from directory.training_bookings b join directory.training_sessions s on s.training_session_id = b.training_session_id
      where b.training_person_id = p_person and b.state = 'booked' and s.cancelled_at is null and s.training_session_id <> p_session
        and s.starts_at < held.starts_at + held.lasts_minutes * interval '1 minute'
        and held.starts_at < s.starts_at + s.lasts_minutes * interval '1 minute') then
    return 'clash';
  end if;
  given := case when (select count(*) from directory.training_bookings b where b.training_session_id = p_session and b.state = 'booked') < held.seats
    then 'booked' else 'waiting' end;
  insert into directory.training_bookings as b (training_booking_id, partnership_id, training_session_id, training_person_id, state, booked_by, booked_at, changed_at)
    values (p_booking, held.partnership_id, p_session, p_person, given, p_by, p_at, p_at)
    on conflict (training_session_id, training_person_id) do update set state = given, booked_by = p_by, booked_at = p_at, changed_at = p_at, version = b.version + 1;
  return given;
end $$;

create function directory.book_training(p_booking uuid, p_session uuid, p_person uuid, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if sec.staff() is null or not directory.may_book_training(p_person) then
    return 'absent';
  end if;
  return directory.take_training_place(p_booking, p_session, p_person, sec.staff(), p_at);
end $$;

-- Who waits moves up, the longest first, as far as there are places; answers whom that is.
create function directory.fill_training_places(p_session uuid, p_at timestamptz) returns setof uuid
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update directory.training_bookings b set state = 'booked', changed_at = p_at, version = b.version + 1
  where b.training_booking_id in (
    select w.training_booking_id from directory.training_bookings w
    where w.training_session_id = p_session and w.state = 'waiting'
    order by w.booked_at, w.training_booking_id
    limit greatest(0, (select s.seats from directory.training_sessions s where s.training_session_id = p_session)
      - (select count(*) from directory.training_bookings t where t.training_session_id = p_session and t.state = 'booked')))
  returning b.training_person_id
$$;

-- Gives a place back. Answers 'cancelled', or 'absent'; and the accounts to be told of a place that became theirs.
create function directory.cancel_training_booking(p_booking uuid, p_at timestamptz)
returns table (said text, staff_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  booking directory.training_bookings;
begin
  select b.* into booking from directory.training_bookings b where b.training_booking_id = p_booking;
  if booking.training_booking_id is null or not directory.may_book_training(booking.training_person_id) then
    return query select 'absent', null::uuid;
    return;
  end if;
  perform from directory.training_sessions s where s.training_session_id = booking.training_session_id and s.starts_at > p_at for update;
  if not found then
    return query select 'over', null::uuid;
    return;
  end if;
  update directory.training_bookings b set state = 'cancelled', changed_at = p_at, version = b.version + 1
    where b.training_booking_id = p_booking and b.state <> 'cancelled';
  if not found then
    return query select 'stale', null::uuid;
    return;
  end if;
  return query select 'cancelled', null::uuid
    union all select 'moved', unnest(array[p.staff_id, p.manager_id]) from directory.fill_training_places(booking.training_session_id, p_at) f
      join directory.training_people p on p.training_person_id = f;
end $$;

-- After its seats were raised, who waits moves up: for who keeps sessions.
create function directory.move_training_up(p_session uuid, p_at timestamptz) returns setof uuid
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select unnest(array[p.staff_id, p.manager_id]) from directory.training_sessions s
  cross join lateral directory.fill_training_places(s.training_session_id, p_at) f
  join directory.training_people p on p.training_person_id = f
  where s.training_session_id = p_session and s.partnership_id = sec.partnership() and sec.can('training.manage')
$$;

-- Who sent a reminder notes it, and nobody is reminded twice of one expiry: a manager changes nothing else of the record.
create function directory.note_training_reminder(p_people uuid[], p_on date) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update directory.training_people p set reminded_on = p_on, version = p.version + 1
  where p.training_person_id = any (p_people) and directory.may_book_training(p.training_person_id)
$$;

-- How many are booked and wait: a number for everybody who works here, and no name.
create function directory.training_places(p_sessions uuid[])
returns table (training_session_id uuid, booked int, waiting int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.training_session_id, (count(*) filter (where b.state = 'booked'))::int, (count(*) filter (where b.state = 'waiting'))::int
  from directory.training_bookings b
  where b.training_session_id = any (p_sessions) and b.partnership_id = sec.partnership() group by 1
$$;

-- Who is trained, in numbers, for everybody who works here.
create function directory.training_coverage(p_on date, p_soon date)
returns table (agency_id uuid, school_id uuid, audience text, role text, people int, valid int, expiring int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when p.school_id is null then p.agency_id end, p.school_id, p.audience, p.role, count(*)::int,
    (count(*) filter (where p.valid_until >= p_on))::int,
    (count(*) filter (where p.valid_until >= p_on and p.valid_until <= p_soon))::int
  from directory.training_people p
  where p.partnership_id = sec.partnership() and (p.left_on is null or p.left_on >= p_on)
  group by 1, 2, 3, 4
$$;

-- What anybody who has a certificate hears of its code: the course and its days, and no name.
create function directory.check_training_certificate(p_code text)
returns table (course text, held_on date, expires_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.name, a.held_on, a.expires_on from directory.training_attendances a
  join directory.training_courses c on c.training_course_id = a.training_course_id
  where a.certificate_code = p_code and a.state = 'attended' and sec.is_front_door()
$$;

-- What whoever has a one-time link reads: the session and what is said before it. A link that is over says nothing.
create function directory.training_link(p_token bytea, p_at timestamptz)
returns table (course text, impact text, starts_at timestamptz, lasts_minutes int, held_in text, join_link text, instructions text,
  trainer text, body text, scheme jsonb, state text, training_session_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.name, c.impact, s.starts_at, s.lasts_minutes, s.held_in, case when l.used_at is not null then s.join_link end,
    case when l.used_at is not null then s.instructions end, s.trainer, coalesce(g.name, h.name),
    (select k.body from directory.configuration k where k.partnership_id = l.partnership_id and k.kind = 'training' and k.key = 'training'
      and k.in_force_from <= (p_at at time zone 'Europe/London')::date
        and (k.in_force_to is null or k.in_force_to >= (p_at at time zone 'Europe/London')::date) order by k.in_force_from desc, k.configuration_id desc limit 1),
    b.state, s.training_session_id
  from directory.training_links l
  join directory.training_sessions s on s.training_session_id = l.training_session_id
  join directory.training_courses c on c.training_course_id = s.training_course_id
  left join directory.agencies g on g.agency_id = l.agency_id
  left join directory.schools h on h.school_id = l.school_id
  left join directory.training_bookings b on b.training_booking_id = l.training_booking_id
  where l.token_hash = p_token and sec.is_front_door() and s.cancelled_at is null and s.starts_at > p_at
    and (l.used_at is not null or l.expires_at > p_at)
$$;

-- Books by a link, once. Somebody who is known by their e-mail address stays who they are; nothing of them is answered.
create function directory.book_by_training_link(p_token bytea, p_person uuid, p_booking uuid, p_name text, p_email text, p_role text, p_at timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link directory.training_links;
  known uuid;
  said text;
begin
  if not sec.is_front_door() then
    return 'absent';
  end if;
  select l.* into link from directory.training_links l where l.token_hash = p_token and l.used_at is null and l.expires_at > p_at for update;
  if link.training_link_id is null then
    return 'absent';
  end if;
  select p.training_person_id into known from directory.training_people p
    where p.partnership_id = link.partnership_id and p.email = lower(p_email);
  if known is null then
    insert into directory.training_people (training_person_id, partnership_id, name, email, agency_id, school_id, audience, role, added_at)
      values (p_person, link.partnership_id, p_name, lower(p_email), link.agency_id, link.school_id, link.audience, p_role, p_at);
    known := p_person;
  end if;
  said := directory.take_training_place(p_booking, link.training_session_id, known, null, p_at);
  if said not in ('booked', 'waiting', 'twice') then
    return said;
  end if;
  update directory.training_links l set used_at = p_at, version = l.version + 1, training_booking_id =
      (select b.training_booking_id from directory.training_bookings b where b.training_session_id = link.training_session_id and b.training_person_id = known)
    where l.training_link_id = link.training_link_id;
  return case when said = 'twice' then 'booked' else said end;
end $$;

revoke all on function directory.training_valid_until(uuid, text), directory.keep_training_valid(), directory.may_book_training(uuid),
  directory.claim_training_record(), directory.take_training_place(uuid, uuid, uuid, uuid, timestamptz), directory.book_training(uuid, uuid, uuid, timestamptz),
  directory.fill_training_places(uuid, timestamptz), directory.cancel_training_booking(uuid, timestamptz), directory.move_training_up(uuid, timestamptz),
  directory.note_training_reminder(uuid[], date), directory.training_places(uuid[]), directory.training_coverage(date, date), directory.check_training_certificate(text),
  directory.training_link(bytea, timestamptz), directory.book_by_training_link(bytea, uuid, uuid, text, text, text, timestamptz) from public;
grant execute on function directory.claim_training_record(), directory.book_training(uuid, uuid, uuid, timestamptz), directory.cancel_training_booking(uuid, timestamptz),
  directory.move_training_up(uuid, timestamptz), directory.note_training_reminder(uuid[], date), directory.training_places(uuid[]),
  directory.training_coverage(date, date) to lantern_app, lantern_wide;
grant execute on function directory.check_training_certificate(text), directory.training_link(bytea, timestamptz),
  directory.book_by_training_link(bytea, uuid, uuid, text, text, text, timestamptz) to lantern_app;
grant execute on function directory.keep_training_valid() to lantern_owner;

reset role;
set local role lantern_owner;

create trigger training_people_valid before insert or update of audience on directory.training_people
  for each row execute function directory.keep_training_valid();
create trigger training_attendances_valid after insert or update on directory.training_attendances
  for each row execute function directory.keep_training_valid();
create trigger training_courses_valid after update of audiences on directory.training_courses
  for each row execute function directory.keep_training_valid();
