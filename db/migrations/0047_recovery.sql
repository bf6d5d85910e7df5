-- Services and who waits for them; direct work and its sessions; outcomes at start, review and close;
-- and the look-back for re-victimisation.

create table directory.services (
  service_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  name text not null check (length(name) between 1 and 200),
  provider text not null check (length(provider) between 1 and 200),
  tier text not null check (tier ~ '^[a-z0-9-]{1,40}$'),
  criteria text not null check (length(criteria) between 1 and 2000),
  youngest int check (youngest between 0 and 25),
  oldest int check (oldest between 0 and 25),
  how_to_refer text not null check (length(how_to_refer) between 1 and 2000),
  contact text check (length(contact) between 1 and 400),
  is_provided boolean not null,
  is_sensitive boolean not null,
  shown_as text check (length(shown_as) between 1 and 200),
  wait_days int check (wait_days between 1 and 400),
  open_from date not null,
  open_until date,
  kept_by uuid not null references directory.staff on delete restrict,
  kept_at timestamptz not null,
  version int not null default 1,
  constraint services_ages_check check (youngest <= oldest),
  constraint services_open_check check (open_until >= open_from),
  constraint services_sensitive_check check (is_sensitive = (shown_as is not null))
);
comment on table directory.services is 'What there is for children here, or is missing here: criteria, ages and how to refer; never about a child';
comment on column directory.services.is_provided is 'False for a need that nothing here meets: it can be wanted, and nobody can be referred';
comment on column directory.services.is_sensitive is 'Whether that a child goes there is read by the list of the service alone';
comment on column directory.services.shown_as is 'What stands in place of a sensitive service: "A health service: ask the designated nurse"';
comment on column directory.services.wait_days is 'The service''s own time limit from referral to start; without one that of the partnership';
create index services_partnership_idx on directory.services (partnership_id, name);
create index services_kept_by_idx on directory.services (kept_by);

create table directory.service_readers (
  service_reader_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  service_id uuid not null references directory.services on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  constraint service_readers_ended_check check (num_nulls(ended_by, ended_at) in (0, 2))
);
comment on table directory.service_readers is 'The list of a sensitive service: who reads, of children whom they reach, that a child goes there';
create unique index service_readers_once_idx on directory.service_readers (service_id, staff_id) where ended_at is null;
create index service_readers_service_idx on directory.service_readers (service_id);
create index service_readers_staff_idx on directory.service_readers (staff_id);
create index service_readers_added_by_idx on directory.service_readers (added_by);
create index service_readers_ended_by_idx on directory.service_readers (ended_by);
create index service_readers_partnership_idx on directory.service_readers (partnership_id);

create table protect.referrals (
  referral_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  service_id uuid not null references directory.services on delete restrict,
  state text not null check (state in ('wanted', 'not-available', 'referred', 'waiting', 'started', 'ended')),
  state_since date not null,
  referred_on date,
  started_on date,
  outcome text check (outcome ~ '^[a-z0-9-]{1,40}$'),
  why text not null check (length(why) between 1 and 2000),
  reason_key text check (reason_key ~ '^[a-z0-9-]{1,40}$'),
  referred_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint referrals_referred_check check (state in ('wanted', 'not-available', 'ended') or referred_on is not null),
  constraint referrals_started_check check (state <> 'started' or started_on is not null),
  constraint referrals_ended_check check ((state = 'ended') = (outcome is not null)),
  constraint referrals_unmet_check check ((state = 'not-available') = (reason_key is not null))
);
comment on table protect.referrals is 'A child and a service: wanted, referred, waiting, started, ended, or wanted and not available; shows the last of its steps';
comment on column protect.referrals.referred_on is 'Waiting is counted from here until the service starts';
comment on column protect.referrals.reason_key is 'Why it is not available, by the list in force';
create index referrals_person_idx on protect.referrals (person_id, referral_id);
create index referrals_waiting_idx on protect.referrals (partnership_id, referred_on, referral_id) where state in ('referred', 'waiting');
create index referrals_unmet_idx on protect.referrals (partnership_id, state_since, referral_id) where state = 'not-available';
create index referrals_service_idx on protect.referrals (service_id);
create index referrals_by_idx on protect.referrals (referred_by);
create index referrals_partnership_idx on protect.referrals (partnership_id);

