-- Who leads on exploitation in each agency and school, with a deputy, training and when it was last
-- confirmed; messages to all of them about a place, a vehicle or a theme, which name no child; and what
-- the public tells of a place or a group.

create table directory.leads (
  lead_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid references directory.agencies on delete restrict,
  school_id uuid references directory.schools on delete restrict,
  is_deputy boolean not null,
  staff_id uuid references directory.staff on delete restrict,
  name text check (length(name) between 1 and 120),
  job_title text not null check (length(job_title) between 1 and 120),
  phone text check (length(phone) between 1 and 40),
  email text check (length(email) between 3 and 254),
  area text check (area ~ '^[a-z0-9-]{1,40}$'),
  training text check (training ~ '^[a-z0-9-]{1,40}$'),
  trained_on date,
  trained_until date,
  confirmed_on date not null,
  confirmed_by uuid not null references directory.staff on delete restrict,
  named_by uuid not null references directory.staff on delete restrict,
  named_at timestamptz not null,
  ended_on date,
  ended_by uuid references directory.staff on delete restrict,
  end_reason text check (length(end_reason) between 1 and 400),
  version int not null default 1,
  constraint leads_body_check check (num_nonnulls(agency_id, school_id) = 1),
  constraint leads_person_check check ((staff_id is null) = (name is not null) and (staff_id is null or email is null)),
  constraint leads_reached_check check (staff_id is not null or phone is not null),
  constraint leads_trained_check check (num_nulls(training, trained_on, trained_until) in (0, 3) and trained_until >= trained_on),
  constraint leads_ended_check check (num_nulls(ended_on, ended_by, end_reason) in (0, 3))
);
comment on table directory.leads is 'Who leads on exploitation in an agency or a school, and who stands in for them: contacts of work, never about a child';
comment on column directory.leads.staff_id is 'The colleague, where they have an account; otherwise their name and how they are reached at work';
comment on column directory.leads.area is 'The part of the partnership that they lead for; empty for all of it';
comment on column directory.leads.trained_until is 'Until when the training holds, as the partnership had it on the day that it was recorded';
create unique index leads_of_agency_key on directory.leads (agency_id, is_deputy) where ended_on is null;
create unique index leads_of_school_key on directory.leads (school_id, is_deputy) where ended_on is null;
create index leads_agency_idx on directory.leads (agency_id);
create index leads_school_idx on directory.leads (school_id);
create index leads_partnership_idx on directory.leads (partnership_id);
create index leads_staff_idx on directory.leads (staff_id);
create index leads_confirmed_by_idx on directory.leads (confirmed_by);
create index leads_named_by_idx on directory.leads (named_by);
create index leads_ended_by_idx on directory.leads (ended_by);

create table protect.lead_messages (
  lead_message_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_id uuid references subjects.things on delete restrict,
  theme text check (theme ~ '^[a-z0-9-]{1,40}$'),
  scheme_id uuid not null references directory.configuration on delete restrict,
  subject text not null check (length(subject) between 1 and 120),
  wording text not null check (length(wording) between 1 and 4000),
  kinds text[] not null default '{}',
  areas text[] not null default '{}',
  addressed_to uuid[] not null default '{}',
  stops_on date not null,
  sent_by uuid not null references directory.staff on delete restrict,
  sent_at timestamptz not null,
  withdrawn_by uuid references directory.staff on delete restrict,
  withdrawn_at timestamptz,
  withdraw_reason text check (length(withdraw_reason) between 1 and 1000),
  version int not null default 1,
  constraint lead_messages_about_check check (num_nonnulls(thing_id, theme) = 1),
  constraint lead_messages_withdrawn_check check (num_nulls(withdrawn_by, withdrawn_at, withdraw_reason) in (0, 3))
);
comment on table protect.lead_messages is 'Words to the leads of agencies and schools about a place, a vehicle or a theme; they name no child, are never edited, and can be withdrawn with a reason';
comment on column protect.lead_messages.thing_id is 'What it is about, for who sends: whoever receives it reads the words alone';
comment on column protect.lead_messages.kinds is 'Kinds of agencies whose leads it is for, and schools; empty for all';
comment on column protect.lead_messages.addressed_to is 'The colleagues among the leads whom it is for; lead_receipts has what became of it';
comment on column protect.lead_messages.stops_on is 'The last day on which it is in the lists of leads';
create index lead_messages_list_idx on protect.lead_messages (partnership_id, sent_at desc, lead_message_id);
create index lead_messages_thing_idx on protect.lead_messages (thing_id);
create index lead_messages_scheme_idx on protect.lead_messages (scheme_id);
create index lead_messages_sent_by_idx on protect.lead_messages (sent_by);
create index lead_messages_withdrawn_by_idx on protect.lead_messages (withdrawn_by);

