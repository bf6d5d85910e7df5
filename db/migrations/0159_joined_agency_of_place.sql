-- A case on a place that an agency runs: its people are shut out of the items of agendas about it when the item is made or the
-- case changes. Who joins the agency between is shut out as well: it is asked whenever an item is read.

set local role lantern_maintenance;

-- Items about a case on a place that the reader's agency runs, where nobody named the reader: asked once a statement.
create function sec.closed_items() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(x.agenda_item_id), '{}')
  from subjects.contexts c join panels.item_contexts x on x.context_id = c.context_id
  where c.partnership_id = sec.partnership() and c.run_by_id = any (sec.agencies()) and not c.named && sec.self()
$$;
revoke all on function sec.closed_items() from public;
grant execute on function sec.closed_items() to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

do $$
declare
  rule record;
  open constant text := 'agenda_item_id <> all ((select sec.closed_items())::uuid[])';
begin
  for rule in
    select tablename, policyname, qual, with_check from pg_policies
    where schemaname = 'panels' and tablename in ('agenda_items', 'item_promises') and policyname not like '%\_maintenance'
  loop
    execute format('alter policy %I on panels.%I', rule.policyname, rule.tablename)
      || case when rule.qual is null then '' else format(' using (%s and %s)', rule.qual, open) end
      || case when rule.with_check is null then '' else format(' with check (%s and %s)', rule.with_check, open) end;
  end loop;
end $$;
