-- Questions that Lantern asks each night about children whom nobody has referred: what each found, for the
-- co-ordinator and the MASH; and what came of it, counted without the child.

set local role lantern_owner;

create table identify.standing_suggestions (
  standing_suggestion_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  query text not null check (query ~ '^[a-z0-9-]{1,40}$'),
  configuration_id uuid not null references directory.configuration on delete restrict,
  dates date[] not null check (cardinality(dates) between 1 and 100),
  mark text not null check (length(mark) between 1 and 40),
  found_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'taken-up')),
  taken_by uuid references directory.staff on delete restrict,
  taken_at timestamptz,
  version int not null default 1,
  constraint standing_suggestions_child_key unique (person_id, query),
  constraint standing_suggestions_taken_check check ((state = 'open') = (taken_by is null) and num_nulls(taken_by, taken_at) in (0, 2))
);
comment on table identify.standing_suggestions is 'Children whom a standing query found and nobody has referred: a suggestion that sets nothing, goes by itself and keeps no versions';
comment on column identify.standing_suggestions.configuration_id is 'The version of the query that found the child';
comment on column identify.standing_suggestions.dates is 'The days of the facts by which the child was found: the reasons are words around them';
comment on column identify.standing_suggestions.mark is 'What has to change before the child is suggested again after somebody dismissed it';
create index standing_suggestions_list_idx on identify.standing_suggestions (partnership_id, state, found_at, standing_suggestion_id);
create index standing_suggestions_configuration_idx on identify.standing_suggestions (configuration_id);
create index standing_suggestions_taken_by_idx on identify.standing_suggestions (taken_by);

create table identify.standing_tallies (
  standing_tally_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  query text not null check (query ~ '^[a-z0-9-]{1,40}$'),
  configuration_id uuid not null references directory.configuration on delete restrict,
  month date not null check (extract(day from month) = 1),
  event text not null check (event in ('found', 'taken-up', 'dismissed', 'expired', 'answered', 'missed')),
  reason text not null default '' check (reason ~ '^[a-z-]{0,40}$'),
  sex text not null check (sex in ('female', 'male', 'not-known')),
  age_band text not null check (age_band in ('0-9', '10-12', '13-15', '16-17', '18-and-over', 'not-known')),
  children int not null check (children > 0),
  constraint standing_tallies_key unique (partnership_id, query, configuration_id, month, event, reason, sex, age_band)
);
comment on table identify.standing_tallies is 'How many children a standing query found in a month and what came of it: counts by sex and age, and no child';
create index standing_tallies_configuration_idx on identify.standing_tallies (configuration_id);

create table identify.standing_quiet (
  partnership_id int not null references directory.partnerships on delete restrict,
  digest bytea not null check (length(digest) = 32),
  until timestamptz not null,
  primary key (partnership_id, digest)
);
comment on table identify.standing_quiet is 'What is not to be suggested again for a while, as a digest of query, child and facts: read by the query alone, and swept when its time is over';

create table identify.standing_runs (
  partnership_id int not null references directory.partnerships on delete restrict,
  query text not null check (query ~ '^[a-z0-9-]{1,40}$'),
  ran_at timestamptz not null,
  primary key (partnership_id, query)
);
comment on table identify.standing_runs is 'When each standing query last looked';

do $$
declare name text;
begin
  foreach name in array array['standing_suggestions', 'standing_tallies', 'standing_quiet', 'standing_runs'] loop
    execute format('alter table identify.%I enable row level security', name);
    execute format('alter table identify.%I force row level security', name);
    execute format('create policy %I on identify.%I to lantern_maintenance using (true) with check (true)', name || '_maintenance', name);
    execute format('grant select, insert, update, delete on identify.%I to lantern_maintenance', name);
  end loop;
end $$;
create policy standing_suggestions_read on identify.standing_suggestions for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('suggestion.read'))
    and exists (select from subjects.people p where p.person_id = standing_suggestions.person_id));
create policy standing_tallies_read on identify.standing_tallies for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('suggestion.read')));
create policy standing_runs_read on identify.standing_runs for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('suggestion.read')));
grant select on identify.standing_suggestions, identify.standing_tallies, identify.standing_runs to lantern_app, lantern_wide;

set local role lantern_maintenance;

