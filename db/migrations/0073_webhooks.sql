-- Webhooks: a system is told that a decision waits for it, and fetches it under its own rights. And files of
-- other systems are taken in the background, sealed until the last row was.

create table work.hooks (
  hook_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  account_id uuid not null references directory.staff on delete restrict,
  address text not null check (address ~ '^https://[^\s@]+$' and length(address) <= 500),
  events text[] not null check (cardinality(events) > 0 and events <@ array['note.made', 'note.filed', 'concern.decided']),
  made_by uuid not null references directory.staff on delete restrict,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  failing_since timestamptz,
  stopped_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references directory.staff on delete restrict,
  version int not null default 1,
  constraint hooks_ended_check check ((ended_at is null) = (ended_by is null))
);
comment on table work.hooks is 'Where a service account is told that something waits for it; another address is another hook';
comment on column work.hooks.confirmed_at is 'When the person who answers for the account confirmed it: before, nothing is sent';
comment on column work.hooks.failing_since is 'Since when every try has failed; none once one went through';
comment on column work.hooks.stopped_at is 'When it was stopped because it failed for days, or because its address said that it is gone';
create index hooks_account_idx on work.hooks (account_id);
create index hooks_made_by_idx on work.hooks (made_by);
create index hooks_ended_by_idx on work.hooks (ended_by);
create index hooks_partnership_idx on work.hooks (partnership_id);

create table work.hook_secrets (
  hook_secret_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  hook_id uuid not null references work.hooks on delete cascade,
  sealed_key bytea not null check (length(sealed_key) > 0),
  secret_sealed bytea not null check (length(secret_sealed) > 0),
  made_by uuid not null references directory.staff on delete restrict,
  made_at timestamptz not null
);
comment on table work.hook_secrets is 'Append-only: what messages of a hook are signed with, sealed; one stands for a day after the next was made';
create index hook_secrets_hook_idx on work.hook_secrets (hook_id, made_at desc);
create index hook_secrets_made_by_idx on work.hook_secrets (made_by);
create index hook_secrets_partnership_idx on work.hook_secrets (partnership_id);

create table work.hook_events (
  hook_event_id uuid primary key default gen_random_uuid(),
  partnership_id int not null references directory.partnerships on delete restrict,
  kind text not null check (kind in ('note.made', 'note.filed', 'concern.decided')),
  source_id uuid not null,
  happened_at timestamptz not null,
  taken_at timestamptz
);
comment on table work.hook_events is 'That something happened which a hook may tell of, written with it: a kind and an id, for as long as deliveries are kept';
create index hook_events_waiting_idx on work.hook_events (partnership_id, happened_at) where taken_at is null;
create index hook_events_partnership_idx on work.hook_events (partnership_id, happened_at);

create table work.hook_deliveries (
  hook_delivery_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  hook_id uuid not null references work.hooks on delete cascade,
  hook_event_id uuid references work.hook_events on delete cascade,
  kind text not null check (kind in ('test', 'note.made', 'note.filed', 'concern.decided')),
  source_id uuid,
  happened_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'claimed', 'sent', 'dead')),
  attempts int not null default 0 check (attempts between 0 and 100),
  send_after timestamptz not null,
  claimed_at timestamptz,
  settled_at timestamptz,
  status int check (status between 100 and 599),
  problem text check (problem in ('unreachable', 'refused', 'address', 'redirect', 'too-slow', 'gone', 'stopped')),
  constraint hook_deliveries_once unique (hook_id, hook_event_id),
  constraint hook_deliveries_test_check check ((kind = 'test') = (source_id is null) and (kind = 'test') = (hook_event_id is null)),
  constraint hook_deliveries_settled_check check ((settled_at is not null) = (state in ('sent', 'dead')))
);
comment on table work.hook_deliveries is 'Each message of a hook under the id that its receiver sees, and what became of it; nothing of a child is in it';
comment on column work.hook_deliveries.problem is 'In words of our own: what a server said is kept nowhere';
create index hook_deliveries_hook_idx on work.hook_deliveries (hook_id, happened_at desc, hook_delivery_id);
create index hook_deliveries_event_idx on work.hook_deliveries (hook_event_id);
create index hook_deliveries_due_idx on work.hook_deliveries (send_after) where state in ('waiting', 'claimed');
create index hook_deliveries_partnership_idx on work.hook_deliveries (partnership_id);

