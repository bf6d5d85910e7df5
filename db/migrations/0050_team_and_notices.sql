-- Notices outside Lantern with a budget, disagreements that are escalated by stages, and supervision.

create table work.outgoing_messages (
  outgoing_message_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete cascade,
  form text not null check (form in ('digest', 'danger')),
  counts jsonb not null check (jsonb_typeof(counts) = 'object'),
  for_on date not null,
  made_at timestamptz not null,
  send_after timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'claimed', 'sent', 'not-sent', 'in-doubt', 'dead')),
  attempts int not null default 0 check (attempts between 0 and 100),
  claimed_at timestamptz,
  settled_at timestamptz,
  channel text check (channel in ('smtp', 'govuk-notify')),
  problem text check (problem in ('unreachable', 'refused', 'address', 'settings', 'too-many')),
  constraint outgoing_messages_settled_check check ((settled_at is not null) = (state in ('sent', 'not-sent', 'in-doubt', 'dead')))
);
comment on table work.outgoing_messages is 'That a person is told outside Lantern: how many notices of which kind, and what became of the message; its text is fixed sentences and is not kept';
comment on column work.outgoing_messages.for_on is 'The day in London whose budget it counts against';
comment on column work.outgoing_messages.state is 'not-sent: no way out is set up here; in-doubt: the sender ended between sending and saying so';
create unique index outgoing_messages_digest_idx on work.outgoing_messages (staff_id, for_on) where form = 'digest';
create index outgoing_messages_staff_idx on work.outgoing_messages (staff_id, made_at desc);
create index outgoing_messages_due_idx on work.outgoing_messages (partnership_id, send_after) where state in ('waiting', 'claimed');
create index outgoing_messages_partnership_idx on work.outgoing_messages (partnership_id, made_at);

alter table work.notifications add column carried_by uuid references work.outgoing_messages on delete set null;
comment on column work.notifications.carried_by is 'The message outside Lantern that counted it; none while it waits for the next digest';
create index notifications_carried_idx on work.notifications (carried_by);
create index notifications_uncarried_idx on work.notifications (partnership_id, made_at) where carried_by is null and seen_at is null;

create table work.notice_preferences (
  staff_id uuid primary key references directory.staff on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  digest boolean not null,
  digest_hour int not null check (digest_hour between 0 and 23),
  changed_at timestamptz not null,
  version int not null default 1
);
comment on table work.notice_preferences is 'Whether and when a person wants the digest by mail; danger is told in any case';
create index notice_preferences_partnership_idx on work.notice_preferences (partnership_id);

do $$
declare
  name text;
begin
  foreach name in array array['outgoing_messages', 'notice_preferences'] loop
    execute format('alter table work.%I enable row level security', name);
    execute format('alter table work.%I force row level security', name);
    execute format('create policy %I on work.%I to lantern_maintenance using (true) with check (true)', name || '_maintenance', name);
    execute format('grant select, insert, update, delete on work.%I to lantern_maintenance', name);
    execute format('grant select on work.%I to lantern_app, lantern_wide', name);
    execute format('create policy %I on work.%I for select to lantern_app, lantern_wide using (staff_id = (select sec.staff()))', name || '_read', name);
  end loop;
end $$;
create policy notice_preferences_add on work.notice_preferences for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy notice_preferences_change on work.notice_preferences for update to lantern_app, lantern_wide
  using (staff_id = (select sec.staff())) with check (staff_id = (select sec.staff()));
grant insert on work.notice_preferences to lantern_app, lantern_wide;
grant update (digest, digest_hour, changed_at, version) on work.notice_preferences to lantern_app, lantern_wide;

