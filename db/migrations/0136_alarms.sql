-- Alarms that somebody answers: each reaches people by a page and by mail, is acknowledged with what was found,
-- and is chased where it is not. They say what kind of thing happened, and never about whom.

create table govern.alarms (
  alarm_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  kind text not null check (kind in ('audit-altered', 'held-words-guessed', 'unusual-access', 'sign-in-attack')),
  is_drill boolean not null,
  raised_at timestamptz not null,
  last_at timestamptz not null,
  times int not null default 1 check (times > 0),
  chases int not null default 0,
  chased_at timestamptz,
  outcome text check (outcome in ('confirmed', 'mistaken', 'not-clear', 'drill')),
  found text check (length(found) between 1 and 2000),
  acknowledged_by uuid references directory.staff on delete restrict,
  acknowledged_at timestamptz,
  version int not null default 1,
  constraint alarms_acknowledged check (num_nulls(outcome, found, acknowledged_by, acknowledged_at) in (0, 4)),
  constraint alarms_drill check (outcome is null or is_drill = (outcome = 'drill'))
);
comment on table govern.alarms is 'What the system noticed that cannot wait, how often, who acknowledged it and what they found; no names and no records';
comment on column govern.alarms.times is 'The same again before anybody has acknowledged it is counted here';
comment on column govern.alarms.chases is 'How often people were told again because nobody had acknowledged it';
create unique index alarms_open_idx on govern.alarms (partnership_id, kind, is_drill) where acknowledged_at is null;
create index alarms_listed_idx on govern.alarms (partnership_id, raised_at desc, alarm_id);
create index alarms_acknowledged_by_idx on govern.alarms (acknowledged_by);

alter table govern.alarms enable row level security;
alter table govern.alarms force row level security;
create policy alarms_maintenance on govern.alarms to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on govern.alarms to lantern_maintenance;
create policy alarms_read on govern.alarms for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('alarm.answer')));
grant select on govern.alarms to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- Governance and administrators answer alarms by the shipped roles.
update directory.roles set permissions = permissions || '{alarm.answer}'::text[]
where key in ('information-governance-officer', 'system-administrator') and not 'alarm.answer' = any (permissions);

