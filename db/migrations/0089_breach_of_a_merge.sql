-- After two records were taken apart: whoever may do that reads where the draft in the register of breaches
-- stands, which information governance keeps and they do not read. And who is still to be told is looked for in
-- each opening of My work: of the many who were told nothing is read.

set local role lantern_owner;

create index merge_tells_untold_idx on subjects.merge_tells (partnership_id, merge_id) where told_at is null;

set local role lantern_maintenance;

-- Its reference, state and day, and nothing of what it says, its title included: that is information governance's to write.
create function subjects.breach_of(p_merge uuid)
returns table (entry_id uuid, reference text, state text, due_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.register_entry_id, e.reference, e.state, e.due_on
  from subjects.merges m
  join govern.register_entries e on e.partnership_id = m.partnership_id and e.reference = m.breach_reference and e.register = 'breach'
  where m.merge_id = p_merge and m.split_at is not null and subjects.may_merge(m.person_id, m.other_person_id)
$$;

revoke all on function subjects.breach_of(uuid) from public;
grant execute on function subjects.breach_of(uuid) to lantern_app, lantern_wide;

reset role;
