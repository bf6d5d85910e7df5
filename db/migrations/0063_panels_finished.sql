-- Agencies answer for themselves before a sitting, and are asked for it.

create table panels.sitting_askings (
  sitting_asking_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  sitting_id uuid not null references panels.sittings on delete cascade,
  agency_id uuid not null references directory.agencies on delete restrict,
  asked_by uuid not null references directory.staff on delete restrict,
  asked_at timestamptz not null
);
comment on table panels.sitting_askings is 'Append-only: each time an agency was asked for its updates before a sitting; nothing of a child is in it';
create index sitting_askings_sitting_idx on panels.sitting_askings (sitting_id, agency_id);
create index sitting_askings_agency_idx on panels.sitting_askings (agency_id);
create index sitting_askings_by_idx on panels.sitting_askings (asked_by);
create index sitting_askings_partnership_idx on panels.sitting_askings (partnership_id);

alter table panels.sitting_askings enable row level security;
alter table panels.sitting_askings force row level security;
create policy sitting_askings_maintenance on panels.sitting_askings to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on panels.sitting_askings to lantern_maintenance;
grant select, insert on panels.sitting_askings to lantern_app, lantern_wide;
create policy sitting_askings_read on panels.sitting_askings for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy sitting_askings_add on panels.sitting_askings for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and asked_by = (select sec.staff()) and (select sec.can('panel.manage')));
create trigger sitting_askings_locked before insert on panels.sitting_askings for each row execute function panels.keep_with_sitting();
select govern.guard('panels.sitting_askings');

-- Who records for every agency is who keeps the panel; whoever is asked to an item says what their own agency holds.
create function panels.share_for_own_agency() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user not in ('lantern_app', 'lantern_wide') or sec.can('panel.manage') then
    return new;
  end if;
  if not exists (
    select from panels.item_people q
    join panels.agenda_items i on i.agenda_item_id = q.agenda_item_id
    join panels.sitting_people p on p.sitting_id = i.sitting_id and p.staff_id = q.staff_id
    where q.agenda_item_id = new.agenda_item_id and q.staff_id = new.shared_by and q.withdrawn_at is null
      and p.agency_id = new.agency_id)
  then
    raise exception 'an agency answers for itself' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function panels.share_for_own_agency() from public;
drop policy item_shares_add on panels.item_shares;
create policy item_shares_add on panels.item_shares for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and shared_by = (select sec.staff())
    and exists (select from panels.agenda_items i where i.agenda_item_id = item_shares.agenda_item_id));
create trigger item_shares_own before insert on panels.item_shares for each row execute function panels.share_for_own_agency();

alter table panels.sittings add column join_link text check (join_link ~ '^https://' and length(join_link) <= 500);
comment on column panels.sittings.join_link is 'Where to join by video; shown to those who are asked, and to who keeps the panel';
grant update (join_link) on panels.sittings to lantern_app, lantern_wide;

-- What the family is told of an item, in words that somebody wrote for them. They are written after the sitting too.
create table panels.item_family_words (
  item_family_words_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid references subjects.people on delete cascade,
  agenda_item_id uuid not null references panels.agenda_items on delete cascade,
  wording text not null check (length(wording) between 1 and 4000),
  written_by uuid not null references directory.staff on delete restrict,
  written_at timestamptz not null,
  constraint item_family_words_child_fkey foreign key (agenda_item_id, person_id)
    references panels.agenda_items (agenda_item_id, person_id) on delete cascade
);
comment on table panels.item_family_words is 'Append-only: what the family is told of what a panel decided, in words written for them; the newest is read';
create index item_family_words_item_idx on panels.item_family_words (agenda_item_id);
create index item_family_words_person_idx on panels.item_family_words (person_id);
create index item_family_words_by_idx on panels.item_family_words (written_by);
create index item_family_words_partnership_idx on panels.item_family_words (partnership_id);
alter table panels.item_family_words enable row level security;
alter table panels.item_family_words force row level security;
create policy item_family_words_maintenance on panels.item_family_words to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on panels.item_family_words to lantern_maintenance;
grant select, insert on panels.item_family_words to lantern_app, lantern_wide;
create policy item_family_words_read on panels.item_family_words for select to lantern_app, lantern_wide
  using (exists (select from panels.agenda_items i where i.agenda_item_id = item_family_words.agenda_item_id));
create policy item_family_words_add on panels.item_family_words for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and written_by = (select sec.staff())
    and exists (select from panels.agenda_items i where i.agenda_item_id = item_family_words.agenda_item_id));
