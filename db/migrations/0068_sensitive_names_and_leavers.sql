-- Everybody who has or had a post in the team of a sensitive service on whose list the acting person
-- does not stand, but themselves and those of their own teams. It is only who may have to be hidden:
-- whether somebody was of the service on the day of a row says sec.words_instead.
create function sec.closed_ever() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct o.staff_id), '{}')
  from directory.services v
  join directory.teams t on t.service_id = v.service_id
  join directory.posts o on o.team_id = t.team_id
  where v.is_sensitive and v.service_id <> all ((select sec.open_services())::uuid[])
    and o.staff_id is distinct from (select sec.staff())
    and t.principal_id <> all ((select coalesce(sec.principals(), '{}'))::int[])
$$;
revoke all on function sec.closed_ever() from public;
grant execute on function sec.closed_ever() to lantern_app, lantern_wide, lantern_maintenance;

-- Who types a visit up: whoever recorded it, or who takes over from somebody who leaves.
alter table protect.voice_notes add column kept_by uuid references directory.staff on delete restrict;
comment on column protect.voice_notes.kept_by is 'Who hears it and types it up: whoever recorded it, until it is passed on from somebody who leaves';
set local role lantern_maintenance;
update protect.voice_notes set kept_by = recorded_by;
reset role;
set local role lantern_owner;
alter table protect.voice_notes alter column kept_by set not null;
create index voice_notes_kept_by_idx on protect.voice_notes (kept_by);
drop index protect.voice_notes_open_idx;
create index voice_notes_open_idx on protect.voice_notes (kept_by, type_up_by) where typed_up_at is null;
alter policy voice_notes_read on protect.voice_notes
  using (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = voice_notes.person_id));
-- Nobody puts what they recorded into somebody else's hands but by passing it on.
alter policy voice_notes_add on protect.voice_notes
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
    and kept_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = voice_notes.person_id));
alter policy voice_notes_change on protect.voice_notes
  using (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = voice_notes.person_id))
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = voice_notes.person_id));

set local role lantern_maintenance;

-- What somebody who leaves has still to type up, and nothing of what was said: whose child it is says
-- the caller's own reach.
create function protect.left_voice_notes(p_staff uuid, p_at timestamptz)
returns table (voice_note_id uuid, person_id uuid, visit_id uuid, type_up_by date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.voice_note_id, n.person_id, n.visit_id, n.type_up_by from protect.voice_notes n
  where n.kept_by = p_staff and n.typed_up_at is null and n.partnership_id = sec.partnership()
    and directory.is_leaver_of_mine(p_staff, p_at)
  order by n.type_up_by, n.voice_note_id
$$;

-- Passes on who hears a recording and types it up, within the reach of whoever passes it on; whoever takes
-- it hears it only within their own.
create function protect.pass_voice_note(p_note uuid, p_from uuid, p_to uuid, p_at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with passed as (
    update protect.voice_notes n set kept_by = p_to
    where n.voice_note_id = p_note and n.kept_by = p_from and n.typed_up_at is null and n.partnership_id = sec.partnership()
      and directory.is_leaver_of_mine(p_from, p_at)
      and exists (select from subjects.people p where p.person_id = n.person_id and sec.reaches(p))
      and exists (select from directory.staff s where s.staff_id = p_to and s.partnership_id = n.partnership_id
        and not s.is_service and s.ended_at is null)
    returning 1)
  select exists (select from passed)
$$;
revoke all on function protect.left_voice_notes(uuid, timestamptz), protect.pass_voice_note(uuid, uuid, uuid, timestamptz) from public;
grant execute on function protect.left_voice_notes(uuid, timestamptz), protect.pass_voice_note(uuid, uuid, uuid, timestamptz)
  to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
