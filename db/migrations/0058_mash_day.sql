-- The MASH's day: what partners are asked about the children of a concern, each agency once; what is
-- shared or not and why; when a clock stood still; where a concern went that is not about exploitation.

alter table identify.mash_episodes add column paused_at timestamptz;
comment on column identify.mash_episodes.paused_at is 'Since when its clock stands still; the reason is in identify.mash_pauses';
grant update (paused_at) on identify.mash_episodes to lantern_app, lantern_wide;

-- What came and was done while the MASH was closed, on the page that opens its day.
create index mash_episodes_received_idx on identify.mash_episodes (partnership_id, received_at) include (shut_out) where not restricted;
create index mash_ratings_rated_idx on identify.mash_ratings (partnership_id, rated_at);
create index mash_decisions_decided_idx on identify.mash_decisions (partnership_id, decided_at);

create table identify.partner_checks (
  partner_check_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  agreement_id uuid not null references directory.configuration on delete restrict,
  basis text not null,
  rating text,
  due_at timestamptz not null,
  asked_by uuid not null references directory.staff on delete restrict,
  asked_at timestamptz not null,
  answered_at timestamptz,
  version int not null default 1
);
comment on table identify.partner_checks is 'What the MASH asks one agency, once for all the children of a household or incident: on what basis, by when';
comment on column identify.partner_checks.rating is 'The most urgent rating of its children when it was asked, which set its limit';
create index partner_checks_agency_idx on identify.partner_checks (agency_id, answered_at);
create index partner_checks_asked_idx on identify.partner_checks (agency_id, due_at, partner_check_id) where answered_at is null;
create index partner_checks_waiting_idx on identify.partner_checks (partnership_id, due_at, partner_check_id) where answered_at is null;
create index partner_checks_partnership_idx on identify.partner_checks (partnership_id, answered_at);
create index partner_checks_agreement_idx on identify.partner_checks (agreement_id);
create index partner_checks_asked_by_idx on identify.partner_checks (asked_by);

create table identify.partner_check_children (
  partner_check_child_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  partner_check_id uuid not null references identify.partner_checks on delete cascade,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  agency_id uuid not null references directory.agencies on delete restrict,
  restricted boolean not null default false,
  shut_out uuid[] not null default '{}',
  family_name text not null check (length(family_name) between 1 and 100),
  given_name text not null check (length(given_name) <= 100),
  born_on date,
  reason text not null check (length(reason) between 1 and 2000),
  asked_by uuid not null references directory.staff on delete restrict,
  constraint partner_check_children_once_key unique (mash_episode_id, agency_id)
);
comment on table identify.partner_check_children is 'Append-only: the children that one agency is asked about, as they were named to it, and why; no agency is asked twice about one concern';
comment on column identify.partner_check_children.restricted is 'As the work on the concern: then the agency reads nothing of it any more';
create index partner_check_children_check_idx on identify.partner_check_children (partner_check_id);
create index partner_check_children_agency_idx on identify.partner_check_children (agency_id);
create index partner_check_children_asked_by_idx on identify.partner_check_children (asked_by);
create index partner_check_children_partnership_idx on identify.partner_check_children (partnership_id);

create table identify.partner_answers (
  partner_answer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  partner_check_child_id uuid not null references identify.partner_check_children on delete cascade,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  wording text check (length(wording) between 1 and 10000),
  by_telephone boolean not null default false,
  answered_by uuid not null references directory.staff on delete restrict,
  answered_at timestamptz not null
);
comment on table identify.partner_answers is 'Append-only: what an agency holds of one child; no wording means that it looked and holds nothing; the newest stands';
comment on column identify.partner_answers.by_telephone is 'Said to the MASH, which wrote it down';
create index partner_answers_child_idx on identify.partner_answers (partner_check_child_id, partner_answer_id desc);
create index partner_answers_episode_idx on identify.partner_answers (mash_episode_id);
create index partner_answers_by_idx on identify.partner_answers (answered_by);
create index partner_answers_partnership_idx on identify.partner_answers (partnership_id);

create table identify.partner_check_steps (
  partner_check_step_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  partner_check_id uuid not null references identify.partner_checks on delete cascade,
  step text not null check (step in ('chased', 'escalated')),
  done_by uuid not null references directory.staff on delete restrict,
  done_at timestamptz not null
);
comment on table identify.partner_check_steps is 'Append-only: when an agency was asked again, and when its managers were told';
create index partner_check_steps_check_idx on identify.partner_check_steps (partner_check_id, partner_check_step_id desc);
create index partner_check_steps_by_idx on identify.partner_check_steps (done_by);
create index partner_check_steps_partnership_idx on identify.partner_check_steps (partnership_id);