create trigger item_family_words_as_item before insert on panels.item_family_words for each row execute function panels.as_its_item();
select sec.keep_controller('panels.item_family_words', 'written_by', '-');
select govern.guard('panels.item_family_words');

set local role lantern_maintenance;

-- Whether a sitting still takes something. Its row is held, so that an approval at the same moment waits; who
-- only answers for an agency could not hold it by themselves.
create function panels.is_open(p_sitting uuid) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select s.approved_at is null and s.cancelled_at is null from panels.sittings s
  where s.sitting_id = p_sitting and (sec.partnership() is null or s.partnership_id = sec.partnership()) for share
$$;
revoke all on function panels.is_open(uuid) from public;
grant execute on function panels.is_open(uuid) to lantern_app, lantern_wide, lantern_owner;

-- As before, but of an item about a child whom somebody may know: what was found closes it until somebody else has
-- decided, also where it is weak. Whoever only reads a page of an agenda could not be asked on the record.
create or replace function sec.facts_within(p_staff uuid, p_at timestamptz, p_scopes text[]) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  with posted as (
    select r.key, r.name, r.reach,
      case when p_scopes is null then r.permissions
        else array(select unnest(r.permissions) intersect select unnest(p_scopes) order by 1) end as permissions,
      t.team_id, t.principal_id as team_principal,
      a.agency_id, a.name as agency_name, a.principal_id as agency_principal
    from directory.posts p
    join directory.roles r on r.role_id = p.role_id
    join directory.teams t on t.team_id = p.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    where p.staff_id = p_staff
      and p.starts_on <= (p_at at time zone 'Europe/London')::date
      and (p.ends_on is null or p.ends_on >= (p_at at time zone 'Europe/London')::date)
  ), held as (
    select *, reach <> 'none' and 'child.view' = any (permissions) as views from posted
  ), reached as (
    select team_principal as principal from held
    where views or (reach <> 'none' and 'concern.raise' = any (permissions))
    union
    select agency_principal from held where views and reach in ('agency', 'partnership')
    union
    select m.circle_id from sec.memberships m
    where m.staff_id = p_staff and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)
      and exists (select from held where views)
    union
    select i.circle_id from panels.item_people q
    join panels.agenda_items i on i.agenda_item_id = q.agenda_item_id
    join panels.sittings s on s.sitting_id = i.sitting_id
    where q.staff_id = p_staff and q.withdrawn_at is null and i.taken_off_at is null and s.cancelled_at is null
      and s.opens_at <= p_at and s.closes_at > p_at and exists (select from held where views)
      and not exists (select from sec.conflict_findings f where f.person_id = i.person_id and f.staff_id = p_staff and f.outcome is null)
  )
  select jsonb_build_object(
    'staffId', s.staff_id, 'partnershipId', s.partnership_id, 'partnershipName', n.name,
    'partnershipIsDemo', n.is_demo, 'name', s.name, 'isDemo', s.is_demo,
    'posts', coalesce((select jsonb_agg(jsonb_build_object('role', key, 'roleName', name, 'reach', reach,
      'permissions', permissions, 'teamId', team_id, 'agencyId', agency_id, 'agencyName', agency_name)
      order by agency_name, name) from held), '[]'),
    'principals', coalesce((select jsonb_agg(principal order by principal) from reached), '[]'))
  from directory.staff s join directory.partnerships n on n.partnership_id = s.partnership_id
  where s.staff_id = p_staff
$$;

-- As before; of what is found for a panel, also where it is weak, those who manage conflicts are told: the person
-- does not reach the record, and the question would say who is on the agenda.
drop function sec.note_finding(uuid, uuid, uuid, text, text[], timestamptz);
create function sec.note_finding(p_finding uuid, p_person uuid, p_staff uuid, p_strength text, p_reasons text[], p_at timestamptz, p_for_panel boolean default false)
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
  if is_new and (p_strength = 'strong' or p_for_panel or exists (select from unnest(p_reasons) reason where reason like 'register-%')) then
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
revoke all on function sec.note_finding(uuid, uuid, uuid, text, text[], timestamptz, boolean) from public;
grant execute on function sec.note_finding(uuid, uuid, uuid, text, text[], timestamptz, boolean) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

create or replace function panels.keep_with_sitting() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  sitting uuid := (to_jsonb(new) ->> 'sitting_id')::uuid;
begin
  if current_user = 'lantern_maintenance' and current_setting('lantern.holding', true) = 'on' then
    return new;
  end if;
  if sitting is null then
    select i.sitting_id into sitting from panels.agenda_items i where i.agenda_item_id = new.agenda_item_id;
  end if;
  if panels.is_open(sitting) is false then
    raise exception 'this sitting is closed: nothing of it changes' using errcode = 'LT001';
  end if;
  return new;
