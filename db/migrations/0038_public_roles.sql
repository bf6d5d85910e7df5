-- Councillors, holders of licences and others whose public role can bring them near a child: a register
-- that conflicts of interest are found by as well. Where somebody lives and works is sealed.

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

revoke all on function sec.role_answer(uuid, uuid), sec.roles_like(uuid, text[], text[]), sec.roles_asked(text[]), govern.role_answers(uuid),
  papers.roles_named(text[]) from public;
grant execute on function sec.roles_like(uuid, text[], text[]), sec.roles_asked(text[]), govern.role_answers(uuid), papers.roles_named(text[])
  to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
