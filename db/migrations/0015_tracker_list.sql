-- The tracker's list: names found however they are spelt, saved views, and what its filters read.

set local role lantern_owner;

-- What a word of a name is found by: its first letters, its last, and how it sounds. One slip of the
-- hand leaves one of them as it was.
create function subjects.sounds(p_word text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case when code = '' then '' else
    case when folded ~ '^[aeiou]' then 'a' else '' end || regexp_replace(code, '(.)\1+', '\1', 'g') end
  from (select folded, translate(translate(replace(replace(replace(folded, 'ph', 'f'), 'wr', 'r'), 'gh', ''), 'aeiouhwy', ''),
    'bfpvcgjkqsxzdtlmnr', '111122222222334556') as code
    from (select lower(normalize(p_word, NFD) collate "pg_c_utf8") as folded) word) coded
$$;
create function subjects.name_keys_of(p_name text) returns setof text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select distinct key from (
    select word from regexp_split_to_table(
      regexp_replace(lower(normalize(p_name, NFD) collate "pg_c_utf8"), '[^[:alpha:][:space:]/&,_-]+', '', 'g'),
      '[^[:alpha:]]+') word
  ) words, unnest(array['<' || left(word, 3), '>' || right(word, 3), '~' || nullif(subjects.sounds(word), '')]) key
  where word <> '' and key is not null
$$;
revoke all on function subjects.sounds(text), subjects.name_keys_of(text) from public;
grant execute on function subjects.sounds(text), subjects.name_keys_of(text)
  to lantern_app, lantern_wide, lantern_maintenance;

create table subjects.name_keys (
  person_id uuid not null references subjects.people on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  key text not null check (length(key) between 2 and 60),
  primary key (person_id, key)
);
comment on table subjects.name_keys is 'By what each word of a child''s names is found when it is misspelt; kept by triggers, never written by hand';
create index name_keys_key_idx on subjects.name_keys (partnership_id, key, person_id);
alter table subjects.name_keys enable row level security;
alter table subjects.name_keys force row level security;
create policy name_keys_maintenance on subjects.name_keys to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on subjects.name_keys to lantern_maintenance;
create policy name_keys_read on subjects.name_keys for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = name_keys.person_id));
grant select on subjects.name_keys to lantern_app, lantern_wide;

set local role lantern_maintenance;

create function subjects.key_new_people() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into subjects.name_keys (person_id, partnership_id, key)
  select distinct a.person_id, a.partnership_id, left(k.key, 60) from added a
  cross join lateral subjects.name_keys_of(a.family_name || ' ' || a.given_name) k (key)
  on conflict do nothing;
  return null;
end $$;
-- A name that was put right no longer finds the child; the other names still do.
create function subjects.key_renamed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from subjects.name_keys k where k.person_id = new.person_id;
  insert into subjects.name_keys (person_id, partnership_id, key)
  select distinct new.person_id, new.partnership_id, left(k.key, 60)
  from (select new.family_name || ' ' || new.given_name as name
    union select n.family_name || ' ' || n.given_name from subjects.names n where n.person_id = new.person_id) named
  cross join lateral subjects.name_keys_of(named.name) k (key)
  on conflict do nothing;
  return null;
end $$;
revoke all on function subjects.key_new_people(), subjects.key_renamed() from public;
grant execute on function subjects.key_new_people(), subjects.key_renamed() to lantern_owner;

insert into subjects.name_keys (person_id, partnership_id, key)
select distinct named.person_id, named.partnership_id, left(k.key, 60)
from (select person_id, partnership_id, family_name || ' ' || given_name as name from subjects.people
  union select person_id, partnership_id, family_name || ' ' || given_name from subjects.names) named
cross join lateral subjects.name_keys_of(named.name) k (key);

reset role;
set local role lantern_owner;
create trigger people_keys after insert on subjects.people
  referencing new table as added for each statement execute function subjects.key_new_people();
create trigger names_keys after insert on subjects.names
  referencing new table as added for each statement execute function subjects.key_new_people();
create trigger people_renamed after update of family_name, given_name on subjects.people
  for each row when (old.family_name is distinct from new.family_name or old.given_name is distinct from new.given_name)
  execute function subjects.key_renamed();

