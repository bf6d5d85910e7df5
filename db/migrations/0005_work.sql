-- Background work: one way to ask for it.

create schema work;
comment on schema work is 'Tasks, clocks and background work';
grant usage on schema work to lantern_app, lantern_wide, lantern_jobs;
grant create on schema work to lantern_jobs;

set local role lantern_jobs;

-- The queue's own tables belong to the jobs role and grant nothing; payloads carry ids, never contents.
create function work.enqueue(p_task text, p_payload json, p_job_key text default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(p_task, p_payload, job_key => p_job_key);
end $$;
revoke all on function work.enqueue(text, json, text) from public;
grant execute on function work.enqueue(text, json, text) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