-- Who is told of an alarm: whoever answers them today, and after some chases who agrees for governance as well.
create function govern.tell_of_alarm(p_alarm uuid, p_headline text, p_is_wider boolean, p_but uuid, p_at timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
  select distinct on (o.staff_id) gen_random_uuid(), a.partnership_id, o.staff_id, case when a.is_drill then 'alarm-drill' else 'alarm' end,
    case when a.is_drill then 'Drill: ' || p_headline else p_headline end,
    case when 'alarm.answer' = any (r.permissions) then '/alarms/' || a.alarm_id else '/notices' end, p_at
  from govern.alarms a
  join directory.roles r on r.partnership_id = a.partnership_id
  join directory.posts o on o.role_id = r.role_id
  join directory.staff s on s.staff_id = o.staff_id and s.ended_at is null and not s.is_service
  where a.alarm_id = p_alarm and ('alarm.answer' = any (r.permissions) or (p_is_wider and 'governance.agree' = any (r.permissions)))
    and o.staff_id is distinct from p_but
    and o.starts_on <= (p_at at time zone 'Europe/London')::date
    and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
  order by o.staff_id, 'alarm.answer' = any (r.permissions) desc
$$;

create function govern.alarm_words(p_kind text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case p_kind when 'audit-altered' then 'the audit was altered' when 'held-words-guessed' then 'held words may have been guessed'
    when 'unusual-access' then 'unusual access to records' else 'sign-in may be under attack' end
$$;

-- Raises an alarm, or counts one more where nobody has acknowledged the one before; tells people of a new one.
create function govern.sound_alarm(p_partnership int, p_kind text, p_is_drill boolean, p_at timestamptz) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  raised uuid;
begin
  update govern.alarms a set times = a.times + 1, last_at = greatest(a.last_at, p_at)
  where a.partnership_id = p_partnership and a.kind = p_kind and a.is_drill = p_is_drill and a.acknowledged_at is null
  returning a.alarm_id into raised;
  if found then
    return raised;
  end if;
  insert into govern.alarms (alarm_id, partnership_id, kind, is_drill, raised_at, last_at)
  values (gen_random_uuid(), p_partnership, p_kind, p_is_drill, p_at, p_at)
  on conflict (partnership_id, kind, is_drill) where acknowledged_at is null do nothing
  returning alarm_id into raised;
  if raised is not null then
    perform govern.tell_of_alarm(raised, 'Alarm: ' || govern.alarm_words(p_kind), false, null, p_at);
  end if;
  return raised;
end $$;

-- By whoever answers alarms, once: what was found stays, and the others are told that it was answered.
create function govern.acknowledge_alarm(p_alarm uuid, p_outcome text, p_found text, p_version int, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if sec.staff() is null or not sec.can('alarm.answer') then
    raise exception 'alarms are acknowledged by who answers them' using errcode = 'insufficient_privilege';
  end if;
  update govern.alarms a set outcome = p_outcome, found = p_found, acknowledged_by = sec.staff(), acknowledged_at = p_at, version = a.version + 1
  where a.alarm_id = p_alarm and a.partnership_id = sec.partnership() and a.acknowledged_at is null and a.version = p_version;
  if not found then
    return 'stale';
  end if;
  perform govern.tell_of_alarm(p_alarm, 'A colleague acknowledged an alarm: ' || govern.alarm_words(a.kind), false, sec.staff(), p_at)
  from govern.alarms a where a.alarm_id = p_alarm;
  return 'done';
end $$;

-- Tells people again of what nobody has acknowledged in time; from the second time on more of them.
create function govern.chase_alarms(p_within int, p_again int, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one govern.alarms;
  chased int := 0;
begin
  if sec.actor_kind() is distinct from 'system' or sec.actor() is distinct from 'housekeeping' then
    return 0;
  end if;
  for one in
    update govern.alarms a set chases = a.chases + 1, chased_at = p_at
    where a.partnership_id = sec.partnership() and a.acknowledged_at is null
      and coalesce(a.chased_at + make_interval(mins => p_again), a.raised_at + make_interval(mins => p_within)) <= p_at
    returning a.*
  loop
    perform govern.tell_of_alarm(one.alarm_id, 'Nobody has acknowledged an alarm: ' || govern.alarm_words(one.kind), one.chases > 1, null, p_at);
    chased := chased + 1;
  end loop;
  return chased;
end $$;

-- A question about use of records is an alarm; one about protected places is another. They name nobody.
create function govern.unusual_sounds() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform govern.sound_alarm(new.partnership_id, case when new.rule = 'held-places' then 'held-words-guessed' else 'unusual-access' end, false, new.found_at);
  return null;
end $$;

-- As before; and where many are wrong, wherever they come from and whatever they try, each partnership has an alarm.
create or replace function sec.note_wrong_sign_in(p_email text, p_was_last boolean, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  quarter timestamptz := to_timestamp(floor(extract(epoch from p_at) / 900) * 900);
  hour timestamptz := to_timestamp(floor(extract(epoch from p_at) / 3600) * 3600);
  wrong int := sec.count_attempt(sha256('wrong sign-ins of all'), quarter);
  closed int := 0;
begin
  perform sec.refuse_but_sign_in();
  if p_was_last then
    closed := sec.count_attempt(sha256('accounts closed to strangers'), hour);
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select gen_random_uuid(), s.partnership_id, s.staff_id, 'sign-in',
      'Too many wrong attempts to sign in as you, from a browser you have not used before. Nobody got in. If it was not you, tell your administrator',
      '/account', p_at
    from directory.staff s
    where s.email = lower(p_email) and s.ended_at is null and not s.is_service
      and not exists (select from work.notifications n
        where n.staff_id = s.staff_id and n.kind = 'sign-in' and n.made_at > p_at - interval '1 day');
  end if;
  if wrong = 200 or closed = 5 then
    perform govern.sound_alarm(p.partnership_id, 'sign-in-attack', false, p_at) from directory.partnerships p;
  end if;
end $$;

revoke all on function govern.tell_of_alarm(uuid, text, boolean, uuid, timestamptz), govern.alarm_words(text),
  govern.sound_alarm(int, text, boolean, timestamptz), govern.acknowledge_alarm(uuid, text, text, int, timestamptz),
  govern.chase_alarms(int, int, timestamptz), govern.unusual_sounds() from public;
grant execute on function govern.acknowledge_alarm(uuid, text, text, int, timestamptz), govern.chase_alarms(int, int, timestamptz)
  to lantern_app, lantern_wide;
grant execute on function govern.unusual_sounds() to lantern_owner;

reset role;
set local role lantern_owner;

create trigger unusual_uses_sound after insert on govern.unusual_uses
  for each row execute function govern.unusual_sounds();
