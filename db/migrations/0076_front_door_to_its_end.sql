-- What another system said waits sealed; a file is opened in the background; notifications arrive in the name of
-- a team that their source names; words of the public form are configuration; the line of a decision carries its id; no words for a family where no child is named.

alter table identify.feed_waiting
  add column sealed_key bytea,
  add column said_sealed bytea,
  alter column said drop not null,
  add constraint feed_waiting_said_check check (num_nonnulls(said, said_sealed) = 1),
  add constraint feed_waiting_sealed_check check ((said_sealed is null) = (sealed_key is null));
comment on column identify.feed_waiting.said is 'As it was kept before rows that wait were sealed';
comment on column identify.feed_waiting.said_sealed is 'Why it waits is not kept: each reader is told what their own reach shows. A name, a date of birth and dated facts, as the system sent them; no place of a child is read from a file';
grant update (sealed_key, said_sealed) on identify.feed_waiting to lantern_app, lantern_wide;

alter table identify.feed_runs
  add column file_sealed bytea,
  add column wrong text check (length(wrong) between 1 and 500),
  drop constraint feed_runs_total_check,
  add constraint feed_runs_total_check check (total between 0 and 5000),
  drop constraint feed_runs_rows_check,
  -- A file, then its rows, are kept until the last of them was taken, and no longer.
  add constraint feed_runs_rows_check check ((num_nonnulls(rows, rows_sealed, file_sealed) = 0) = (ended_at is not null)),
  add constraint feed_runs_wrong_ended_check check (wrong is null or ended_at is not null);
comment on column identify.feed_runs.file_sealed is 'A workbook that is still to be opened, in the background';
comment on column identify.feed_runs.wrong is 'Why a workbook could not be read: a sentence without anything of it';
grant update (file_sealed, wrong, headings, total) on identify.feed_runs to lantern_app, lantern_wide;

alter table identify.feed_sources add column team_id uuid references directory.teams on delete restrict;
comment on column identify.feed_sources.team_id is 'Of notifications: the team of that agency in whose name they arrive';
create index feed_sources_team_idx on identify.feed_sources (team_id);
grant update (team_id) on identify.feed_sources to lantern_app, lantern_wide;
-- As notifications arrived until now.
alter table identify.feed_sources no force row level security, disable trigger user;
update identify.feed_sources s set team_id = (select t.team_id from directory.teams t where t.agency_id = s.agency_id order by t.name limit 1)
  where s.kind = 'notification';
alter table identify.feed_sources force row level security, enable trigger user;

alter table protect.chronology_entries
  add column decision text check (decision in ('level', 'harm', 'flag-raised', 'flag-reviewed', 'flag-ended')),
  add column decision_id uuid,
  add constraint chronology_entries_decision_of_check check ((decision is null) = (decision_id is null));
comment on column protect.chronology_entries.decision is 'Of which table and step the decision is that this line tells of';
comment on column protect.chronology_entries.decision_id is 'The decision that this line tells of: a level’s, a harm status’s, a flag’s or that of a look at one';
alter table protect.chronology_entries no force row level security, disable trigger user;
alter table protect.level_decisions no force row level security;
alter table protect.harm_decisions no force row level security;
alter table protect.flag_reviews no force row level security;
alter table protect.flags no force row level security;
update protect.chronology_entries e set decision = 'level', decision_id = d.level_decision_id
  from protect.level_decisions d where e.kind = 'level' and d.person_id = e.person_id and d.recorded_at = e.recorded_at and d.decided_by = e.recorded_by;
update protect.chronology_entries e set decision = 'harm', decision_id = d.harm_decision_id
  from protect.harm_decisions d where e.kind = 'harm' and d.person_id = e.person_id and d.recorded_at = e.recorded_at and d.decided_by = e.recorded_by;
update protect.chronology_entries e set decision = 'flag-reviewed', decision_id = r.flag_review_id
  from protect.flag_reviews r where e.kind = 'flag' and e.headline like 'Flag reviewed %'
    and r.person_id = e.person_id and r.recorded_at = e.recorded_at and r.reviewed_by = e.recorded_by;
-- Two flags that were raised or ended on one day by one person are told apart by their reasons.
update protect.chronology_entries e set decision = 'flag-raised', decision_id = f.flag_id
  from protect.flags f where e.kind = 'flag' and e.headline like 'Flag raised:%' and f.person_id = e.person_id and f.raised_on = e.happened_on
    and f.raised_by = e.recorded_by and regexp_replace(f.reason, '\[held:[0-9a-f]{12}\]', '', 'g') = regexp_replace(e.detail, '\[held:[0-9a-f]{12}\]', '', 'g');
update protect.chronology_entries e set decision = 'flag-ended', decision_id = f.flag_id
  from protect.flags f where e.kind = 'flag' and e.headline like 'Flag ended:%' and f.person_id = e.person_id and f.ended_on = e.happened_on
    and f.ended_by = e.recorded_by and regexp_replace(f.end_reason, '\[held:[0-9a-f]{12}\]', '', 'g') = regexp_replace(e.detail, '\[held:[0-9a-f]{12}\]', '', 'g');
alter table protect.flags force row level security;
alter table protect.flag_reviews force row level security;
alter table protect.harm_decisions force row level security;
alter table protect.level_decisions force row level security;
alter table protect.chronology_entries force row level security, enable trigger user;

alter table identify.concern_outcomes alter column for_family drop not null;
comment on column identify.concern_outcomes.for_family is 'What the family may be told; none where the concern names no child';

set local role lantern_maintenance;

create or replace function identify.sweep_feeds(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  unlooked as (delete from identify.feed_waiting using asked where may and brought_at < p_before returning 1),
  asides as (delete from identify.feed_asides using asked where may and set_at < p_before returning 1),
  unfinished as (update identify.feed_runs set rows = null, rows_sealed = null, file_sealed = null, sealed_key = null, ended_at = brought_at, version = version + 1
    from asked where may and ended_at is null and brought_at < p_before returning 1)
  select (select count(*) from unlooked)::int + (select count(*) from asides)::int + (select count(*) from unfinished)::int
$$;

create or replace function sec.front_door(p_on date) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('name', p.name,
    'items', (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'key', c.key, 'body', c.body)), '[]') from (
      select distinct on (k.kind, k.key) k.kind, k.key, k.body from directory.configuration k
      where k.partnership_id = p.partnership_id and (k.kind in ('public-signs', 'public-help', 'public-form', 'public-areas', 'public-check')
          or (k.kind = 'contact' and k.key = 'mash'))
        and k.in_force_from <= p_on and (k.in_force_to is null or k.in_force_to >= p_on)
      order by k.kind, k.key, k.in_force_from desc) c),
    'holidays', (select coalesce(jsonb_agg(jsonb_build_object('date', h.on_date, 'title', h.title)), '[]')
      from directory.added_holidays h where h.partnership_id = p.partnership_id))
  from directory.partnerships p where p.partnership_id = sec.front_partnership()
$$;

reset role;
set local role lantern_owner;
