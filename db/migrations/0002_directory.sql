-- The partnership: agencies, teams, staff, posts and roles; principals and circles; sign-in.

create schema directory;
comment on schema directory is 'The partnership: agencies, teams, staff, posts, roles, configuration and calendar';
grant usage on schema directory to lantern_app, lantern_wide, lantern_maintenance;

create table directory.partnerships (
  partnership_id int generated always as identity primary key,
  name text not null check (length(name) between 1 and 120),
  is_demo boolean not null default false
);
comment on table directory.partnerships is 'A tenant: one local safeguarding partnership';

create table sec.principals (
  principal_id int generated always as identity primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  kind text not null check (kind in ('agency', 'team', 'circle'))
);
comment on table sec.principals is 'The small numbers that access stamps are made of: agencies, teams, and a circle for each subject';
create index principals_partnership_idx on sec.principals (partnership_id);

create table directory.agencies (
  agency_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  principal_id int not null unique references sec.principals on delete restrict,
  name text not null check (length(name) between 1 and 120),
  kind text not null,
  version int not null default 1,
  unique (partnership_id, name)
);
comment on table directory.agencies is 'A partner: council, police, health trust, school, charity';

create table directory.teams (
  team_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  principal_id int not null unique references sec.principals on delete restrict,
  name text not null check (length(name) between 1 and 120),
  receives_imports boolean not null default false,
  version int not null default 1,
  unique (agency_id, name)
);
comment on table directory.teams is 'A team within an agency; its principal is stamped on the records it owns';
create index teams_partnership_idx on directory.teams (partnership_id);

create table directory.roles (
  role_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  key text not null,
  name text not null,
  reach text not null check (reach in ('none', 'team', 'agency', 'partnership')),
  permissions text[] not null,
  version int not null default 1,
  unique (partnership_id, key)
);
comment on table directory.roles is 'What a post allows: permissions from the vocabulary, and how far they reach';

create table directory.staff (
  staff_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  name text not null check (length(name) between 1 and 120),
  email text not null check (email = lower(email) and length(email) <= 254),
  phone text,
  is_demo boolean not null default false,
  version int not null default 1,
  unique (email)
);
comment on table directory.staff is 'A person who works for a partner agency';
create index staff_partnership_idx on directory.staff (partnership_id);

create table directory.posts (
  post_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  team_id uuid not null references directory.teams on delete restrict,
  role_id uuid not null references directory.roles on delete restrict,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  version int not null default 1
);
comment on table directory.posts is 'A dated post: this person, in this team, in this role';
create index posts_staff_idx on directory.posts (staff_id);
create index posts_team_idx on directory.posts (team_id);
create index posts_role_idx on directory.posts (role_id);
create index posts_partnership_idx on directory.posts (partnership_id);

create table directory.configuration (
  configuration_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  kind text not null,
  key text not null,
  in_force_from date not null,
  in_force_to date check (in_force_to >= in_force_from),
  body jsonb not null,
  unique (partnership_id, kind, key, in_force_from)
);
comment on table directory.configuration is 'Vocabulary as dated data: level schemes now; clocks, panels, flags later';

create table directory.added_holidays (
  added_holiday_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  on_date date not null,
  title text not null check (length(title) between 1 and 100),
  reason text not null check (length(reason) between 1 and 500),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null default now(),
  unique (partnership_id, on_date)
);
comment on table directory.added_holidays is 'Non-working days announced after this version of Lantern was made, added by an administrator';
create index added_holidays_by_idx on directory.added_holidays (added_by);

-- Sign-in. The application's login reads credentials only through the functions below.
create table directory.credentials (
  staff_id uuid primary key references directory.staff on delete restrict,
  partnership_id int not null references directory.partnerships on delete restrict,
  password_hash text not null,
  totp_sealed bytea not null,
  totp_last_step bigint not null default 0,
  version int not null default 1
);
comment on table directory.credentials is 'Password hash (argon2id) and sealed one-time-code secret';
create index credentials_partnership_idx on directory.credentials (partnership_id);

create table sec.sessions (
  session_hash bytea primary key check (length(session_hash) = 32),
  staff_id uuid not null references directory.staff on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  is_complete boolean not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
comment on table sec.sessions is 'Sign-in sessions by the SHA-256 of their token; incomplete until the one-time code is given';
create index sessions_staff_idx on sec.sessions (staff_id);
create index sessions_partnership_idx on sec.sessions (partnership_id);

create table sec.attempts (
  attempt_key bytea not null,
  window_start timestamptz not null,
  attempts int not null,
  primary key (attempt_key, window_start)
);
comment on table sec.attempts is 'Rate limits: how often a thing (a hash, never the thing itself) was tried in a window';

create table sec.memberships (
  membership_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  circle_id int not null references sec.principals on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  basis text not null,
  reason text not null check (length(reason) between 1 and 1000),
  added_by uuid references directory.staff on delete restrict,
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at >= starts_at),
  end_reason text,
  version int not null default 1
);
comment on table sec.memberships is 'Dated membership of a subject''s circle: who is let in, by whom, on what basis and why';
create index memberships_staff_idx on sec.memberships (staff_id, circle_id);
create index memberships_circle_idx on sec.memberships (circle_id);
create index memberships_added_by_idx on sec.memberships (added_by);
create index memberships_partnership_idx on sec.memberships (partnership_id);

-- Row-level security. The directory is known to every signed-in member of the partnership.
do $$
declare
  relation text;
begin
  foreach relation in array array[
    'directory.partnerships', 'sec.principals', 'directory.agencies', 'directory.teams', 'directory.roles',
    'directory.staff', 'directory.posts', 'directory.configuration', 'directory.added_holidays',
    'directory.credentials', 'sec.sessions', 'sec.attempts', 'sec.memberships'
  ] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)',
      split_part(relation, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
  end loop;
  foreach relation in array array[
    'directory.partnerships', 'sec.principals', 'directory.agencies', 'directory.teams', 'directory.roles',
    'directory.staff', 'directory.posts', 'directory.configuration', 'directory.added_holidays'
  ] loop
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()))', split_part(relation, '.', 2) || '_read', relation);
    execute format('grant select on %s to lantern_app, lantern_wide', relation);
  end loop;
end $$;

create policy principals_add on sec.principals for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and kind = 'circle');
grant insert (partnership_id, kind) on sec.principals to lantern_app, lantern_wide;

create policy added_holidays_add on directory.added_holidays for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('calendar.manage'))
    and added_by = (select sec.staff()));
grant insert on directory.added_holidays to lantern_app, lantern_wide;

create policy sessions_mine on sec.sessions for select to lantern_app using (staff_id = (select sec.staff()));
grant select on sec.sessions to lantern_app;

create trigger agencies_history after update or delete on directory.agencies
  for each row execute function history.record('agency_id');
create trigger teams_history after update or delete on directory.teams
  for each row execute function history.record('team_id');
create trigger roles_history after update or delete on directory.roles
  for each row execute function history.record('role_id');
create trigger staff_history after update or delete on directory.staff
  for each row execute function history.record('staff_id');
create trigger posts_history after update or delete on directory.posts
  for each row execute function history.record('post_id');
create trigger memberships_history after update or delete on sec.memberships
  for each row execute function history.record('membership_id');