do $$
declare
  relation text;
begin
  foreach relation in array array['hooks', 'hook_secrets', 'hook_events', 'hook_deliveries'] loop
    execute format('alter table work.%I enable row level security', relation);
    execute format('alter table work.%I force row level security', relation);
    execute format('create policy %I on work.%I to lantern_maintenance using (true) with check (true)', relation || '_maintenance', relation);
    execute format('grant select, insert, update, delete on work.%I to lantern_maintenance', relation);
  end loop;
  foreach relation in array array['hooks', 'hook_secrets', 'hook_deliveries'] loop
    execute format('create policy %I on work.%I for select to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.can(''staff.manage'')))', relation || '_read', relation);
  end loop;
end $$;
grant select on work.hooks, work.hook_deliveries to lantern_app, lantern_wide;
-- The secret is for the job that signs alone.
grant select (hook_secret_id, partnership_id, hook_id, made_by, made_at) on work.hook_secrets to lantern_app, lantern_wide;
create trigger hooks_history after update of confirmed_at, stopped_at, ended_at, ended_by or delete on work.hooks
  for each row execute function history.record('hook_id');
select govern.guard('work.hooks');

-- Rows of a file, sealed, and who had them taken in the background.
alter table identify.feed_runs
  add column sealed_key bytea,
  add column rows_sealed bytea,
  add column taking_by uuid references directory.staff on delete restrict,
  add column taking_at timestamptz,
  drop constraint feed_runs_check1,
  add constraint feed_runs_rows_check check ((rows is null and rows_sealed is null) = (ended_at is not null)),
  add constraint feed_runs_taking_check check ((taking_by is null) = (taking_at is null));
comment on column identify.feed_runs.rows is 'As it was kept before rows were sealed';
comment on column identify.feed_runs.taking_by is 'Who had it taken in the background: it goes on under what they may do at that moment';
create index feed_runs_taking_idx on identify.feed_runs (taking_by);
grant update (taking_by, taking_at, sealed_key, rows_sealed) on identify.feed_runs to lantern_app, lantern_wide;
-- What goes on in the background goes on in one's own name, and in nobody else's.
alter policy feed_runs_change on identify.feed_runs
  with check (partnership_id = (select sec.partnership()) and (select sec.can('feed.run')) and (taking_by is null or taking_by = (select sec.staff())));

set local role lantern_maintenance;

-- Written with what happened, and only where a hook wants to know.
create function sec.note_hook_event() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into work.hook_events (partnership_id, kind, source_id, happened_at)
  select new.partnership_id, tg_argv[0], s.id, (to_jsonb(new) ->> tg_argv[2])::timestamptz
  from (
    select (to_jsonb(new) ->> tg_argv[1])::uuid as id where tg_argv[1] <> 'sitting_id'
    union all
    select i.agenda_item_id from panels.agenda_items i
    where tg_argv[1] = 'sitting_id' and i.sitting_id = (to_jsonb(new) ->> 'sitting_id')::uuid and i.person_id is not null and i.taken_off_at is null) s
  where exists (select from work.hooks h where h.partnership_id = new.partnership_id
    and h.ended_at is null and h.confirmed_at is not null and h.stopped_at is null and tg_argv[0] = any (h.events));
  return null;
end $$;
revoke all on function sec.note_hook_event() from public;
grant execute on function sec.note_hook_event() to lantern_owner;

