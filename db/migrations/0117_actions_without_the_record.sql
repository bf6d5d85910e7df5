-- An action could be given to somebody who cannot open the child's record: they were told of it, and found nothing.
-- Now it is refused; or, where whoever gives it says so, its words go to the owner alone, with who asked and whom to
-- ring, and the owner says what came of it. Giving an action opens no record.

set local role lantern_owner;

alter table work.actions add column is_standalone boolean not null default false;
alter table work.actions add constraint actions_standalone_check check (not is_standalone or owner_staff_id is not null);
comment on column work.actions.is_standalone is 'Sent without the record: its owner reads the words, who asked and whom to ring, and says what came of it';
create index actions_standalone_idx on work.actions (owner_staff_id, due_on) where is_standalone and state = 'open';

-- Whether the owner opens the record is not for each page to remember: actions are given and handed over by functions.
revoke insert on work.actions from lantern_app, lantern_wide;
revoke update (owner_agency_id, owner_staff_id) on work.actions from lantern_app, lantern_wide;
drop policy actions_add on work.actions;

set local role lantern_maintenance;

-- Whether somebody can own an action of this child: 'opens' the record, 'closed' to them, or 'conflict', which no way
-- of sending it gets round. For the functions below alone, whose caller reaches the child.
create function protect.owner_stands(p subjects.people, p_owner uuid, p_at timestamptz) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case
    when p_owner = any (p.shut_out) then 'conflict'
    when p_owner is null or p_owner = sec.staff() or sec.colleague_reaches(p, p_owner, p_at) then 'opens'
    else 'closed'
  end
$$;

-- Gives an action: 'given', or why not.
create function protect.give_action(p_action uuid, p_person uuid, p_wording text, p_agency uuid, p_owner uuid, p_due date,
  p_standalone boolean, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
  stands text;
begin
  select * into child from subjects.people p where p.person_id = p_person;
  if sec.staff() is null or not coalesce(sec.reaches(child), false) then
    raise exception 'actions are given by somebody who reaches the child' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from directory.agencies a where a.agency_id = p_agency and a.partnership_id = child.partnership_id)
    or (p_owner is not null and not exists (select from directory.staff s where s.staff_id = p_owner and s.partnership_id = child.partnership_id)) then
    raise exception 'an action is owed by somebody of the partnership' using errcode = 'insufficient_privilege';
  end if;
  stands := protect.owner_stands(child, p_owner, p_at);
  if stands = 'conflict' or (stands = 'closed' and not p_standalone) then
    return stands;
  end if;
  insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, owner_staff_id, due_on, added_on, added_by, is_standalone)
  values (p_action, child.partnership_id, p_person, p_wording, p_agency, p_owner, p_due,
    (p_at at time zone 'Europe/London')::date, sec.staff(), stands = 'closed');
  return 'given';
end $$;