create table work.escalations (
  escalation_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  about text not null check (about in ('decision', 'action', 'threshold', 'no-answer')),
  of_agency_id uuid not null references directory.agencies on delete restrict,
  with_agency_id uuid not null references directory.agencies on delete restrict,
  wording text not null check (length(wording) between 1 and 4000),
  asked text not null check (length(asked) between 1 and 2000),
  stage text not null check (stage ~ '^[a-z0-9-]{1,40}$'),
  stage_since date not null,
  decider_id uuid references directory.staff on delete restrict,
  due_on date,
  paused_on date,
  raised_on date not null,
  raised_by uuid not null references directory.staff on delete restrict,
  raised_at timestamptz not null,
  resolution text check (resolution in ('agreed', 'agreed-in-part', 'not-agreed', 'withdrawn')),
  agreed text check (length(agreed) between 1 and 4000),
  feedback text check (length(feedback) between 1 and 2000),
  resolved_on date,
  resolved_by uuid references directory.staff on delete restrict,
  resolved_at timestamptz,
  version int not null default 1,
  constraint escalations_resolved_check check (num_nulls(resolution, agreed, resolved_on, resolved_by, resolved_at) in (0, 5)),
  constraint escalations_told_back_check check (resolution is null or resolved_by = raised_by or feedback is not null),
  constraint escalations_paused_check check (paused_on is null or resolved_on is null),
  constraint escalations_order_check check (resolved_on >= raised_on)
);
comment on table work.escalations is 'A professional disagreement about a child between two agencies, raised and taken from stage to stage by people until it is resolved';
comment on column work.escalations.scheme_id is 'The version of the stages that it was raised under';
comment on column work.escalations.decider_id is 'Who is asked to decide at this stage, where somebody is named';
comment on column work.escalations.due_on is 'Worked out from stage_since, the stage and the pauses; none while the clock stands, or where the calendar does not reach';
comment on column work.escalations.feedback is 'What whoever raised it is told, where somebody else says that it is resolved';
create index escalations_person_idx on work.escalations (person_id, escalation_id);
create index escalations_open_idx on work.escalations (partnership_id, raised_on, escalation_id) where resolved_on is null;
create index escalations_partnership_idx on work.escalations (partnership_id);
create index escalations_scheme_idx on work.escalations (scheme_id);
create index escalations_of_agency_idx on work.escalations (of_agency_id);
create index escalations_with_agency_idx on work.escalations (with_agency_id);
create index escalations_decider_idx on work.escalations (decider_id);
create index escalations_raised_by_idx on work.escalations (raised_by);
create index escalations_resolved_by_idx on work.escalations (resolved_by);

create table work.escalation_steps (
  escalation_step_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  escalation_id uuid not null references work.escalations on delete cascade,
  step text not null check (step in ('raised', 'moved', 'paused', 'resumed', 'answered', 'handed-over', 'resolved')),
  stage text not null check (stage ~ '^[a-z0-9-]{1,40}$'),
  decider_id uuid references directory.staff on delete restrict,
  wording text check (length(wording) between 1 and 4000),
  happened_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint escalation_steps_words_check check (step in ('raised', 'resumed') or wording is not null)
);
comment on table work.escalation_steps is 'Append-only: each stage that a disagreement came to, each pause of its clock with the reason, each answer, and its end';
create index escalation_steps_escalation_idx on work.escalation_steps (escalation_id, escalation_step_id);
create index escalation_steps_person_idx on work.escalation_steps (person_id);
create index escalation_steps_decider_idx on work.escalation_steps (decider_id);
create index escalation_steps_by_idx on work.escalation_steps (recorded_by);
create index escalation_steps_partnership_idx on work.escalation_steps (partnership_id);

create table work.supervisions (
  supervision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  worker_id uuid not null references directory.staff on delete restrict,
  held_on date not null,
  considered text not null check (length(considered) between 1 and 4000),
  decision text not null check (length(decision) between 1 and 4000),
  action_ids uuid[] not null default '{}',
  corrects_id uuid references work.supervisions on delete restrict,
  in_post text check (length(in_post) between 1 and 200),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint supervisions_other_check check (worker_id <> recorded_by)
);
comment on table work.supervisions is 'Append-only: what a manager and a worker considered about one child in supervision and what the manager decided; put right by a later one. Nothing about the worker is kept';
comment on column work.supervisions.action_ids is 'Promises for the child that were gone through: work.actions';
comment on column work.supervisions.corrects_id is 'The earlier one that this one puts right';
create index supervisions_person_idx on work.supervisions (person_id, held_on desc, supervision_id desc);
create index supervisions_worker_idx on work.supervisions (worker_id, held_on desc);
create index supervisions_corrects_idx on work.supervisions (corrects_id);
create index supervisions_by_idx on work.supervisions (recorded_by);
create index supervisions_partnership_idx on work.supervisions (partnership_id);