end $$;

-- Promises made at items that are about no child: on the panel, and on the place, the person or the group.
create table panels.item_promises (
  item_promise_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  -- Which sitting it was is read by who owes it, when the item is closed to them.
  sitting_id uuid not null references panels.sittings on delete cascade,
  agenda_item_id uuid not null references panels.agenda_items on delete cascade,
  acl int[] not null check (cardinality(acl) > 0),
  restricted boolean not null default false,
  shut_out uuid[] not null default '{}',
  wording text not null check (length(wording) between 1 and 1000),
  owner_agency_id uuid not null references directory.agencies on delete restrict,
  owner_staff_id uuid references directory.staff on delete restrict,
  due_on date not null,
  agreed_by uuid not null references directory.staff on delete restrict,
  agreed_at timestamptz not null,
  asked_at timestamptz,
  asked_times int not null default 0,
  state text not null default 'open' check (state in ('open', 'done', 'not_achieved')),
  outcome text check (length(outcome) between 1 and 2000),
  closed_by uuid references directory.staff on delete restrict,
  closed_at timestamptz,
  version int not null default 1,
  constraint item_promises_closed_check check ((state = 'open') = (closed_at is null) and num_nulls(outcome, closed_by, closed_at) in (0, 3))
);
comment on table panels.item_promises is 'What was promised at an item about no child, who owes it and what became of it; read by the teams of who owes it, of whoever made the item, and by who reads every record';
create index item_promises_acl_idx on panels.item_promises using gin (acl);
create index item_promises_sitting_idx on panels.item_promises (sitting_id);
create index item_promises_item_idx on panels.item_promises (agenda_item_id);
create index item_promises_open_idx on panels.item_promises (partnership_id, due_on) where state = 'open';
create index item_promises_partnership_idx on panels.item_promises (partnership_id);
create index item_promises_agency_idx on panels.item_promises (owner_agency_id);
create index item_promises_staff_idx on panels.item_promises (owner_staff_id);
create index item_promises_by_idx on panels.item_promises (agreed_by);
create index item_promises_closed_by_idx on panels.item_promises (closed_by);
alter table panels.item_promises enable row level security;
alter table panels.item_promises force row level security;
create policy item_promises_maintenance on panels.item_promises to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on panels.item_promises to lantern_maintenance;
grant select, insert on panels.item_promises to lantern_app, lantern_wide;
grant update (asked_at, asked_times, state, outcome, closed_by, closed_at, version) on panels.item_promises to lantern_app, lantern_wide;
create policy item_promises_read on panels.item_promises for select to lantern_app
  using (partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self()));
create policy item_promises_read_wide on panels.item_promises for select to lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self()));
create policy item_promises_add on panels.item_promises for insert to lantern_app
  with check (partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())
    and agreed_by = (select sec.staff()));
create policy item_promises_add_wide on panels.item_promises for insert to lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self())
    and agreed_by = (select sec.staff()));
create policy item_promises_change on panels.item_promises for update to lantern_app
  using (partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self()))
  with check (partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())
    and (closed_by is null or closed_by = (select sec.staff())));
create policy item_promises_change_wide on panels.item_promises for update to lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self()))
  with check (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self())
    and (closed_by is null or closed_by = (select sec.staff())));
create trigger item_promises_locked before insert on panels.item_promises for each row execute function panels.keep_with_sitting();
create trigger item_promises_history after update or delete on panels.item_promises for each row execute function history.record('item_promise_id');
select sec.keep_controller('panels.item_promises', 'agreed_by', '-');
select govern.guard('panels.item_promises');

set local role lantern_maintenance;
-- The teams of the agency that owes it read it after papers have closed, beside those of the item.
create function panels.stamp_promise() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select i.acl || array(select t.principal_id from directory.teams t where t.agency_id = new.owner_agency_id) into new.acl
  from panels.agenda_items i where i.agenda_item_id = new.agenda_item_id and i.sitting_id = new.sitting_id
    and i.person_id is null and i.partnership_id = new.partnership_id;
  if new.acl is null then
    raise exception 'a promise for a child is an action of its record' using errcode = '42501';
  end if;
  new.restricted := false;
  new.shut_out := '{}';
  return new;
end $$;
revoke all on function panels.stamp_promise() from public;
grant execute on function panels.stamp_promise() to lantern_owner;
reset role;
set local role lantern_owner;
create trigger item_promises_stamp before insert on panels.item_promises for each row execute function panels.stamp_promise();
