-- Who has looked at a record, uses of records that are out of the ordinary, and the audit's checkpoints
-- for people to read. All of it is asked of the audit: nothing here is a second account of it.

create table govern.unusual_uses (
  unusual_use_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  used_on date not null,
  rule text not null check (rule in ('many-records', 'out-of-hours', 'no-work', 'not-found', 'before-conflict',
    'same-surname', 'emergencies', 'large-export')),
  configuration_id uuid not null references directory.configuration on delete restrict,
  counts jsonb not null check (jsonb_typeof(counts) = 'object'),
  subject_ids uuid[] not null default '{}',
  found_at timestamptz not null,
  outcome text check (outcome in ('explained', 'spoken-to', 'referred')),
  outcome_words text check (length(outcome_words) between 1 and 2000),
  decided_by uuid references directory.staff on delete restrict,
  decided_at timestamptz,
  version int not null default 1,
  constraint unusual_uses_decided check (num_nulls(outcome, outcome_words, decided_by, decided_at) in (0, 4)),
  constraint unusual_uses_not_own check (decided_by <> staff_id),
  unique (staff_id, used_on, rule)
);
comment on table govern.unusual_uses is 'Days on which somebody used records in a way that a rule asks about: a question, and what was answered; decided once, by somebody else';
comment on column govern.unusual_uses.configuration_id is 'The version of the rules that asked';
comment on column govern.unusual_uses.counts is 'Numbers alone: what was counted, and what is usual for this person';
comment on column govern.unusual_uses.subject_ids is 'The records, or the addresses that led to none';
create index unusual_uses_open_idx on govern.unusual_uses (partnership_id, used_on, unusual_use_id) where outcome is null;
create index unusual_uses_decided_idx on govern.unusual_uses (partnership_id, decided_at desc);
create index unusual_uses_decided_by_idx on govern.unusual_uses (decided_by);
create index unusual_uses_configuration_idx on govern.unusual_uses (configuration_id);

alter table govern.unusual_uses enable row level security;
alter table govern.unusual_uses force row level security;
create policy unusual_uses_maintenance on govern.unusual_uses to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on govern.unusual_uses to lantern_maintenance;
create policy unusual_uses_read on govern.unusual_uses for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('audit.view')));
create policy unusual_uses_decide on govern.unusual_uses for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('audit.view')))
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff())
    and (select sec.can('audit.view')));
grant select on govern.unusual_uses to lantern_app, lantern_wide;
grant update (outcome, outcome_words, decided_by, decided_at, version) on govern.unusual_uses to lantern_app, lantern_wide;

-- Binds the owner of the data as well: an answer is not put right, another is written beside it.
create function govern.decided_stays() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.outcome is not null then
    raise exception 'what was decided on an unusual use stays' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function govern.decided_stays() from public;
create trigger unusual_uses_stay before update on govern.unusual_uses
  for each row execute function govern.decided_stays();
create trigger unusual_uses_history after update or delete on govern.unusual_uses
  for each row execute function history.record('unusual_use_id');
select govern.guard('govern.unusual_uses');

set local role lantern_maintenance;

-- A record by its reference or its number, for who reads the audit; none for a child whom they know.
create function audit.record_of(p_record text) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when not sec.can('audit.view') then null
    when p_record ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
      (select p_record::uuid where not exists (
        select from subjects.people p where p.person_id = p_record::uuid
          and (p.shut_out && sec.self() or p.partnership_id <> sec.partnership())))
    else (select p.person_id from subjects.people p
      where p.partnership_id = sec.partnership() and p.reference = p_record and not p.shut_out && sec.self())
  end
$$;

-- Who looked at a record, by what they did and in what way they came: counted from the audit, whose
-- index on records is no use to a reader under a policy. Those who manage who is around a child and
-- reach the child read what was seen of it; who reads the audit also who was refused, and of any record.
create function audit.looks_at(p_record uuid, p_from timestamptz)
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
          and e.action !~ '^(find|conflict|audit|unusual)\.' and e.action <> 'emergency.ask' and e.action <> 'emergency.review'
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