create table protect.referral_steps (
  referral_step_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  referral_id uuid not null references protect.referrals on delete cascade,
  service_id uuid not null references directory.services on delete restrict,
  referred_by uuid not null references directory.staff on delete restrict,
  step text not null check (step in ('wanted', 'not-available', 'referred', 'waiting', 'started', 'ended')),
  happened_on date not null,
  wording text check (length(wording) between 1 and 2000),
  outcome text check (outcome ~ '^[a-z0-9-]{1,40}$'),
  reason_key text check (reason_key ~ '^[a-z0-9-]{1,40}$'),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table protect.referral_steps is 'Append-only: each step of a referral, with who recorded it';
comment on column protect.referral_steps.service_id is 'As its referral says, whatever is written: who reads the one reads the other';
create index referral_steps_referral_idx on protect.referral_steps (referral_id, referral_step_id);
create index referral_steps_person_idx on protect.referral_steps (person_id);
create index referral_steps_service_idx on protect.referral_steps (service_id);
create index referral_steps_referred_by_idx on protect.referral_steps (referred_by);
create index referral_steps_by_idx on protect.referral_steps (recorded_by);
create index referral_steps_partnership_idx on protect.referral_steps (partnership_id);

create table protect.direct_work (
  direct_work_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  worker_kind text not null check (worker_kind ~ '^[a-z0-9-]{1,40}$'),
  is_therapy boolean not null,
  service_id uuid references directory.services on delete restrict,
  worker text not null check (length(worker) between 1 and 200),
  agency text not null check (length(agency) between 1 and 200),
  goal text check (length(goal) between 1 and 2000),
  goal_is_childs boolean,
  started_on date not null,
  ended_on date,
  end_reason text check (end_reason ~ '^[a-z0-9-]{1,40}$'),
  ending text check (length(ending) between 1 and 2000),
  begun_by uuid not null references directory.staff on delete restrict,
  begun_at timestamptz not null,
  version int not null default 1,
  constraint direct_work_whose_goal_check check ((goal is null) = (goal_is_childs is null)),
  constraint direct_work_ended_check check (num_nulls(ended_on, end_reason) in (0, 2) and (ending is null or ended_on is not null)),
  constraint direct_work_order_check check (ended_on >= started_on),
  constraint direct_work_therapy_check check (not is_therapy or num_nonnulls(goal, ending) = 0)
);
comment on table protect.direct_work is 'A piece of work with a child: by whom, to what end, and how it ended; of therapy that it is there, and nothing else';
comment on column protect.direct_work.service_id is 'The service it is part of; where that is sensitive, its list alone reads the row';
create index direct_work_person_idx on protect.direct_work (person_id, direct_work_id);
create index direct_work_scheme_idx on protect.direct_work (scheme_id);
create index direct_work_service_idx on protect.direct_work (service_id);
create index direct_work_by_idx on protect.direct_work (begun_by);
create index direct_work_partnership_idx on protect.direct_work (partnership_id);

create table protect.work_sessions (
  work_session_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  direct_work_id uuid not null references protect.direct_work on delete cascade,
  is_therapy boolean not null,
  service_id uuid references directory.services on delete restrict,
  begun_by uuid not null references directory.staff on delete restrict,
  held_on date not null,
  setting text not null check (setting ~ '^[a-z0-9-]{1,40}$'),
  attendance text not null check (attendance in ('seen', 'not-seen', 'declined', 'cancelled')),
  worker text not null check (length(worker) between 1 and 200),
  goal text check (length(goal) between 1 and 500),
  done text check (length(done) between 1 and 1000),
  rating int check (rating between 0 and 10),
  did_not_say boolean not null default false,
  next_step text check (length(next_step) between 1 and 500),
  corrects_id uuid references protect.work_sessions on delete restrict,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint work_sessions_therapy_check check (not is_therapy or (num_nonnulls(goal, done, next_step, rating) = 0 and not did_not_say)),
  constraint work_sessions_said_check check (rating is null or not did_not_say)
);
comment on table protect.work_sessions is 'Append-only: each session of direct work, put right by a later one; of therapy the contact alone, which a check of the table holds';
comment on column protect.work_sessions.setting is 'A kind of setting by the list in force, and never which';
comment on column protect.work_sessions.is_therapy is 'As its work says, whatever is written; so are service_id and begun_by';
comment on column protect.work_sessions.rating is 'The child''s own, from 0 to 10';
create index work_sessions_work_idx on protect.work_sessions (direct_work_id, held_on, work_session_id);
create index work_sessions_person_idx on protect.work_sessions (person_id);
create index work_sessions_service_idx on protect.work_sessions (service_id);
create index work_sessions_begun_by_idx on protect.work_sessions (begun_by);
create index work_sessions_corrects_idx on protect.work_sessions (corrects_id);
create index work_sessions_by_idx on protect.work_sessions (recorded_by);
create index work_sessions_partnership_idx on protect.work_sessions (partnership_id);

create table protect.recovery_ratings (
  recovery_rating_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  rating_set_id uuid not null,
  occasion text not null check (occasion in ('start', 'review', 'close')),
  rated_on date not null,
  scheme_id uuid not null references directory.configuration on delete restrict,
  outcome text not null check (outcome ~ '^[a-z0-9-]{1,40}$'),
  professional text check (professional ~ '^[a-z0-9-]{1,40}$'),
  child text check (child ~ '^[a-z0-9-]{1,40}$'),
  rests_on text check (length(rests_on) between 1 and 1000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint recovery_ratings_once_key unique (rating_set_id, outcome)
);
comment on table protect.recovery_ratings is 'Append-only: how each outcome is for a child at start, review and close, in words with an order; there is no total';
comment on column protect.recovery_ratings.rating_set_id is 'What was rated together';
comment on column protect.recovery_ratings.professional is 'A word of the scale; none where it is not known';
comment on column protect.recovery_ratings.child is 'The child''s own word of the scale; none where the child did not say';
create index recovery_ratings_person_idx on protect.recovery_ratings (person_id, rated_on, rating_set_id);
create index recovery_ratings_scheme_idx on protect.recovery_ratings (scheme_id);
create index recovery_ratings_by_idx on protect.recovery_ratings (recorded_by);
create index recovery_ratings_partnership_idx on protect.recovery_ratings (partnership_id);

create table protect.look_backs (
  look_back_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  after text not null check (after in ('work-ended', 'stepped-down')),
  from_on date not null,
  months int not null check (months between 1 and 60),
  due_on date not null,
  answer text check (answer in ('no', 'yes', 'not-known')),
  answered_on date,
  source text check (length(source) between 1 and 500),
  wording text check (length(wording) between 1 and 2000),
  asked_by uuid not null references directory.staff on delete restrict,
  asked_at timestamptz not null,
  answered_by uuid references directory.staff on delete restrict,
  answered_at timestamptz,
  version int not null default 1,
  constraint look_backs_answered_check check (num_nulls(answer, answered_on, source, answered_by, answered_at) in (0, 5)),
  constraint look_backs_once_key unique (person_id, after, from_on, months)
);
comment on table protect.look_backs is 'Whether a child was exploited again so many months after work ended or the record stepped down: due until a person answers, with source and day';
create index look_backs_due_idx on protect.look_backs (partnership_id, due_on, look_back_id) where answer is null;
create index look_backs_asked_by_idx on protect.look_backs (asked_by);
create index look_backs_answered_by_idx on protect.look_backs (answered_by);
create index look_backs_partnership_idx on protect.look_backs (partnership_id);

-- Services to which a referral is read by everybody who reaches the child, and the sensitive ones on
-- whose list the acting person stands, or all of them with a permission that says so.
create function sec.open_services() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(s.service_id), '{}') from directory.services s
  where not s.is_sensitive or (select sec.can('service.sensitive'))
    or exists (select from directory.service_readers r
      where r.service_id = s.service_id and r.staff_id = (select sec.staff()) and r.ended_at is null)
$$;
revoke all on function sec.open_services() from public;
grant execute on function sec.open_services() to lantern_app, lantern_wide, lantern_maintenance;

-- What a row says of its parent is the parent's to say.
create function protect.as_its_referral() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select r.service_id, r.referred_by, r.person_id into new.service_id, new.referred_by, new.person_id
    from protect.referrals r where r.referral_id = new.referral_id;
  return new;
end $$;
create function protect.as_its_work() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select w.is_therapy, w.service_id, w.begun_by, w.person_id into new.is_therapy, new.service_id, new.begun_by, new.person_id
    from protect.direct_work w where w.direct_work_id = new.direct_work_id;
  return new;
end $$;
revoke all on function protect.as_its_referral(), protect.as_its_work() from public;
create trigger referral_steps_as_referral before insert on protect.referral_steps
  for each row execute function protect.as_its_referral();
create trigger work_sessions_as_work before insert on protect.work_sessions
  for each row execute function protect.as_its_work();

do $$
declare
  held record;
  name text;
begin
  for held in select * from (values
      ('protect.referrals', 'referred_by', '(referred_by = (select sec.staff()) or service_id = any ((select sec.open_services())::uuid[]))'),
      ('protect.referral_steps', 'recorded_by', '(referred_by = (select sec.staff()) or service_id = any ((select sec.open_services())::uuid[]))'),
      ('protect.direct_work', 'begun_by', '(service_id is null or begun_by = (select sec.staff()) or service_id = any ((select sec.open_services())::uuid[]))'),
      ('protect.work_sessions', 'recorded_by', '(service_id is null or begun_by = (select sec.staff()) or service_id = any ((select sec.open_services())::uuid[]))'),
      ('protect.recovery_ratings', 'recorded_by', null),
      ('protect.look_backs', 'asked_by', null)) as v (relation, author, reading) loop
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
    if name in ('referrals', 'direct_work', 'look_backs') then
      execute format('create policy %I on %s for update to lantern_app, lantern_wide
        using (exists (select from subjects.people p where p.person_id = %s.person_id)%s)
        with check (partnership_id = (select sec.partnership())
          and exists (select from subjects.people p where p.person_id = %3$s.person_id)%4$s)', name || '_change', held.relation, name,
        coalesce(' and ' || held.reading, ''));
      execute format('create trigger %I after update or delete on %s for each row execute function history.record(%L)',
        name || '_history', held.relation, case name when 'referrals' then 'referral_id' when 'direct_work' then 'direct_work_id' else 'look_back_id' end);
    end if;
    perform sec.keep_controller(held.relation::regclass, held.author, '-');
    perform govern.guard(held.relation::regclass);
  end loop;

  foreach name in array array['services', 'service_readers'] loop
    execute format('alter table directory.%I enable row level security', name);
    execute format('alter table directory.%I force row level security', name);
    execute format('create policy %I on directory.%I to lantern_maintenance using (true) with check (true)', name || '_maintenance', name);
    execute format('grant select, insert, update, delete on directory.%I to lantern_maintenance', name);
    execute format('grant select, insert on directory.%I to lantern_app, lantern_wide', name);
    execute format('create policy %I on directory.%I for select to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()))', name || '_read', name);
    execute format('create policy %I on directory.%I for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and (select sec.can(''service.manage'')) and %I = (select sec.staff()))',
      name || '_add', name, case name when 'services' then 'kept_by' else 'added_by' end);
    execute format('create policy %I on directory.%I for update to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.can(''service.manage'')))
      with check (partnership_id = (select sec.partnership()) and (select sec.can(''service.manage'')) and %I = (select sec.staff()))',
      name || '_change', name, case name when 'services' then 'kept_by' else 'ended_by' end);
    execute format('create trigger %I after update or delete on directory.%I for each row execute function history.record(%L)',
      name || '_history', name, case name when 'services' then 'service_id' else 'service_reader_id' end);
    perform govern.guard(('directory.' || name)::regclass);
  end loop;
end $$;

grant update (state, state_since, referred_on, started_on, outcome, reason_key, version) on protect.referrals to lantern_app, lantern_wide;
grant update (ended_on, end_reason, ending, version) on protect.direct_work to lantern_app, lantern_wide;
grant update (answer, answered_on, source, wording, answered_by, answered_at, version) on protect.look_backs to lantern_app, lantern_wide;
grant update (name, provider, tier, criteria, youngest, oldest, how_to_refer, contact, is_provided, is_sensitive, shown_as, wait_days,
  open_from, open_until, kept_by, kept_at, version) on directory.services to lantern_app, lantern_wide;
grant update (ended_by, ended_at) on directory.service_readers to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- What stands in place of what the acting person may not read of a child whom they reach: words alone, each once.
create function protect.hidden_services(p_person uuid) returns table (shown_as text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct s.shown_as from directory.services s
  where s.is_sensitive and s.partnership_id = sec.partnership()
    and exists (select from subjects.people p where p.person_id = p_person and sec.reaches(p))
    and not sec.can('service.sensitive')
    and not exists (select from directory.service_readers r where r.service_id = s.service_id and r.staff_id = sec.staff() and r.ended_at is null)
    and (exists (select from protect.referrals r where r.person_id = p_person and r.service_id = s.service_id and r.referred_by <> sec.staff())
      or exists (select from protect.direct_work w where w.person_id = p_person and w.service_id = s.service_id and w.begun_by <> sec.staff()))
  order by 1
$$;

-- For whoever buys services: how many children wanted what is not there, counted once each, by service
-- and why. Restricted records are counted too: a count tells of none of them.
create function protect.unmet_needs(p_from date, p_to date)
returns table (service text, tier text, reason_key text, children int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.name, s.tier, st.reason_key, count(distinct st.person_id)::int
  from protect.referral_steps st join directory.services s on s.service_id = st.service_id
  where st.partnership_id = sec.partnership() and sec.can('statistics.view')
    and st.step = 'not-available' and st.happened_on between p_from and p_to
  group by 1, 2, 3 order by 4 desc, 1, 3
$$;
revoke all on function protect.hidden_services(uuid), protect.unmet_needs(date, date) from public;
grant execute on function protect.hidden_services(uuid), protect.unmet_needs(date, date) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool', 'missing', 'assessment', 'service', 'recovery'));
