-- A concern, as its sender's team sees it; and the work of the MASH on it, which the sender does not.

grant create on schema identify to lantern_maintenance;

create sequence identify.concern_numbers as int start with 4101;
grant usage on sequence identify.concern_numbers to lantern_app, lantern_wide, lantern_maintenance;

create table identify.concerns (
  concern_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  acl int[] not null check (cardinality(acl) > 0),
  restricted boolean not null default false,
  shut_out uuid[] not null default '{}',
  reference text not null,
  team_id uuid not null references directory.teams on delete restrict,
  sent_by uuid not null references directory.staff on delete restrict,
  sent_at timestamptz not null,
  decide_by timestamptz not null,
  danger_now text not null check (danger_now in ('no', 'yes-rung', 'not-known')),
  family_name text not null check (length(family_name) between 1 and 100),
  given_name text not null check (length(given_name) <= 100),
  born_on date,
  age_about int check (age_about between 0 and 25),
  worry text not null check (length(worry) between 1 and 10000),
  ring_name text not null check (length(ring_name) between 1 and 120),
  ring_phone text not null check (length(ring_phone) between 1 and 40),
  person_id uuid references subjects.people on delete restrict,
  is_taken_up boolean not null default false,
  decided_at timestamptz,
  version int not null default 1,
  unique (partnership_id, reference)
);
comment on table identify.concerns is 'What somebody is worried about, as sent: it belongs to the sender''s team and to the MASH';
create index concerns_acl_idx on identify.concerns using gin (acl);
create index concerns_sent_idx on identify.concerns (partnership_id, sent_at desc, concern_id) include (shut_out) where not restricted;
create index concerns_team_idx on identify.concerns (team_id, sent_at desc);
create index concerns_by_idx on identify.concerns (sent_by);
create index concerns_person_idx on identify.concerns (person_id);

create table identify.concern_parts (
  concern_part_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  concern_id uuid not null references identify.concerns on delete cascade,
  part text not null check (part in ('family', 'places', 'adults', 'parents', 'words', 'screening', 'chronology')),
  body jsonb not null,
  file_id uuid references files.files on delete restrict,
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null
);
comment on table identify.concern_parts is 'Append-only: what the sender''s team added to a concern afterwards; the newest of each part stands';
create index concern_parts_concern_idx on identify.concern_parts (concern_id, part, concern_part_id desc);
create index concern_parts_file_idx on identify.concern_parts (file_id);
create index concern_parts_by_idx on identify.concern_parts (added_by);
create index concern_parts_partnership_idx on identify.concern_parts (partnership_id);

create table identify.concern_outcomes (
  concern_outcome_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  concern_id uuid not null references identify.concerns on delete cascade,
  next_step text not null check (length(next_step) between 1 and 200),
  for_family text not null check (length(for_family) between 1 and 4000),
  for_sender text not null check (length(for_sender) between 1 and 4000),
  told_by uuid not null references directory.staff on delete restrict,
  told_at timestamptz not null
);
comment on table identify.concern_outcomes is 'Append-only: the outcome in two parts, what the family may be told and what is for the sender only';
create index concern_outcomes_concern_idx on identify.concern_outcomes (concern_id, concern_outcome_id desc);
create index concern_outcomes_by_idx on identify.concern_outcomes (told_by);
create index concern_outcomes_partnership_idx on identify.concern_outcomes (partnership_id);

create table identify.mash_episodes (
  mash_episode_id uuid primary key references identify.concerns on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  acl int[] not null check (cardinality(acl) > 0),
  restricted boolean not null default false,
  shut_out uuid[] not null default '{}',
  received_at timestamptz not null,
  due_at timestamptz not null,
  rating text,
  worked_by uuid references directory.staff on delete restrict,
  person_id uuid references subjects.people on delete restrict,
  decided_at timestamptz,
  looked_at timestamptz,
  version int not null default 1
);
comment on column identify.mash_episodes.looked_at is 'When the MASH last opened what was new in it: anything added since is shown as new';
comment on table identify.mash_episodes is 'The MASH''s own work on a concern (same id): rating, clock, whom it is about; never shown to the sender';
create index mash_episodes_acl_idx on identify.mash_episodes using gin (acl);
create index mash_episodes_queue_idx on identify.mash_episodes (partnership_id, due_at, mash_episode_id) include (shut_out)
  where not restricted and decided_at is null;
create index mash_episodes_decided_idx on identify.mash_episodes (partnership_id, decided_at desc, mash_episode_id) include (shut_out)
  where not restricted and decided_at is not null;
create index mash_episodes_partnership_idx on identify.mash_episodes (partnership_id, restricted);
create index mash_episodes_person_idx on identify.mash_episodes (person_id);
create index mash_episodes_worked_by_idx on identify.mash_episodes (worked_by);

