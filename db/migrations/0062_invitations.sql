-- Invitations are answered, agencies are asked for their update, and a meeting can be due by the hour.

alter table panels.meetings
  add column lasts_minutes int not null default 60 check (lasts_minutes between 5 and 600),
  add column join_link text check (join_link ~ '^https://' and length(join_link) <= 500),
  add column hold_by_at timestamptz;
comment on column panels.meetings.join_link is 'Where to join by video; in the calendars of those who are asked';
comment on column panels.meetings.hold_by_at is 'For a meeting that is due within hours: the instant; hold_by is its day';
grant update (lasts_minutes, join_link, hold_by_at) on panels.meetings to lantern_app, lantern_wide;

drop trigger meetings_locked on panels.meetings;
create trigger meetings_locked before update of person_id, panel_type_id, starts_at, place, chair_id, hold_by, hold_by_at,
    lasts_minutes, join_link, booked_by, booked_at, cancelled_at, approved_at, approved_by, approved_without, version on panels.meetings
  for each row execute function panels.keep_meeting_locked();

create table panels.invitation_answers (
  invitation_answer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  answer text not null check (answer in ('coming', 'apologies', 'deputy')),
  deputy_id uuid references directory.staff on delete restrict,
  answered_for timestamptz not null,
  answered_by uuid not null references directory.staff on delete restrict,
  answered_at timestamptz not null,
  foreign key (meeting_id, staff_id) references panels.invitations (meeting_id, staff_id) on delete cascade,
  check ((answer = 'deputy') = (deputy_id is not null)),
  check (deputy_id <> staff_id)
);
comment on table panels.invitation_answers is 'Append-only: what somebody who is asked to a meeting answered; the last answer for the day and time that stand counts';
comment on column panels.invitation_answers.answered_for is 'When the meeting was to begin: an answer for another time is none';
create index invitation_answers_meeting_idx on panels.invitation_answers (meeting_id, staff_id, invitation_answer_id desc);
create index invitation_answers_staff_idx on panels.invitation_answers (staff_id);
create index invitation_answers_deputy_idx on panels.invitation_answers (deputy_id);
create index invitation_answers_by_idx on panels.invitation_answers (answered_by);
create index invitation_answers_partnership_idx on panels.invitation_answers (partnership_id);

create table panels.askings (
  asking_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  meeting_id uuid not null references panels.meetings on delete cascade,
  about text not null check (about in ('answer', 'update')),
  agency_id uuid references directory.agencies on delete restrict,
  asked_by uuid not null references directory.staff on delete restrict,
  asked_at timestamptz not null,
  check ((about = 'update') = (agency_id is not null))
);
comment on table panels.askings is 'Append-only: each time those who had not answered an invitation were reminded, or an agency was asked for its update before a meeting';
create index askings_meeting_idx on panels.askings (meeting_id);
create index askings_agency_idx on panels.askings (agency_id);
create index askings_by_idx on panels.askings (asked_by);
create index askings_partnership_idx on panels.askings (partnership_id);

do $$
declare
  relation text;
  author text;
begin
  for relation, author in values ('invitation_answers', 'answered_by'), ('askings', 'asked_by') loop
    execute format('alter table panels.%I enable row level security', relation);
    execute format('alter table panels.%I force row level security', relation);
    execute format('create policy %I on panels.%I to lantern_maintenance using (true) with check (true)', relation || '_maintenance', relation);
    execute format('grant select, insert, update, delete on panels.%I to lantern_maintenance', relation);
    execute format('grant select, insert on panels.%I to lantern_app, lantern_wide', relation);
    execute format('create policy %I on panels.%I for select to lantern_app, lantern_wide
      using (exists (select from panels.meetings m where m.meeting_id = %I.meeting_id))', relation || '_read', relation, relation);
    execute format('create policy %I on panels.%I for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff())
        and exists (select from panels.meetings m where m.meeting_id = %I.meeting_id))', relation || '_add', relation, author, relation);
    execute format('create trigger %I before insert or update on panels.%I
      for each row execute function panels.keep_locked()', relation || '_locked', relation);
    perform sec.keep_controller(format('panels.%I', relation)::regclass, author, '-');
    perform govern.guard(format('panels.%I', relation)::regclass);
  end loop;
end $$;

set local role lantern_maintenance;

-- Invitations of the acting person that no longer stand, for meetings to come: a place in the circle ends
-- with them, and a calendar still has the hour. No child, place or link; nothing to whoever is shut out.
create function panels.ended_invitations(p_at timestamptz)
returns table (meeting_id uuid, panel_type text, starts_at timestamptz, lasts_minutes int, version int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.meeting_id, c.body ->> 'name', m.starts_at, m.lasts_minutes, m.version
  from panels.invitations i
  join panels.meetings m on m.meeting_id = i.meeting_id
  join directory.configuration c on c.configuration_id = m.panel_type_id
  where i.staff_id = sec.staff() and i.partnership_id = sec.partnership()
    and (i.withdrawn_at is not null or m.cancelled_at is not null)
    and m.starts_at > p_at and not i.staff_id = any (m.shut_out)
  order by m.starts_at, m.meeting_id limit 50
$$;
revoke all on function panels.ended_invitations(timestamptz) from public;
grant execute on function panels.ended_invitations(timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
