-- Agencies answer for themselves before a sitting, and are asked for it.

create table panels.sitting_askings (
  sitting_asking_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  sitting_id uuid not null references panels.sittings on delete cascade,
  agency_id uuid not null references directory.agencies on delete restrict,
  asked_by uuid not null references directory.staff on delete restrict,
  asked_at timestamptz not null
);
comment on table panels.sitting_askings is 'Append-only: each time an agency was asked for its updates before a sitting; nothing of a child is in it';
create index sitting_askings_sitting_idx on panels.sitting_askings (sitting_id, agency_id);
create index sitting_askings_agency_idx on panels.sitting_askings (agency_id);
create index sitting_askings_by_idx on panels.sitting_askings (asked_by);
create index sitting_askings_partnership_idx on panels.sitting_askings (partnership_id);

alter table panels.sitting_askings enable row level security;
alter table panels.sitting_askings force row level security;
create policy sitting_askings_maintenance on panels.sitting_askings to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on panels.sitting_askings to lantern_maintenance;
grant select, insert on panels.sitting_askings to lantern_app, lantern_wide;
create policy sitting_askings_read on panels.sitting_askings for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy sitting_askings_add on panels.sitting_askings for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and asked_by = (select sec.staff()) and (select sec.can('panel.manage')));
create trigger sitting_askings_locked before insert on panels.sitting_askings for each row execute function panels.keep_with_sitting();
select govern.guard('panels.sitting_askings');

-- Who records for every agency is who keeps the panel; whoever is asked to an item says what their own agency holds.
create function panels.share_for_own_agency() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user not in ('lantern_app', 'lantern_wide') or sec.can('panel.manage') then
    return new;
  end if;
  if not sec.can('note.add') or not exists (
    select from panels.item_people q
    join panels.agenda_items i on i.agenda_item_id = q.agenda_item_id
    join panels.sitting_people p on p.sitting_id = i.sitting_id and p.staff_id = q.staff_id
    where q.agenda_item_id = new.agenda_item_id and q.staff_id = new.shared_by and q.withdrawn_at is null
      and p.agency_id = new.agency_id)
  then
    raise exception 'an agency answers for itself' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function panels.share_for_own_agency() from public;
drop policy item_shares_add on panels.item_shares;
create policy item_shares_add on panels.item_shares for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and shared_by = (select sec.staff())
    and exists (select from panels.agenda_items i where i.agenda_item_id = item_shares.agenda_item_id));
create trigger item_shares_own before insert on panels.item_shares for each row execute function panels.share_for_own_agency();

set local role lantern_maintenance;

-- Whether a sitting still takes something. Its row is held, so that an approval at the same moment waits; who
-- only answers for an agency could not hold it by themselves.
create function panels.is_open(p_sitting uuid) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select s.approved_at is null and s.cancelled_at is null from panels.sittings s
  where s.sitting_id = p_sitting and (sec.partnership() is null or s.partnership_id = sec.partnership()) for share
$$;
revoke all on function panels.is_open(uuid) from public;
grant execute on function panels.is_open(uuid) to lantern_app, lantern_wide, lantern_owner;

reset role;
set local role lantern_owner;

create or replace function panels.keep_with_sitting() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  sitting uuid := (to_jsonb(new) ->> 'sitting_id')::uuid;
begin
  if current_user = 'lantern_maintenance' and current_setting('lantern.holding', true) = 'on' then
    return new;
  end if;
  if sitting is null then
    select i.sitting_id into sitting from panels.agenda_items i where i.agenda_item_id = new.agenda_item_id;
  end if;
  if panels.is_open(sitting) is false then
    raise exception 'this sitting is closed: nothing of it changes' using errcode = 'LT001';
  end if;
  return new;
end $$;
