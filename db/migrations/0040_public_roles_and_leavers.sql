-- Councillors, holders of licences and others whose public role can bring them near a child: a register
-- that conflicts of interest are found by as well. Where somebody lives and works is sealed. And people
-- who leave: on a day that is known beforehand, with what they leave; and sessions that time out.

create table govern.public_roles (
  public_role_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  authority text not null check (length(authority) between 1 and 200),
  name text not null check (length(name) between 1 and 200),
  name_keys text[] not null check (cardinality(name_keys) between 1 and 2),
  number text check (length(number) between 1 and 100),
  number_key text check (length(number_key) between 1 and 100),
  held_from date,
  held_to date,
  sealed_key bytea not null,
  details_sealed bytea not null,
  staff_id uuid references directory.staff on delete set null,
  is_mistake boolean not null default false,
  changed_by uuid references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint public_roles_numbered_check check ((number is null) = (number_key is null)),
  constraint public_roles_held_check check (held_to >= held_from)
);
comment on table govern.public_roles is 'Who holds a public role or a licence: compared with what staff say of themselves and with children''s records; read by those who keep it alone';
comment on column govern.public_roles.name_keys is 'The name as names are compared: in full, and of a person the first and the last word';
comment on column govern.public_roles.number is 'The ward, or the number of the licence';
comment on column govern.public_roles.details_sealed is 'Address and employer, as JSON';
comment on column govern.public_roles.staff_id is 'The member of staff whom those who keep the register know to be this person';
comment on column govern.public_roles.changed_by is 'Not known where the command line changed it';
create index public_roles_names_idx on govern.public_roles using gin (name_keys);
create index public_roles_number_idx on govern.public_roles (partnership_id, number_key);
create index public_roles_list_idx on govern.public_roles (partnership_id, name, public_role_id);
create index public_roles_changed_idx on govern.public_roles (partnership_id, changed_at);
create index public_roles_staff_idx on govern.public_roles (staff_id);
create index public_roles_changed_by_idx on govern.public_roles (changed_by);

create table sec.role_answers (
  role_answer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  public_role_id uuid not null references govern.public_roles on delete cascade,
  staff_id uuid not null references directory.staff on delete cascade,
  is_close boolean not null,
  answered_at timestamptz not null
);
comment on table sec.role_answers is 'Append-only: whether somebody said that a row of the register is themselves, somebody they live with or who employs them; the newest counts';
create index role_answers_role_idx on sec.role_answers (public_role_id, staff_id, role_answer_id desc);
create index role_answers_staff_idx on sec.role_answers (staff_id);
create index role_answers_partnership_idx on sec.role_answers (partnership_id);

alter table directory.staff add column last_on date;
comment on column directory.staff.last_on is 'The last day of somebody who leaves, where it is known: their posts end with it, and everything else the night after';
create index staff_leaving_idx on directory.staff (last_on) where last_on is not null and ended_at is null;
create index sessions_open_idx on sec.sessions (seen_at) where ended_at is null;

do $$
declare
  relation text;
begin
  foreach relation in array array['govern.public_roles', 'sec.role_answers'] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)',
      split_part(relation, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    perform govern.guard(relation::regclass);
  end loop;
end $$;
create policy public_roles_read on govern.public_roles for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('governance.manage')));
create policy public_roles_add on govern.public_roles for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('governance.manage')));
create policy public_roles_change on govern.public_roles for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('governance.manage')))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('governance.manage')));
grant select, insert on govern.public_roles to lantern_app, lantern_wide;
grant update (kind, authority, name, name_keys, number, number_key, held_from, held_to, details_sealed, staff_id, is_mistake,
  changed_by, changed_at, version) on govern.public_roles to lantern_app, lantern_wide;
create trigger public_roles_history after update or delete on govern.public_roles
  for each row execute function history.record('public_role_id');

