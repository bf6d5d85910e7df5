-- Meetings about one child: booking, record, minutes that lock, and the paper for the family.

create schema panels;
comment on schema panels is 'Meetings about a child: who was there, what was shared, said and agreed';
grant usage on schema panels to lantern_app, lantern_wide, lantern_maintenance;
grant create on schema panels to lantern_maintenance;

create table panels.meetings (
  meeting_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  acl int[] not null check (cardinality(acl) > 0),
  restricted boolean not null default false,
  shut_out uuid[] not null default '{}',
  panel_type_id uuid not null references directory.configuration on delete restrict,
  starts_at timestamptz not null,
  place text not null check (length(place) between 1 and 400),
  chair_id uuid not null references directory.staff on delete restrict,
  hold_by date,
  booked_by uuid not null references directory.staff on delete restrict,
  booked_at timestamptz not null,
  cancelled_at timestamptz,
  approved_at timestamptz,
  approved_by uuid references directory.staff on delete restrict,
  approved_without text check (length(approved_without) between 1 and 2000),
  version int not null default 1,
  check ((approved_at is null) = (approved_by is null)),
  check (cancelled_at is null or approved_at is null)
);
comment on table panels.meetings is 'A meeting about one child; approved minutes lock it and everything that belongs to it';
create index meetings_person_idx on panels.meetings (person_id, starts_at desc);
create index meetings_acl_idx on panels.meetings using gin (acl);
create index meetings_open_idx on panels.meetings (partnership_id, starts_at, meeting_id) include (shut_out)
  where cancelled_at is null and approved_at is null and not restricted;
create index meetings_partnership_idx on panels.meetings (partnership_id);
create index meetings_type_idx on panels.meetings (panel_type_id);
create index meetings_chair_idx on panels.meetings (chair_id);
create index meetings_booked_by_idx on panels.meetings (booked_by);
create index meetings_approved_by_idx on panels.meetings (approved_by);

create table panels.booking_changes (
  booking_change_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  kind text not null check (kind in ('moved', 'cancelled')),
  reason text not null check (length(reason) between 1 and 2000),
  was_at timestamptz not null,
  was_place text not null,
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null
);
comment on table panels.booking_changes is 'Append-only: each time a meeting was moved or cancelled, with the reason and what it was before';
create index booking_changes_meeting_idx on panels.booking_changes (meeting_id);
create index booking_changes_by_idx on panels.booking_changes (changed_by);
create index booking_changes_partnership_idx on panels.booking_changes (partnership_id);

create table panels.invitations (
  invitation_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  invited_by uuid not null references directory.staff on delete restrict,
  invited_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (meeting_id, staff_id)
);
comment on table panels.invitations is 'Who is asked to a meeting, for which agency; the place in the child''s circle follows from it';
create index invitations_staff_idx on panels.invitations (staff_id);
create index invitations_agency_idx on panels.invitations (agency_id);
create index invitations_by_idx on panels.invitations (invited_by);
create index invitations_partnership_idx on panels.invitations (partnership_id);

create table panels.items (
  item_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  item text not null check (length(item) between 1 and 60),
  wording text not null default '' check (length(wording) <= 10000),
  changed_by uuid references directory.staff on delete restrict,
  changed_at timestamptz,
  version int not null default 1,
  unique (meeting_id, item)
);
comment on table panels.items is 'One row for each part of a meeting that is saved on its own: agenda items, their words for the family, attendance, views';
create index items_by_idx on panels.items (changed_by);
create index items_partnership_idx on panels.items (partnership_id);

create table panels.attendance (
  attendance_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  who text not null check (length(who) between 1 and 60),
  attended text not null check (attended in ('attended', 'deputy', 'apologies', 'absent')),
  deputy text check (length(deputy) between 1 and 200),
  changed_by uuid not null references directory.staff on delete restrict,
  unique (meeting_id, who),
  check ((attended = 'deputy') = (deputy is not null))
);
comment on table panels.attendance is 'Whether each invited person (by id) and each kind of agency of the quorum without one (by kind) was there';
create index attendance_by_idx on panels.attendance (changed_by);
create index attendance_partnership_idx on panels.attendance (partnership_id);

