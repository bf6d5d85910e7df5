-- A note may say that it matters for the whole story, so that a chronology can be read without the
-- rest; and a reader is told what was recorded since they last opened the record.

alter table protect.chronology_entries add column significant boolean not null default false;
comment on column protect.chronology_entries.significant is 'Its writer says that it matters for the whole story. Levels, harm, flags, missing and decisions always do: chronology-view.ts';

reset role;
set local role lantern_maintenance;

-- When the reader last opened this child's record before a moment. A reader learns only of themselves.
create function sec.looked_before(p_person uuid, p_before timestamptz) returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(e.happened_at) from audit.events e
  where e.actor_id = sec.staff()::text and e.action = 'child.read' and e.outcome = 'done' and e.actor_kind = 'staff'
    and e.happened_at < p_before and e.subject_ids[1] = p_person
$$;
revoke all on function sec.looked_before(uuid, timestamptz) from public;
grant execute on function sec.looked_before(uuid, timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
