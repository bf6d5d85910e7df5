-- What one person did, the newest first: without it a search of the audit by name read every event of the
-- partnership until it had found a page of theirs, and all of them where there were fewer.
set local role lantern_owner;
create index events_actor_idx on audit.events (partnership_id, actor_id, happened_at desc);
