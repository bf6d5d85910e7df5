-- Persons of concern, places, groups, vehicles, phones, accounts and businesses beside the children;
-- what links one with a child; flags on them; and the use of a child's flag for enforcement against
-- the child, which is refused until somebody grants it.

create table subjects.things (
  thing_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  kind text not null check (kind in ('person', 'place', 'group', 'vehicle', 'phone', 'account', 'business')),
  label text not null check (length(label) between 1 and 200),
  identifier text check (length(identifier) between 1 and 200),
  match_on text not null check (length(match_on) between 1 and 400),
  born_on date,
  known_as text[] not null default '{}',
  standing text check (standing in ('alleged', 'suspected', 'convicted')),
  standing_basis text check (length(standing_basis) between 1 and 2000),
  says text check (length(says) between 1 and 4000),
  source text not null check (length(source) between 1 and 400),
  learned_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint things_standing_of_persons_check check ((kind = 'person') = (standing is not null) and (standing is null) = (standing_basis is null)),
  constraint things_person_born_check check (kind = 'person' or born_on is null)
);
comment on table subjects.things is 'What a concern can be about beside a child: a person of concern, a place, a group, a vehicle, a phone, an account online, a business. A child who is also of concern is a child and stands in subjects.people';
comment on column subjects.things.identifier is 'A registration, a number, a postcode, a name of use, as it was said';
comment on column subjects.things.match_on is 'The identifier, or else the label, without what writers differ in: what is here already is found by it';
comment on column subjects.things.standing is 'Of a person: alleged, suspected or convicted are three different words, each with its basis';
create unique index things_once_idx on subjects.things (partnership_id, kind, match_on) where kind in ('vehicle', 'phone', 'account');
create index things_match_idx on subjects.things (partnership_id, match_on);
create index things_list_idx on subjects.things (partnership_id, kind, lower(label), thing_id);
create index things_recorded_by_idx on subjects.things (recorded_by);
create index things_changed_by_idx on subjects.things (changed_by);

create table protect.thing_links (
  thing_link_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  thing_id uuid not null references subjects.things on delete restrict,
  relation text not null check (relation ~ '^[a-z0-9-]{1,40}$'),
  scheme_id uuid not null references directory.configuration on delete restrict,
  wording text not null check (length(wording) between 1 and 2000),
  source text not null check (length(source) between 1 and 400),
  learned_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  ended_on date,
  ended_by uuid references directory.staff on delete restrict,
  end_reason text check (length(end_reason) between 1 and 1000),
  constraint thing_links_ended_check check (num_nulls(ended_on, ended_by, end_reason) in (0, 3))
);
comment on table protect.thing_links is 'What somebody said links a child with a subject that is no child: sourced and dated, taken back with a reason; read and counted by who reaches the child';
create unique index thing_links_standing_key on protect.thing_links (person_id, thing_id, relation) where ended_on is null;
create index thing_links_person_idx on protect.thing_links (person_id, thing_link_id);
create index thing_links_thing_idx on protect.thing_links (thing_id, thing_link_id);
create index thing_links_scheme_idx on protect.thing_links (scheme_id);
create index thing_links_recorded_by_idx on protect.thing_links (recorded_by);
create index thing_links_ended_by_idx on protect.thing_links (ended_by);
create index thing_links_partnership_idx on protect.thing_links (partnership_id);

create table protect.thing_flags (
  thing_flag_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  scheme_id uuid not null references directory.configuration on delete restrict,
  type text not null check (length(type) between 1 and 40),
  reason text not null check (length(reason) between 1 and 4000),
  dissent text check (length(dissent) between 1 and 4000),
  raised_on date not null,
  raised_by uuid not null references directory.staff on delete restrict,
  review_by date not null,
  mirrored_in text[] not null default '{}',
  still_in text[] not null default '{}',
  ended_on date,
  ended_by uuid references directory.staff on delete restrict,
  end_reason text check (length(end_reason) between 1 and 4000),
  end_dissent text check (length(end_dissent) between 1 and 4000),
  version int not null default 1,
  constraint thing_flags_ended_check check (num_nulls(ended_on, ended_by, end_reason) in (0, 3)),
  constraint thing_flags_ends_first_check check (ended_on is not null or end_dissent is null),
  constraint thing_flags_still_check check (ended_on is not null or still_in = '{}')
);
comment on table protect.thing_flags is 'Flags on subjects that are no children: raised, reviewed and ended by people; none ends by itself';
comment on column protect.thing_flags.mirrored_in is 'The agencies'' own systems in which the same flag was set';
comment on column protect.thing_flags.still_in is 'Systems out of which it has still to be taken since it ended';
create unique index thing_flags_standing_key on protect.thing_flags (thing_id, type) where ended_on is null;
create index thing_flags_thing_idx on protect.thing_flags (thing_id, raised_on desc);
create index thing_flags_due_idx on protect.thing_flags (partnership_id, review_by, thing_flag_id) where ended_on is null;
create index thing_flags_still_idx on protect.thing_flags (partnership_id, thing_flag_id) where still_in <> '{}';
create index thing_flags_scheme_idx on protect.thing_flags (scheme_id);
create index thing_flags_raised_by_idx on protect.thing_flags (raised_by);
create index thing_flags_ended_by_idx on protect.thing_flags (ended_by);
create index thing_flags_partnership_idx on protect.thing_flags (partnership_id);

