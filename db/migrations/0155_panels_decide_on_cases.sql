-- A case on a place, a group or an online space stands on the agenda of a panel. Who has a conflict of interest in the case, or
-- works for the agency that runs the place, reads nothing of the item; what is decided and promised is read by who reads the case.

set local role lantern_owner;

create table panels.item_contexts (
  agenda_item_id uuid primary key references panels.agenda_items on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  sitting_id uuid not null references panels.sittings on delete cascade,
  context_id uuid not null references subjects.contexts on delete restrict,
  is_off boolean not null default false,
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null
);
comment on table panels.item_contexts is 'Append-only: which case on a place, group or online space an item of an agenda is about; no child stands on either';
comment on column panels.item_contexts.is_off is 'Kept by a trigger: the item was taken off the agenda';
create index item_contexts_sitting_idx on panels.item_contexts (sitting_id);
create index item_contexts_context_idx on panels.item_contexts (context_id);
create index item_contexts_by_idx on panels.item_contexts (added_by);
create index item_contexts_partnership_idx on panels.item_contexts (partnership_id);

alter table panels.item_contexts enable row level security;
alter table panels.item_contexts force row level security;
create policy item_contexts_maintenance on panels.item_contexts to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on panels.item_contexts to lantern_maintenance;
grant select, insert on panels.item_contexts to lantern_app, lantern_wide;
select sec.keep_controller('panels.item_contexts', 'added_by', '-');
select govern.guard('panels.item_contexts');

-- Read by who reads the item or the case. Put on by who keeps panels and reads both.
create policy item_contexts_read on panels.item_contexts for select to lantern_app, lantern_wide
  using (exists (select from panels.agenda_items i where i.agenda_item_id = item_contexts.agenda_item_id)
    or exists (select from subjects.contexts c where c.context_id = item_contexts.context_id));
create policy item_contexts_add on panels.item_contexts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff()) and (select sec.can('panel.manage'))
    and exists (select from panels.agenda_items i where i.agenda_item_id = item_contexts.agenda_item_id)
    and exists (select from subjects.contexts c where c.context_id = item_contexts.context_id));

