-- Panels over many children: who sits on them, their sittings, what is asked of them, agendas, papers that are
-- frozen for each item, and what was shared, decided and promised.

create table panels.seats (
  seat_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  panel text not null check (panel ~ '^[a-z0-9-]{1,40}$'),
  staff_id uuid not null references directory.staff on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  part text not null check (part in ('chair', 'minutes', 'member', 'deputy')),
  given_by uuid not null references directory.staff on delete restrict,
  given_at timestamptz not null,
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  version int not null default 1,
  check (num_nulls(ended_by, ended_at) in (0, 2))
);
comment on table panels.seats is 'Who sits on a panel for which agency: chair, minute taker, member or deputy. A seat opens no record';
create unique index seats_standing_idx on panels.seats (partnership_id, panel, staff_id) where ended_at is null;
create index seats_staff_idx on panels.seats (staff_id);
create index seats_agency_idx on panels.seats (agency_id);
create index seats_given_by_idx on panels.seats (given_by);
create index seats_ended_by_idx on panels.seats (ended_by);
create index seats_partnership_idx on panels.seats (partnership_id);

create table panels.sittings (
  sitting_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  panel text not null check (panel ~ '^[a-z0-9-]{1,40}$'),
  scheme_id uuid not null references directory.configuration on delete restrict,
  starts_at timestamptz not null,
  minutes int not null check (minutes between 10 and 600),
  room text not null check (length(room) between 1 and 400),
  chair_id uuid not null references directory.staff on delete restrict,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  booked_by uuid not null references directory.staff on delete restrict,
  booked_at timestamptz not null,
  cancelled_at timestamptz,
  approved_at timestamptz,
  approved_by uuid references directory.staff on delete restrict,
  approved_without text check (length(approved_without) between 1 and 2000),
  version int not null default 1,
  check (opens_at < closes_at and starts_at < closes_at),
  check ((approved_at is null) = (approved_by is null)),
  check (cancelled_at is null or approved_at is null)
);
comment on table panels.sittings is 'One sitting of a panel, and when its papers open and close by themselves; nothing of a child is in it';
create unique index sittings_once_idx on panels.sittings (partnership_id, panel, starts_at) where cancelled_at is null;
create index sittings_list_idx on panels.sittings (partnership_id, starts_at desc, sitting_id);
-- Asked on every request: which papers are open now.
create index sittings_open_idx on panels.sittings (closes_at) where cancelled_at is null;
create index sittings_scheme_idx on panels.sittings (scheme_id);
create index sittings_chair_idx on panels.sittings (chair_id);
create index sittings_booked_by_idx on panels.sittings (booked_by);
create index sittings_approved_by_idx on panels.sittings (approved_by);

create table panels.sitting_changes (
  sitting_change_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  sitting_id uuid not null references panels.sittings on delete cascade,
  kind text not null check (kind in ('moved', 'cancelled')),
  reason text not null check (length(reason) between 1 and 2000),
  was_at timestamptz not null,
  was_in text not null check (length(was_in) between 1 and 400),
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null
);
comment on table panels.sitting_changes is 'Append-only: each time a sitting was moved or cancelled, with the reason and what it was before';
create index sitting_changes_sitting_idx on panels.sitting_changes (sitting_id);
create index sitting_changes_by_idx on panels.sitting_changes (changed_by);
create index sitting_changes_partnership_idx on panels.sitting_changes (partnership_id);

create table panels.sitting_people (
  sitting_person_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  sitting_id uuid not null references panels.sittings on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  attended text check (attended in ('attended', 'deputy', 'apologies', 'absent')),
  deputy text check (length(deputy) between 1 and 200),
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  unique (sitting_id, staff_id),
  check ((attended is not distinct from 'deputy') = (deputy is not null))
);
comment on table panels.sitting_people is 'Who is asked to a sitting, for which agency, and whether they came';
create index sitting_people_staff_idx on panels.sitting_people (staff_id);
create index sitting_people_agency_idx on panels.sitting_people (agency_id);
create index sitting_people_by_idx on panels.sitting_people (changed_by);
create index sitting_people_partnership_idx on panels.sitting_people (partnership_id);

