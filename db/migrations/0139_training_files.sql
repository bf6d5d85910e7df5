-- A file of a learning system waits, is read and confirmed as a workbook of children does, in the same tables: what is
-- brought in is told apart by its kind, and each kind is read by those alone who bring it in.

alter table identify.workbooks add column kind text not null default 'tracker'
  constraint workbooks_kind_known check (kind in ('tracker', 'training'));
comment on column identify.workbooks.kind is 'What is brought in: children of a tracker, or who attended which course';

alter table identify.column_choices
  add column kind text not null default 'tracker' constraint column_choices_kind_known check (kind in ('tracker', 'training')),
  add column source text constraint column_choices_source_length check (length(source) between 1 and 4000);
comment on column identify.column_choices.source is 'All headings of a file of a learning system: what was said counts for the next file with the same ones';
create index column_choices_source_idx on identify.column_choices (partnership_id, kind, column_choice_id desc);

drop policy workbooks_read on identify.workbooks;
drop policy workbooks_add on identify.workbooks;
drop policy workbooks_change on identify.workbooks;
drop policy workbooks_remove on identify.workbooks;
drop policy column_choices_read on identify.column_choices;
drop policy column_choices_add on identify.column_choices;
drop policy imports_read on identify.imports;
drop policy imports_add on identify.imports;
drop policy imports_change on identify.imports;

do $$
declare
  may constant text := $may$partnership_id = (select sec.partnership()) and ((kind = 'tracker' and (select sec.can('import.tracker')))
    or (kind = 'training' and (select sec.can('training.manage'))))$may$;
begin
  execute format('create policy workbooks_read on identify.workbooks for select to lantern_app, lantern_wide using (%s)', may);
  execute format('create policy workbooks_add on identify.workbooks for insert to lantern_app, lantern_wide
    with check (%s and (brought_by is null or brought_by = (select sec.staff())))', may);
  execute format('create policy workbooks_change on identify.workbooks for update to lantern_app, lantern_wide using (%s) with check (%s)', may, may);
  execute format('create policy workbooks_remove on identify.workbooks for delete to lantern_app, lantern_wide using (%s)', may);
  execute format('create policy column_choices_read on identify.column_choices for select to lantern_app, lantern_wide using (%s)', may);
  execute format('create policy column_choices_add on identify.column_choices for insert to lantern_app, lantern_wide
    with check (%s and chosen_by = (select sec.staff()))', may);
  execute format('create policy imports_read on identify.imports for select to lantern_app, lantern_wide using (%s)', may);
  execute format('create policy imports_add on identify.imports for insert to lantern_app, lantern_wide
    with check (%s and (imported_by is null or imported_by = (select sec.staff())))', may);
  execute format('create policy imports_change on identify.imports for update to lantern_app, lantern_wide using (%s) with check (%s)', may, may);
end $$;