create policy role_answers_read on sec.role_answers for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy role_answers_add on sec.role_answers for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
grant select, insert on sec.role_answers to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- What somebody answered last about a row; null where they did not.
create function sec.role_answer(p_role uuid, p_staff uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select a.is_close from sec.role_answers a where a.public_role_id = p_role and a.staff_id = p_staff
  order by a.role_answer_id desc limit 1
$$;

-- Rows that somebody may be, live with or work for, for the part of Lantern that compares. Where they
-- live and work goes out sealed.
create function sec.roles_like(p_staff uuid, p_names text[], p_numbers text[])
returns table (role jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', r.public_role_id, 'nameKeys', r.name_keys, 'name', r.name, 'numberKey', r.number_key,
    'sealedKey', encode(r.sealed_key, 'base64'), 'sealed', encode(r.details_sealed, 'base64'),
    'isSaid', coalesce(r.staff_id = p_staff, false) or coalesce(sec.role_answer(r.public_role_id, p_staff), false))
  from govern.public_roles r
  where sec.is_conflicts() and r.partnership_id = sec.partnership() and not r.is_mistake
    and (r.name_keys && p_names or r.number_key = any (p_numbers) or r.staff_id = p_staff
      or r.public_role_id in (select a.public_role_id from sec.role_answers a where a.staff_id = p_staff))
$$;

-- What somebody is asked: whether a row of this very name is they, or whom they live with or work for.
-- They read who it would be and no more, and nothing once they have answered.
create function sec.roles_asked(p_names text[])
returns table (public_role_id uuid, kind text, authority text, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.public_role_id, r.kind, r.authority, r.name from govern.public_roles r
  where sec.staff() is not null and r.partnership_id = sec.partnership() and not r.is_mistake
    and r.name_keys && p_names and r.staff_id is distinct from sec.staff() and sec.role_answer(r.public_role_id, sec.staff()) is null
  order by r.name, r.public_role_id limit 20
$$;

-- Who said what of a row, for those who keep the register.
create function govern.role_answers(p_role uuid)
returns table (name text, is_close boolean, answered_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.name, a.is_close, a.answered_at
  from (select distinct on (x.staff_id) x.* from sec.role_answers x where x.public_role_id = p_role
    order by x.staff_id, x.role_answer_id desc) a
  join directory.staff s on s.staff_id = a.staff_id
  where sec.can('governance.manage') and a.partnership_id = sec.partnership()
  order by s.name
$$;

-- As what somebody of this name stands in the register, for the part of Lantern that compares papers.
create function papers.roles_named(p_names text[]) returns table (kind text, authority text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct r.kind, r.authority from govern.public_roles r
  where papers.is_papers() and r.partnership_id = sec.partnership() and not r.is_mistake and r.name_keys && p_names
  order by 1, 2
$$;

-- As before, with whom a concern names as somebody who may be harming the child; and it is looked again
-- when the register, an answer about it or what a concern names has changed.
create or replace function sec.to_compare(p_person uuid, p_staff uuid)
returns table (staff jsonb, child jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('name', s.name, 'ties', sec.ties_of(s.staff_id)),
    jsonb_build_object(
      'names', (select jsonb_agg(jsonb_build_object('given', n.given, 'family', n.family)) from (
        select p.given_name as given, p.family_name as family
        union select n.given_name, n.family_name from subjects.names n where n.person_id = p.person_id) n),
      'places', coalesce((select jsonb_agg(jsonb_build_object('kind', w.kind, 'wording', w.wording)) from subjects.whereabouts w
        where w.person_id = p.person_id), '[]'),
      'harm', coalesce((select jsonb_agg(distinct h.name) from papers.said_to_harm(p.person_id) h), '[]'),
      'sameName', jsonb_build_object(
        'count', (select count(*) from subjects.people o where o.partnership_id = p.partnership_id
            and starts_with(o.sort_name, split_part(p.sort_name, ' ', 1) || ' '))
          + (select count(*) from directory.staff o where o.partnership_id = p.partnership_id
            and lower(o.name) like '% ' || replace(replace(lower(p.family_name), '%', ''), '_', '')),
        'of', (select count(*) from directory.staff o where o.partnership_id = p.partnership_id)
          + (select count(*) from (select from subjects.people o where o.partnership_id = p.partnership_id limit 10000) few)))
  from subjects.people p join directory.staff s on s.staff_id = p_staff and s.partnership_id = p.partnership_id and not s.is_service
  where p.person_id = p_person and p.partnership_id = sec.partnership() and sec.is_conflicts()
    and not exists (
      select from sec.conflict_looks l where l.person_id = p_person and l.staff_id = p_staff
        and l.looked_at > coalesce((select max(t.added_at) from sec.staff_ties t where t.staff_id = p_staff), '-infinity')
        and l.looked_at > coalesce((select max(w.recorded_at) from subjects.whereabouts w where w.person_id = p_person), '-infinity')
        and l.looked_at > coalesce((select max(r.changed_at) from govern.public_roles r where r.partnership_id = p.partnership_id), '-infinity')
        and l.looked_at > coalesce((select max(a.answered_at) from sec.role_answers a where a.staff_id = p_staff), '-infinity')
        and l.looked_at > coalesce((select max(d.decided_at) from identify.match_decisions d where d.person_id = p_person), '-infinity')
        and l.looked_at > coalesce((select max(t.added_at) from identify.concerns c join identify.concern_parts t on t.concern_id = c.concern_id
          where c.person_id = p_person), '-infinity'))
$$;

-- As before; and where the register speaks for it without being sure, those who manage conflicts decide
-- and the person is not asked: the question would say that the record names somebody. What was decided
-- before goes with its reason, sealed or not; the history keeps it.
create or replace function sec.note_finding(p_finding uuid, p_person uuid, p_staff uuid, p_strength text, p_reasons text[], p_at timestamptz)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  is_new boolean := false;
begin
  if not sec.is_conflicts() then
    return false;
  end if;
  insert into sec.conflict_looks (person_id, staff_id, partnership_id, looked_at)
  values (p_person, p_staff, sec.partnership(), p_at)
  on conflict (person_id, staff_id) do update set looked_at = excluded.looked_at;
  if p_strength is null then
    return false;
  end if;
  insert into sec.conflict_findings as f (conflict_finding_id, partnership_id, person_id, staff_id, strength, reasons, found_at)
  values (p_finding, sec.partnership(), p_person, p_staff, p_strength, p_reasons, p_at)
  on conflict (person_id, staff_id) do update
    set strength = excluded.strength, reasons = excluded.reasons, found_at = excluded.found_at, version = f.version + 1,
      outcome = null, decision_reason = null, decision_reason_sealed = null, decided_by = null, decided_at = null
    where not f.reasons @> excluded.reasons or (f.strength = 'weak' and excluded.strength = 'strong')
  returning true into is_new;
  if is_new and (p_strength = 'strong' or exists (select from unnest(p_reasons) reason where reason like 'register-%')) then
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select distinct on (o.staff_id) gen_random_uuid(), p.partnership_id, o.staff_id, 'access',
      'A colleague may know a child whose record your team holds: decide',
      '/children/' || p_person || '/conflicts/found', p_at
    from subjects.people p join directory.posts o on o.team_id = p.owning_team_id
      and o.starts_on <= (p_at at time zone 'Europe/London')::date
      and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
    join directory.roles r on r.role_id = o.role_id and 'conflict.manage' = any (r.permissions)
    where p.person_id = p_person and o.staff_id <> p_staff and not o.staff_id = any (p.shut_out);
  elsif is_new then
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    values (gen_random_uuid(), sec.partnership(), p_staff, 'access', 'Do you know this child or family? If you do, say so',
      '/children/' || p_person || '/conflict', p_at);
  end if;
  return coalesce(is_new, false) and p_strength = 'strong';
end $$;

-- A notice to those who pass on what somebody leaves: with circle.manage, in a team of the leaver's.
create function directory.tell_of_leaver(p_staff uuid, p_last date, p_at timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at, made_by)
  select distinct on (mine.staff_id) gen_random_uuid(), s.partnership_id, mine.staff_id, 'access',
    s.name || ' leaves on ' || to_char(p_last, 'FMDD FMMonth YYYY') || ': pass on what they hold', '/leavers/' || s.staff_id, p_at, sec.staff()
  from directory.staff s
  join directory.posts theirs on theirs.staff_id = s.staff_id
    and (theirs.ends_on is null or theirs.ends_on >= (p_at at time zone 'Europe/London')::date)
  join directory.posts mine on mine.team_id = theirs.team_id and mine.staff_id <> s.staff_id
    and mine.starts_on <= (p_at at time zone 'Europe/London')::date
    and (mine.ends_on is null or mine.ends_on >= (p_at at time zone 'Europe/London')::date)
  join directory.roles r on r.role_id = mine.role_id and 'circle.manage' = any (r.permissions) and r.reach <> 'none'
  where s.staff_id = p_staff and p_last is not null and mine.staff_id is distinct from sec.staff()
$$;

-- Somebody's last day: each post ends with it, and one that would begin later is taken back. A post that
-- ended with the last day that was set before moves with it; null is for somebody who stays after all.
create function directory.leave_on(p_staff uuid, p_last date, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  today date := (p_at at time zone 'Europe/London')::date;
  leaver directory.staff;
begin
  if not directory.may_manage(p_staff) or p_last < today then
    return false;
  end if;
  select * into leaver from directory.staff s where s.staff_id = p_staff for no key update;
  if leaver.ended_at is not null then
    return false;
  end if;
  update directory.staff s set last_on = p_last, version = s.version + 1 where s.staff_id = p_staff;
  delete from directory.posts o where o.staff_id = p_staff and o.starts_on > p_last;
  update directory.posts o set ends_on = p_last, version = o.version + 1
  where o.staff_id = p_staff and o.ends_on is distinct from p_last
    and (o.ends_on is null or o.ends_on > p_last or (o.ends_on = leaver.last_on and o.ends_on >= today));
  if p_last is distinct from leaver.last_on then
    perform directory.tell_of_leaver(p_staff, p_last, p_at);
  end if;
  return true;
end $$;

-- As before; whoever manages circles in their teams hears of it while it is known which those were.
create or replace function directory.end_person(p_staff uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not directory.may_manage(p_staff)
    or exists (select from directory.staff s where s.staff_id = p_staff and s.ended_at is not null) then
    return false;
  end if;
  perform directory.tell_of_leaver(p_staff, (p_at at time zone 'Europe/London')::date, p_at);
  return directory.end_account_of(p_staff, p_at);
end $$;

-- As before; a post of somebody who leaves ends with their last day, and begins no later.
create or replace function directory.give_post(p_post uuid, p_staff uuid, p_team uuid, p_role uuid, p_starts date, p_ends date, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  leaves date;
begin
  if not directory.may_manage(p_staff)
    or exists (select from directory.staff s where s.staff_id = p_staff and s.ended_at is not null)
    or not exists (select from directory.teams t where t.team_id = p_team and t.partnership_id = sec.partnership())
    or not exists (select from directory.roles r where r.role_id = p_role and r.partnership_id = sec.partnership()
      and r.key not in ('service-account', 'agency-system')) then
    return 'refused';
  end if;
  select s.last_on into leaves from directory.staff s where s.staff_id = p_staff for no key update;
  if p_starts > leaves then
    return 'leaves';
  end if;
  if not directory.keeps_apart(p_staff, p_role, p_at) then
    return 'apart';
  end if;
  insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on, ends_on)
  values (p_post, sec.partnership(), p_staff, p_team, p_role, p_starts, least(p_ends, leaves));
  return 'given';
end $$;

-- Everything of those whose last day is over ends: sessions, places in circles, ways in.
create function directory.end_leavers(p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  leaver uuid;
  ended int := 0;
begin
  if sec.actor_kind() is distinct from 'system' or sec.actor() is distinct from 'housekeeping' then
    return 0;
  end if;
  for leaver in select s.staff_id from directory.staff s
    where s.ended_at is null and not s.is_service and s.last_on < (p_at at time zone 'Europe/London')::date
  loop
    if directory.end_account_of(leaver, p_at) then
      ended := ended + 1;
    end if;
  end loop;
  return ended;
end $$;

-- As before, with the last day of whoever leaves.
drop function directory.people_for_admin(timestamptz, timestamptz);
create function directory.people_for_admin(p_at timestamptz, p_day timestamptz)
returns table (staff_id uuid, name text, email text, phone text, last_on date, ended_at timestamptz, last_seen_at timestamptz, ways int,
  waiting text, wrong_today int, circles int, promises int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.staff_id, s.name, s.email, s.phone, s.last_on, s.ended_at,
    (select max(n.seen_at) from sec.sessions n where n.staff_id = s.staff_id),
    (select count(*)::int from directory.credentials c where c.staff_id = s.staff_id)
      + (select count(*)::int from directory.passkeys k where k.staff_id = s.staff_id and k.removed_at is null)
      + (select count(*)::int from directory.identities i where i.staff_id = s.staff_id and i.ended_at is null),
    (select t.kind from directory.tickets t where t.staff_id = s.staff_id and t.used_at is null and t.withdrawn_at is null and t.expires_at > p_at
      order by t.opened_at desc limit 1),
    (select coalesce(max(a.attempts), 0)::int from sec.attempts a
      where a.window_start = p_day and a.attempt_key in (select directory.lock_keys(s.staff_id))),
    (select count(*)::int from sec.memberships m where m.staff_id = s.staff_id and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)),
    (select count(*)::int from work.actions x where x.owner_staff_id = s.staff_id and x.state = 'open')
  from directory.staff s
  where sec.can('staff.manage') and s.partnership_id = sec.partnership() and not s.is_service
  order by s.ended_at is not null, s.name, s.staff_id
$$;

-- Sessions that ended by themselves since it was last looked, for the security log.
create function sec.end_timed_out(p_at timestamptz, p_idle interval, p_absolute interval)
returns table (staff_id uuid, partnership_id int, ended_at timestamptz)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update sec.sessions s set ended_at = least(s.seen_at + p_idle, s.opened_at + p_absolute)
  where sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
    and s.ended_at is null and (s.seen_at + p_idle < p_at or s.opened_at + p_absolute < p_at)
  returning s.staff_id, s.partnership_id, s.ended_at
$$;

-- Who leaves or has left a team of the acting person's, and for whoever reaches every child, any team.
create function directory.is_leaver_of_mine(p_staff uuid, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.can('circle.manage') and p_staff is distinct from sec.staff() and exists (
    select from directory.staff s
    where s.staff_id = p_staff and s.partnership_id = sec.partnership() and not s.is_service
      and (s.last_on is not null or s.ended_at is not null)
      and (sec.sees_all() or exists (
        select from directory.posts theirs join directory.posts mine on mine.team_id = theirs.team_id
        join directory.roles r on r.role_id = mine.role_id and 'circle.manage' = any (r.permissions)
        where theirs.staff_id = s.staff_id and mine.staff_id = sec.staff()
          -- A team that they had moved on from long before is not the one that they leave.
          and (theirs.ends_on is null
            or theirs.ends_on >= coalesce(s.last_on, (s.ended_at at time zone 'Europe/London')::date) - 90)
          and mine.starts_on <= (p_at at time zone 'Europe/London')::date
          and (mine.ends_on is null or mine.ends_on >= (p_at at time zone 'Europe/London')::date))))
$$;

-- Those of the last three months and those to come, for who passes on what they leave.
create function directory.leavers(p_at timestamptz)
returns table (staff_id uuid, name text, last_on date, ended_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.staff_id, s.name, s.last_on, s.ended_at from directory.staff s
  where s.partnership_id = sec.partnership() and (s.last_on is not null or s.ended_at is not null)
    and coalesce(s.ended_at, 'infinity') > p_at - interval '90 days'
    and directory.is_leaver_of_mine(s.staff_id, p_at)
  order by coalesce(s.last_on, (s.ended_at at time zone 'Europe/London')::date) desc, s.name
$$;

-- How much somebody leaves in all: what is out of the reader's reach is a number to them. The files that
-- they took out are named, because whoever made one is to be asked for it.
create function govern.left_by(p_staff uuid, p_at timestamptz)
returns table (places int, promises int, meetings int, concerns int, papers int, exports text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select
    (select count(*)::int from sec.memberships m join subjects.people p on p.circle_id = m.circle_id
      where m.staff_id = p_staff and m.basis <> 'emergency' and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)),
    (select count(*)::int from work.actions x where x.owner_staff_id = p_staff and x.state = 'open'),
    (select count(*)::int from panels.meetings m where m.chair_id = p_staff and m.approved_at is null and m.cancelled_at is null),
    (select count(*)::int from identify.mash_episodes e where e.worked_by = p_staff and e.decided_at is null),
    (select count(*)::int from papers.papers q where q.prepared_by = p_staff and q.state in ('prepared', 'waiting', 'released')),
    array(select e.reference from protect.exports e where e.exported_by = p_staff and e.confirmed_at is null order by e.destroy_by, e.reference)
  where directory.is_leaver_of_mine(p_staff, p_at)
$$;

revoke all on function sec.role_answer(uuid, uuid), sec.roles_like(uuid, text[], text[]), sec.roles_asked(text[]), govern.role_answers(uuid),
  papers.roles_named(text[]), directory.tell_of_leaver(uuid, date, timestamptz), directory.leave_on(uuid, date, timestamptz),
  directory.end_leavers(timestamptz), directory.people_for_admin(timestamptz, timestamptz), sec.end_timed_out(timestamptz, interval, interval),
  directory.is_leaver_of_mine(uuid, timestamptz), directory.leavers(timestamptz), govern.left_by(uuid, timestamptz) from public;
grant execute on function sec.roles_like(uuid, text[], text[]), sec.roles_asked(text[]), govern.role_answers(uuid), papers.roles_named(text[]),
  directory.leave_on(uuid, date, timestamptz), directory.end_leavers(timestamptz), directory.people_for_admin(timestamptz, timestamptz),
  sec.end_timed_out(timestamptz, interval, interval), directory.leavers(timestamptz), govern.left_by(uuid, timestamptz)
  to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