create table panels.panel_referrals (
  panel_referral_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid references subjects.people on delete cascade,
  thing_id uuid references subjects.things on delete restrict,
  acl int[] not null,
  restricted boolean not null default false,
  shut_out uuid[] not null default '{}',
  panel text not null check (panel ~ '^[a-z0-9-]{1,40}$'),
  scheme_id uuid not null references directory.configuration on delete restrict,
  criterion text not null check (criterion ~ '^[a-z0-9-]{1,40}$'),
  reason text not null check (length(reason) between 1 and 4000),
  asks text not null check (length(asks) between 1 and 2000),
  referred_by uuid not null references directory.staff on delete restrict,
  referred_at timestamptz not null,
  outcome text check (outcome in ('take', 'later', 'no')),
  outcome_reason text check (length(outcome_reason) between 1 and 2000),
  sifted_by uuid references directory.staff on delete restrict,
  sifted_at timestamptz,
  version int not null default 1,
  constraint panel_referrals_child_key unique (panel_referral_id, person_id),
  constraint panel_referrals_about_check check (num_nonnulls(person_id, thing_id) = 1),
  constraint panel_referrals_sifted_check check (num_nulls(outcome, outcome_reason, sifted_by, sifted_at) in (0, 4))
);
comment on table panels.panel_referrals is 'What a panel is asked to look at: a child, or a person of concern, a place or a group, by which criterion and why; and what the sift said';
create index panel_referrals_acl_idx on panels.panel_referrals using gin (acl);
create index panel_referrals_open_idx on panels.panel_referrals (partnership_id, panel, referred_at) where outcome is null or outcome = 'later';
create index panel_referrals_person_idx on panels.panel_referrals (person_id);
create index panel_referrals_thing_idx on panels.panel_referrals (thing_id);
create index panel_referrals_scheme_idx on panels.panel_referrals (scheme_id);
create index panel_referrals_by_idx on panels.panel_referrals (referred_by);
create index panel_referrals_sifted_by_idx on panels.panel_referrals (sifted_by);
create index panel_referrals_partnership_idx on panels.panel_referrals (partnership_id);

create table panels.agenda_items (
  agenda_item_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  sitting_id uuid not null references panels.sittings on delete cascade,
  circle_id int not null references sec.principals on delete restrict,
  person_id uuid references subjects.people on delete cascade,
  thing_id uuid references subjects.things on delete restrict,
  panel_referral_id uuid,
  acl int[] not null check (cardinality(acl) > 0),
  restricted boolean not null default false,
  shut_out uuid[] not null default '{}',
  section text not null check (section ~ '^[a-z0-9-]{1,40}$'),
  title text check (length(title) between 1 and 200),
  why text not null check (why ~ '^[a-z0-9-]{1,40}$'),
  nth int not null,
  minutes int not null check (minutes between 1 and 240),
  wording text not null default '' check (length(wording) <= 10000),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  changed_by uuid references directory.staff on delete restrict,
  changed_at timestamptz,
  taken_off_at timestamptz,
  version int not null default 1,
  constraint agenda_items_child_key unique (agenda_item_id, person_id),
  constraint agenda_items_referral_fkey foreign key (panel_referral_id, person_id)
    references panels.panel_referrals (panel_referral_id, person_id) on delete cascade deferrable,
  constraint agenda_items_about_check check (num_nonnulls(person_id, thing_id, title) = 1)
);
comment on table panels.agenda_items is 'What a sitting looks at: a child, a thing, or a theme by its title; with the record of what was said. Its own circle lets in who is asked to it, while papers are open';
comment on column panels.agenda_items.circle_id is 'Numbered by the database; whoever is asked to the item has it from the day that papers open until they close';
create unique index agenda_items_child_once_idx on panels.agenda_items (sitting_id, person_id) where taken_off_at is null;
create unique index agenda_items_thing_once_idx on panels.agenda_items (sitting_id, thing_id) where taken_off_at is null;
create index agenda_items_acl_idx on panels.agenda_items using gin (acl);
create index agenda_items_sitting_idx on panels.agenda_items (sitting_id, nth);
create index agenda_items_circle_idx on panels.agenda_items (circle_id);
create index agenda_items_person_idx on panels.agenda_items (person_id);
create index agenda_items_thing_idx on panels.agenda_items (thing_id);
create index agenda_items_referral_idx on panels.agenda_items (panel_referral_id);
create index agenda_items_added_by_idx on panels.agenda_items (added_by);
create index agenda_items_changed_by_idx on panels.agenda_items (changed_by);
create index agenda_items_partnership_idx on panels.agenda_items (partnership_id);