create table identify.mash_ratings (
  mash_rating_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  rating text not null,
  reason text not null check (length(reason) between 1 and 4000),
  due_at timestamptz not null,
  rated_by uuid not null references directory.staff on delete restrict,
  rated_at timestamptz not null
);
comment on table identify.mash_ratings is 'Append-only: every rating of a concern with its reason, under the scheme in force';
create index mash_ratings_episode_idx on identify.mash_ratings (mash_episode_id, mash_rating_id desc);
create index mash_ratings_scheme_idx on identify.mash_ratings (scheme_id);
create index mash_ratings_by_idx on identify.mash_ratings (rated_by);
create index mash_ratings_partnership_idx on identify.mash_ratings (partnership_id);

create table identify.match_decisions (
  match_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  person_id uuid not null references subjects.people on delete cascade,
  verdict text not null check (verdict in ('same', 'different', 'created')),
  reasons_for text[] not null,
  reasons_against text[] not null,
  reason text not null check (length(reason) between 1 and 2000),
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null
);
comment on table identify.match_decisions is 'Append-only: a person''s decision that a concern is, or is not, about a child here, and what spoke for and against it';
create index match_decisions_episode_idx on identify.match_decisions (mash_episode_id);
create index match_decisions_person_idx on identify.match_decisions (person_id);
create index match_decisions_by_idx on identify.match_decisions (decided_by);
create index match_decisions_partnership_idx on identify.match_decisions (partnership_id);

create table identify.mash_decisions (
  mash_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  threshold_id uuid not null references directory.configuration on delete restrict,
  threshold text not null,
  next_step text not null,
  rationale text not null check (length(rationale) between 1 and 10000),
  dissent text check (length(dissent) between 1 and 4000),
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null
);
comment on table identify.mash_decisions is 'Append-only: what the MASH decided on a concern, at which threshold and why';
create index mash_decisions_episode_idx on identify.mash_decisions (mash_episode_id, mash_decision_id desc);
create index mash_decisions_threshold_idx on identify.mash_decisions (threshold_id);
create index mash_decisions_by_idx on identify.mash_decisions (decided_by);
create index mash_decisions_partnership_idx on identify.mash_decisions (partnership_id);

do $$
declare
  relation text;
  name text;
  narrow text := 'partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())';
  wide text := 'partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self())';
  -- Whoever sends a concern may read it and no longer change it.
  decides text := ' and (select sec.can(''mash.decide''))';
begin
  foreach relation in array array['identify.concerns', 'identify.concern_parts', 'identify.concern_outcomes',
    'identify.mash_episodes', 'identify.mash_ratings', 'identify.match_decisions', 'identify.mash_decisions'] loop
    name := split_part(relation, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select on %s to lantern_app, lantern_wide', relation);
  end loop;
  foreach relation in array array['identify.concerns', 'identify.mash_episodes'] loop
    name := split_part(relation, '.', 2);
    execute format('create policy %I on %s for select to lantern_app using (%s)', name || '_read', relation, narrow);
    execute format('create policy %I on %s for update to lantern_app using (%s) with check (%s)', name || '_change', relation, narrow || decides, narrow || decides);
    execute format('create policy %I on %s for select to lantern_wide using (%s)', name || '_read_wide', relation, wide);
    execute format('create policy %I on %s for update to lantern_wide using (%s) with check (%s)', name || '_change_wide', relation, wide || decides, wide || decides);
  end loop;
  -- Only ever read beside the concern, or beside the MASH's work on it.
  foreach relation in array array['identify.concern_parts', 'identify.concern_outcomes'] loop
    name := split_part(relation, '.', 2);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from identify.concerns c where c.concern_id = %s.concern_id))', name || '_read', relation, name);
  end loop;
  foreach relation in array array['identify.mash_ratings', 'identify.mash_decisions'] loop
    name := split_part(relation, '.', 2);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from identify.mash_episodes e where e.mash_episode_id = %s.mash_episode_id))', name || '_read', relation, name);
  end loop;
end $$;

-- A concern is sent in its sender's own name; the wide send theirs like everybody else.
create policy concerns_add on identify.concerns for insert to lantern_app
  with check (partnership_id = (select sec.partnership()) and acl && (select sec.principals())
    and not shut_out && (select sec.self()) and sent_by = (select sec.staff()));
create policy concerns_add_wide on identify.concerns for insert to lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted
    and not shut_out && (select sec.self()) and sent_by = (select sec.staff()));
grant insert on identify.concerns to lantern_app, lantern_wide;
grant update (person_id, decided_at, version) on identify.concerns to lantern_app, lantern_wide;
grant update (rating, due_at, worked_by, person_id, decided_at, looked_at, version) on identify.mash_episodes
  to lantern_app, lantern_wide;
create trigger concerns_history after update or delete on identify.concerns
  for each row execute function history.record('concern_id');
create trigger mash_episodes_history after update or delete on identify.mash_episodes
  for each row execute function history.record('mash_episode_id');

create policy concern_parts_add on identify.concern_parts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff())
    and exists (select from identify.concerns c where c.concern_id = concern_parts.concern_id));