-- What each person did on a day that a rule could ask about, for the part that asks. The day and its
-- hours are those of the clock on the wall.
create function audit.uses_on(p_day date, p_weeks int, p_opens time, p_closes time, p_around int)
returns table (staff_id uuid, facts jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with bounds as (
    select sec.partnership() as partnership, p_day::timestamp at time zone 'Europe/London' as starts,
      (p_day + 1)::timestamp at time zone 'Europe/London' as ends,
      (p_day - 7 * p_weeks)::timestamp at time zone 'Europe/London' as since
    where sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
  ), today as (
    select e.actor_id::uuid as staff_id, e.happened_at, e.action, e.outcome, e.subject_ids
    from bounds b join audit.events e on e.partnership_id = b.partnership and e.happened_at >= b.starts and e.happened_at < b.ends
    where e.actor_kind = 'staff'
  ), people as (
    select t.staff_id,
      exists (select from directory.posts o join directory.roles r on r.role_id = o.role_id
        where o.staff_id = t.staff_id and r.reach = 'partnership' and o.starts_on <= p_day and (o.ends_on is null or o.ends_on >= p_day)) as is_wide
    from (select distinct today.staff_id from today) t join directory.staff s on s.staff_id = t.staff_id and not s.is_service
  ), opened as (
    select t.staff_id, t.subject_ids[1] as record,
      bool_or(not ((t.happened_at at time zone 'Europe/London')::time >= p_opens and (t.happened_at at time zone 'Europe/London')::time < p_closes)
        or extract(isodow from t.happened_at at time zone 'Europe/London') > 5) as is_late
    from today t where t.action = 'child.read' and t.outcome = 'done' group by 1, 2
  ), judged as (
    select o.staff_id, o.record, o.is_late,
      not exists (select from subjects.people p join directory.posts q on q.team_id = p.owning_team_id
        where p.person_id = o.record and q.staff_id = o.staff_id and q.starts_on <= p_day and (q.ends_on is null or q.ends_on >= p_day))
      and not exists (select from subjects.people p join sec.memberships m on m.circle_id = p.circle_id
        where p.person_id = o.record and m.staff_id = o.staff_id and m.starts_at < b.ends)
      and not exists (select from audit.events w
        where w.subject_ids @> array[o.record] and w.actor_id = o.staff_id::text and w.outcome = 'done'
          and w.happened_at >= b.starts - make_interval(days => p_around) and w.happened_at < b.ends + make_interval(days => p_around)
          and (w.route like 'POST %' or w.action ~ '^(mash|meeting|concern)\.')) as is_without_work,
      exists (select from sec.conflict_findings f where f.person_id = o.record and f.staff_id = o.staff_id
        and f.outcome is null and 'same-surname' = any (f.reasons)) as is_alike
    from opened o cross join bounds b
  ), before as (
    select d.staff_id, jsonb_agg(jsonb_build_object('opened', d.opened, 'late', d.late) order by d.day) as days
    from (
      select p.staff_id, (e.happened_at at time zone 'Europe/London')::date as day, count(distinct e.subject_ids[1]) as opened,
        count(distinct e.subject_ids[1]) filter (where
          not ((e.happened_at at time zone 'Europe/London')::time >= p_opens and (e.happened_at at time zone 'Europe/London')::time < p_closes)
          or extract(isodow from e.happened_at at time zone 'Europe/London') > 5) as late
      from people p cross join bounds b
      join audit.events e on e.actor_id = p.staff_id::text and e.action = 'child.read' and e.outcome = 'done' and e.actor_kind = 'staff'
        and e.happened_at >= b.since and e.happened_at < b.starts
      group by 1, 2
    ) d group by 1
  )
  select p.staff_id, jsonb_build_object(
    'isWide', p.is_wide,
    'opened', coalesce((select jsonb_agg(jsonb_build_object('record', j.record, 'isLate', j.is_late,
        'isWithoutWork', j.is_without_work, 'isAlike', j.is_alike) order by j.record)
      from judged j where j.staff_id = p.staff_id), '[]'),
    'before', coalesce((select d.days from before d where d.staff_id = p.staff_id), '[]'),
    'notFound', coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'at', n.at) order by n.at) from (
        select t.subject_ids[1] as id, floor(extract(epoch from t.happened_at))::bigint as at
        from today t where t.staff_id = p.staff_id and t.outcome = 'not_found' and cardinality(t.subject_ids) > 0 order by 2 limit 500) n), '[]'),
    'emergencies', coalesce((select jsonb_agg(o.person_id) from sec.emergency_openings o, bounds b
      where o.staff_id = p.staff_id and o.opened_at >= b.starts and o.opened_at < b.ends), '[]'),
    'exports', coalesce((select jsonb_agg(jsonb_build_object('id', x.export_id, 'rows', x.row_count)) from protect.exports x, bounds b
      where x.exported_by = p.staff_id and x.exported_at >= b.starts and x.exported_at < b.ends), '[]'),
    'conflicts', coalesce((select jsonb_agg(jsonb_build_object('record', c.person_id, 'opened', (
        select count(*) from audit.events e where e.actor_id = c.staff_id::text and e.action = 'child.read' and e.outcome = 'done'
          and e.actor_kind = 'staff' and e.subject_ids[1] = c.person_id
          and e.happened_at >= c.declared_at - make_interval(days => p_around) and e.happened_at < c.declared_at)))
      from sec.conflicts c, bounds b where c.staff_id = p.staff_id and c.declared_at >= b.starts and c.declared_at < b.ends), '[]'))
  from people p
