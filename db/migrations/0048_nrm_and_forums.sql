-- Cross-references of a child to other forums, with who may know of each; and the National Referral
-- Mechanism, from the consideration to the last decision, with section 45 of the Modern Slavery Act.

create table protect.forum_members (
  forum_member_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  forum text not null check (forum ~ '^[a-z0-9-]{1,40}$'),
  staff_id uuid not null references directory.staff on delete restrict,
  reason text not null check (length(reason) between 1 and 1000),
  given_by uuid not null references directory.staff on delete restrict,
  given_at timestamptz not null,
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 1 and 1000),
  version int not null default 1,
  constraint forum_members_not_own_check check (staff_id <> given_by),
  constraint forum_members_ended_check check (num_nulls(ended_by, ended_at, end_reason) in (0, 3))
);
comment on table protect.forum_members is 'Who may know that a child is known to a hidden forum: staff by name, given by one and never to oneself, with reasons; names no child';
create unique index forum_members_standing_idx on protect.forum_members (staff_id, forum) where ended_at is null;
create index forum_members_forum_idx on protect.forum_members (partnership_id, forum, forum_member_id);
create index forum_members_staff_idx on protect.forum_members (staff_id);
create index forum_members_given_by_idx on protect.forum_members (given_by);
create index forum_members_ended_by_idx on protect.forum_members (ended_by);

alter table protect.forum_members enable row level security;
alter table protect.forum_members force row level security;
create policy forum_members_maintenance on protect.forum_members to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on protect.forum_members to lantern_maintenance;
create policy forum_members_read on protect.forum_members for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('forum.lists')));
create policy forum_members_give on protect.forum_members for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and given_by = (select sec.staff()) and (select sec.can('forum.manage')));
create policy forum_members_end on protect.forum_members for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('forum.manage')))
  with check (partnership_id = (select sec.partnership()) and ended_by = (select sec.staff()) and (select sec.can('forum.manage')));
grant select, insert on protect.forum_members to lantern_app, lantern_wide;
grant update (ended_by, ended_at, end_reason, version) on protect.forum_members to lantern_app, lantern_wide;
create trigger forum_members_history after update or delete on protect.forum_members
  for each row execute function history.record('forum_member_id');
select govern.guard('protect.forum_members');

-- The forums on whose list the acting person stands, asked once for each statement as the stamps are.
set local role lantern_maintenance;
create function sec.forums() returns text[]
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(m.forum), '{}') from protect.forum_members m
  where m.staff_id = sec.staff() and m.partnership_id = sec.partnership() and m.ended_at is null
$$;
revoke all on function sec.forums() from public;
grant execute on function sec.forums() to lantern_app, lantern_wide;
reset role;
set local role lantern_owner;

