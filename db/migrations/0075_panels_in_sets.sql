-- Whoever is asked to a sitting answers for themselves, and a deputy comes in their place; many people are compared
-- with many children in a handful of statements.

create table panels.sitting_answers (
  sitting_answer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  sitting_id uuid not null references panels.sittings on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  answer text not null check (answer in ('coming', 'apologies', 'deputy')),
  deputy_id uuid references directory.staff on delete restrict,
  answered_for timestamptz not null,
  answered_by uuid not null references directory.staff on delete restrict,
  answered_at timestamptz not null,
  constraint sitting_answers_asked_fkey foreign key (sitting_id, staff_id) references panels.sitting_people (sitting_id, staff_id) on delete cascade,
  constraint sitting_answers_deputy_check check ((answer = 'deputy') = (deputy_id is not null)),
  constraint sitting_answers_other_check check (deputy_id <> staff_id)
);
comment on table panels.sitting_answers is 'Append-only: what somebody who is asked to a sitting answered; the last answer for the day and time that stand counts. Nothing of a child is in it';
comment on column panels.sitting_answers.answered_for is 'When the sitting was to begin: an answer for another time is none';
create index sitting_answers_sitting_idx on panels.sitting_answers (sitting_id, staff_id, sitting_answer_id desc);
create index sitting_answers_staff_idx on panels.sitting_answers (staff_id);
create index sitting_answers_deputy_idx on panels.sitting_answers (deputy_id);
create index sitting_answers_by_idx on panels.sitting_answers (answered_by);
create index sitting_answers_partnership_idx on panels.sitting_answers (partnership_id);

alter table panels.sitting_answers enable row level security;
alter table panels.sitting_answers force row level security;
create policy sitting_answers_maintenance on panels.sitting_answers to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on panels.sitting_answers to lantern_maintenance;
grant select, insert on panels.sitting_answers to lantern_app, lantern_wide;
create policy sitting_answers_read on panels.sitting_answers for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy sitting_answers_add on panels.sitting_answers for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and answered_by = (select sec.staff()));
create trigger sitting_answers_locked before insert on panels.sitting_answers for each row execute function panels.keep_with_sitting();
select govern.guard('panels.sitting_answers');

-- A question that is asked again after a record was closed and opened again is due anew.
grant update (due_at, first_asked_at) on work.chases to lantern_app, lantern_wide;

-- Everybody answers for themselves; who keeps the panel records what somebody told them.
create function panels.answer_for_oneself() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user in ('lantern_app', 'lantern_wide') and new.staff_id is distinct from sec.staff() and not sec.can('panel.manage') then
    raise exception 'everybody answers for themselves' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function panels.answer_for_oneself() from public;
create trigger sitting_answers_own before insert on panels.sitting_answers for each row execute function panels.answer_for_oneself();

set local role lantern_maintenance;

-- A deputy is asked for the agency in whose place they come, to the items to which the other is asked; a conflict of
-- interest closes an item to them as to anybody. Who names them may not keep the lists themselves: an item that who
-- keeps the panel took them off stays so.
create function panels.ask_deputy() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agency uuid;
begin
  if new.deputy_id is null then
    return new;
  end if;
  select p.agency_id into agency from panels.sitting_people p where p.sitting_id = new.sitting_id and p.staff_id = new.staff_id;
  if not exists (select from directory.posts o join directory.teams t on t.team_id = o.team_id
    where o.staff_id = new.deputy_id and t.agency_id = agency and o.partnership_id = new.partnership_id
      and o.starts_on <= (new.answered_at at time zone 'Europe/London')::date
      and (o.ends_on is null or o.ends_on >= (new.answered_at at time zone 'Europe/London')::date))
  then
    raise exception 'a deputy is a colleague of the agency that was asked' using errcode = '42501';
  end if;
  insert into panels.sitting_people (sitting_person_id, partnership_id, sitting_id, staff_id, agency_id, changed_by, changed_at)
  values (gen_random_uuid(), new.partnership_id, new.sitting_id, new.deputy_id, agency, new.answered_by, new.answered_at)
  on conflict (sitting_id, staff_id) do nothing;
  insert into panels.item_people (item_person_id, partnership_id, agenda_item_id, staff_id, invited_by, invited_at)
  select gen_random_uuid(), new.partnership_id, i.agenda_item_id, new.deputy_id, new.answered_by, new.answered_at
  from panels.agenda_items i join panels.item_people q on q.agenda_item_id = i.agenda_item_id
  where i.sitting_id = new.sitting_id and i.taken_off_at is null and q.staff_id = new.staff_id and q.withdrawn_at is null
    and not new.deputy_id = any (i.shut_out)
    and not exists (select from panels.item_people w where w.agenda_item_id = i.agenda_item_id and w.staff_id = new.deputy_id
      and w.withdrawn_at is not null)
  on conflict (agenda_item_id, staff_id) where withdrawn_at is null do nothing;
  return new;