do $$
declare
  held record;
begin
  for held in select * from (values ('escalations', 'raised_by'), ('escalation_steps', 'recorded_by'),
      ('supervisions', 'recorded_by')) as v (name, author) loop
    execute format('alter table work.%I enable row level security', held.name);
    execute format('alter table work.%I force row level security', held.name);
    execute format('create policy %I on work.%I to lantern_maintenance using (true) with check (true)', held.name || '_maintenance', held.name);
    execute format('grant select, insert, update, delete on work.%I to lantern_maintenance', held.name);
    execute format('grant select, insert on work.%I to lantern_app, lantern_wide', held.name);
    execute format('create policy %I on work.%I for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %I.person_id))', held.name || '_read', held.name, held.name);
    execute format('create policy %I on work.%I for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff())
        and exists (select from subjects.people p where p.person_id = %I.person_id))', held.name || '_add', held.name, held.author, held.name);
    perform sec.keep_controller(format('work.%I', held.name)::regclass, held.author, '-');
    perform govern.guard(format('work.%I', held.name)::regclass);
  end loop;
end $$;
create policy escalations_change on work.escalations for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = escalations.person_id))
  with check (partnership_id = (select sec.partnership())
    and (resolved_by is null or resolved_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = escalations.person_id));
grant update (stage, stage_since, decider_id, due_on, paused_on, resolution, agreed, feedback, resolved_on, resolved_by, resolved_at, version)
  on work.escalations to lantern_app, lantern_wide;
create trigger escalations_history after update or delete on work.escalations
  for each row execute function history.record('escalation_id');

-- A leaver's assessments go to somebody else; the history keeps who led before.
grant update (lead_id) on protect.assessments to lantern_app, lantern_wide;

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool', 'missing', 'assessment', 'service', 'recovery', 'nrm', 'forum', 'life', 'escalation', 'supervision'));

set local role lantern_maintenance;