create table panels.family_parts (
  family_part_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  who text not null check (who in ('child', 'parent', 'carer', 'other')),
  took_part text not null check (took_part in ('whole', 'part', 'no')),
  names text check (length(names) between 1 and 200),
  explanation text check (length(explanation) between 1 and 1000),
  changed_by uuid not null references directory.staff on delete restrict,
  unique (meeting_id, who),
  check (took_part = 'whole' or explanation is not null)
);
comment on table panels.family_parts is 'How the child and the family took part: the whole, which part, or why not';
create index family_parts_by_idx on panels.family_parts (changed_by);
create index family_parts_partnership_idx on panels.family_parts (partnership_id);

create table panels.child_words (
  child_words_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  words text not null check (length(words) between 1 and 4000),
  heard_by text not null check (length(heard_by) between 1 and 200),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null
);
comment on table panels.child_words is 'Append-only: what the child said, verbatim, and who heard it';
create index child_words_meeting_idx on panels.child_words (meeting_id);
create index child_words_by_idx on panels.child_words (added_by);
create index child_words_partnership_idx on panels.child_words (partnership_id);

create table panels.information_shared (
  information_shared_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  agency_id uuid not null references directory.agencies on delete restrict,
  wording text check (length(wording) between 1 and 10000),
  agreement_id uuid not null references directory.configuration on delete restrict,
  basis text not null check (length(basis) between 1 and 40),
  basis_reason text check (length(basis_reason) between 1 and 1000),
  shared_by uuid not null references directory.staff on delete restrict,
  shared_at timestamptz not null
);
comment on table panels.information_shared is 'Append-only sharing decisions: what an agency shared at a meeting (null: it holds nothing), and on what lawful basis';
create index information_shared_meeting_idx on panels.information_shared (meeting_id);
create index information_shared_agency_idx on panels.information_shared (agency_id);
create index information_shared_agreement_idx on panels.information_shared (agreement_id);
create index information_shared_by_idx on panels.information_shared (shared_by);
create index information_shared_partnership_idx on panels.information_shared (partnership_id);

create table panels.decisions (
  decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  kind text not null check (length(kind) between 1 and 40),
  wording text not null check (length(wording) between 1 and 400),
  reason text not null check (length(reason) between 1 and 4000),
  dissent text check (length(dissent) between 1 and 4000),
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null
);
comment on table panels.decisions is 'Append-only: what a meeting decided, with the reason and who disagreed; the level itself is kept by protect';
create index decisions_meeting_idx on panels.decisions (meeting_id);
create index decisions_by_idx on panels.decisions (decided_by);
create index decisions_partnership_idx on panels.decisions (partnership_id);

create table panels.agreed_actions (
  action_id uuid primary key references work.actions on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  agreed_by uuid not null references directory.staff on delete restrict,
  for_family text check (length(for_family) between 1 and 1000)
);
comment on table panels.agreed_actions is 'Which promises were made at which meeting, and the words in which the family reads them; the promise is its row in work';
create index agreed_actions_meeting_idx on panels.agreed_actions (meeting_id);
create index agreed_actions_by_idx on panels.agreed_actions (agreed_by);
create index agreed_actions_partnership_idx on panels.agreed_actions (partnership_id);

create table panels.addenda (
  addendum_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  wording text not null check (length(wording) between 1 and 4000),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null
);
comment on table panels.addenda is 'Append-only: corrections to approved minutes, which themselves are never changed';
create index addenda_meeting_idx on panels.addenda (meeting_id);
create index addenda_by_idx on panels.addenda (added_by);
create index addenda_partnership_idx on panels.addenda (partnership_id);

create table panels.family_papers (
  family_paper_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  recipient text not null check (length(recipient) between 1 and 120),
  language text not null check (length(language) between 2 and 20),
  released_by uuid not null references directory.staff on delete restrict,
  released_at timestamptz not null
);
comment on table panels.family_papers is 'Append-only: each paper made for a member of the family after approval, for whom and in which language';
create index family_papers_meeting_idx on panels.family_papers (meeting_id);
create index family_papers_by_idx on panels.family_papers (released_by);
create index family_papers_partnership_idx on panels.family_papers (partnership_id);