create table protect.lead_receipts (
  lead_receipt_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  lead_message_id uuid not null references protect.lead_messages on delete restrict,
  lead_id uuid not null references directory.leads on delete restrict,
  staff_id uuid references directory.staff on delete restrict,
  sent_by uuid not null references directory.staff on delete restrict,
  opened_at timestamptz,
  told_at timestamptz,
  told_by uuid references directory.staff on delete restrict,
  chased_on date,
  chases int not null default 0 check (chases >= 0),
  version int not null default 1,
  constraint lead_receipts_once_key unique (lead_message_id, lead_id),
  constraint lead_receipts_told_check check (num_nulls(told_at, told_by) in (0, 2)),
  constraint lead_receipts_opened_check check (opened_at is null or staff_id is not null)
);
comment on table protect.lead_receipts is 'For which leads a message is, who of them opened it, and who was rung or handed it because they have no account';
create index lead_receipts_lead_idx on protect.lead_receipts (lead_id);
create index lead_receipts_staff_idx on protect.lead_receipts (staff_id);
create index lead_receipts_sent_by_idx on protect.lead_receipts (sent_by);
create index lead_receipts_told_by_idx on protect.lead_receipts (told_by);
create index lead_receipts_partnership_idx on protect.lead_receipts (partnership_id);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['directory.leads', 'protect.lead_messages', 'protect.lead_receipts']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
end $$;

-- Whoever works in an agency says who leads there; of a school whoever keeps schools; of all who keeps the list.
create policy leads_read on directory.leads for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy leads_add on directory.leads for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and named_by = (select sec.staff())
    and ((select sec.can('lead.manage')) or agency_id = any ((select sec.agencies())::uuid[])
      or (school_id is not null and (select sec.can('education.record')))));
create policy leads_change on directory.leads for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership())
    and ((select sec.can('lead.manage')) or agency_id = any ((select sec.agencies())::uuid[])
      or (school_id is not null and (select sec.can('education.record')))))
  with check (partnership_id = (select sec.partnership())
    and ((select sec.can('lead.manage')) or agency_id = any ((select sec.agencies())::uuid[])
      or (school_id is not null and (select sec.can('education.record')))));
grant update (training, trained_on, trained_until, confirmed_on, confirmed_by, ended_on, ended_by, end_reason, version)
  on directory.leads to lantern_app, lantern_wide;

create policy lead_receipts_read on protect.lead_receipts for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (staff_id = (select sec.staff()) or (select sec.can('lead.message'))));
create policy lead_receipts_add on protect.lead_receipts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and sent_by = (select sec.staff()) and (select sec.can('lead.message')));
create policy lead_receipts_change on protect.lead_receipts for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (staff_id = (select sec.staff()) or (select sec.can('lead.message'))))
  with check (partnership_id = (select sec.partnership()) and (staff_id = (select sec.staff()) or (select sec.can('lead.message'))));
grant update (opened_at, told_at, told_by, chased_on, chases, version) on protect.lead_receipts to lantern_app, lantern_wide;

create policy lead_messages_read on protect.lead_messages for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership())
    and ((select sec.staff()) = any (addressed_to) or (select sec.can('lead.message'))));