create table panels.item_people (
  item_person_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid references subjects.people on delete cascade,
  agenda_item_id uuid not null references panels.agenda_items on delete cascade,
  staff_id uuid not null references directory.staff on delete restrict,
  invited_by uuid not null references directory.staff on delete restrict,
  invited_at timestamptz not null,
  withdrawn_by uuid references directory.staff on delete restrict,
  withdrawn_at timestamptz,
  constraint item_people_withdrawn_check check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2))
);
comment on table panels.item_people is 'Who is asked to one item, and so gets its paper while papers are open';
create index item_people_withdrawn_by_idx on panels.item_people (withdrawn_by);
create unique index item_people_standing_idx on panels.item_people (agenda_item_id, staff_id) where withdrawn_at is null;

create table panels.item_papers (
  item_paper_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid references subjects.people on delete cascade,
  agenda_item_id uuid not null references panels.agenda_items on delete cascade,
  blocks jsonb not null,
  made_by uuid not null references directory.staff on delete restrict,
  made_at timestamptz not null
);
comment on table panels.item_papers is 'Append-only: the page of one item as the record stood when it was made; the newest is read';

create table panels.item_openings (
  item_opening_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid references subjects.people on delete cascade,
  agenda_item_id uuid not null references panels.agenda_items on delete cascade,
  as_file boolean not null,
  opened_by uuid not null references directory.staff on delete restrict,
  opened_at timestamptz not null
);
comment on table panels.item_openings is 'Append-only: who opened the paper of an item, and when';

create table panels.item_shares (
  item_share_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid references subjects.people on delete cascade,
  agenda_item_id uuid not null references panels.agenda_items on delete cascade,
  agency_id uuid not null references directory.agencies on delete restrict,
  wording text check (length(wording) between 1 and 10000),
  agreement_id uuid not null references directory.configuration on delete restrict,
  basis text not null check (length(basis) between 1 and 40),
  basis_reason text check (length(basis_reason) between 1 and 1000),
  shared_by uuid not null references directory.staff on delete restrict,
  shared_at timestamptz not null
);
comment on table panels.item_shares is 'Append-only sharing decisions: what an agency told the sitting on one item (null: it holds nothing), and on what lawful basis';
create index item_shares_agency_idx on panels.item_shares (agency_id);
create index item_shares_agreement_idx on panels.item_shares (agreement_id);

create table panels.item_decisions (
  item_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid references subjects.people on delete cascade,
  agenda_item_id uuid not null references panels.agenda_items on delete cascade,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  wording text not null check (length(wording) between 1 and 400),
  reason text not null check (length(reason) between 1 and 4000),
  dissent text check (length(dissent) between 1 and 4000),
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null
);
comment on table panels.item_decisions is 'Append-only: what a sitting decided on one item, with the reason and who disagreed; the level itself is kept by protect';

create table panels.item_actions (
  action_id uuid primary key references work.actions on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  agenda_item_id uuid not null references panels.agenda_items on delete cascade,
  wording text not null check (length(wording) between 1 and 1000),
  owner text not null check (length(owner) between 1 and 400),
  due_on date not null,
  agreed_by uuid not null references directory.staff on delete restrict,
  constraint item_actions_action_fkey foreign key (action_id, person_id) references work.actions (action_id, person_id) on delete cascade
);
comment on table panels.item_actions is 'Which promises were made on which item, as they were made, for minutes that do not change; the promise is its row in work';

create table panels.item_addenda (
  item_addendum_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid references subjects.people on delete cascade,
  agenda_item_id uuid not null references panels.agenda_items on delete cascade,
  wording text not null check (length(wording) between 1 and 4000),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null
);
comment on table panels.item_addenda is 'Append-only: corrections to what approved minutes say of one item';

-- A row of an item is about whom the item is about.
create function panels.as_its_item() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select i.person_id into new.person_id from panels.agenda_items i where i.agenda_item_id = new.agenda_item_id;
  return new;
end $$;

-- Approved minutes lock the sitting and every row of it; a cancelled sitting takes nothing more. Words that say
-- where a protected child can be found leave them all the same: see the places held in text.
create function panels.keep_sitting_locked() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user = 'lantern_maintenance' and current_setting('lantern.holding', true) = 'on' then
    return new;
  end if;
  if old.approved_at is not null or old.cancelled_at is not null then
    raise exception 'this sitting is closed: nothing of it changes' using errcode = 'LT001';
  end if;
  return new;