-- Approved minutes lock the meeting and every row of it, whoever asks and by whatever way. The row of
-- the meeting is locked while it is asked, so that nothing slips in beside the approval.
create function panels.keep_locked() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  found record;
begin
  select m.approved_at, m.cancelled_at into found from panels.meetings m
    where m.meeting_id = new.meeting_id for share;
  if found.approved_at is not null then
    raise exception 'the minutes of this meeting are approved: nothing of it changes' using errcode = 'LT001';
  end if;
  if found.cancelled_at is not null then
    raise exception 'this meeting was cancelled: nothing of it changes' using errcode = 'LT001';
  end if;
  return new;
end $$;
create function panels.keep_meeting_locked() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.approved_at is not null or old.cancelled_at is not null then
    raise exception 'this meeting is closed: nothing of it changes' using errcode = 'LT001';
  end if;
  return new;
end $$;
create function panels.only_when_approved() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from panels.meetings m where m.meeting_id = new.meeting_id and m.approved_at is not null) then
    raise exception 'the minutes of this meeting are not approved yet' using errcode = 'LT001';
  end if;
  return new;
end $$;
revoke all on function panels.keep_locked(), panels.keep_meeting_locked(), panels.only_when_approved() from public;

do $$
declare
  relation text;
  author text;
begin
  foreach relation in array array['meetings', 'booking_changes', 'invitations', 'items', 'attendance', 'family_parts',
    'child_words', 'information_shared', 'decisions', 'agreed_actions', 'addenda', 'family_papers'] loop
    execute format('alter table panels.%I enable row level security', relation);
    execute format('alter table panels.%I force row level security', relation);
    execute format('create policy %I on panels.%I to lantern_maintenance using (true) with check (true)', relation || '_maintenance', relation);
    execute format('grant select, insert, update, delete on panels.%I to lantern_maintenance', relation);
    execute format('grant select, insert on panels.%I to lantern_app, lantern_wide', relation);
  end loop;
  for relation, author in values ('booking_changes', 'changed_by'), ('invitations', 'invited_by'), ('attendance', 'changed_by'),
    ('family_parts', 'changed_by'), ('child_words', 'added_by'), ('information_shared', 'shared_by'), ('decisions', 'decided_by'),
    ('agreed_actions', 'agreed_by'), ('addenda', 'added_by'), ('family_papers', 'released_by') loop
    execute format('create policy %I on panels.%I for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff())
        and exists (select from panels.meetings m where m.meeting_id = %I.meeting_id))', relation || '_add', relation, author, relation);
  end loop;
  foreach relation in array array['booking_changes', 'invitations', 'items', 'attendance', 'family_parts',
    'child_words', 'information_shared', 'decisions', 'agreed_actions', 'addenda', 'family_papers'] loop
    execute format('create policy %I on panels.%I for select to lantern_app, lantern_wide
      using (exists (select from panels.meetings m where m.meeting_id = %I.meeting_id))', relation || '_read', relation, relation);
    continue when relation in ('addenda', 'family_papers');
    execute format('create trigger %I before insert or update on panels.%I
      for each row execute function panels.keep_locked()', relation || '_locked', relation);
  end loop;
  foreach relation in array array['addenda', 'family_papers'] loop
    execute format('create trigger %I before insert or update on panels.%I
      for each row execute function panels.only_when_approved()', relation || '_locked', relation);
  end loop;
end $$;

-- A new stamp of the child is no change of the meeting.
create trigger meetings_locked before update of person_id, panel_type_id, starts_at, place, chair_id, hold_by,
    booked_by, booked_at, cancelled_at, approved_at, approved_by, approved_without, version on panels.meetings
  for each row execute function panels.keep_meeting_locked();

do $$
declare
  narrow text := 'partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())';
  wide text := 'partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self())';
  booked text := ' and booked_by = (select sec.staff())';
  approved text := ' and (approved_by is null or approved_by = (select sec.staff()))';
begin
  execute format('create policy meetings_read on panels.meetings for select to lantern_app using (%s)', narrow);
  execute format('create policy meetings_add on panels.meetings for insert to lantern_app with check (%s)', narrow || booked);
  execute format('create policy meetings_change on panels.meetings for update to lantern_app using (%s) with check (%s)', narrow, narrow || approved);
  execute format('create policy meetings_read_wide on panels.meetings for select to lantern_wide using (%s)', wide);
  execute format('create policy meetings_add_wide on panels.meetings for insert to lantern_wide with check (%s)', wide || booked);
  execute format('create policy meetings_change_wide on panels.meetings for update to lantern_wide using (%s) with check (%s)', wide, wide || approved);
end $$;

set local role lantern_maintenance;

-- A meeting carries its child's stamp, whatever the booking says.
create function panels.stamp_meeting() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select p.acl, p.restricted, p.shut_out into new.acl, new.restricted, new.shut_out
  from subjects.people p where p.person_id = new.person_id and p.partnership_id = new.partnership_id;
  return new;
end $$;

-- A child's stamp changes: the meetings that carry a copy follow.
create function panels.stamp_meetings() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update panels.meetings set acl = new.acl, restricted = new.restricted, shut_out = new.shut_out
    where person_id = new.person_id;
  return null;
end $$;

create function panels.stamp_differences() returns table (relation text, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'panels.meetings', m.person_id
  from panels.meetings m join subjects.people p on p.person_id = m.person_id
  where (m.acl is distinct from p.acl or m.restricted is distinct from p.restricted or m.shut_out is distinct from p.shut_out)
    and sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
$$;
revoke all on function panels.stamp_meeting(), panels.stamp_meetings(), panels.stamp_differences() from public;
grant execute on function panels.stamp_meeting(), panels.stamp_meetings() to lantern_owner;
grant execute on function panels.stamp_differences() to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

create trigger meetings_stamp before insert on panels.meetings
  for each row execute function panels.stamp_meeting();
create trigger people_stamp_meetings after update of acl, restricted, shut_out on subjects.people
  for each row when (old.acl is distinct from new.acl or old.restricted is distinct from new.restricted
    or old.shut_out is distinct from new.shut_out)
  execute function panels.stamp_meetings();

create policy items_add on panels.items for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and exists (select from panels.meetings m where m.meeting_id = items.meeting_id));

do $$
declare
  relation text;
begin
  foreach relation in array array['items', 'attendance', 'family_parts'] loop
    execute format('create policy %I on panels.%I for update to lantern_app, lantern_wide
      using (exists (select from panels.meetings m where m.meeting_id = %I.meeting_id))
      with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff())
        and exists (select from panels.meetings m where m.meeting_id = %I.meeting_id))', relation || '_change', relation, relation, relation);
  end loop;
  foreach relation in array array['invitations', 'agreed_actions'] loop
    execute format('create policy %I on panels.%I for update to lantern_app, lantern_wide
      using (exists (select from panels.meetings m where m.meeting_id = %I.meeting_id))
      with check (partnership_id = (select sec.partnership())
        and exists (select from panels.meetings m where m.meeting_id = %I.meeting_id))', relation || '_change', relation, relation, relation);
  end loop;
end $$;

grant update (starts_at, place, chair_id, hold_by, cancelled_at, approved_at, approved_by, approved_without, version)
  on panels.meetings to lantern_app, lantern_wide;
grant update (withdrawn_at) on panels.invitations to lantern_app, lantern_wide;
grant update (wording, changed_by, changed_at, version) on panels.items to lantern_app, lantern_wide;
grant update (attended, deputy, changed_by) on panels.attendance to lantern_app, lantern_wide;
grant update (took_part, names, explanation, changed_by) on panels.family_parts to lantern_app, lantern_wide;
grant update (for_family) on panels.agreed_actions to lantern_app, lantern_wide;

create trigger meetings_history after update or delete on panels.meetings
  for each row execute function history.record('meeting_id');
create trigger invitations_history after update or delete on panels.invitations
  for each row execute function history.record('invitation_id');
create trigger items_history after update or delete on panels.items
  for each row execute function history.record('item_id');
create trigger attendance_history after update or delete on panels.attendance
  for each row execute function history.record('attendance_id');
create trigger family_parts_history after update or delete on panels.family_parts
  for each row execute function history.record('family_part_id');
create trigger agreed_actions_history after update or delete on panels.agreed_actions
  for each row execute function history.record('action_id');
