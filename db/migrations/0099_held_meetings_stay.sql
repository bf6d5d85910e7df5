-- A meeting of which something is recorded is not cancelled: its minutes would be lost to the chair and to
-- those who came. What an agency shared beforehand is its update, and no record that the meeting was held.

set local role lantern_owner;

create function panels.is_recorded(p_meeting uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from panels.attendance r where r.meeting_id = p_meeting)
    or exists (select from panels.family_parts r where r.meeting_id = p_meeting)
    or exists (select from panels.child_words r where r.meeting_id = p_meeting)
    or exists (select from panels.decisions r where r.meeting_id = p_meeting)
    or exists (select from panels.agreed_actions r where r.meeting_id = p_meeting)
    or exists (select from panels.items r where r.meeting_id = p_meeting and r.wording <> '')
$$;
create function panels.keep_recorded() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if panels.is_recorded(new.meeting_id) then
    raise exception 'something is recorded of this meeting: it is not cancelled' using errcode = 'LT001';
  end if;
  return new;
end $$;
revoke all on function panels.is_recorded(uuid), panels.keep_recorded() from public;
grant execute on function panels.is_recorded(uuid) to lantern_app, lantern_wide;

create trigger meetings_recorded before update of cancelled_at on panels.meetings
  for each row when (old.cancelled_at is null and new.cancelled_at is not null)
  execute function panels.keep_recorded();

reset role;