create table protect.forum_entries (
  forum_entry_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  forum_reference_id uuid not null,
  version int not null check (version > 0),
  step text not null check (step in ('recorded', 'changed', 'ended')),
  forum text not null check (forum ~ '^[a-z0-9-]{1,40}$'),
  forum_id uuid not null references directory.configuration on delete restrict,
  hidden boolean not null,
  opened_by uuid not null references directory.staff on delete restrict,
  on_since date not null,
  reference text check (length(reference) between 1 and 100),
  contact text check (length(contact) between 1 and 200),
  summary text check (length(summary) between 1 and 2000),
  next_on date,
  next_what text check (length(next_what) between 1 and 400),
  basis text not null check (length(basis) between 1 and 2000),
  ended_on date,
  end_reason text check (length(end_reason) between 1 and 1000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint forum_entries_version_key unique (forum_reference_id, version),
  constraint forum_entries_first_check check ((step = 'recorded') = (version = 1)),
  constraint forum_entries_ended_check check ((step = 'ended') = (ended_on is not null) and (ended_on is null) = (end_reason is null)),
  constraint forum_entries_next_check check (next_what is null or next_on is not null)
);
comment on table protect.forum_entries is 'Append-only: that a child is known to another forum, each version of it; the newest stands. That it exists is a permission for each forum';
comment on column protect.forum_entries.forum_reference_id is 'One for all versions of a reference';
comment on column protect.forum_entries.hidden is 'As the forum was when it was recorded, and so for ever: read by who recorded it first and who is on the forum''s list, and by nobody else';
comment on column protect.forum_entries.opened_by is 'Who recorded it first';
comment on column protect.forum_entries.basis is 'On what basis it is recorded here';
create index forum_entries_person_idx on protect.forum_entries (person_id, forum_reference_id, version);
create index forum_entries_forum_idx on protect.forum_entries (partnership_id, forum, next_on);
create index forum_entries_forum_id_idx on protect.forum_entries (forum_id);
create index forum_entries_opened_by_idx on protect.forum_entries (opened_by);
create index forum_entries_recorded_by_idx on protect.forum_entries (recorded_by);

-- Whether a reference is hidden is the forum's to say and nobody's who writes; what follows is of the
-- same child, the same forum and as hidden as what stands. Only who is on its list opens a hidden one.
create function protect.keep_forum() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  before protect.forum_entries;
begin
  if new.version = 1 then
    select (c.body ->> 'isHidden')::boolean into new.hidden from directory.configuration c
      where c.configuration_id = new.forum_id and c.kind = 'forum' and c.key = new.forum;
    if new.hidden is null then
      raise exception 'no forum of this name is configured' using errcode = 'check_violation';
    end if;
    new.opened_by := new.recorded_by;
    if new.hidden and current_user in ('lantern_app', 'lantern_wide') and not new.forum = any (sec.forums()) then
      raise exception 'a hidden forum is recorded by who is on its list' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  select * into before from protect.forum_entries e
    where e.forum_reference_id = new.forum_reference_id and e.version = new.version - 1 and e.person_id = new.person_id;
  if before.forum_entry_id is null or before.ended_on is not null then
    raise exception 'there is nothing to change' using errcode = 'check_violation';
  end if;
  new.forum := before.forum;
  new.forum_id := before.forum_id;
  new.hidden := before.hidden;
  new.opened_by := before.opened_by;
  return new;
end $$;
revoke all on function protect.keep_forum() from public;
create trigger forum_entries_keep before insert on protect.forum_entries
  for each row execute function protect.keep_forum();

create table protect.nrm_referrals (
  nrm_referral_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  stage text not null check (stage in ('not-needed', 'preparing', 'reasonable', 'conclusive', 'decided', 'withdrawn')),
  considered_on date not null,
  reason text not null check (length(reason) between 1 and 4000),
  form_id uuid not null references directory.configuration on delete restrict,
  begun_by uuid not null references directory.staff on delete restrict,
  begun_at timestamptz not null,
  submitted_on date,
  reference text check (length(reference) between 1 and 60),
  responder text check (length(responder) between 1 and 200),
  clocks_id uuid references directory.configuration on delete restrict,
  due_on date,
  not_before date,
  paused_on date,
  version int not null default 1,
  constraint nrm_referrals_submitted_check check (num_nulls(submitted_on, reference, responder, clocks_id) in (0, 4)),
  constraint nrm_referrals_sent_check check (stage in ('not-needed', 'preparing', 'withdrawn') or submitted_on is not null),
  constraint nrm_referrals_order_check check (submitted_on >= considered_on)
);
comment on table protect.nrm_referrals is 'A referral of a child to the National Referral Mechanism, or that none was needed; what happened stands in nrm_steps';
comment on column protect.nrm_referrals.form_id is 'The version of the form that it was prepared by';
comment on column protect.nrm_referrals.clocks_id is 'Who decides it and by when: the version of the clocks that it was submitted under';
comment on column protect.nrm_referrals.due_on is 'When the next decision is due, worked out from the steps; none while the clock stands or where there is none';
comment on column protect.nrm_referrals.not_before is 'The first day on which conclusive grounds may be decided';
create unique index nrm_referrals_open_idx on protect.nrm_referrals (person_id) where stage in ('preparing', 'reasonable', 'conclusive');
create index nrm_referrals_running_idx on protect.nrm_referrals (partnership_id, due_on, nrm_referral_id)
  where stage in ('preparing', 'reasonable', 'conclusive');
create index nrm_referrals_person_idx on protect.nrm_referrals (person_id, nrm_referral_id);
create index nrm_referrals_partnership_idx on protect.nrm_referrals (partnership_id);
create index nrm_referrals_form_idx on protect.nrm_referrals (form_id);
create index nrm_referrals_clocks_idx on protect.nrm_referrals (clocks_id);
create index nrm_referrals_begun_by_idx on protect.nrm_referrals (begun_by);

create table protect.nrm_answers (
  nrm_answer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  nrm_referral_id uuid not null references protect.nrm_referrals on delete cascade,
  field text not null check (field ~ '^[a-z0-9-]{1,40}$'),
  wording text check (length(wording) between 1 and 8000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table protect.nrm_answers is 'Append-only: what will be typed into one field of the Home Office''s form; the newest counts, and an empty one takes it back';
create index nrm_answers_referral_idx on protect.nrm_answers (nrm_referral_id, field, nrm_answer_id desc);
create index nrm_answers_person_idx on protect.nrm_answers (person_id);
create index nrm_answers_recorded_by_idx on protect.nrm_answers (recorded_by);
create index nrm_answers_partnership_idx on protect.nrm_answers (partnership_id);

create table protect.nrm_steps (
  nrm_step_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  nrm_referral_id uuid not null references protect.nrm_referrals on delete cascade,
  step text not null check (step in ('submitted', 'reasonable-grounds', 'conclusive-grounds', 'paused', 'resumed', 'reconsideration',
    'guardian', 'withdrawn')),
  outcome text check (outcome in ('positive', 'negative', 'asked', 'allocated', 'not-offered-here')),
  happened_on date not null,
  wording text check (length(wording) between 1 and 4000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint nrm_steps_verdict_check check (case
    when step in ('reasonable-grounds', 'conclusive-grounds') then outcome in ('positive', 'negative') and outcome is not null
    when step = 'guardian' then outcome in ('asked', 'allocated', 'not-offered-here') and outcome is not null
    else outcome is null end),
  constraint nrm_steps_words_check check (wording is not null or step in ('submitted', 'resumed', 'guardian'))
);
comment on table protect.nrm_steps is 'Append-only: what happened to a referral: sent, decided, its clock paused with the reason, reconsidered, withdrawn; a later one puts an earlier one right';
create index nrm_steps_referral_idx on protect.nrm_steps (nrm_referral_id, nrm_step_id);
create index nrm_steps_person_idx on protect.nrm_steps (person_id);
create index nrm_steps_recorded_by_idx on protect.nrm_steps (recorded_by);
create index nrm_steps_partnership_idx on protect.nrm_steps (partnership_id);

create table protect.section45_views (
  section45_view_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  verdict text not null check (verdict in ('considered', 'not-considered', 'not-applicable')),
  considered_on date not null,
  considered_by text not null check (length(considered_by) between 1 and 200),
  advice text not null check (advice in ('asked', 'had', 'not-asked')),
  reason text not null check (length(reason) between 1 and 4000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table protect.section45_views is 'Append-only: whether the defence of section 45 of the Modern Slavery Act 2015 was considered for a child, by whom and why; the newest stands. It is no legal advice';
create index section45_views_person_idx on protect.section45_views (person_id, section45_view_id desc);
create index section45_views_recorded_by_idx on protect.section45_views (recorded_by);
create index section45_views_partnership_idx on protect.section45_views (partnership_id);

do $$
declare
  held record;
  name text;
begin
  for held in select * from (values ('protect.nrm_referrals', 'begun_by'), ('protect.nrm_answers', 'recorded_by'),
      ('protect.nrm_steps', 'recorded_by'), ('protect.section45_views', 'recorded_by'), ('protect.forum_entries', 'recorded_by'))
      as v (relation, author) loop
    name := split_part(held.relation, '.', 2);
    execute format('alter table %s enable row level security', held.relation);
    execute format('alter table %s force row level security', held.relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', held.relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', held.relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', held.relation);
    if name <> 'forum_entries' then
      execute format('create policy %I on %s for select to lantern_app, lantern_wide
        using (exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_read', held.relation, name);
      execute format('create policy %I on %s for insert to lantern_app, lantern_wide
        with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff())
          and exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_add', held.relation, held.author, name);
    end if;
    perform sec.keep_controller(held.relation::regclass, held.author, '-');
    perform govern.guard(held.relation::regclass);
  end loop;
end $$;

create policy forum_entries_read on protect.forum_entries for select to lantern_app, lantern_wide
  using ((not hidden or opened_by = (select sec.staff()) or forum = any ((select sec.forums())::text[]))
    and exists (select from subjects.people p where p.person_id = forum_entries.person_id));
create policy forum_entries_add on protect.forum_entries for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
    and (not hidden or opened_by = (select sec.staff()) or forum = any ((select sec.forums())::text[]))
    and exists (select from subjects.people p where p.person_id = forum_entries.person_id));

create policy nrm_referrals_change on protect.nrm_referrals for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = nrm_referrals.person_id))
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = nrm_referrals.person_id));
grant update (stage, submitted_on, reference, responder, clocks_id, due_on, not_before, paused_on, version)
  on protect.nrm_referrals to lantern_app, lantern_wide;
create trigger nrm_referrals_history after update or delete on protect.nrm_referrals
  for each row execute function history.record('nrm_referral_id');

-- How much is held of a record, for whoever answers a request: of references to forums the open ones.
-- Whether there is a hidden one, the forum's own list says.
set local role lantern_maintenance;
create or replace function govern.information_by_reference(p_reference text)
returns table (relation text, controller_id uuid, law_enforcement boolean, held int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with child as (
    select p.person_id from subjects.people p
    where p.partnership_id = sec.partnership() and sec.can('governance.view') and p.reference = p_reference
  )
  select i.* from child c cross join lateral subjects.information_about(c.person_id) i
  where i.relation <> 'protect.forum_entries'
  union all
  select 'protect.forum_entries', e.controller_id, e.law_enforcement, count(*)::int
  from child c join protect.forum_entries e on e.person_id = c.person_id
  where not e.hidden group by 2, 3
$$;
reset role;
set local role lantern_owner;

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool', 'missing', 'assessment', 'service', 'recovery', 'nrm', 'forum'));
