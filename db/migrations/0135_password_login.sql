-- Password hashes are read by the login for signing in, one at a time, and by backups; by nothing else. What
-- slips into a statement of the application, of a job or of maintenance finds none.

grant usage on schema sec, directory to lantern_passwords;
grant usage on schema sec to lantern_sign_in;
grant create on schema sec to lantern_passwords;

revoke select on directory.credentials from lantern_maintenance;
grant select (staff_id, partnership_id, totp_sealed, totp_last_step, version) on directory.credentials to lantern_maintenance;
grant select on directory.credentials to lantern_passwords;
create policy credentials_passwords on directory.credentials for select to lantern_passwords using (true);
grant select (staff_id, email, is_demo) on directory.staff to lantern_passwords;
create policy staff_passwords on directory.staff for select to lantern_passwords using (true);

set local role lantern_maintenance;
grant execute on function sec.actor_kind(), sec.actor() to lantern_passwords;

drop function sec.find_credentials(text);
drop function sec.credentials_of(uuid);

-- The sealed secret of somebody's authenticator app, for the second step of sign-in.
create function sec.code_of_person(p_staff uuid)
returns table (partnership_id int, totp_sealed bytea, is_demo boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.partnership_id, c.totp_sealed, s.is_demo
  from directory.staff s join directory.credentials c on c.staff_id = s.staff_id
  where s.staff_id = p_staff and sec.actor_kind() = 'system' and sec.actor() = 'sign-in'
$$;
revoke all on function sec.code_of_person(uuid) from public;
grant execute on function sec.code_of_person(uuid) to lantern_app, lantern_wide;

-- As before, but for what on conflict would have to read.
create or replace function sec.use_ticket(p_code bytea, p_password text, p_sealed bytea, p_step bigint, p_at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_staff uuid;
begin
  perform sec.refuse_but_sign_in();
  update directory.tickets t set used_at = p_at
  from directory.staff s
  where t.code_hash = p_code and t.used_at is null and t.withdrawn_at is null and t.expires_at > p_at
    and s.staff_id = t.staff_id and s.ended_at is null
  returning t.staff_id into found_staff;
  if found_staff is null then
    return null;
  end if;
  perform from directory.staff s where s.staff_id = found_staff for no key update;
  update sec.sessions s set ended_at = p_at where s.staff_id = found_staff and s.ended_at is null;
  update directory.passkeys k set removed_at = p_at where k.staff_id = found_staff and k.removed_at is null;
  delete from directory.recovery_codes c where c.staff_id = found_staff;
  -- The row of the person is held: nobody else adds one meanwhile.
  update directory.credentials c set password_hash = p_password, totp_sealed = p_sealed, totp_last_step = p_step, version = c.version + 1
  where c.staff_id = found_staff;
  if not found then
    insert into directory.credentials (staff_id, partnership_id, password_hash, totp_sealed, totp_last_step)
    select s.staff_id, s.partnership_id, p_password, p_sealed, p_step from directory.staff s where s.staff_id = found_staff;
  end if;
  delete from sec.attempts a where a.attempt_key in (select directory.lock_keys(found_staff));
  return found_staff;
end $$;

reset role;
set local role lantern_passwords;

create function sec.password_of_address(p_email text)
returns table (staff_id uuid, password_hash text, is_demo boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.staff_id, c.password_hash, s.is_demo
  from directory.staff s join directory.credentials c on c.staff_id = s.staff_id
  where s.email = lower(p_email) and sec.actor_kind() = 'system' and sec.actor() = 'sign-in'
$$;

create function sec.password_of_person(p_staff uuid)
returns table (staff_id uuid, password_hash text, is_demo boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.staff_id, c.password_hash, s.is_demo
  from directory.staff s join directory.credentials c on c.staff_id = s.staff_id
  where s.staff_id = p_staff and sec.actor_kind() = 'system' and sec.actor() = 'sign-in'
$$;

revoke all on function sec.password_of_address(text), sec.password_of_person(uuid) from public;
grant execute on function sec.password_of_address(text), sec.password_of_person(uuid) to lantern_sign_in;

reset role;
set local role lantern_owner;
revoke create on schema sec from lantern_passwords;