-- People who were told something that they have not seen and no message has counted yet: counts by kind, and
-- nothing of what it is about. Housekeeping only, for its partnership.
create function sec.to_be_told(p_at timestamptz)
returns table (staff_id uuid, uncarried jsonb, waiting jsonb, digest boolean, digest_hour int, sent_today int, had_digest boolean, last_danger_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with day as (select (p_at at time zone 'Europe/London')::date as today),
  people as (
    select n.staff_id from work.notifications n
    where sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' and n.partnership_id = sec.partnership()
      and n.carried_by is null and n.seen_at is null and n.made_at > p_at - interval '14 days'
    group by n.staff_id)
  select s.staff_id,
    (select jsonb_object_agg(x.kind, x.many) from (select n.kind, count(*) as many from work.notifications n
      where n.staff_id = s.staff_id and n.seen_at is null and n.carried_by is null and n.made_at > p_at - interval '14 days' group by n.kind) x),
    (select jsonb_object_agg(x.kind, x.many) from (select n.kind, count(*) as many from work.notifications n
      where n.staff_id = s.staff_id and n.seen_at is null group by n.kind) x),
    f.digest, f.digest_hour,
    (select count(*)::int from work.outgoing_messages m where m.staff_id = s.staff_id and m.for_on = day.today),
    exists (select from work.outgoing_messages m where m.staff_id = s.staff_id and m.for_on = day.today and m.form = 'digest'),
    (select max(m.made_at) from work.outgoing_messages m where m.staff_id = s.staff_id and m.form = 'danger' and m.made_at > p_at - interval '1 day')
  from people q join directory.staff s on s.staff_id = q.staff_id and not s.is_service
  cross join day
  left join work.notice_preferences f on f.staff_id = s.staff_id
  where exists (select from directory.posts o where o.staff_id = s.staff_id and o.starts_on <= day.today
    and (o.ends_on is null or o.ends_on >= day.today))
  order by s.staff_id limit 500
$$;

-- Writes down one message, and that it counts these kinds of what the person has not seen. Twice a digest of
-- a day is one.
create function sec.plan_message(p_id uuid, p_staff uuid, p_form text, p_kinds text[], p_counts jsonb, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if sec.actor_kind() is distinct from 'system' or sec.actor() is distinct from 'housekeeping' then
    return false;
  end if;
  insert into work.outgoing_messages (outgoing_message_id, partnership_id, staff_id, form, counts, for_on, made_at, send_after)
  select p_id, s.partnership_id, s.staff_id, p_form, p_counts, (p_at at time zone 'Europe/London')::date, p_at, p_at
  from directory.staff s where s.staff_id = p_staff and s.partnership_id = sec.partnership()
  on conflict do nothing;
  if not found then
    return false;
  end if;
  update work.notifications n set carried_by = p_id
  where n.staff_id = p_staff and n.carried_by is null and n.seen_at is null and n.kind = any (p_kinds);
  return true;
end $$;

-- Takes what is due, danger first. What a sender took and never settled: danger is sent again, because twice
-- is better than never; a digest is left in doubt, because tomorrow's says the same.
create function sec.claim_messages(p_at timestamptz, p_most int)
returns table (outgoing_message_id uuid, email text, form text, counts jsonb, attempts int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if sec.actor_kind() is distinct from 'system' or sec.actor() is distinct from 'housekeeping' then
    return;
  end if;
  update work.outgoing_messages m set state = 'in-doubt', settled_at = p_at
  where m.partnership_id = sec.partnership() and m.state = 'claimed' and m.form = 'digest' and m.claimed_at < p_at - interval '10 minutes';
  return query
    with due as (
      select m.outgoing_message_id from work.outgoing_messages m
      where m.partnership_id = sec.partnership() and m.send_after <= p_at
        and (m.state = 'waiting' or (m.state = 'claimed' and m.claimed_at < p_at - interval '10 minutes'))
      order by m.form, m.send_after, m.outgoing_message_id limit p_most for update skip locked),
    taken as (
      update work.outgoing_messages m set state = 'claimed', claimed_at = p_at, attempts = m.attempts + 1
      from due where due.outgoing_message_id = m.outgoing_message_id
      returning m.*)
    select t.outgoing_message_id, s.email, t.form, t.counts, t.attempts
    from taken t join directory.staff s on s.staff_id = t.staff_id order by t.form, t.send_after;
end $$;

-- What became of one that was taken: settled, or to be tried again after a while.
create function sec.settle_message(p_id uuid, p_state text, p_channel text, p_problem text, p_again_after timestamptz, p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update work.outgoing_messages m set state = p_state, channel = p_channel, problem = p_problem,
    send_after = coalesce(p_again_after, m.send_after), settled_at = case when p_state = 'waiting' then null else p_at end
  where m.outgoing_message_id = p_id and m.state = 'claimed' and m.partnership_id = sec.partnership()
    and sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
$$;

-- Whether messages go out: numbers of the last seven days, to those who watch over the system.
create function sec.outgoing_state(p_at timestamptz) returns table (form text, state text, problem text, many int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.form, m.state, m.problem, count(*)::int from work.outgoing_messages m
  where m.partnership_id = sec.partnership() and sec.can('health.view') and m.made_at > p_at - interval '7 days'
  group by 1, 2, 3 order by 1, 2, 3
$$;

revoke all on function sec.to_be_told(timestamptz), sec.plan_message(uuid, uuid, text, text[], jsonb, timestamptz),
  sec.claim_messages(timestamptz, int), sec.settle_message(uuid, text, text, text, timestamptz, timestamptz),
  sec.outgoing_state(timestamptz) from public;
grant execute on function sec.to_be_told(timestamptz), sec.plan_message(uuid, uuid, text, text[], jsonb, timestamptz),
  sec.claim_messages(timestamptz, int), sec.settle_message(uuid, text, text, text, timestamptz, timestamptz),
  sec.outgoing_state(timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

-- The demonstration tells of danger as people do, and so asks for the message about it.
set local role lantern_jobs;
grant execute on function work.enqueue(text, json, text) to lantern_maintenance;
reset role;
set local role lantern_owner;