create table protect.thing_flag_reviews (
  thing_flag_review_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_flag_id uuid not null references protect.thing_flags on delete restrict,
  reason text not null check (length(reason) between 1 and 4000),
  dissent text check (length(dissent) between 1 and 4000),
  review_by date not null,
  reviewed_on date not null,
  reviewed_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table protect.thing_flag_reviews is 'Append-only: each look at such a flag that left it standing, with the reason and the next date';
create index thing_flag_reviews_flag_idx on protect.thing_flag_reviews (thing_flag_id, thing_flag_review_id);
create index thing_flag_reviews_by_idx on protect.thing_flag_reviews (reviewed_by);
create index thing_flag_reviews_partnership_idx on protect.thing_flag_reviews (partnership_id);

alter table protect.flags add column still_in text[] not null default '{}',
  add constraint flags_still_check check (ended_on is not null or still_in = '{}');
comment on column protect.flags.still_in is 'Systems out of which it has still to be taken since it ended';
create index flags_still_idx on protect.flags (partnership_id, flag_id) where still_in <> '{}';
create index flags_due_idx on protect.flags (partnership_id, review_by, flag_id) where ended_on is null;
grant update (still_in) on protect.flags to lantern_app, lantern_wide;

create table protect.enforcement_requests (
  enforcement_request_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  flag_id uuid not null,
  wanted_use text not null check (length(wanted_use) between 1 and 2000),
  power text not null check (length(power) between 1 and 400),
  reason text not null check (length(reason) between 1 and 4000),
  instead text not null check (length(instead) between 1 and 2000),
  asked_by uuid not null references directory.staff on delete restrict,
  asked_on date not null,
  asked_at timestamptz not null,
  outcome text check (outcome in ('granted', 'refused')),
  decision_reason text check (length(decision_reason) between 1 and 4000),
  section45 text check (length(section45) between 1 and 2000),
  not_charging text check (length(not_charging) between 1 and 2000),
  safeguards text check (length(safeguards) between 1 and 2000),
  from_on date,
  until_on date,
  decided_by uuid references directory.staff on delete restrict,
  decided_on date,
  decided_at timestamptz,
  ended_on date,
  ended_by uuid references directory.staff on delete restrict,
  end_reason text check (length(end_reason) between 1 and 2000),
  version int not null default 1,
  constraint enforcement_requests_flag_fkey foreign key (flag_id, person_id) references protect.flags (flag_id, person_id)
    on delete cascade deferrable,
  constraint enforcement_requests_two_check check (decided_by <> asked_by),
  constraint enforcement_requests_decided_check check (num_nulls(outcome, decision_reason, decided_by, decided_on, decided_at) in (0, 5)),
  constraint enforcement_requests_granted_check check (
    num_nulls(section45, not_charging, safeguards, from_on, until_on) = case when outcome = 'granted' then 0 else 5 end),
  constraint enforcement_requests_order_check check (until_on >= from_on),
  constraint enforcement_requests_ended_check check (num_nulls(ended_on, ended_by, end_reason) in (0, 3) and (ended_on is null or outcome = 'granted'))
);
comment on table protect.enforcement_requests is 'The wish to use a child''s flag for enforcement against the child: refused until a second person grants it, for a time, with what protects the child';
comment on column protect.enforcement_requests.instead is 'What else was considered in its place';
comment on column protect.enforcement_requests.section45 is 'How the defence of section 45 of the Modern Slavery Act 2015 was considered';
comment on column protect.enforcement_requests.not_charging is 'How not charging the child was considered';
comment on column protect.enforcement_requests.safeguards is 'What protects the child while the flag is used';
create unique index enforcement_requests_open_key on protect.enforcement_requests (flag_id) where decided_at is null;
create index enforcement_requests_flag_idx on protect.enforcement_requests (flag_id, person_id);
create index enforcement_requests_person_idx on protect.enforcement_requests (person_id, enforcement_request_id);
create index enforcement_requests_list_idx on protect.enforcement_requests (partnership_id, asked_on desc, enforcement_request_id);
create index enforcement_requests_asked_by_idx on protect.enforcement_requests (asked_by);
create index enforcement_requests_decided_by_idx on protect.enforcement_requests (decided_by);
create index enforcement_requests_ended_by_idx on protect.enforcement_requests (ended_by);

do $$
declare
  held record;
  name text;
begin
  for held in select * from (values
      ('subjects.things', 'recorded_by', 'thing'), ('protect.thing_flags', 'raised_by', 'thing'), ('protect.thing_flag_reviews', 'reviewed_by', 'thing'),
      ('protect.thing_links', 'recorded_by', 'child'), ('protect.enforcement_requests', 'asked_by', 'child')) as v (relation, author, about) loop
    name := split_part(held.relation, '.', 2);
    execute format('alter table %s enable row level security', held.relation);
    execute format('alter table %s force row level security', held.relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', held.relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', held.relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', held.relation);
    if held.about = 'thing' then
      execute format('create policy %I on %s for select to lantern_app, lantern_wide
        using (partnership_id = (select sec.partnership()) and (select sec.can(''subject.view'')))', name || '_read', held.relation);
      execute format('create policy %I on %s for insert to lantern_app, lantern_wide
        with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff()) and (select sec.can(''subject.record'')))',
        name || '_add', held.relation, held.author);
    else
      execute format('create policy %I on %s for select to lantern_app, lantern_wide
        using (exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_read', held.relation, name);
    end if;
    perform sec.keep_controller(held.relation::regclass, held.author, '-');
    perform govern.guard(held.relation::regclass);
  end loop;
end $$;

create policy things_change on subjects.things for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('subject.record')))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff()) and (select sec.can('subject.record')));
grant update (label, identifier, match_on, born_on, known_as, standing, standing_basis, says, source, learned_on, changed_by, changed_at, version)
  on subjects.things to lantern_app, lantern_wide;
