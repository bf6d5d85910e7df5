-- What runs on an adult stops as well where it is learned that they were exploited as a child and no multi-agency decision
-- stands, and goes on once one does: whatever the reason is for which no measure can be taken.

set local role lantern_maintenance;

create or replace function subjects.halt_measures(p_thing uuid, p_on date) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update subjects.measures m set is_halted = halts.is_halted
  from (select subjects.no_measure_because(p_thing, p_on) is not null as is_halted) halts
  where m.thing_id in (select subjects.same_things(p_thing)) and m.is_halted is distinct from halts.is_halted
$$;

create or replace function subjects.keep_halted() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'things' then
    perform subjects.halt_measures(new.thing_id, (new.changed_at at time zone 'Europe/London')::date);
  elsif tg_table_name in ('adult_facts', 'harm_decisions') then
    perform subjects.halt_measures(new.thing_id, (new.recorded_at at time zone 'Europe/London')::date);
  else
    perform subjects.halt_measures(new.thing_id, (coalesce(new.parted_at, new.joined_at) at time zone 'Europe/London')::date);
    perform subjects.halt_measures(new.into_id, (coalesce(new.parted_at, new.joined_at) at time zone 'Europe/London')::date);
  end if;
  return null;
end $$;

reset role;
set local role lantern_owner;
create trigger harm_decisions_halt after insert on subjects.harm_decisions for each row execute function subjects.keep_halted();