end $$;
create function panels.keep_with_sitting() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  found record;
  sitting uuid := (to_jsonb(new) ->> 'sitting_id')::uuid;
begin
  if current_user = 'lantern_maintenance' and current_setting('lantern.holding', true) = 'on' then
    return new;
  end if;
  if sitting is null then
    select i.sitting_id into sitting from panels.agenda_items i where i.agenda_item_id = new.agenda_item_id;
  end if;
  select s.approved_at, s.cancelled_at into found from panels.sittings s where s.sitting_id = sitting for share;
  if found.approved_at is not null or found.cancelled_at is not null then
    raise exception 'this sitting is closed: nothing of it changes' using errcode = 'LT001';
  end if;
  return new;
end $$;
create function panels.only_after_approval() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
    where i.agenda_item_id = new.agenda_item_id and s.approved_at is not null) then
    raise exception 'the minutes of this sitting are not approved yet' using errcode = 'LT001';
  end if;
  return new;
end $$;
revoke all on function panels.as_its_item(), panels.keep_sitting_locked(), panels.keep_with_sitting(), panels.only_after_approval() from public;

do $$
declare
  held record;
  name text;
  narrow constant text := 'partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())';
  wide constant text := 'partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self())';
  managed constant text := ' and (select sec.can(''panel.manage''))';
  own constant text := 'partnership_id = (select sec.partnership())';