-- A saved view is the text of an address. One's own, or one that a team shares.
create table protect.own_views (
  view_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete cascade,
  name text not null check (length(name) between 1 and 60),
  address text not null check (length(address) <= 4000),
  saved_at timestamptz not null,
  version int not null default 1
);
comment on table protect.own_views is 'Views of the tracker that a person has saved for themselves';
create index own_views_staff_idx on protect.own_views (staff_id);
create index own_views_partnership_idx on protect.own_views (partnership_id);

create table protect.team_views (
  view_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  team_id uuid not null references directory.teams on delete restrict,
  acl int[] not null check (cardinality(acl) = 1),
  restricted boolean not null default false,
  shut_out uuid[] not null default '{}',
  name text not null check (length(name) between 1 and 60),
  address text not null check (length(address) <= 4000),
  saved_by uuid not null references directory.staff on delete restrict,
  saved_at timestamptz not null,
  version int not null default 1
);
comment on table protect.team_views is 'Views of the tracker that a team shares: read and changed by whoever holds a post in it';
create index team_views_acl_idx on protect.team_views using gin (acl);
create index team_views_team_idx on protect.team_views (team_id);
create index team_views_by_idx on protect.team_views (saved_by);
create index team_views_partnership_idx on protect.team_views (partnership_id);

create table protect.first_views (
  staff_id uuid primary key references directory.staff on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  view text not null check (length(view) between 1 and 40)
);
comment on table protect.first_views is 'The view that a person''s tracker opens with: a saved one, or one that Lantern brings';
create index first_views_partnership_idx on protect.first_views (partnership_id);

do $$
declare
  relation text;
  name text;
  own text := 'partnership_id = (select sec.partnership()) and staff_id = (select sec.staff())';
  shared text := 'partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())';
begin
  foreach relation in array array['protect.own_views', 'protect.team_views', 'protect.first_views'] loop
    name := split_part(relation, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert, delete on %s to lantern_app, lantern_wide', relation);
  end loop;
  foreach relation in array array['protect.own_views', 'protect.first_views'] loop
    name := split_part(relation, '.', 2);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide using (%s)', name || '_read', relation, own);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide with check (%s)', name || '_add', relation, own);
    execute format('create policy %I on %s for update to lantern_app, lantern_wide using (%s) with check (%s)', name || '_change', relation, own, own);
    execute format('create policy %I on %s for delete to lantern_app, lantern_wide using (%s)', name || '_drop', relation, own);
  end loop;
  execute format('create policy team_views_read on protect.team_views for select to lantern_app, lantern_wide using (%s)', shared);
  execute format('create policy team_views_add on protect.team_views for insert to lantern_app, lantern_wide
    with check (%s and saved_by = (select sec.staff()))', shared);
  execute format('create policy team_views_change on protect.team_views for update to lantern_app, lantern_wide
    using (%s) with check (%s and saved_by = (select sec.staff()))', shared, shared);
  execute format('create policy team_views_drop on protect.team_views for delete to lantern_app, lantern_wide using (%s)', shared);
end $$;
grant update (name, address, saved_at, version) on protect.own_views to lantern_app, lantern_wide;
grant update (name, address, saved_by, saved_at, version) on protect.team_views to lantern_app, lantern_wide;
grant update (view) on protect.first_views to lantern_app, lantern_wide;
create trigger own_views_history after update or delete on protect.own_views
  for each row execute function history.record('view_id');
create trigger team_views_history after update or delete on protect.team_views
  for each row execute function history.record('view_id');
create trigger first_views_history after update or delete on protect.first_views
  for each row execute function history.record('staff_id');

-- Wards and schools are filtered and counted by; what is protected is outside the index as it is outside the list.
create index whereabouts_wording_idx on subjects.whereabouts (partnership_id, kind, wording, person_id)
  include (shut_out, to_on) where not restricted;
create index actions_overdue_idx on work.actions (partnership_id, due_on, person_id) where state = 'open';

-- Meetings that have been held already.
set local role lantern_maintenance;
update protect.tracker_entries t set last_panel_on = held.last_on
from (select m.person_id, max((m.starts_at at time zone 'Europe/London')::date) as last_on
  from panels.meetings m where m.approved_at is not null group by m.person_id) held
where held.person_id = t.person_id and (t.last_panel_on is null or t.last_panel_on < held.last_on);
reset role;
set local role lantern_owner;
