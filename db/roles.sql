-- The roles Lantern needs in a PostgreSQL cluster. Safe to run again; `lantern db roles` prints it.
-- None of them can log in: the application's own login is made a member of lantern_app (and of
-- nothing else), the login that compares passwords a member of lantern_sign_in (and of nothing else),
-- the migrations' login a member of lantern_owner and lantern_jobs.
do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'lantern_owner', 'lantern_app', 'lantern_wide', 'lantern_maintenance', 'lantern_jobs', 'lantern_analyst',
    'lantern_sign_in', 'lantern_passwords'
  ] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin noinherit nobypassrls', wanted);
      exception when duplicate_object or unique_violation then
        null; -- another process made it in the same moment
      end;
    end if;
  end loop;
end $$;

-- A planner's hint for actors with partnership-wide reach; authority stays in the signed context.
grant lantern_wide to lantern_app with inherit false, set true;
-- The owner makes objects for these two, and never acts with their policies by inheritance.
grant lantern_maintenance to lantern_owner with inherit false, set true;
grant lantern_jobs to lantern_owner with inherit false, set true;
-- By its functions a hash of a password is read, and by a backup all of them; by nothing else.
grant lantern_passwords to lantern_owner with inherit false, set true;