create table identify.sharing_decisions (
  sharing_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  is_shared boolean not null,
  what text not null check (length(what) between 1 and 4000),
  with_whom text not null check (length(with_whom) between 1 and 200),
  scheme_id uuid not null references directory.configuration on delete restrict,
  basis text not null,
  condition text check (length(condition) between 1 and 2000),
  reason text not null check (length(reason) between 1 and 4000),
  detriment text check (length(detriment) between 1 and 4000),
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null
);
comment on table identify.sharing_decisions is 'Append-only: what of a concern is shared or not, with whom, on what basis, under what condition and why';
comment on column identify.sharing_decisions.detriment is 'Why sharing would harm the child more than not sharing: said where a duty to share is in force and nothing is shared';
create index sharing_decisions_episode_idx on identify.sharing_decisions (mash_episode_id, sharing_decision_id desc);
create index sharing_decisions_scheme_idx on identify.sharing_decisions (scheme_id);
create index sharing_decisions_by_idx on identify.sharing_decisions (decided_by);
create index sharing_decisions_partnership_idx on identify.sharing_decisions (partnership_id);

create table identify.mash_pauses (
  mash_pause_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  reason text not null,
  note text not null check (length(note) between 1 and 2000),
  paused_by uuid not null references directory.staff on delete restrict,
  paused_at timestamptz not null,
  resumed_by uuid references directory.staff on delete restrict,
  resumed_at timestamptz,
  constraint mash_pauses_resumed_check check (num_nulls(resumed_by, resumed_at) in (0, 2)),
  constraint mash_pauses_order_check check (resumed_at >= paused_at)
);
comment on table identify.mash_pauses is 'When the clock of a concern stood still, why, and when it went on';
create unique index mash_pauses_standing_idx on identify.mash_pauses (mash_episode_id) where resumed_at is null;
create index mash_pauses_episode_idx on identify.mash_pauses (mash_episode_id, paused_at);
create index mash_pauses_scheme_idx on identify.mash_pauses (scheme_id);
create index mash_pauses_paused_by_idx on identify.mash_pauses (paused_by);
create index mash_pauses_resumed_by_idx on identify.mash_pauses (resumed_by);
create index mash_pauses_partnership_idx on identify.mash_pauses (partnership_id);

create table identify.onward_routes (
  onward_route_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  route text not null,
  to_whom text not null check (length(to_whom) between 1 and 200),
  passed_by uuid not null references directory.staff on delete restrict,
  passed_at timestamptz not null
);
comment on table identify.onward_routes is 'Append-only: where a concern went that is outside what this MASH takes, and who took it there';
create index onward_routes_episode_idx on identify.onward_routes (mash_episode_id);
create index onward_routes_scheme_idx on identify.onward_routes (scheme_id);
create index onward_routes_by_idx on identify.onward_routes (passed_by);
create index onward_routes_partnership_idx on identify.onward_routes (partnership_id);

-- The agencies in whose name the acting person answers the MASH: those of their posts that allow it.
create function sec.answering() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct t.agency_id), '{}')
  from directory.posts o
  join directory.roles r on r.role_id = o.role_id and 'check.answer' = any (r.permissions)
  join directory.teams t on t.team_id = o.team_id
  where o.staff_id = (select sec.staff()) and (select sec.can('check.answer'))
    and t.agency_id = any ((select sec.agencies())::uuid[])
$$;
revoke all on function sec.answering() from public;
grant execute on function sec.answering() to lantern_app, lantern_wide, lantern_maintenance;

set local role lantern_maintenance;
-- A child that an agency is asked about has the stamp of the work on the concern, whoever writes.
create function identify.stamp_check_child() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select e.restricted, e.shut_out into new.restricted, new.shut_out
    from identify.mash_episodes e where e.mash_episode_id = new.mash_episode_id;
  select c.agency_id into new.agency_id
    from identify.partner_checks c where c.partner_check_id = new.partner_check_id;
  return new;
end $$;
-- What a row says of its parent is the parent's to say.
create function identify.as_its_check_child() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select c.mash_episode_id into new.mash_episode_id
    from identify.partner_check_children c where c.partner_check_child_id = new.partner_check_child_id;
  return new;
end $$;
create function identify.restamp_check_children() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identify.partner_check_children set restricted = new.restricted, shut_out = new.shut_out
    where mash_episode_id = new.mash_episode_id;
  return null;
end $$;
-- Asked is answered once every child of it has an answer, whoever writes the last of them; who has become
-- a secret from the agency holds nothing up.
create function identify.settle_check() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identify.partner_checks k set answered_at = new.answered_at, version = k.version + 1
    from identify.partner_check_children c
    where c.partner_check_child_id = new.partner_check_child_id and k.partner_check_id = c.partner_check_id
      and k.answered_at is null
      and not exists (select from identify.partner_check_children o where o.partner_check_id = c.partner_check_id and not o.restricted
        and not exists (select from identify.partner_answers a where a.partner_check_child_id = o.partner_check_child_id));
  return null;
