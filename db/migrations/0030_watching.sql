-- Whoever watches over the system sees whether background work is done: counts by task, no payload.

set local role lantern_jobs;

create function work.queue_state()
returns table (task text, waiting int, late int, failing int, given_up int, next_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select j.task_identifier,
      (count(*) filter (where j.attempts < j.max_attempts))::int,
      (count(*) filter (where j.attempts < j.max_attempts and j.locked_at is null and j.run_at < now() - interval '10 minutes'))::int,
      (count(*) filter (where j.attempts > 0 and j.attempts < j.max_attempts and j.last_error is not null))::int,
      (count(*) filter (where j.attempts >= j.max_attempts))::int,
      min(j.run_at) filter (where j.attempts < j.max_attempts)
    from graphile_worker.jobs j group by j.task_identifier order by j.task_identifier;
end $$;
comment on function work.queue_state() is 'Background work that waits, is late, fails and is tried again, or was given up: counts, never what it is about';
revoke all on function work.queue_state() from public;
grant execute on function work.queue_state() to lantern_app, lantern_wide, lantern_maintenance;

-- A worker that runs notes each minute that it is there.
create function work.last_beat() returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select max(c.last_execution) from graphile_worker._private_known_crontabs c where c.identifier = 'beat');
end $$;
comment on function work.last_beat() is 'When a worker last did what it does every minute; null where none ever has';
revoke all on function work.last_beat() from public;
grant execute on function work.last_beat() to lantern_app, lantern_wide, lantern_maintenance;

reset role;
set local role lantern_owner;
grant usage on schema work to lantern_maintenance;