create policy concern_outcomes_add on identify.concern_outcomes for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide')) and told_by = (select sec.staff())
    and exists (select from identify.concerns c where c.concern_id = concern_outcomes.concern_id));
create policy mash_ratings_add on identify.mash_ratings for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and rated_by = (select sec.staff())
    and exists (select from identify.mash_episodes e where e.mash_episode_id = mash_ratings.mash_episode_id));
create policy mash_decisions_add on identify.mash_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff())
    and exists (select from identify.mash_episodes e where e.mash_episode_id = mash_decisions.mash_episode_id));
create policy match_decisions_read on identify.match_decisions for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = match_decisions.person_id));
create policy match_decisions_add on identify.match_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = match_decisions.person_id));
grant insert on identify.concern_parts, identify.concern_outcomes, identify.mash_ratings, identify.mash_decisions,
  identify.match_decisions to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- The MASH's work on a concern begins with the concern. Its sender cannot see it, so cannot make it.
create function identify.open_episode() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into identify.mash_episodes (mash_episode_id, partnership_id, acl, received_at, due_at)
  select new.concern_id, new.partnership_id, array_agg(t.principal_id), new.sent_at, new.decide_by
  from directory.teams t
  where t.partnership_id = new.partnership_id and t.receives_concerns
  having count(*) > 0;
  if not found then
    raise exception 'no team of this partnership receives concerns';
  end if;
  return null;
end $$;
revoke all on function identify.open_episode() from public;
grant execute on function identify.open_episode() to lantern_owner;

-- Whose a concern and the MASH's work on it are: the sender's team always; the MASH and, once it is
-- known whom they are about, everyone who reaches that child. A restricted child leaves the MASH out.
create function identify.stamp_of(p_person uuid, p_team uuid, p_partnership int)
returns table (acl int[], restricted boolean, shut_out uuid[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(
      select t.principal_id from directory.teams t
      where t.team_id = p_team
        or (t.partnership_id = p_partnership and t.receives_concerns and not coalesce(p.restricted, false))
      union
      select unnest(p.acl)
    ),
    coalesce(p.restricted, false), coalesce(p.shut_out, '{}')
  from (select 1) one left join subjects.people p on p.person_id = p_person
$$;

create function identify.stamp_concern() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select s.acl, s.restricted, s.shut_out into new.acl, new.restricted, new.shut_out
  from identify.stamp_of(new.person_id, new.team_id, new.partnership_id) s;
  update files.files f set acl = new.acl, restricted = new.restricted, shut_out = new.shut_out
    from identify.concern_parts p where p.concern_id = new.concern_id and p.file_id = f.file_id;
  return new;
end $$;

create function identify.stamp_episode() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select s.acl, s.restricted, s.shut_out into new.acl, new.restricted, new.shut_out
  from identify.stamp_of(new.person_id, null, new.partnership_id) s;
  return new;
end $$;

-- The sender cannot see the MASH's work, and is told that it has begun.
create function identify.take_up() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identify.concerns set is_taken_up = true where concern_id = new.mash_episode_id and not is_taken_up;
  return null;
end $$;
revoke all on function identify.take_up() from public;
grant execute on function identify.take_up() to lantern_owner;
revoke all on function identify.stamp_of(uuid, uuid, int), identify.stamp_concern(), identify.stamp_episode() from public;
grant execute on function identify.stamp_concern(), identify.stamp_episode() to lantern_owner;

-- A child's stamp changes: the rows that carry a copy follow.
create or replace function subjects.stamp() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update protect.tracker_entries set acl = new.acl, restricted = new.restricted, shut_out = new.shut_out
    where person_id = new.person_id;
  update identify.concerns set person_id = person_id where person_id = new.person_id;
  update identify.mash_episodes set person_id = person_id where person_id = new.person_id;
  return null;
end $$;

create or replace function subjects.stamp_differences() returns table (relation text, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select differing.* from (
    select 'protect.tracker_entries', t.person_id
    from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
    where t.acl is distinct from p.acl or t.restricted is distinct from p.restricted or t.shut_out is distinct from p.shut_out
    union all
    select 'identify.concerns', c.person_id
    from identify.concerns c join subjects.people p on p.person_id = c.person_id
    where c.restricted is distinct from p.restricted or c.shut_out is distinct from p.shut_out
    union all
    select 'identify.mash_episodes', e.person_id
    from identify.mash_episodes e join subjects.people p on p.person_id = e.person_id
    where e.restricted is distinct from p.restricted or e.shut_out is distinct from p.shut_out
  ) differing
  where sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
$$;

reset role;
set local role lantern_owner;
create trigger concerns_stamp before update of person_id on identify.concerns
  for each row execute function identify.stamp_concern();
create trigger mash_episodes_stamp before update of person_id on identify.mash_episodes
  for each row execute function identify.stamp_episode();
create trigger concerns_open_episode after insert on identify.concerns
  for each row execute function identify.open_episode();
create trigger mash_episodes_take_up after update of worked_by, rating, person_id, decided_at on identify.mash_episodes
  for each row execute function identify.take_up();