create function identify.is_standing() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.actor_kind() = 'system' and sec.actor() = 'standing-queries'
$$;
create function identify.age_band(p_born date, p_day date) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case
    when p_born is null then 'not-known'
    when p_born > p_day - interval '10 years' then '0-9'
    when p_born > p_day - interval '13 years' then '10-12'
    when p_born > p_day - interval '16 years' then '13-15'
    when p_born > p_day - interval '18 years' then '16-17'
    else '18-and-over'
  end
$$;

-- An id as the application makes them, for rows that a statement makes by the thousand: time, then chance.
create function identify.id_at(p_at timestamptz) returns uuid
language sql volatile set search_path = pg_catalog, pg_temp as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send(floor(extract(epoch from p_at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- Each query is one statement, asked as of a moment: what happened after it is left out. A place, a
-- school, a group or a family is in none of them.

-- Missing so many times in so many days, and nobody sent a concern, referred to a panel or opened the pathway.
create function identify.standing_repeated_missing(p_days int, p_at_least int, p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select e.person_id, array_agg((e.missing_since at time zone 'Europe/London')::date order by e.missing_since) as dates
    from protect.missing_episodes e
    where (select identify.is_standing()) and e.partnership_id = (select sec.partnership()) and e.error_at is null
      and e.missing_since > p_at - make_interval(days => p_days) and e.missing_since <= p_at
    group by e.person_id having count(*) >= p_at_least
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where not exists (select from protect.tracker_entries t
      where t.person_id = c.person_id and t.is_open and (t.opened_on is null or t.opened_on <= (p_at at time zone 'Europe/London')::date))
    and not exists (select from identify.concerns n
      where n.person_id = c.person_id and n.sent_at > p_at - make_interval(days => p_days) and n.sent_at <= p_at)
    and not exists (select from panels.panel_referrals r
      where r.person_id = c.person_id and r.referred_at > p_at - make_interval(days => p_days) and r.referred_at <= p_at)
$$;

-- Concerns that the MASH rated low, from so many agencies in so many days, and nothing opened since.
create function identify.standing_low_concerns(p_days int, p_at_least int, p_agencies int, p_ratings text[], p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select n.person_id, array_agg((n.sent_at at time zone 'Europe/London')::date order by n.sent_at) as dates, min(n.sent_at) as since
    from identify.concerns n
    join identify.mash_episodes e on e.mash_episode_id = n.concern_id and e.rating = any (p_ratings)
    join directory.teams t on t.team_id = n.team_id
    join subjects.people p on p.person_id = n.person_id and (p.restricted or not n.restricted)
    where (select identify.is_standing()) and n.partnership_id = (select sec.partnership())
      and n.sent_at > p_at - make_interval(days => p_days) and n.sent_at <= p_at
    group by n.person_id having count(*) >= p_at_least and count(distinct t.agency_id) >= p_agencies
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where not exists (select from protect.tracker_entries t
      where t.person_id = c.person_id and t.is_open and (t.opened_on is null or t.opened_on <= (p_at at time zone 'Europe/London')::date))
    and not exists (select from identify.concerns n
      join identify.mash_episodes e on e.mash_episode_id = n.concern_id and (e.rating is null or e.rating <> all (p_ratings))
      where n.person_id = c.person_id and n.sent_at >= c.since and n.sent_at <= p_at)
    and not exists (select from panels.panel_referrals r
      where r.person_id = c.person_id and r.referred_at >= c.since and r.referred_at <= p_at)
$$;

-- Recorded as being exploited on so many days, by a decision or by an account that says of which type,
-- and never at a meeting or a panel.
create function identify.standing_harmed_no_panel(p_at_least int, p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with known as (
    select h.person_id, h.decided_on as on_day
    from protect.harm_decisions h join directory.configuration s on s.configuration_id = h.scheme_id
    where (select identify.is_standing()) and h.partnership_id = (select sec.partnership()) and h.recorded_at <= p_at
      and exists (select from jsonb_array_elements(s.body -> 'statuses') o where o ->> 'key' = h.status and o ->> 'harm' = 'now')
    union
    select a.person_id, a.learned_on
    from protect.exploitation_accounts a join directory.configuration v on v.configuration_id = a.vocabulary_id
    where (select identify.is_standing()) and a.partnership_id = (select sec.partnership()) and a.withdrawn_at is null
      and a.recorded_at <= p_at
      and exists (select from protect.exploitation_facts f
        where f.exploitation_account_id = a.exploitation_account_id and f.section = 'type'
          and not exists (select from jsonb_array_elements(v.body -> 'sections') q, jsonb_array_elements(q -> 'options') o
            where q ->> 'key' = 'type' and o ->> 'key' = f.fact and coalesce((o ->> 'saysNothing')::boolean, false)))
  ), counted as (
    select k.person_id, array_agg(k.on_day order by k.on_day) as dates from known k group by k.person_id having count(*) >= p_at_least
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where not exists (select from panels.meetings m
      where m.person_id = c.person_id and m.cancelled_at is null and m.booked_at <= p_at)
    and not exists (select from panels.panel_referrals r where r.person_id = c.person_id and r.referred_at <= p_at)
    and not exists (select from panels.agenda_items i
      where i.person_id = c.person_id and i.taken_off_at is null and i.added_at <= p_at)
    and not exists (select from protect.tracker_entries t where t.person_id = c.person_id and t.last_panel_on is not null)
$$;

-- At the highest level of its scheme for so many days without a break, open, and at no panel for a while.
create function identify.standing_high_for_long(p_days int, p_panel_days int, p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with highest as (
    select s.configuration_id, (select max((l ->> 'level')::int) from jsonb_array_elements(s.body -> 'levels') l) as level
    from directory.configuration s where s.kind = 'level-scheme' and s.partnership_id = (select sec.partnership())
  ), decided as (
    select d.person_id, d.decided_on, d.level_decision_id, coalesce(d.level = h.level, false) as is_high
    from protect.level_decisions d join highest h on h.configuration_id = d.scheme_id
    where (select identify.is_standing()) and d.partnership_id = (select sec.partnership()) and d.level is not null and d.recorded_at <= p_at
      and exists (select from protect.tracker_entries t where t.person_id = d.person_id and t.is_open)
  ), run as (
    select d.person_id, d.decided_on, d.is_high,
      bool_and(d.is_high) over (partition by d.person_id order by d.decided_on desc, d.level_decision_id desc) as in_run
    from decided d
  ), counted as (
    select r.person_id, array_agg(r.decided_on order by r.decided_on) as dates from run r where r.in_run group by r.person_id
    having min(r.decided_on) <= (p_at at time zone 'Europe/London')::date - p_days
  )
  select c.person_id, c.dates[1:100], c.dates[1]::text
  from counted c
  where not exists (select from panels.meetings m where m.person_id = c.person_id and m.cancelled_at is null
      and m.starts_at > p_at - make_interval(days => p_panel_days) and m.booked_at <= p_at)
    and not exists (select from panels.panel_referrals r where r.person_id = c.person_id
      and r.referred_at > p_at - make_interval(days => p_panel_days) and r.referred_at <= p_at)
    and not exists (select from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
      where i.person_id = c.person_id and i.taken_off_at is null and i.added_at <= p_at
        and s.starts_at > p_at - make_interval(days => p_panel_days))
    and not exists (select from protect.tracker_entries t where t.person_id = c.person_id
      and t.last_panel_on > (p_at at time zone 'Europe/London')::date - p_panel_days)
$$;

-- Whom a query finds as of a moment: children, and nobody who is an adult by then.
create function identify.standing_found(p_rules jsonb, p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  within int := (p_rules ->> 'withinDays')::int;
  at_least int := (p_rules ->> 'atLeast')::int;
begin
  if not identify.is_standing() then
    raise exception 'standing queries are asked by their own part of Lantern' using errcode = 'insufficient_privilege';
  end if;
  return query
    select f.person_id, f.dates, f.mark from (
      select * from identify.standing_repeated_missing(within, at_least, p_at) where p_rules ->> 'rule' = 'repeated-missing'
      union all
      select * from identify.standing_low_concerns(within, at_least, (p_rules ->> 'agencies')::int,
        array(select jsonb_array_elements_text(p_rules -> 'ratings')), p_at) where p_rules ->> 'rule' = 'low-concerns'
      union all
      select * from identify.standing_harmed_no_panel(at_least, p_at) where p_rules ->> 'rule' = 'harmed-no-panel'
      union all
      select * from identify.standing_high_for_long(within, (p_rules ->> 'panelDays')::int, p_at)
        where p_rules ->> 'rule' = 'high-for-long'
    ) f join subjects.people p on p.person_id = f.person_id
    where not p.is_merged and (p.born_on is null or p.born_on > (p_at at time zone 'Europe/London')::date - interval '18 years');
end $$;

create function identify.standing_digest(p_query text, p_person uuid, p_mark text) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(p_query || ' ' || p_person::text || ' ' || p_mark, 'utf8'))
$$;

-- Adds children to the counts, by sex and age and no further. A restricted record is in no count.
create function identify.count_standing(p_query text, p_configuration uuid, p_event text, p_reason text, p_people uuid[], p_at timestamptz)
returns void language sql set search_path = pg_catalog, pg_temp as $$
  insert into identify.standing_tallies (standing_tally_id, partnership_id, query, configuration_id, month, event, reason, sex, age_band, children)
  select identify.id_at(p_at), p.partnership_id, p_query, p_configuration,
    date_trunc('month', p_at at time zone 'Europe/London')::date, p_event, p_reason, coalesce(p.sex, 'not-known'),
    identify.age_band(p.born_on, (p_at at time zone 'Europe/London')::date), count(*)
  from subjects.people p where p.person_id = any (p_people) and not p.restricted
  group by 2, 8, 9
  on conflict on constraint standing_tallies_key do update set children = standing_tallies.children + excluded.children
$$;

-- One query's night: what it missed since it last looked, what is over, what is new. Past its stop date
-- and switched off it finds nothing, and what it found before goes when its time is over.
create function identify.run_standing(p_configuration uuid, p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked directory.configuration;
  here int := sec.partnership();
  today date := (p_at at time zone 'Europe/London')::date;
  runs boolean;
  last_at timestamptz;
  taken uuid[];
  gone uuid[];
  missed uuid[];
  fresh uuid[];
begin
  if not identify.is_standing() then
    raise exception 'standing queries are asked by their own part of Lantern' using errcode = 'insufficient_privilege';
  end if;
  select * into strict asked from directory.configuration c
  where c.configuration_id = p_configuration and c.partnership_id = here and c.kind = 'standing-query';
  perform pg_advisory_xact_lock(hashtextextended('standing ' || here || ' ' || asked.key, 0));
  runs := (asked.body ->> 'isOn')::boolean and today <= (asked.body ->> 'stopsOn')::date;
  delete from identify.standing_quiet q where q.partnership_id = here and q.until <= p_at;

  with over as (
    delete from identify.standing_suggestions s
    where s.partnership_id = here and s.query = asked.key and s.expires_at <= p_at
    returning s.person_id, s.mark, s.state
  ), quiet as (
    insert into identify.standing_quiet (partnership_id, digest, until)
    select here, identify.standing_digest(asked.key, o.person_id, o.mark), p_at + make_interval(days => (asked.body ->> 'quietDays')::int)
    from over o on conflict (partnership_id, digest) do update set until = excluded.until
  )
  select array(select o.person_id from over o where o.state = 'taken-up'), array(select o.person_id from over o where o.state = 'open')
  into taken, gone;
  perform identify.count_standing(asked.key, p_configuration, 'taken-up', '', taken, p_at);
  perform identify.count_standing(asked.key, p_configuration, 'expired', '', gone, p_at);
  if not runs then
    return 0;
  end if;

  select r.ran_at into last_at from identify.standing_runs r where r.partnership_id = here and r.query = asked.key;
  missed := array(
    select f.person_id from identify.standing_found(asked.body, last_at) f
    where last_at is not null
      and (exists (select from identify.concerns n where n.person_id = f.person_id and n.sent_at > last_at and n.sent_at <= p_at)
        or exists (select from panels.panel_referrals r where r.person_id = f.person_id and r.referred_at > last_at and r.referred_at <= p_at))
      and not exists (select from identify.standing_suggestions s where s.person_id = f.person_id and s.query = asked.key)
      and not exists (select from identify.standing_quiet q
        where q.partnership_id = here and q.digest = identify.standing_digest(asked.key, f.person_id, f.mark))
  );
  perform identify.count_standing(asked.key, p_configuration, 'missed', '', missed, p_at);

  with found as materialized (
    select f.person_id, f.dates, f.mark from identify.standing_found(asked.body, p_at) f
  ), over as (
    delete from identify.standing_suggestions s
    where s.partnership_id = here and s.query = asked.key and not exists (select from found f where f.person_id = s.person_id)
    returning s.person_id, s.state
  ), newer as (
    update identify.standing_suggestions s set dates = f.dates, mark = f.mark, configuration_id = p_configuration, version = s.version + 1
    from found f where s.person_id = f.person_id and s.query = asked.key
      and (s.dates <> f.dates or s.configuration_id <> p_configuration)
  ), added as (
    insert into identify.standing_suggestions (standing_suggestion_id, partnership_id, person_id, query, configuration_id, dates, mark, found_at, expires_at)
    select identify.id_at(p_at), here, f.person_id, asked.key, p_configuration, f.dates, f.mark, p_at,
      p_at + make_interval(days => (asked.body ->> 'openDays')::int)
    from found f
    where not exists (select from identify.standing_suggestions s where s.person_id = f.person_id and s.query = asked.key)
      and not exists (select from identify.standing_quiet q
        where q.partnership_id = here and q.digest = identify.standing_digest(asked.key, f.person_id, f.mark))
    returning standing_suggestions.person_id
  )
  select array(select o.person_id from over o where o.state = 'taken-up'), array(select o.person_id from over o where o.state = 'open'),
    array(select a.person_id from added a)
  into taken, gone, fresh;
  perform identify.count_standing(asked.key, p_configuration, 'taken-up', '', taken, p_at);
  perform identify.count_standing(asked.key, p_configuration, 'answered', '', gone, p_at);
  perform identify.count_standing(asked.key, p_configuration, 'found', '', fresh, p_at);
  insert into identify.standing_runs (partnership_id, query, ran_at) values (here, asked.key, p_at)
  on conflict (partnership_id, query) do update set ran_at = excluded.ran_at;
  return cardinality(fresh);
end $$;

-- A suggestion that the acting person reads, held; null where it is not theirs to read or is gone.
create function identify.own_suggestion(p_suggestion uuid) returns identify.standing_suggestions
language sql volatile set search_path = pg_catalog, pg_temp as $$
  select s from identify.standing_suggestions s
  where s.standing_suggestion_id = p_suggestion and s.partnership_id = sec.partnership() and sec.can('suggestion.read')
    and sec.staff() is not null
    and exists (select from subjects.people p where p.person_id = s.person_id and sec.reaches(p))
  for update
$$;

-- Says that somebody is dealing with it. Nothing is written about the child.
create function identify.take_up_suggestion(p_suggestion uuid, p_version int, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held identify.standing_suggestions := identify.own_suggestion(p_suggestion);
begin
  if held.standing_suggestion_id is null then
    return 'gone';
  elsif held.version <> p_version or held.state <> 'open' then
    return 'stale';
  end if;
  update identify.standing_suggestions s set state = 'taken-up', taken_by = sec.staff(), taken_at = p_at, version = s.version + 1
  where s.standing_suggestion_id = p_suggestion;
  return 'done';
end $$;

-- Deletes the suggestion; the reason is counted without the child, and the same facts are not suggested again for a while.
create function identify.dismiss_suggestion(p_suggestion uuid, p_version int, p_reason text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held identify.standing_suggestions := identify.own_suggestion(p_suggestion);
begin
  if held.standing_suggestion_id is null then
    return 'gone';
  elsif held.version <> p_version then
    return 'stale';
  end if;
  delete from identify.standing_suggestions s where s.standing_suggestion_id = p_suggestion;
  insert into identify.standing_quiet (partnership_id, digest, until)
  select held.partnership_id, identify.standing_digest(held.query, held.person_id, held.mark),
    p_at + make_interval(days => (c.body ->> 'quietDays')::int)
  from directory.configuration c where c.configuration_id = held.configuration_id
  on conflict (partnership_id, digest) do update set until = excluded.until;
  perform identify.count_standing(held.query, held.configuration_id, 'dismissed', p_reason, array[held.person_id], p_at);
  return 'done';
end $$;

-- A suggestion leaves nothing on the child: who read one, or began a concern from one, is told to who reads
-- the audit, and not on the record.
create or replace function audit.looks_at(p_record uuid, p_from timestamptz)
returns table (actor_kind text, actor_id text, name text, posts text, action text, method text, outcome text, way text,
  first_at timestamptz, last_at timestamptz, times int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
  reads_audit boolean := sec.can('audit.view');
begin
  select * into child from subjects.people p where p.person_id = p_record;
  if sec.staff() is null
    or child.shut_out && sec.self()
    or not (reads_audit or (sec.can('circle.manage') and coalesce(sec.reaches(child), false))) then
    return;
  end if;
  return query
    with seen as (
      select e.actor_kind, e.actor_id, e.action, split_part(e.route, ' ', 1) as method, e.outcome, e.happened_at,
        case when e.actor_kind = 'staff' then e.actor_id::uuid end as staff_id
      from audit.events e
      where e.subject_ids @> array[p_record] and e.partnership_id = sec.partnership()
        and (p_from is null or e.happened_at >= p_from)
        -- A conflict, and an asking by somebody who sees nothing, are told where they are recorded.
        and (reads_audit or (e.actor_kind = 'staff' and e.outcome not in ('refused', 'not_found')
          and e.action !~ '^(find\.|conflict\.|audit\.|unusual\.|suggestion\.|concern\.new$)' and e.action <> 'emergency.ask' and e.action <> 'emergency.review'
          and (e.action <> 'emergency.open' or e.outcome = 'done')))
    ), counted as (
      select s.actor_kind, s.actor_id, s.staff_id, s.action, s.method, s.outcome,
        case
          when exists (select from sec.emergency_openings o where o.staff_id = s.staff_id and o.person_id = p_record
            and s.happened_at >= o.opened_at and s.happened_at < o.ends_at) then 'emergency'
          when exists (select from sec.memberships m where m.staff_id = s.staff_id and m.circle_id = child.circle_id
            and m.basis <> 'emergency' and m.starts_at <= s.happened_at and (m.ends_at is null or m.ends_at > s.happened_at)) then 'circle'
          else 'post'
        end as way, min(s.happened_at) as first_at, max(s.happened_at) as last_at, count(*)::int as times
      from seen s group by 1, 2, 3, 4, 5, 6, 7
    ), people as (
      select c.staff_id, max(c.last_at) as last_at from counted c where c.staff_id is not null group by 1
    ), posted as (
      select p.staff_id, s.name, (
        select string_agg(distinct r.name || ', ' || a.name, '; ')
        from directory.posts o join directory.roles r on r.role_id = o.role_id
        join directory.teams t on t.team_id = o.team_id join directory.agencies a on a.agency_id = t.agency_id
        where o.staff_id = p.staff_id and o.starts_on <= (p.last_at at time zone 'Europe/London')::date
          and (o.ends_on is null or o.ends_on >= (p.last_at at time zone 'Europe/London')::date)) as posts
      from people p join directory.staff s on s.staff_id = p.staff_id
    )
    select c.actor_kind, c.actor_id, coalesce(d.name, c.actor_id), coalesce(d.posts, ''), c.action, c.method, c.outcome, c.way,
      c.first_at, c.last_at, c.times
    from counted c left join posted d on d.staff_id = c.staff_id;
end $$;

revoke all on function identify.is_standing(), identify.age_band(date, date), identify.id_at(timestamptz),
  identify.standing_repeated_missing(int, int, timestamptz), identify.standing_low_concerns(int, int, int, text[], timestamptz),
  identify.standing_harmed_no_panel(int, timestamptz), identify.standing_high_for_long(int, int, timestamptz),
  identify.standing_found(jsonb, timestamptz), identify.standing_digest(text, uuid, text),
  identify.count_standing(text, uuid, text, text, uuid[], timestamptz), identify.run_standing(uuid, timestamptz),
  identify.own_suggestion(uuid), identify.take_up_suggestion(uuid, int, timestamptz),
  identify.dismiss_suggestion(uuid, int, text, timestamptz) from public;
grant execute on function identify.age_band(date, date), identify.run_standing(uuid, timestamptz),
  identify.take_up_suggestion(uuid, int, timestamptz), identify.dismiss_suggestion(uuid, int, text, timestamptz)
  to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