create function sec.add_hook(p_hook uuid, p_account uuid, p_address text, p_events text[], p_secret uuid, p_key bytea, p_sealed bytea, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  account directory.staff;
begin
  select * into account from directory.staff s
  where s.staff_id = p_account and s.is_service and s.ended_at is null
    and sec.can('staff.manage') and s.partnership_id = sec.partnership();
  -- Whoever confirms a hook is somebody else than who makes it.
  if account.staff_id is null or account.responsible_id = sec.staff() then
    return false;
  end if;
  -- The id is the form's own: the same form sent twice makes one hook.
  insert into work.hooks (hook_id, partnership_id, account_id, address, events, made_by, made_at)
  values (p_hook, account.partnership_id, p_account, p_address, p_events, sec.staff(), p_at)
  on conflict (hook_id) do nothing;
  if not found then
    return false;
  end if;
  insert into work.hook_secrets (hook_secret_id, partnership_id, hook_id, sealed_key, secret_sealed, made_by, made_at)
  values (p_secret, account.partnership_id, p_hook, p_key, p_sealed, sec.staff(), p_at);
  perform sec.tell_responsible(account, 'Confirm or refuse the webhook of', '/webhooks/' || p_hook, p_at);
  return true;
end $$;

-- A hook, for whoever answers for its account: nobody else finds it here.
create function sec.hook_to_answer(p_hook uuid)
returns table (account text, address text, events text[], made_at timestamptz, made_by text, made_by_id uuid, confirmed_at timestamptz, stopped_at timestamptz, ended_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.name, h.address, h.events, h.made_at, w.name, h.made_by, h.confirmed_at, h.stopped_at, coalesce(h.ended_at, s.ended_at)
  from work.hooks h join directory.staff s on s.staff_id = h.account_id join directory.staff w on w.staff_id = h.made_by
  where h.hook_id = p_hook and s.responsible_id = sec.staff() and h.partnership_id = sec.partnership()
$$;

-- The person who answers for an account lets a hook send, or refuses it for good; once. Whoever made it is told.
create function sec.answer_hook(p_hook uuid, p_confirmed boolean, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  answered record;
begin
  update work.hooks h set version = h.version + 1,
    confirmed_at = case when p_confirmed then p_at end,
    ended_at = case when not p_confirmed then p_at end,
    ended_by = case when not p_confirmed then sec.staff() end
  from directory.staff s
  where h.hook_id = p_hook and s.staff_id = h.account_id and s.responsible_id = sec.staff() and h.made_by <> sec.staff()
    and h.partnership_id = sec.partnership() and s.ended_at is null and h.confirmed_at is null and h.ended_at is null
  returning h.made_by, h.hook_id, s.staff_id, s.name, s.partnership_id into answered;
  if not found then
    return false;
  end if;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at, made_by)
  select gen_random_uuid(), answered.partnership_id, answered.made_by, 'access',
    left(case when p_confirmed then 'Confirmed' else 'Refused' end || ': the webhook of “' || answered.name || '”', 200),
    '/admin/service-accounts/' || answered.staff_id || '/webhooks/' || answered.hook_id, p_at, sec.staff();
  return true;
end $$;

-- What may change of a hook: it ends for good, sends again after it was stopped, gets another secret, sends a test,
-- or sends one message again under the same id.
create function sec.change_hook(p_hook uuid, p_what text, p_at timestamptz, p_id uuid default null, p_key bytea default null, p_sealed bytea default null) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  hook work.hooks;
begin
  select h.* into hook from work.hooks h
  where h.hook_id = p_hook and h.partnership_id = sec.partnership() and sec.can('staff.manage') and h.ended_at is null
    and exists (select from directory.staff s where s.staff_id = h.account_id and s.ended_at is null) for update;
  if hook.hook_id is null or (p_what <> 'end' and hook.confirmed_at is null) then
    return false;
  end if;
  if p_what = 'end' then
    update work.hooks h set ended_at = p_at, ended_by = sec.staff(), version = h.version + 1 where h.hook_id = p_hook;
    update work.hook_deliveries d set state = 'dead', settled_at = p_at, problem = 'stopped' where d.hook_id = p_hook and d.state in ('waiting', 'claimed');
  elsif p_what = 'start' then
    update work.hooks h set stopped_at = null, failing_since = null, version = h.version + 1 where h.hook_id = p_hook and h.stopped_at is not null;
    return found;
  elsif p_what = 'renew' then
    insert into work.hook_secrets (hook_secret_id, partnership_id, hook_id, sealed_key, secret_sealed, made_by, made_at)
    values (p_id, hook.partnership_id, p_hook, p_key, p_sealed, sec.staff(), p_at) on conflict (hook_secret_id) do nothing;
    return found;
  elsif hook.stopped_at is not null then
    return false;
  elsif p_what = 'test' then
    insert into work.hook_deliveries (hook_delivery_id, partnership_id, hook_id, kind, happened_at, send_after)
    values (p_id, hook.partnership_id, p_hook, 'test', p_at, p_at) on conflict (hook_delivery_id) do nothing;
    return found;
  elsif p_what = 'again' then
    update work.hook_deliveries d set state = 'waiting', send_after = p_at, settled_at = null, problem = null, attempts = 0
    where d.hook_delivery_id = p_id and d.hook_id = p_hook and d.state in ('sent', 'dead');
    return found;
  else
    raise exception 'a hook cannot do this';
  end if;
  return true;
end $$;

-- A system reads its own hooks and what became of their last messages.
create function sec.own_hooks()
returns table (hook_id uuid, address text, events text[], made_at timestamptz, confirmed_at timestamptz, failing_since timestamptz, stopped_at timestamptz, deliveries jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.hook_id, h.address, h.events, h.made_at, h.confirmed_at, h.failing_since, h.stopped_at,
    coalesce((select jsonb_agg(jsonb_build_object('id', d.hook_delivery_id, 'type', d.kind, 'happenedAt', d.happened_at,
        'state', d.state, 'attempts', d.attempts, 'status', d.status) order by d.happened_at desc, d.hook_delivery_id)
      from (select * from work.hook_deliveries x where x.hook_id = h.hook_id order by x.happened_at desc, x.hook_delivery_id limit 20) d), '[]')
  from work.hooks h where h.account_id = sec.staff() and h.partnership_id = sec.partnership() and h.ended_at is null
  order by h.made_at, h.hook_id
$$;

create or replace function identify.sweep_feeds(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  unlooked as (delete from identify.feed_waiting using asked where may and brought_at < p_before returning 1),
  asides as (delete from identify.feed_asides using asked where may and set_at < p_before returning 1),
  unfinished as (update identify.feed_runs set rows = null, rows_sealed = null, sealed_key = null, ended_at = brought_at, version = version + 1
    from asked where may and ended_at is null and brought_at < p_before returning 1)
  select (select count(*) from unlooked)::int + (select count(*) from asides)::int + (select count(*) from unfinished)::int
$$;

-- Deliveries go with what they told of, tests by themselves.
create function sec.sweep_hooks(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  tests as (delete from work.hook_deliveries using asked where may and hook_event_id is null and happened_at < p_before returning 1),
  events as (delete from work.hook_events using asked where may and happened_at < p_before returning 1)
  select (select count(*) from tests)::int + (select count(*) from events)::int
$$;

revoke all on function sec.add_hook(uuid, uuid, text, text[], uuid, bytea, bytea, timestamptz), sec.hook_to_answer(uuid),
  sec.answer_hook(uuid, boolean, timestamptz), sec.change_hook(uuid, text, timestamptz, uuid, bytea, bytea), sec.own_hooks(),
  sec.sweep_hooks(timestamptz) from public;
grant execute on function sec.add_hook(uuid, uuid, text, text[], uuid, bytea, bytea, timestamptz), sec.hook_to_answer(uuid),
  sec.answer_hook(uuid, boolean, timestamptz), sec.change_hook(uuid, text, timestamptz, uuid, bytea, bytea), sec.own_hooks(),
  sec.sweep_hooks(timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

create trigger chronology_entries_hook after insert on protect.chronology_entries for each row
  when (new.kind in ('level', 'harm', 'flag') and new.headline not like 'Asked whether the flag %')
  execute function sec.note_hook_event('note.made', 'chronology_entry_id', 'recorded_at');
create trigger closure_decisions_hook after insert on protect.closure_decisions for each row
  when (new.outcome = 'agreed') execute function sec.note_hook_event('note.made', 'closure_id', 'decided_at');
create trigger reopenings_hook after insert on protect.reopenings for each row
  execute function sec.note_hook_event('note.made', 'reopening_id', 'recorded_at');
create trigger meetings_hook after update of approved_at on panels.meetings for each row
  when (old.approved_at is null and new.approved_at is not null) execute function sec.note_hook_event('note.made', 'meeting_id', 'approved_at');
create trigger sittings_hook after update of approved_at on panels.sittings for each row
  when (old.approved_at is null and new.approved_at is not null) execute function sec.note_hook_event('note.made', 'sitting_id', 'approved_at');
create trigger filings_hook after insert on work.filings for each row
  execute function sec.note_hook_event('note.filed', 'source_id', 'filed_at');
create trigger concern_outcomes_hook after insert on identify.concern_outcomes for each row
  execute function sec.note_hook_event('concern.decided', 'concern_id', 'told_at');
