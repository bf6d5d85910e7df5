-- A row that somebody has to decide about waits with its workbook after the rest was brought in: the workbook stays until
-- every row is decided, and is not swept meanwhile. The entry of the import is brought up to date as rows are decided.
-- What the command line brings in waits the same way, so a workbook may have been chosen by no member of staff.

alter table identify.workbooks alter column brought_by drop not null;
comment on column identify.workbooks.brought_by is 'Empty where the command line brought it in';
comment on table identify.workbooks is 'Workbooks that nobody has confirmed yet, and those with rows that wait for a decision; a row goes when every row of it is written or it is put away, and one that nobody confirmed by itself after a time';

drop policy workbooks_add on identify.workbooks;
create policy workbooks_add on identify.workbooks for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker'))
    and (brought_by is null or brought_by = (select sec.staff())));

create policy imports_change on identify.imports for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker')))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('import.tracker')));
grant update (children_made, problems, counts, decisions, places) on identify.imports to lantern_app, lantern_wide;
create trigger imports_history after update or delete on identify.imports
  for each row execute function history.record('import_id');

set local role lantern_maintenance;

-- Levels that a workbook brought in and nobody has decided since wait for a decision, by the one mark that the tracker reads.
update protect.tracker_entries t set said_level = t.level, said_on = t.level_decided_on
where t.is_open and t.said_on is null and t.level_decided_on is not null and (
  select d.basis from protect.level_decisions d where d.person_id = t.person_id
  order by d.level_decision_id desc limit 1) = 'imported';

create or replace function identify.sweep_workbooks(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  unfinished as (delete from identify.workbooks w using asked where may and w.brought_at < p_before
    and not exists (select from identify.imports i where i.import_id = w.import_id) returning 1)
  select count(*)::int from unfinished
$$;
reset role;