create policy thing_flags_change on protect.thing_flags for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('subject.record')))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('subject.record')));
grant update (review_by, mirrored_in, still_in, ended_on, ended_by, end_reason, end_dissent, version) on protect.thing_flags
  to lantern_app, lantern_wide;
create policy thing_links_add on protect.thing_links for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('subject.record'))
    and exists (select from subjects.people p where p.person_id = thing_links.person_id));
create policy thing_links_change on protect.thing_links for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = thing_links.person_id))
  with check (partnership_id = (select sec.partnership()) and ended_by = (select sec.staff()) and (select sec.can('subject.record'))
    and exists (select from subjects.people p where p.person_id = thing_links.person_id));
grant update (ended_on, ended_by, end_reason) on protect.thing_links to lantern_app, lantern_wide;
create policy enforcement_requests_add on protect.enforcement_requests for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and asked_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = enforcement_requests.person_id));
create policy enforcement_requests_change on protect.enforcement_requests for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = enforcement_requests.person_id))
  with check (partnership_id = (select sec.partnership()) and (ended_by is null or ended_by = (select sec.staff()))
    and (select sec.can('flag.enforcement')) and exists (select from subjects.people p where p.person_id = enforcement_requests.person_id));
grant update (outcome, decision_reason, section45, not_charging, safeguards, from_on, until_on, decided_by, decided_on, decided_at,
  ended_on, ended_by, end_reason, version) on protect.enforcement_requests to lantern_app, lantern_wide;

-- A request is asked for and nothing else: that it is granted is somebody else's later word, and a grant stands as it was given.
create function protect.keep_enforcement() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user not in ('lantern_app', 'lantern_wide') then return new; end if;
  if tg_op = 'INSERT' then
    if num_nonnulls(new.outcome, new.decided_by, new.ended_by) > 0 then
      raise exception 'a request is decided by somebody else, later' using errcode = 'insufficient_privilege';
    end if;
  elsif old.outcome is null then
    if new.decided_by is distinct from sec.staff() then
      raise exception 'whoever decides is the one who is acting' using errcode = 'insufficient_privilege';
    end if;
  elsif (old.outcome, old.decision_reason, old.section45, old.not_charging, old.safeguards, old.from_on, old.until_on, old.decided_by)
      is distinct from (new.outcome, new.decision_reason, new.section45, new.not_charging, new.safeguards, new.from_on, new.until_on, new.decided_by)
      or old.ended_on is not null then
    raise exception 'what was decided stands; a grant can be ended' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function protect.keep_enforcement() from public;
create trigger enforcement_requests_keep before insert or update on protect.enforcement_requests
  for each row execute function protect.keep_enforcement();

create trigger things_history after update or delete on subjects.things for each row execute function history.record('thing_id');
create trigger thing_links_history after update or delete on protect.thing_links for each row execute function history.record('thing_link_id');
create trigger thing_flags_history after update or delete on protect.thing_flags for each row execute function history.record('thing_flag_id');
create trigger enforcement_requests_history after update or delete on protect.enforcement_requests
  for each row execute function history.record('enforcement_request_id');

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool', 'missing', 'assessment', 'service', 'recovery', 'nrm', 'forum', 'life', 'escalation', 'supervision', 'education', 'cohort', 'family', 'moment', 'visit',
    'link', 'document'));

-- For governance: how often the use of a flag against a child was asked for, and what was decided. Which child, and all that was typed, stays on the record.
set local role lantern_maintenance;
create function protect.enforcement_register()
returns table (request_id uuid, asked_on date, agency text, outcome text, decided_on date, from_on date, until_on date, ended_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.enforcement_request_id, e.asked_on, a.name, e.outcome, e.decided_on, e.from_on, e.until_on, e.ended_on
  from protect.enforcement_requests e left join directory.agencies a on a.agency_id = e.controller_id
  where e.partnership_id = sec.partnership() and sec.can('governance.view')
  order by e.asked_on desc, e.enforcement_request_id desc limit 500
$$;
revoke all on function protect.enforcement_register() from public;
grant execute on function protect.enforcement_register() to lantern_app, lantern_wide;
reset role;
set local role lantern_owner;