create table subjects.context_panel_acts (
  context_panel_act_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  context_id uuid not null references subjects.contexts on delete restrict,
  agenda_item_id uuid not null,
  act text not null check (act in ('decision', 'action')),
  wording text not null check (length(wording) between 1 and 1000),
  reason text check (length(reason) between 1 and 4000),
  agency_id uuid references directory.agencies on delete restrict,
  due_on date,
  state text not null check (state in ('stands', 'taken-back', 'open', 'done', 'not_achieved')),
  outcome text check (length(outcome) between 1 and 2000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint context_panel_acts_said_check check (case act when 'decision' then num_nonnulls(agency_id, due_on, outcome) = 0 and reason is not null
    else num_nulls(agency_id, due_on) = 0 end)
);
comment on table subjects.context_panel_acts is 'Kept by triggers: what a panel decided on a case, and who was asked to do what by when, for who reads the case and was not at the table';
comment on column subjects.context_panel_acts.agenda_item_id is 'The item, without a key to it: no table of a case leads out to where children are';
comment on column subjects.context_panel_acts.context_panel_act_id is 'That of the decision or of the promise';
create index context_panel_acts_context_idx on subjects.context_panel_acts (context_id, recorded_at);
create index context_panel_acts_item_idx on subjects.context_panel_acts (agenda_item_id);
create index context_panel_acts_agency_idx on subjects.context_panel_acts (agency_id);
create index context_panel_acts_by_idx on subjects.context_panel_acts (recorded_by);
create index context_panel_acts_partnership_idx on subjects.context_panel_acts (partnership_id);
alter table subjects.context_panel_acts enable row level security;
alter table subjects.context_panel_acts force row level security;
create policy context_panel_acts_maintenance on subjects.context_panel_acts to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on subjects.context_panel_acts to lantern_maintenance;
grant select on subjects.context_panel_acts to lantern_app, lantern_wide;
create policy context_panel_acts_read on subjects.context_panel_acts for select to lantern_app, lantern_wide
  using (exists (select from subjects.contexts c where c.context_id = context_panel_acts.context_id));
select sec.keep_controller('subjects.context_panel_acts', 'recorded_by', '-');
select govern.guard('subjects.context_panel_acts');

set local role lantern_maintenance;

-- Who is shut out of an item about a case: who has a conflict of interest, and the people of the agency that runs the place
-- whom nobody named.
create function panels.shut_out_of_case(p_context uuid) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.closed_to || array(select distinct p.staff_id from directory.posts p join directory.teams t on t.team_id = p.team_id
    where t.agency_id = c.run_by_id and not p.staff_id = any (c.named || c.closed_to) and p.ends_on is null)
  from subjects.contexts c where c.context_id = p_context
$$;

-- A restricted case is on no agenda: its items are read by nobody until the restriction ends.
create function panels.stamp_case_items(p_context uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with of_case as (
    select x.agenda_item_id, c.is_restricted, panels.shut_out_of_case(c.context_id) as shut_out
    from panels.item_contexts x join subjects.contexts c on c.context_id = x.context_id where c.context_id = p_context
  ), items as (
    update panels.agenda_items i set restricted = f.is_restricted, shut_out = f.shut_out,
      acl = case when f.is_restricted then '{0}' else i.circle_id || panels.teams_of(i.added_by, i.added_at) end
    from of_case f where i.agenda_item_id = f.agenda_item_id
    returning i.agenda_item_id, i.restricted, i.shut_out, i.acl
  )
  update panels.item_promises p set restricted = i.restricted, shut_out = i.shut_out,
    acl = case when i.restricted then '{0}' else i.acl || array(select t.principal_id from directory.teams t where t.agency_id = p.owner_agency_id) end
  from items i where p.agenda_item_id = i.agenda_item_id
$$;

create function panels.begin_case_item() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from subjects.contexts c where c.context_id = new.context_id and (c.is_restricted or c.state <> 'open'))
      or not exists (select from panels.agenda_items i where i.agenda_item_id = new.agenda_item_id
        and i.sitting_id = new.sitting_id and i.title is not null) then
    raise exception 'an open case that is not restricted stands on an agenda by its name' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create function panels.stamp_case_item() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform panels.stamp_case_items(new.context_id);
  return null;
end $$;
-- What is decided and promised at an item about a case is kept on the case, and follows what becomes of it.
create function panels.keep_on_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held record;
begin
  select x.context_id into held from panels.item_contexts x where x.agenda_item_id = new.agenda_item_id;
  if not found then return null; end if;
  if tg_table_name = 'item_decisions' then
    insert into subjects.context_panel_acts (context_panel_act_id, partnership_id, context_id, agenda_item_id, act, wording, reason, state, recorded_by, recorded_at)
    values (new.item_decision_id, new.partnership_id, held.context_id, new.agenda_item_id, 'decision', new.wording, new.reason,
      case when new.taken_back_at is null then 'stands' else 'taken-back' end, new.decided_by, new.decided_at)
    on conflict (context_panel_act_id) do update set state = excluded.state;
  else
    insert into subjects.context_panel_acts (context_panel_act_id, partnership_id, context_id, agenda_item_id, act, wording, agency_id, due_on, state, outcome, recorded_by, recorded_at)
    values (new.item_promise_id, new.partnership_id, held.context_id, new.agenda_item_id, 'action', new.wording, new.owner_agency_id, new.due_on,
      new.state, new.outcome, new.agreed_by, new.agreed_at)
    on conflict (context_panel_act_id) do update set state = excluded.state, outcome = excluded.outcome;
  end if;
  return null;
end $$;
create function panels.take_case_off() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update panels.item_contexts set is_off = new.taken_off_at is not null where agenda_item_id = new.agenda_item_id;
  return null;
end $$;
create function panels.stamp_case_promise() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from panels.item_contexts x where x.agenda_item_id = new.agenda_item_id) then
    select i.restricted, i.shut_out into new.restricted, new.shut_out
    from panels.agenda_items i where i.agenda_item_id = new.agenda_item_id;
  end if;
  return new;
end $$;
revoke all on function panels.shut_out_of_case(uuid), panels.stamp_case_items(uuid), panels.begin_case_item(),
  panels.stamp_case_item(), panels.keep_on_case(), panels.take_case_off(), panels.stamp_case_promise() from public;
grant execute on function panels.begin_case_item(), panels.stamp_case_item(), panels.keep_on_case(), panels.take_case_off(),
  panels.stamp_case_promise() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger item_contexts_begin before insert on panels.item_contexts for each row execute function panels.begin_case_item();
create trigger item_contexts_locked before insert on panels.item_contexts for each row execute function panels.keep_with_sitting();
create trigger item_contexts_stamp after insert on panels.item_contexts for each row execute function panels.stamp_case_item();
create trigger item_promises_with_case before insert on panels.item_promises for each row execute function panels.stamp_case_promise();
create trigger contexts_stamp_items after update of closed_to, is_restricted, named, run_by_id on subjects.contexts for each row
  when ((old.closed_to, old.is_restricted, old.named, old.run_by_id) is distinct from (new.closed_to, new.is_restricted, new.named, new.run_by_id))
  execute function panels.stamp_case_item();
create trigger agenda_items_case_off after update of taken_off_at on panels.agenda_items for each row execute function panels.take_case_off();
create trigger item_decisions_on_case after insert or update of taken_back_at on panels.item_decisions for each row execute function panels.keep_on_case();
create trigger item_promises_on_case after insert or update of state, outcome on panels.item_promises for each row execute function panels.keep_on_case();
