-- A file of a concern about a child whose place is protected: opened by the named and by whoever added it,
-- until one of the named has read it for everybody else. Which protection it is, only they are told.

set local role lantern_maintenance;

-- The sender's team need not reach the child, and so cannot ask whether a protection stands: the reach is the concern's.
create function identify.unread_files(p_concern uuid) returns table (file_id uuid, protection_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.file_id, case when q.circle_id = any (sec.principals()) and not q.shut_out && sec.self() then q.protection_id end
  from identify.concerns c
  join subjects.protections q on q.person_id = c.person_id and q.ended_at is null
  join identify.concern_parts p on p.concern_id = c.concern_id and p.file_id is not null
  where c.concern_id = p_concern and c.partnership_id = sec.partnership() and not c.shut_out && sec.self()
    and (c.acl && sec.principals() or (sec.sees_all() and not c.restricted))
    and not exists (select from protect.document_looks k where k.file_id = p.file_id and k.protection_id = q.protection_id)
$$;
revoke all on function identify.unread_files(uuid) from public;
grant execute on function identify.unread_files(uuid) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