end $$;
revoke all on function panels.ask_deputy() from public;
grant execute on function panels.ask_deputy() to lantern_owner;

-- What is compared of one child, and of one colleague. What staff say of themselves goes out sealed.
create function sec.child_to_compare(p_person uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
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
  from subjects.people p where p.person_id = p_person
$$;
revoke all on function sec.child_to_compare(uuid) from public;

-- Which of these pairs have not been compared since anything of either changed, for the part of Lantern that compares.
-- What changed is worked out once for each child and each colleague, not for each pair.
create function sec.pairs_to_compare(p_people uuid[], p_staff uuid[])
returns table (person_id uuid, staff_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with asked as materialized (
    select distinct a.person_id, a.staff_id from unnest(p_people, p_staff) as a (person_id, staff_id)
  ), register as materialized (
    select max(r.changed_at) as at from govern.public_roles r where r.partnership_id = sec.partnership()
  ), children as materialized (
    select p.person_id, greatest((select at from register),
      (select max(w.recorded_at) from subjects.whereabouts w where w.person_id = p.person_id),
      (select max(d.decided_at) from identify.match_decisions d where d.person_id = p.person_id),
      (select max(t.added_at) from identify.concerns c join identify.concern_parts t on t.concern_id = c.concern_id where c.person_id = p.person_id),
      (select max(h.recorded_at) from protect.said_to_harm h where h.person_id = p.person_id)) as at
    from subjects.people p
    where p.person_id = any (p_people) and p.partnership_id = sec.partnership() and sec.is_conflicts()
  ), colleagues as materialized (
    select s.staff_id, greatest(
      (select max(t.added_at) from sec.staff_ties t where t.staff_id = s.staff_id),
      (select max(a.answered_at) from sec.role_answers a where a.staff_id = s.staff_id)) as at
    from directory.staff s
    where s.staff_id = any (p_staff) and s.partnership_id = sec.partnership() and not s.is_service
  )
  select a.person_id, a.staff_id from asked a
  join children c on c.person_id = a.person_id join colleagues s on s.staff_id = a.staff_id
  left join sec.conflict_looks l on l.person_id = a.person_id and l.staff_id = a.staff_id
  where l.looked_at is null or l.looked_at <= coalesce(greatest(c.at, s.at), '-infinity')
  order by a.person_id, a.staff_id
$$;

-- What is compared of these children and colleagues, once for each.
create function sec.to_compare(p_people uuid[], p_staff uuid[])
returns table (person_id uuid, staff_id uuid, facts jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.person_id, null::uuid, sec.child_to_compare(p.person_id) from subjects.people p
  where p.person_id = any (p_people) and p.partnership_id = sec.partnership() and sec.is_conflicts()
  union all
  select null, s.staff_id, jsonb_build_object('name', s.name, 'ties', sec.ties_of(s.staff_id)) from directory.staff s
  where s.staff_id = any (p_staff) and s.partnership_id = sec.partnership() and not s.is_service and sec.is_conflicts()
$$;

-- That these pairs were compared and nothing was found.
create function sec.note_looks(p_people uuid[], p_staff uuid[], p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into sec.conflict_looks (person_id, staff_id, partnership_id, looked_at)
  select a.person_id, a.staff_id, sec.partnership(), p_at from unnest(p_people, p_staff) as a (person_id, staff_id)
  where sec.is_conflicts() order by a.person_id, a.staff_id
  on conflict (person_id, staff_id) do update set looked_at = excluded.looked_at
$$;
drop function sec.to_compare(uuid, uuid);

-- As before; it answers whether something is new, also where that is weak: an item of an agenda closes by it.
create or replace function sec.note_finding(p_finding uuid, p_person uuid, p_staff uuid, p_strength text, p_reasons text[], p_at timestamptz, p_for_panel boolean default false)
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
  return coalesce(is_new, false);
end $$;

revoke all on function sec.pairs_to_compare(uuid[], uuid[]), sec.to_compare(uuid[], uuid[]), sec.note_looks(uuid[], uuid[], timestamptz) from public;
grant execute on function sec.pairs_to_compare(uuid[], uuid[]), sec.to_compare(uuid[], uuid[]), sec.note_looks(uuid[], uuid[], timestamptz)
  to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

create trigger sitting_answers_deputy after insert on panels.sitting_answers for each row execute function panels.ask_deputy();