begin
  for held in select unnest(array['seats', 'sittings', 'sitting_changes', 'sitting_people', 'panel_referrals', 'agenda_items', 'item_people',
      'item_papers', 'item_openings', 'item_shares', 'item_decisions', 'item_actions', 'item_addenda']) as name loop
    execute format('alter table panels.%I enable row level security', held.name);
    execute format('alter table panels.%I force row level security', held.name);
    execute format('create policy %I on panels.%I to lantern_maintenance using (true) with check (true)', held.name || '_maintenance', held.name);
    execute format('grant select, insert, update, delete on panels.%I to lantern_maintenance', held.name);
    execute format('grant select, insert on panels.%I to lantern_app, lantern_wide', held.name);
  end loop;

  -- Of the partnership: nothing of a child is in these.
  for held in select * from (values ('seats', 'given_by', 'seat_id'), ('sittings', 'booked_by', 'sitting_id'),
      ('sitting_changes', 'changed_by', null), ('sitting_people', 'changed_by', 'sitting_person_id')) as v (name, author, changes) loop
    execute format('create policy %I on panels.%I for select to lantern_app, lantern_wide using (%s)', held.name || '_read', held.name, own);
    execute format('create policy %I on panels.%I for insert to lantern_app, lantern_wide with check (%s and %I = (select sec.staff())%s)',
      held.name || '_add', held.name, own, held.author, managed);
    perform govern.guard(format('panels.%I', held.name)::regclass);
    continue when held.changes is null;
    execute format('create trigger %I after update or delete on panels.%I for each row execute function history.record(%L)',
      held.name || '_history', held.name, held.changes);
  end loop;

  -- Stamped: what is asked of a panel, and what is on an agenda.
  for held in select * from (values ('panel_referrals', 'referred_by', 'panel_referral_id', ''), ('agenda_items', 'added_by', 'agenda_item_id', ''))
      as v (name, author, key, more) loop
    execute format('create policy %I on panels.%I for select to lantern_app using (%s)', held.name || '_read', held.name, narrow);
    execute format('create policy %I on panels.%I for select to lantern_wide using (%s)', held.name || '_read_wide', held.name, wide);
    execute format('create policy %I on panels.%I for insert to lantern_app with check (%s and %I = (select sec.staff()))', held.name || '_add', held.name, narrow, held.author);
    execute format('create policy %I on panels.%I for insert to lantern_wide with check (%s and %I = (select sec.staff()))', held.name || '_add_wide', held.name, wide, held.author);
    execute format('create policy %I on panels.%I for update to lantern_app using (%s) with check (%s)', held.name || '_change', held.name, narrow || managed, narrow || managed);
    execute format('create policy %I on panels.%I for update to lantern_wide using (%s) with check (%s)', held.name || '_change_wide', held.name, wide || managed, wide || managed);
    execute format('create trigger %I after update or delete on panels.%I for each row execute function history.record(%L)', held.name || '_history', held.name, held.key);
    perform sec.keep_controller(format('panels.%I', held.name)::regclass, held.author, '-');
    perform govern.guard(format('panels.%I', held.name)::regclass);
  end loop;

  -- Of an item: read and written by who reads the item.
  for held in select * from (values ('item_people', 'invited_by', true), ('item_papers', 'made_by', true), ('item_openings', 'opened_by', false),
      ('item_shares', 'shared_by', true), ('item_decisions', 'decided_by', true), ('item_actions', 'agreed_by', true),
      ('item_addenda', 'added_by', true)) as v (name, author, managed) loop
    execute format('alter table panels.%I add constraint %I foreign key (agenda_item_id, person_id)
      references panels.agenda_items (agenda_item_id, person_id) on delete cascade', held.name, held.name || '_child_fkey');
    execute format('create index %I on panels.%I (agenda_item_id)', held.name || '_item_idx', held.name);
    execute format('create index %I on panels.%I (person_id)', held.name || '_person_idx', held.name);
    execute format('create index %I on panels.%I (%I)', held.name || '_by_idx', held.name, held.author);
    execute format('create index %I on panels.%I (partnership_id)', held.name || '_partnership_idx', held.name);
    execute format('create policy %I on panels.%I for select to lantern_app, lantern_wide
      using (exists (select from panels.agenda_items i where i.agenda_item_id = %I.agenda_item_id))', held.name || '_read', held.name, held.name);
    execute format('create policy %I on panels.%I for insert to lantern_app, lantern_wide
      with check (%s and %I = (select sec.staff())%s and exists (select from panels.agenda_items i where i.agenda_item_id = %I.agenda_item_id))',
      held.name || '_add', held.name, own, held.author, case when held.managed then managed else '' end, held.name);
    execute format('create trigger %I before insert on panels.%I for each row execute function panels.as_its_item()', held.name || '_as_item', held.name);
    if held.name = 'item_addenda' then
      execute format('create trigger %I before insert on panels.%I for each row execute function panels.only_after_approval()', held.name || '_locked', held.name);
    elsif held.name <> 'item_openings' then
      execute format('create trigger %I before insert or update on panels.%I for each row execute function panels.keep_with_sitting()', held.name || '_locked', held.name);
    end if;
    perform sec.keep_controller(format('panels.%I', held.name)::regclass, held.author, '-');
    perform govern.guard(format('panels.%I', held.name)::regclass);
  end loop;

  execute format('create policy seats_change on panels.seats for update to lantern_app, lantern_wide using (%s) with check (%s and ended_by = (select sec.staff())%s)', own || managed, own, managed);
  execute format('create policy sittings_change on panels.sittings for update to lantern_app, lantern_wide using (%s)
    with check (%s%s and (approved_by is null or approved_by = (select sec.staff())))', own || managed, own, managed);
  execute format('create policy sitting_people_change on panels.sitting_people for update to lantern_app, lantern_wide using (%s)
    with check (%s and changed_by = (select sec.staff())%s)', own || managed, own, managed);
  execute format('create policy item_people_change on panels.item_people for update to lantern_app, lantern_wide
    using (exists (select from panels.agenda_items i where i.agenda_item_id = item_people.agenda_item_id))
    with check (%s and withdrawn_by = (select sec.staff())%s and exists (select from panels.agenda_items i where i.agenda_item_id = item_people.agenda_item_id))', own, managed);
end $$;
create index item_people_staff_idx on panels.item_people (staff_id);

grant update (ended_by, ended_at, version) on panels.seats to lantern_app, lantern_wide;
grant update (starts_at, minutes, room, chair_id, opens_at, closes_at, cancelled_at, approved_at, approved_by, approved_without, version)
  on panels.sittings to lantern_app, lantern_wide;
grant update (attended, deputy, changed_by, changed_at, version) on panels.sitting_people to lantern_app, lantern_wide;
grant update (outcome, outcome_reason, sifted_by, sifted_at, version) on panels.panel_referrals to lantern_app, lantern_wide;
grant update (section, nth, minutes, wording, changed_by, changed_at, taken_off_at, version) on panels.agenda_items to lantern_app, lantern_wide;
grant update (withdrawn_by, withdrawn_at) on panels.item_people to lantern_app, lantern_wide;
create trigger item_people_history after update or delete on panels.item_people for each row execute function history.record('item_person_id');

create trigger sittings_locked before update on panels.sittings for each row execute function panels.keep_sitting_locked();
create trigger sitting_people_locked before insert or update on panels.sitting_people for each row execute function panels.keep_with_sitting();
-- A new stamp of the child is no change of the item.
create trigger agenda_items_locked before insert or update of section, nth, minutes, wording, changed_by, changed_at, taken_off_at, version
  on panels.agenda_items for each row execute function panels.keep_with_sitting();

set local role lantern_maintenance;

-- The teams of whoever adds something that is about no child: they read on what they asked.
create function panels.teams_of(p_staff uuid, p_at timestamptz) returns int[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct t.principal_id), '{}') from directory.posts p join directory.teams t on t.team_id = p.team_id
  where p.staff_id = p_staff and p.starts_on <= (p_at at time zone 'Europe/London')::date
    and (p.ends_on is null or p.ends_on >= (p_at at time zone 'Europe/London')::date)
$$;

create function panels.stamp_referral() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.person_id is null then
    new.acl := panels.teams_of(new.referred_by, new.referred_at);
    new.restricted := false;
    new.shut_out := '{}';
  else
    select p.acl, p.restricted, p.shut_out into new.acl, new.restricted, new.shut_out
    from subjects.people p where p.person_id = new.person_id and p.partnership_id = new.partnership_id;
  end if;
  return new;
end $$;

-- An item carries its child's stamp and a circle of its own, but where the record is restricted: that is left to its circle.
create function panels.stamp_item() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into sec.principals (partnership_id, kind) values (new.partnership_id, 'circle') returning principal_id into new.circle_id;
  if new.person_id is null then
    new.acl := new.circle_id || panels.teams_of(new.added_by, new.added_at);
    new.restricted := false;
    new.shut_out := '{}';
  else
    select case when p.restricted then p.acl else p.acl || new.circle_id end, p.restricted, p.shut_out
    into new.acl, new.restricted, new.shut_out
    from subjects.people p where p.person_id = new.person_id and p.partnership_id = new.partnership_id;
  end if;
  return new;
end $$;

create or replace function panels.stamp_meetings() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update panels.meetings set acl = new.acl, restricted = new.restricted, shut_out = new.shut_out
    where person_id = new.person_id;
  update panels.panel_referrals set acl = new.acl, restricted = new.restricted, shut_out = new.shut_out
    where person_id = new.person_id;
  update panels.agenda_items set acl = case when new.restricted then new.acl else new.acl || circle_id end,
      restricted = new.restricted, shut_out = new.shut_out
    where person_id = new.person_id;
  return null;
end $$;

create or replace function panels.stamp_differences() returns table (relation text, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.relation, p.person_id from (
    select 'panels.meetings' as relation, m.person_id, m.acl, null::int as circle_id, m.restricted, m.shut_out from panels.meetings m
    union all select 'panels.panel_referrals', r.person_id, r.acl, null, r.restricted, r.shut_out from panels.panel_referrals r
    union all select 'panels.agenda_items', i.person_id, i.acl, i.circle_id, i.restricted, i.shut_out from panels.agenda_items i
  ) d join subjects.people p on p.person_id = d.person_id
  where (d.acl is distinct from (case when d.circle_id is null or p.restricted then p.acl else p.acl || d.circle_id end)
      or d.restricted is distinct from p.restricted or d.shut_out is distinct from p.shut_out)
    and sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
$$;

-- What a sitting decided stands in the chronology of each child once its minutes are approved. Whoever approves need not
-- reach the child: nothing that was typed goes there, and the decision is read where it was made.
create function panels.tell_records() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  called text := coalesce((select c.body ->> 'name' from directory.configuration c where c.configuration_id = new.scheme_id), 'Panel');
  held_on date := (new.starts_at at time zone 'Europe/London')::date;
begin
  insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, agency_id, recorded_by)
  select gen_random_uuid(), i.partnership_id, i.person_id, 'meeting', left(called || ' of ' || to_char(held_on, 'FMDD Month YYYY') || ': '
      || coalesce((select string_agg(d.wording, '; ' order by d.item_decision_id) from panels.item_decisions d
        where d.agenda_item_id = i.agenda_item_id), 'no decision'), 200), held_on, null, new.approved_by
  from panels.agenda_items i where i.sitting_id = new.sitting_id and i.person_id is not null and i.taken_off_at is null;
  update protect.tracker_entries t set last_panel_on = held_on
  from panels.agenda_items i where i.sitting_id = new.sitting_id and i.person_id = t.person_id and i.taken_off_at is null
    and (t.last_panel_on is null or t.last_panel_on < held_on);
  return null;
end $$;

revoke all on function panels.teams_of(uuid, timestamptz), panels.stamp_referral(), panels.stamp_item(), panels.tell_records() from public;
grant execute on function panels.stamp_referral(), panels.stamp_item(), panels.tell_records() to lantern_owner;

-- As before, and the circles of the items that somebody is asked to, from the day that papers open until they close.
create or replace function sec.facts_within(p_staff uuid, p_at timestamptz, p_scopes text[]) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  with posted as (
    select r.key, r.name, r.reach,
      case when p_scopes is null then r.permissions
        else array(select unnest(r.permissions) intersect select unnest(p_scopes) order by 1) end as permissions,
      t.team_id, t.principal_id as team_principal,
      a.agency_id, a.name as agency_name, a.principal_id as agency_principal
    from directory.posts p
    join directory.roles r on r.role_id = p.role_id
    join directory.teams t on t.team_id = p.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    where p.staff_id = p_staff
      and p.starts_on <= (p_at at time zone 'Europe/London')::date
      and (p.ends_on is null or p.ends_on >= (p_at at time zone 'Europe/London')::date)
  ), held as (
    select *, reach <> 'none' and 'child.view' = any (permissions) as views from posted
  ), reached as (
    select team_principal as principal from held
    where views or (reach <> 'none' and 'concern.raise' = any (permissions))
    union
    select agency_principal from held where views and reach in ('agency', 'partnership')
    union
    select m.circle_id from sec.memberships m
    where m.staff_id = p_staff and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)
      and exists (select from held where views)
    union
    select i.circle_id from panels.item_people q
    join panels.agenda_items i on i.agenda_item_id = q.agenda_item_id
    join panels.sittings s on s.sitting_id = i.sitting_id
    where q.staff_id = p_staff and q.withdrawn_at is null and i.taken_off_at is null and s.cancelled_at is null
      and s.opens_at <= p_at and s.closes_at > p_at and exists (select from held where views)
  )
  select jsonb_build_object(
    'staffId', s.staff_id, 'partnershipId', s.partnership_id, 'partnershipName', n.name,
    'partnershipIsDemo', n.is_demo, 'name', s.name, 'isDemo', s.is_demo,
    'posts', coalesce((select jsonb_agg(jsonb_build_object('role', key, 'roleName', name, 'reach', reach,
      'permissions', permissions, 'teamId', team_id, 'agencyId', agency_id, 'agencyName', agency_name)
      order by agency_name, name) from held), '[]'),
    'principals', coalesce((select jsonb_agg(principal order by principal) from reached), '[]'))
  from directory.staff s join directory.partnerships n on n.partnership_id = s.partnership_id
  where s.staff_id = p_staff
$$;

-- An item of an agenda stands for its child where texts are looked through for protected places.
create or replace function subjects.protected_among(p_ids uuid[]) returns table (person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select q.person_id from subjects.protections q
  where q.ended_at is null and q.partnership_id = sec.partnership() and subjects.is_places()
    and q.person_id in (
      select id from unnest(p_ids) id
      union select c.person_id from identify.concerns c where c.concern_id = any (p_ids)
      union select e.person_id from identify.mash_episodes e where e.mash_episode_id = any (p_ids)
      union select m.person_id from panels.meetings m where m.meeting_id = any (p_ids)
      union select a.person_id from work.actions a where a.action_id = any (p_ids)
      union select h.person_id from work.chases h where h.chase_id = any (p_ids)
      union select c.person_id from protect.cohort_members c where c.cohort_member_id = any (p_ids)
      union select i.person_id from panels.agenda_items i where i.agenda_item_id = any (p_ids)
      union select r.person_id from panels.panel_referrals r where r.panel_referral_id = any (p_ids))
$$;
reset role;
set local role lantern_owner;

create trigger panel_referrals_stamp before insert on panels.panel_referrals for each row execute function panels.stamp_referral();
create trigger agenda_items_stamp before insert on panels.agenda_items for each row execute function panels.stamp_item();
create trigger sittings_tell after update of approved_at on panels.sittings
  for each row when (old.approved_at is null and new.approved_at is not null) execute function panels.tell_records();
