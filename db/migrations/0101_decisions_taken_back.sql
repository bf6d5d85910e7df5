-- A decision of a sitting that was recorded wrongly is taken back once, with who, when and why, while the minutes are
-- open; what was recorded stays, and what is right is recorded beside it. Approved minutes stay locked.

set local role lantern_owner;

alter table panels.item_decisions
  add column taken_back_at timestamptz,
  add column taken_back_by uuid references directory.staff on delete restrict,
  add column taken_back_reason text check (length(taken_back_reason) between 1 and 2000),
  add constraint item_decisions_taken_back_check check (num_nulls(taken_back_at, taken_back_by, taken_back_reason) in (0, 3));
comment on table panels.item_decisions is 'What a sitting decided on one item, with the reason and who disagreed; never edited, taken back once with a reason while the minutes are open; the level itself is kept by protect';
create index item_decisions_taken_back_by_idx on panels.item_decisions (taken_back_by);

create policy item_decisions_take_back on panels.item_decisions for update to lantern_app, lantern_wide
  using (exists (select from panels.agenda_items i where i.agenda_item_id = item_decisions.agenda_item_id))
  with check (partnership_id = (select sec.partnership()) and taken_back_by = (select sec.staff()) and (select sec.can('panel.manage'))
    and exists (select from panels.agenda_items i where i.agenda_item_id = item_decisions.agenda_item_id));
grant update (taken_back_at, taken_back_by, taken_back_reason) on panels.item_decisions to lantern_app, lantern_wide;
create trigger item_decisions_history after update or delete on panels.item_decisions
  for each row execute function history.record('item_decision_id');

-- What is taken back stays so, with the words of whoever did it.
create function panels.keep_taken_back() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user in ('lantern_app', 'lantern_wide') and old.taken_back_at is not null then
    raise exception 'a decision is taken back once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function panels.keep_taken_back() from public;
create trigger item_decisions_keep before update on panels.item_decisions
  for each row execute function panels.keep_taken_back();

set local role lantern_maintenance;

-- Only what stands is told to the records.
do $$
declare
  body text := pg_get_functiondef('panels.tell_records()'::regprocedure);
  was constant text := 'where d.agenda_item_id = i.agenda_item_id)';
begin
  if position(was in body) = 0 then
    raise exception 'panels.tell_records does not say: %', was;
  end if;
  execute replace(body, was, 'where d.agenda_item_id = i.agenda_item_id and d.taken_back_at is null)');
end $$;

reset role;