-- Puts an open action into the name of somebody who opens the record: 'given', 'stale', or why not.
create function protect.hand_over_action(p_action uuid, p_version int, p_agency uuid, p_owner uuid, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
  stands text;
begin
  select p.* into child from work.actions a join subjects.people p on p.person_id = a.person_id where a.action_id = p_action;
  if sec.staff() is null or not coalesce(sec.reaches(child), false) then
    raise exception 'actions are handed over by somebody who reaches the child' using errcode = 'insufficient_privilege';
  end if;
  stands := protect.owner_stands(child, p_owner, p_at);
  if stands <> 'opens' then
    return stands;
  end if;
  update work.actions a set owner_staff_id = p_owner, owner_agency_id = p_agency, is_standalone = false,
    changed_by = sec.staff(), version = a.version + 1
  where a.action_id = p_action and a.state = 'open' and a.version = p_version;
  return case when found then 'given' else 'stale' end;
end $$;

-- Whom to ask to add somebody to the professional network: those who may and reach the child, the lead first; nobody
-- whom a sensitive service hides. Asked about a child whom the asking person reaches.
create function sec.circle_keepers(p_person uuid, p_at timestamptz) returns table (name text, phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with child as (
    select p as person, p.circle_id, p.owning_team_id, p.restricted from subjects.people p where p.person_id = p_person and sec.reaches(p)
  ), candidates as (
    select m.staff_id, case m.basis when 'allocation' then 0 else 1 end as turn, m.starts_at as since
    from child c join sec.memberships m on m.circle_id = c.circle_id and m.basis <> 'emergency'
      and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)
    union all
    select o.staff_id, 2, o.starts_on::timestamptz
    from child c join directory.posts o on o.team_id = c.owning_team_id and not c.restricted
  ), keepers as (
    select k.staff_id, min(k.turn) as turn, min(k.since) as since
    from candidates k cross join child c
    where k.staff_id is distinct from sec.staff()
      and sec.post_holds(k.staff_id, 'circle.manage', p_at) and sec.colleague_reaches(c.person, k.staff_id, p_at)
      and not k.staff_id = any (sec.closed_staff((p_at at time zone 'Europe/London')::date))
    group by k.staff_id
  )
  select s.name, s.phone from keepers k join directory.staff s on s.staff_id = k.staff_id and not s.is_service
  order by k.turn, k.since, k.staff_id limit 2
$$;

-- What somebody reads of actions that were sent to them without the record: the open ones, or one by its number.
-- Nothing of the child, and nothing once they are shut out.
create function protect.standalone_actions(p_action uuid, p_at timestamptz)
returns table (action_id uuid, wording text, due_on date, state text, outcome text, version int, added_on date,
  asked_by text, asked_phone text, ring text, ring_phone text, total int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with mine as (
    select a.*, p.shut_out from work.actions a join subjects.people p on p.person_id = a.person_id
    where a.owner_staff_id = sec.staff() and a.is_standalone and a.partnership_id = sec.partnership()
      and not p.shut_out && sec.self()
      and case when p_action is null then a.state = 'open' and not sec.reaches(p) else a.action_id = p_action end
  )
  select m.action_id, m.wording, m.due_on, m.state, m.outcome, m.version, m.added_on,
    coalesce(w.instead, s.name), case when w.instead is null then s.phone end,
    coalesce(r.name, w.instead, s.name), case when r.name is not null then r.phone when w.instead is null then s.phone end,
    (count(*) over ())::int
  from mine m
  join directory.staff s on s.staff_id = m.added_by
  left join lateral (select sec.words_instead(m.added_by, m.added_on) as instead) w on true
  left join lateral (select t.name, t.phone from subjects.to_ring(m.person_id, p_at) t order by t.place limit 1) r on true
  order by m.due_on, m.action_id limit 200
$$;

-- What came of it, said by the owner: as on the child's own page, with its line in the chronology and word to who asked.
create function protect.close_standalone_action(p_action uuid, p_state text, p_outcome text, p_version int, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held work.actions;
  today date := (p_at at time zone 'Europe/London')::date;
begin
  select a.* into held from work.actions a join subjects.people p on p.person_id = a.person_id
  where a.action_id = p_action and a.owner_staff_id = sec.staff() and a.is_standalone
    and a.partnership_id = sec.partnership() and not p.shut_out && sec.self()
  for update of a;
  if held.action_id is null then
    return 'absent';
  elsif held.state <> 'open' or held.version <> p_version then
    return 'stale';
  end if;
  update work.actions a set state = p_state, outcome = p_outcome, closed_on = today, changed_by = sec.staff(), version = a.version + 1
  where a.action_id = p_action;
  insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, detail, happened_on, agency_id, recorded_by)
  values (gen_random_uuid(), held.partnership_id, held.person_id, 'action',
    'Promise: ' || case p_state when 'done' then 'done' when 'not_achieved' then 'not achieved' else 'replaced by another promise' end,
    held.wording || E'\n\n' || p_outcome, today, held.owner_agency_id, sec.staff());
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at, made_by)
  select gen_random_uuid(), held.partnership_id, held.added_by, 'action',
    'An action that you sent without the record is closed: read what came of it', '/children/' || held.person_id || '/plan', p_at, sec.staff()
  where held.added_by is not null;
  return 'closed';
end $$;

revoke all on function protect.owner_stands(subjects.people, uuid, timestamptz),
  protect.give_action(uuid, uuid, text, uuid, uuid, date, boolean, timestamptz),
  protect.hand_over_action(uuid, int, uuid, uuid, timestamptz), sec.circle_keepers(uuid, timestamptz),
  protect.standalone_actions(uuid, timestamptz), protect.close_standalone_action(uuid, text, text, int, timestamptz) from public;
grant execute on function protect.give_action(uuid, uuid, text, uuid, uuid, date, boolean, timestamptz),
  protect.hand_over_action(uuid, int, uuid, uuid, timestamptz), sec.circle_keepers(uuid, timestamptz),
  protect.standalone_actions(uuid, timestamptz), protect.close_standalone_action(uuid, text, text, int, timestamptz)
  to lantern_app, lantern_wide;

reset role;
