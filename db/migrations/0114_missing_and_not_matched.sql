-- A child who is missing now in the rows of another system, and whom no row was joined to, was read by those alone
-- who bring rows in, and left after 90 days. Such a row is marked: who works the MASH queue and the police point of
-- contact read it too, it stays until a person says who the child is, and it says nothing but what rows that wait say.

set local role lantern_owner;

alter table identify.feed_waiting add column is_missing boolean not null default false;
comment on column identify.feed_waiting.is_missing is 'As the row says it now, a child is missing and not back: it is never swept, and who holds missing.match reads it';
create index feed_waiting_missing_idx on identify.feed_waiting (partnership_id, brought_at, feed_waiting_id) where is_missing;
grant update (is_missing) on identify.feed_waiting to lantern_app, lantern_wide;

-- Rows that wait already are sealed: each counts as missing until housekeeping has opened it.
alter table identify.feed_waiting no force row level security;
alter table identify.feed_sources no force row level security;
update identify.feed_waiting w set is_missing = true from identify.feed_sources s
where s.feed_source_id = w.feed_source_id and s.kind in ('missing', 'council');
alter table identify.feed_waiting force row level security;
alter table identify.feed_sources force row level security;

alter table identify.feed_asides add column for_all boolean not null default false;
comment on column identify.feed_asides.for_all is 'Decided of a child who was missing, by somebody whose reach is the partnership: the row waits for nobody else either, unless it says something else';

drop policy feed_waiting_read on identify.feed_waiting;
drop policy feed_waiting_change on identify.feed_waiting;
drop policy feed_waiting_remove on identify.feed_waiting;
create policy feed_waiting_read on identify.feed_waiting for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership())
    and ((select sec.can('feed.run')) or (is_missing and (select sec.can('missing.match')))));
create policy feed_waiting_change on identify.feed_waiting for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership())
    and ((select sec.can('feed.run')) or (is_missing and (select sec.can('missing.match')))))
  with check (partnership_id = (select sec.partnership())
    and ((select sec.can('feed.run')) or (is_missing and (select sec.can('missing.match')))));
create policy feed_waiting_remove on identify.feed_waiting for delete to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership())
    and ((select sec.can('feed.run')) or (is_missing and (select sec.can('missing.match')))));

drop policy feed_sources_read on identify.feed_sources;
create policy feed_sources_read on identify.feed_sources for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership())
    and ((select sec.can('feed.run')) or (select sec.can('missing.match'))));
drop policy feed_asides_add on identify.feed_asides;
create policy feed_asides_add on identify.feed_asides for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and set_by = (select sec.staff())
    and ((select sec.can('feed.run')) or (select sec.can('missing.match'))));
drop policy feed_rows_add on identify.feed_rows;
create policy feed_rows_add on identify.feed_rows for insert to lantern_app, lantern_wide
  with check (joined_by = (select sec.staff()) and partnership_id = (select sec.partnership())
    and ((select sec.can('feed.run')) or (select sec.can('missing.match')))
    and exists (select from subjects.people p where p.person_id = feed_rows.person_id));
drop policy feed_identities_add on identify.feed_identities;
create policy feed_identities_add on identify.feed_identities for insert to lantern_app, lantern_wide
  with check (verified_by = (select sec.staff()) and partnership_id = (select sec.partnership())
    and ((select sec.can('feed.run')) or (select sec.can('missing.match')))
    and exists (select from subjects.people p where p.person_id = feed_identities.person_id));

set local role lantern_maintenance;

-- Who works the queue, brings rows in, or is the police point of contact by the shipped roles.
update directory.roles set permissions = permissions || '{missing.match}'::text[]
where key in ('mash-decision-maker', 'exploitation-coordinator', 'police-spoc') and not 'missing.match' = any (permissions);

create or replace function identify.sweep_feeds(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  unlooked as (delete from identify.feed_waiting using asked where may and not is_missing and brought_at < p_before returning 1),
  asides as (delete from identify.feed_asides using asked where may and set_at < p_before returning 1),
  unfinished as (update identify.feed_runs set rows = null, rows_sealed = null, file_sealed = null, sealed_key = null, ended_at = brought_at, version = version + 1
    from asked where may and ended_at is null and brought_at < p_before returning 1)
  select (select count(*) from unlooked)::int + (select count(*) from asides)::int + (select count(*) from unfinished)::int
$$;

-- Rows that are marked, for housekeeping to open: what is marked and says that the child is back is marked no more.
create function identify.marked_missing()
returns table (feed_waiting_id uuid, partnership_id int, kind text, said jsonb, sealed_key bytea, said_sealed bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.feed_waiting_id, w.partnership_id, s.kind, w.said, w.sealed_key, w.said_sealed
  from identify.feed_waiting w join identify.feed_sources s using (feed_source_id)
  where w.is_missing and sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
  order by w.feed_waiting_id
$$;
create function identify.mark_missing_no_more(p_rows uuid[]) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with marked as (update identify.feed_waiting set is_missing = false
    where feed_waiting_id = any (p_rows) and sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' returning 1)
  select count(*)::int from marked
$$;

-- Rows by which a child is missing and whose key was joined to a record before: that child is matched, whoever may know to whom.
create function identify.missing_and_matched() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(w.feed_waiting_id), '{}') from identify.feed_waiting w
  where w.is_missing and w.partnership_id = sec.partnership() and sec.can('missing.match')
    and exists (select from identify.feed_rows r where r.feed_source_id = w.feed_source_id and r.row_key = w.row_key)
$$;

-- Which of these names are those of a record that is shut to the acting person: their places in the list, and nothing else.
create function subjects.names_shut_to_me(p_names text[], p_births date[]) returns int[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct asked.place::int), '{}')
  from unnest(p_names, p_births) with ordinality as asked (name, born, place)
  join subjects.people p on p.partnership_id = sec.partnership() and p.shut_out && sec.self()
    and (p.born_on is null or asked.born is null or p.born_on = asked.born)
  where p.sort_name = asked.name
    or exists (select from subjects.names n where n.person_id = p.person_id and n.sort_name = asked.name)
$$;
revoke all on function identify.missing_and_matched(), identify.marked_missing(), identify.mark_missing_no_more(uuid[]), subjects.names_shut_to_me(text[], date[]) from public;
grant execute on function identify.marked_missing(), identify.mark_missing_no_more(uuid[]) to lantern_app;
grant execute on function identify.missing_and_matched(), subjects.names_shut_to_me(text[], date[]) to lantern_app, lantern_wide;

reset role;
