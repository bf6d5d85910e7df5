-- Where nobody acts, nobody is a part of Lantern: these answered null, and "if not null then raise" raises nothing.

set local role lantern_maintenance;

create or replace function subjects.is_places() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sec.actor_kind() = 'system' and sec.actor() = 'places', false)
$$;
create or replace function sec.is_conflicts() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sec.actor_kind() = 'system' and sec.actor() = 'conflicts', false)
$$;
create or replace function papers.is_papers() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sec.actor_kind() = 'system' and sec.actor() = 'papers', false)
$$;
create or replace function sec.is_families() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sec.actor_kind() = 'system' and sec.actor() = 'families', false)
$$;
create or replace function sec.is_front_door() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sec.actor_kind() = 'system' and sec.actor() = 'front-door', false)
$$;
create or replace function sec.is_professionals() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sec.actor_kind() = 'system' and sec.actor() = 'professionals', false)
$$;
create or replace function subjects.is_matching() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sec.actor_kind() = 'system' and sec.actor() = 'matching', false)
$$;
create or replace function identify.is_standing() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sec.actor_kind() = 'system' and sec.actor() = 'standing-queries', false)
$$;

reset role;
set local role lantern_owner;