create policy lead_messages_add on protect.lead_messages for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and sent_by = (select sec.staff()) and (select sec.can('lead.message')));
create policy lead_messages_change on protect.lead_messages for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('lead.message')))
  with check (partnership_id = (select sec.partnership()) and withdrawn_by = (select sec.staff()) and (select sec.can('lead.message')));
grant update (withdrawn_by, withdrawn_at, withdraw_reason, version) on protect.lead_messages to lantern_app, lantern_wide;

create trigger leads_history after update or delete on directory.leads for each row execute function history.record('lead_id');
create trigger lead_messages_history after update or delete on protect.lead_messages for each row execute function history.record('lead_message_id');
create trigger lead_receipts_history after update or delete on protect.lead_receipts for each row execute function history.record('lead_receipt_id');
select sec.keep_controller('protect.lead_messages', 'sent_by', '-');

-- What is told of a place, a vehicle or a group, with no child in it, becomes a subject that is no child.
alter table identify.public_concerns
  add column about text not null default 'child' check (about in ('child', 'place', 'group')),
  add column about_name text check (length(about_name) between 1 and 200),
  add column thing_id uuid references subjects.things on delete restrict,
  drop constraint public_concerns_handled_check,
  drop constraint public_concerns_taken_check,
  add constraint public_concerns_handled_check check (num_nulls(handled_by, handled_at) in (0, 2)
    and (handled_at is null) = (concern_id is null and set_aside_because is null and thing_id is null)),
  add constraint public_concerns_taken_check check (num_nonnulls(concern_id, set_aside_because, thing_id) <= 1);
comment on column identify.public_concerns.about is 'A child, a place or a vehicle, or a group, as whoever told it said';
comment on column identify.public_concerns.about_name is 'The place, the vehicle or the group, in their words';
comment on column identify.public_concerns.thing_id is 'The subject that somebody put it with: it is about no child that is known';
create index public_concerns_thing_idx on identify.public_concerns (thing_id, handled_at desc);
grant select (about, about_name, thing_id) on identify.public_concerns to lantern_app, lantern_wide;
grant update (thing_id) on identify.public_concerns to lantern_app, lantern_wide;

set local role lantern_maintenance;
create or replace function sec.keep_public_concern(p_id uuid, p_form bytea, p_code bytea, p_number text, p_said jsonb, p_marks text[], p_at timestamptz)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  door int := sec.front_partnership();
  is_first boolean;
  said identify.public_concerns := jsonb_populate_record(null::identify.public_concerns, p_said);
begin
  if door is null then
    return false;
  end if;
  is_first := not exists (select from identify.public_concerns c where c.partnership_id = door and c.handled_at is null);
  insert into identify.public_concerns (public_concern_id, partnership_id, agency_id, form_hash, code_hash, number, danger_now, area, given_name,
      family_name, age_said, about_more, worry, sender, sender_name, reach, reach_safely, about, about_name, marks, sent_at)
    select p_id, door, a.agency_id, p_form, p_code, p_number, said.danger_now, said.area, said.given_name,
      said.family_name, said.age_said, said.about_more, said.worry, said.sender, said.sender_name, said.reach, said.reach_safely, coalesce(said.about, 'child'), said.about_name, p_marks, p_at
    from directory.agencies a left join directory.teams t on t.agency_id = a.agency_id and t.receives_concerns
    where a.partnership_id = door order by t.team_id nulls last, a.agency_id limit 1
    on conflict (form_hash) do nothing;
  if not found or not (is_first or (said.danger_now <> 'no' and cardinality(p_marks) = 0)) then
    return true;
  end if;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select gen_random_uuid(), door, s.staff_id, 'concern',
      case when said.danger_now in ('yes', 'not-known') then 'A message from the public says that somebody may be in danger now'
        else 'A message from the public waits' end, '/mash/public/' || p_id, p_at
    from directory.staff s where not s.is_service and s.partnership_id = door and exists (
      select from directory.posts o join directory.roles r on r.role_id = o.role_id
      where o.staff_id = s.staff_id and 'mash.decide' = any (r.permissions) and o.starts_on <= (p_at at time zone 'Europe/London')::date
        and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date));
  return true;
end $$;
reset role;
set local role lantern_owner;