$$;

-- Keeps what a rule asks, once for each person, day and rule. Answers whether it is new.
create function govern.note_unusual(p_id uuid, p_staff uuid, p_day date, p_rule text, p_configuration uuid, p_counts jsonb, p_subjects uuid[], p_at timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if sec.actor_kind() <> 'system' or sec.actor() <> 'housekeeping' or sec.partnership() is null then
    return false;
  end if;
  insert into govern.unusual_uses (unusual_use_id, partnership_id, staff_id, used_on, rule, configuration_id, counts, subject_ids, found_at)
  select p_id, s.partnership_id, s.staff_id, p_day, p_rule, p_configuration, p_counts, p_subjects, p_at
  from directory.staff s where s.staff_id = p_staff and s.partnership_id = sec.partnership()
  on conflict (staff_id, used_on, rule) do nothing;
  return found;
end $$;

-- One notice to each who reads the audit, however many there are.
create function govern.tell_of_unusual(p_count int, p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
  select distinct on (o.staff_id) gen_random_uuid(), sec.partnership(), o.staff_id, 'governance',
    case p_count when 1 then 'One use of records is out of the ordinary and waits for a question'
      else p_count || ' uses of records are out of the ordinary and wait for a question' end, '/audit/unusual', p_at
  from directory.roles r join directory.posts o on o.role_id = r.role_id
  where sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' and p_count > 0
    and r.partnership_id = sec.partnership() and 'audit.view' = any (r.permissions)
    and o.starts_on <= (p_at at time zone 'Europe/London')::date
    and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
$$;

-- The checkpoints are of the whole installation and of no partnership; they hold hashes and numbers.
create function audit.newest_checkpoints() returns setof audit.checkpoints
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from audit.checkpoints c where sec.can('audit.view') order by c.checkpoint_number desc limit 30
$$;
create function audit.newest_verifications() returns setof audit.verifications
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from audit.verifications v where sec.can('audit.view') order by v.verified_at desc limit 10
$$;
create function audit.unsigned_since() returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select min(e.happened_at) from audit.events e
  where sec.can('audit.view') and e.partnership_id = sec.partnership()
    and e.happened_at > coalesce((select max(c.taken_at) from audit.checkpoints c), '-infinity')
$$;

revoke all on function audit.record_of(text), audit.looks_at(uuid, timestamptz), audit.uses_on(date, int, time, time, int),
  govern.note_unusual(uuid, uuid, date, text, uuid, jsonb, uuid[], timestamptz), govern.tell_of_unusual(int, timestamptz),
  audit.newest_checkpoints(), audit.newest_verifications(), audit.unsigned_since() from public;
grant execute on function audit.record_of(text), audit.looks_at(uuid, timestamptz), audit.uses_on(date, int, time, time, int),
  govern.note_unusual(uuid, uuid, date, text, uuid, jsonb, uuid[], timestamptz), govern.tell_of_unusual(int, timestamptz),
  audit.newest_checkpoints(), audit.newest_verifications(), audit.unsigned_since() to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