end $$;
revoke all on function identify.stamp_check_child(), identify.as_its_check_child(), identify.restamp_check_children(), identify.settle_check() from public;
grant execute on function identify.stamp_check_child(), identify.as_its_check_child(), identify.restamp_check_children(), identify.settle_check() to lantern_owner;
reset role;
set local role lantern_owner;
create trigger partner_check_children_stamp before insert on identify.partner_check_children
  for each row execute function identify.stamp_check_child();
create trigger mash_episodes_restamp_checks after update of person_id on identify.mash_episodes
  for each row when (old.restricted is distinct from new.restricted or old.shut_out is distinct from new.shut_out)
  execute function identify.restamp_check_children();
create trigger partner_answers_as_child before insert on identify.partner_answers
  for each row execute function identify.as_its_check_child();
create trigger partner_answers_settle after insert on identify.partner_answers
  for each row execute function identify.settle_check();

do $$
declare
  held record;
  name text;
begin
  for held in select * from (values
      ('identify.partner_checks', 'asked_by'),
      ('identify.partner_check_children', 'asked_by'),
      ('identify.partner_answers', 'answered_by'),
      ('identify.partner_check_steps', 'done_by'),
      ('identify.sharing_decisions', 'decided_by'),
      ('identify.mash_pauses', 'paused_by'),
      ('identify.onward_routes', 'passed_by')) as v (relation, author) loop
    name := split_part(held.relation, '.', 2);
    execute format('alter table %s enable row level security', held.relation);
    execute format('alter table %s force row level security', held.relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', held.relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', held.relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', held.relation);
    perform sec.keep_controller(held.relation::regclass, held.author, '-');
    perform govern.guard(held.relation::regclass);
  end loop;

  -- The MASH's alone, beside its work on the concern.
  for held in select * from (values
      ('identify.sharing_decisions', 'decided_by'),
      ('identify.mash_pauses', 'paused_by'),
      ('identify.onward_routes', 'passed_by')) as v (relation, author) loop
    name := split_part(held.relation, '.', 2);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from identify.mash_episodes e where e.mash_episode_id = %s.mash_episode_id))', name || '_read', held.relation, name);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and (select sec.can(''mash.decide'')) and %I = (select sec.staff())
        and exists (select from identify.mash_episodes e where e.mash_episode_id = %s.mash_episode_id))', name || '_add', held.relation, held.author, name);
  end loop;
end $$;

create policy mash_pauses_change on identify.mash_pauses for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership())
    and exists (select from identify.mash_episodes e where e.mash_episode_id = mash_pauses.mash_episode_id))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide')) and resumed_by = (select sec.staff())
    and exists (select from identify.mash_episodes e where e.mash_episode_id = mash_pauses.mash_episode_id));
grant update (resumed_by, resumed_at) on identify.mash_pauses to lantern_app, lantern_wide;
create trigger mash_pauses_history after update or delete on identify.mash_pauses
  for each row execute function history.record('mash_pause_id');

-- Read by the MASH beside its work on the concern, and by the agency that is asked as long as the record
-- is nobody's secret from it. Everything else of a check is read beside one of its children.
create policy partner_check_children_read on identify.partner_check_children for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (
    ((select sec.can('mash.decide'))
      and exists (select from identify.mash_episodes e where e.mash_episode_id = partner_check_children.mash_episode_id))
    or (agency_id = any ((select sec.answering())::uuid[]) and not restricted and not shut_out && (select sec.self()))));
create policy partner_check_children_add on identify.partner_check_children for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide')) and asked_by = (select sec.staff())
    and exists (select from identify.mash_episodes e where e.mash_episode_id = partner_check_children.mash_episode_id));
create policy partner_checks_read on identify.partner_checks for select to lantern_app, lantern_wide
  using (exists (select from identify.partner_check_children c where c.partner_check_id = partner_checks.partner_check_id));
create policy partner_checks_add on identify.partner_checks for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide')) and asked_by = (select sec.staff()));
create policy partner_answers_read on identify.partner_answers for select to lantern_app, lantern_wide
  using (exists (select from identify.partner_check_children c where c.partner_check_child_id = partner_answers.partner_check_child_id));
create policy partner_answers_add on identify.partner_answers for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and answered_by = (select sec.staff())
    and exists (select from identify.partner_check_children c where c.partner_check_child_id = partner_answers.partner_check_child_id));
create policy partner_check_steps_read on identify.partner_check_steps for select to lantern_app, lantern_wide
  using (exists (select from identify.partner_check_children c where c.partner_check_id = partner_check_steps.partner_check_id));
create policy partner_check_steps_add on identify.partner_check_steps for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide')) and done_by = (select sec.staff())
    and exists (select from identify.partner_check_children c where c.partner_check_id = partner_check_steps.partner_check_id));
