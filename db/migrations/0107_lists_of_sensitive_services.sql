-- Whoever keeps the directory of services, and reaches children, opens no sensitive service to themselves: nobody puts
-- themselves on its list, and that it is sensitive and the words in its place are changed by who reads what it hides.

set local role lantern_owner;

alter policy service_readers_add on directory.service_readers
  with check (partnership_id = (select sec.partnership()) and (select sec.can('service.manage'))
    and added_by = (select sec.staff()) and staff_id <> (select sec.staff()));

create function directory.keep_instead() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if sec.staff() is not null and not old.service_id = any (sec.open_services()) then
    raise exception 'this is changed by somebody on the list of the service' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function directory.keep_instead() from public;

create trigger services_instead before update of is_sensitive, shown_as on directory.services
  for each row when (old.is_sensitive and (not new.is_sensitive or new.shown_as is distinct from old.shown_as))
  execute function directory.keep_instead();

reset role;
