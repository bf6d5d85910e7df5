-- Whoever's way in changed is told so, however it was changed: they may not have been the one.

set local role lantern_maintenance;

create function directory.tell_of_way_in() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  what text := tg_argv[0];
  -- The column that says when; a password's row has none.
  at timestamptz := coalesce((to_jsonb(new) ->> tg_argv[1])::timestamptz, now());
begin
  -- Ten recovery codes are made at once, and are one thing to tell.
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
  select gen_random_uuid(), s.partnership_id, s.staff_id, 'access',
    what || '. If that was not you, tell your administrator at once', '/account', at
  from directory.staff s
  where s.staff_id = new.staff_id and s.ended_at is null and not s.is_service
    and not exists (select from work.notifications n
      where n.staff_id = s.staff_id and n.kind = 'access' and n.made_at = at and n.headline like what || '.%');
  return null;
end $$;
comment on function directory.tell_of_way_in() is 'Tells a person that a way of signing in as them was added, changed, used up or taken away';
revoke all on function directory.tell_of_way_in() from public;
grant execute on function directory.tell_of_way_in() to lantern_owner;

reset role;
set local role lantern_owner;

create trigger credentials_told after update of version on directory.credentials
  for each row when (old.version <> new.version)
  execute function directory.tell_of_way_in('Your password or your authenticator app was changed');
create trigger passkeys_told after insert on directory.passkeys
  for each row execute function directory.tell_of_way_in('A passkey was added to your account', 'made_at');
create trigger passkeys_removed_told after update of removed_at on directory.passkeys
  for each row when (old.removed_at is null and new.removed_at is not null)
  execute function directory.tell_of_way_in('A passkey was taken off your account', 'removed_at');
create trigger identities_told after insert on directory.identities
  for each row execute function directory.tell_of_way_in('A sign-in of your organisation was added to your account', 'linked_at');
create trigger recovery_codes_told after insert on directory.recovery_codes
  for each row execute function directory.tell_of_way_in('New recovery codes were made for your account', 'made_at');
create trigger recovery_codes_used_told after update of used_at on directory.recovery_codes
  for each row when (old.used_at is null and new.used_at is not null)
  execute function directory.tell_of_way_in('Somebody signed in as you with a recovery code', 'used_at');
