-- People around a child, who has parental responsibility, orders of courts, and who must not be told. What is known is added
-- and never edited; who must not be told is marked once, and refused here wherever something is made for somebody.

create table protect.people_around (
  around_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint people_around_child_key unique (around_id, person_id)
);
comment on table protect.people_around is 'Append-only: somebody around a child: parent, carer, brother or sister, grandparent, friend, trusted adult. No standing, no flag, and in no search for people of concern; what is known of them stands in protect.around_entries';
create index people_around_person_idx on protect.people_around (person_id, around_id);
create index people_around_partnership_idx on protect.people_around (partnership_id);
create index people_around_by_idx on protect.people_around (recorded_by);

create table protect.around_entries (
  around_entry_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  around_id uuid not null,
  name text check (length(name) between 1 and 200),
  described text check (length(described) between 1 and 500),
  relationship text not null check (relationship ~ '^[a-z0-9-]{1,40}$'),
  part text not null check (part in ('partner', 'informed', 'not-involved', 'not-asked')),
  phone text check (length(phone) between 1 and 60),
  email text check (length(email) between 1 and 200),
  language text check (length(language) between 1 and 100),
  source text not null check (source ~ '^[a-z0-9-]{1,40}$'),
  source_name text check (length(source_name) between 1 and 200),
  noted_on date not null,
  change text not null check (change in ('added', 'changed', 'corrected', 'ended')),
  change_words text check (length(change_words) between 1 and 1000),
  replaces_id uuid,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint around_entries_known check (num_nonnulls(name, described) > 0),
  constraint around_entries_follows check ((replaces_id is null) = (change = 'added') and (change <> 'ended' or change_words is not null)),
  constraint around_entries_child_key unique (around_entry_id, person_id),
  constraint around_entries_replaces_key unique (replaces_id),
  constraint around_entries_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable,
  constraint around_entries_replaces_fkey foreign key (replaces_id, person_id) references protect.around_entries (around_entry_id, person_id) on delete cascade deferrable
);
comment on table protect.around_entries is 'Append-only: what is known of somebody around a child, with source and date; a later entry takes the place of one, and the last may say that they are no longer around the child';
comment on column protect.around_entries.part is 'How they take part in keeping the child safe: a partner in it, told of it, not involved at present, or nobody has asked yet';
comment on column protect.around_entries.described is 'Who they are where no name is known';
comment on column protect.around_entries.relationship is 'By the list in force';
create index around_entries_person_idx on protect.around_entries (person_id, around_entry_id);
create index around_entries_partnership_idx on protect.around_entries (partnership_id);
create index around_entries_by_idx on protect.around_entries (recorded_by);
create index around_entries_around_idx on protect.around_entries (around_id, person_id);
create index around_entries_replaces_idx on protect.around_entries (replaces_id, person_id);

create table protect.around_views (
  around_view_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  around_id uuid not null,
  side text not null check (side in ('theirs', 'worker')),
  wording text not null check (length(wording) between 1 and 4000),
  source text not null check (source ~ '^[a-z0-9-]{1,40}$'),
  source_name text check (length(source_name) between 1 and 200),
  noted_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint around_views_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable
);
comment on table protect.around_views is 'Append-only: what somebody around a child thinks, in their words, and what workers note of them, with source and date';
create index around_views_person_idx on protect.around_views (person_id, around_view_id);
create index around_views_partnership_idx on protect.around_views (partnership_id);
create index around_views_by_idx on protect.around_views (recorded_by);
create index around_views_around_idx on protect.around_views (around_id, person_id);

create table protect.around_contacts (
  around_contact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  around_id uuid not null,
  safety text not null check (safety in ('safe', 'supervised', 'not-safe', 'not-known')),
  why text not null check (length(why) between 1 and 2000),
  from_on date not null,
  source text not null check (source ~ '^[a-z0-9-]{1,40}$'),
  source_name text check (length(source_name) between 1 and 200),
  noted_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint around_contacts_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable
);
comment on table protect.around_contacts is 'Append-only: whether contact of a child with somebody around them is safe, and why; the newest counts';
create index around_contacts_person_idx on protect.around_contacts (person_id, around_contact_id);
create index around_contacts_partnership_idx on protect.around_contacts (partnership_id);
create index around_contacts_by_idx on protect.around_contacts (recorded_by);
create index around_contacts_around_idx on protect.around_contacts (around_id, person_id);

create table protect.parental_responsibilities (
  responsibility_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  around_id uuid,
  authority text check (length(authority) between 1 and 200),
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  evidence text not null check (length(evidence) between 1 and 500),
  from_on date not null,
  until_on date,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  ended_on date,
  end_kind text check (end_kind in ('ended', 'wrong')),
  end_reason text check (length(end_reason) between 1 and 1000),
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  version int not null default 1,
  constraint parental_responsibilities_holder check (num_nonnulls(around_id, authority) = 1),
  constraint parental_responsibilities_span check (until_on is null or until_on >= from_on),
  constraint parental_responsibilities_ending check (num_nulls(ended_on, end_kind, end_reason, ended_by, ended_at) in (0, 5)),
  constraint parental_responsibilities_child_key unique (responsibility_id, person_id),
  constraint parental_responsibilities_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable
);
comment on table protect.parental_responsibilities is 'Who has parental responsibility for a child, by kind and evidence, from and until when; at 18 nobody has';
comment on column protect.parental_responsibilities.authority is 'A local authority, by an order: never because a child is accommodated';
comment on column protect.parental_responsibilities.kind is 'By the list in force';
create index parental_responsibilities_person_idx on protect.parental_responsibilities (person_id, responsibility_id);
create index parental_responsibilities_partnership_idx on protect.parental_responsibilities (partnership_id);
create index parental_responsibilities_by_idx on protect.parental_responsibilities (recorded_by);
create index parental_responsibilities_around_idx on protect.parental_responsibilities (around_id, person_id);
create index parental_responsibilities_ended_by_idx on protect.parental_responsibilities (ended_by);

create table protect.responsibility_restrictions (
  restriction_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  responsibility_id uuid not null,
  wording text not null check (length(wording) between 1 and 2000),
  evidence text not null check (length(evidence) between 1 and 500),
  from_on date not null,
  until_on date,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  ended_on date,
  end_kind text check (end_kind in ('ended', 'wrong')),
  end_reason text check (length(end_reason) between 1 and 1000),
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  version int not null default 1,
  constraint responsibility_restrictions_span check (until_on is null or until_on >= from_on),
  constraint responsibility_restrictions_ending check (num_nulls(ended_on, end_kind, end_reason, ended_by, ended_at) in (0, 5)),
  constraint responsibility_restrictions_fkey foreign key (responsibility_id, person_id) references protect.parental_responsibilities (responsibility_id, person_id) on delete cascade deferrable
);
comment on table protect.responsibility_restrictions is 'What a court or an agreement takes from somebody''s parental responsibility, from and until when';
create index responsibility_restrictions_person_idx on protect.responsibility_restrictions (person_id, restriction_id);
create index responsibility_restrictions_partnership_idx on protect.responsibility_restrictions (partnership_id);
create index responsibility_restrictions_by_idx on protect.responsibility_restrictions (recorded_by);
create index responsibility_restrictions_ended_by_idx on protect.responsibility_restrictions (ended_by);
create index responsibility_restrictions_of_idx on protect.responsibility_restrictions (responsibility_id, person_id);

create table protect.court_orders (
  court_order_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  around_id uuid,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  court text not null check (length(court) between 1 and 200),
  made_on date not null,
  from_on date not null,
  until_on date,
  terms text not null check (length(terms) between 1 and 2000),
  document text check (length(document) between 1 and 200),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  ended_on date,
  end_kind text check (end_kind in ('ended', 'wrong')),
  end_reason text check (length(end_reason) between 1 and 1000),
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  version int not null default 1,
  constraint court_orders_span check (until_on is null or until_on >= from_on),
  constraint court_orders_ending check (num_nulls(ended_on, end_kind, end_reason, ended_by, ended_at) in (0, 5)),
  constraint court_orders_made check (from_on >= made_on),
  constraint court_orders_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable
);
comment on table protect.court_orders is 'Orders of courts about a child: kind, court, dates, terms in brief and where the order itself is kept';
comment on column protect.court_orders.around_id is 'Whom it is about, where it is about one person';
comment on column protect.court_orders.document is 'The reference of the sealed order, where it is kept';
create index court_orders_person_idx on protect.court_orders (person_id, court_order_id);
create index court_orders_partnership_idx on protect.court_orders (partnership_id);
create index court_orders_by_idx on protect.court_orders (recorded_by);
create index court_orders_around_idx on protect.court_orders (around_id, person_id);
create index court_orders_ended_by_idx on protect.court_orders (ended_by);

create table protect.do_not_tell (
  do_not_tell_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  around_id uuid not null,
  reason text not null check (length(reason) between 1 and 2000),
  from_on date not null,
  review_by date not null,
  marked_by uuid not null references directory.staff on delete restrict,
  marked_at timestamptz not null,
  lifted_on date,
  lift_decided_by text check (length(lift_decided_by) between 1 and 200),
  lift_reason text check (length(lift_reason) between 1 and 2000),
  lifted_by uuid references directory.staff on delete restrict,
  lifted_at timestamptz,
  version int not null default 1,
  constraint do_not_tell_review check (review_by >= from_on),
  constraint do_not_tell_lifted check (num_nulls(lifted_on, lift_decided_by, lift_reason, lifted_by, lifted_at) in (0, 5)),
  constraint do_not_tell_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable
);
comment on table protect.do_not_tell is 'Who must not be told about a child, why, by whom, from when and when it is looked at again; it stands until a named person decides to lift it';
comment on column protect.do_not_tell.lift_decided_by is 'Who decided it, by name and role: often not whoever records it';
create index do_not_tell_person_idx on protect.do_not_tell (person_id, do_not_tell_id);
create index do_not_tell_partnership_idx on protect.do_not_tell (partnership_id);
create index do_not_tell_around_idx on protect.do_not_tell (around_id, person_id);
create unique index do_not_tell_once_idx on protect.do_not_tell (around_id) where lifted_at is null;
create index do_not_tell_marked_by_idx on protect.do_not_tell (marked_by);
create index do_not_tell_lifted_by_idx on protect.do_not_tell (lifted_by);
create index do_not_tell_due_idx on protect.do_not_tell (partnership_id, review_by) where lifted_at is null;

create table protect.telling_decisions (
  telling_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  at_age int not null check (at_age in (16, 18)),
  outcome text not null check (outcome in ('named', 'nobody', 'did-not-say')),
  wording text not null check (length(wording) between 1 and 2000),
  decided_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint telling_decisions_child_key unique (telling_decision_id, person_id)
);
comment on table protect.telling_decisions is 'Append-only: what a young person said at 16 and at 18 about who may be told; the newest of each age counts';
create index telling_decisions_person_idx on protect.telling_decisions (person_id, telling_decision_id);
create index telling_decisions_partnership_idx on protect.telling_decisions (partnership_id);
create index telling_decisions_by_idx on protect.telling_decisions (recorded_by);

create table protect.telling_people (
  telling_person_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  telling_decision_id uuid not null,
  around_id uuid not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint telling_people_key unique (telling_decision_id, around_id),
  constraint telling_people_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable,
  constraint telling_people_decision_fkey foreign key (telling_decision_id, person_id) references protect.telling_decisions (telling_decision_id, person_id) on delete cascade deferrable
);
comment on table protect.telling_people is 'Append-only: people around them who may be told, as a young person decided';
create index telling_people_person_idx on protect.telling_people (person_id, telling_person_id);
create index telling_people_partnership_idx on protect.telling_people (partnership_id);
create index telling_people_by_idx on protect.telling_people (recorded_by);
create index telling_people_around_idx on protect.telling_people (around_id, person_id);
create index telling_people_of_idx on protect.telling_people (telling_decision_id, person_id);

do $$
declare
  one record;
begin
  for one in select * from (values
      ('people_around', 'around_id', 'recorded_by', null), ('around_entries', 'around_entry_id', 'recorded_by', null),
      ('around_views', 'around_view_id', 'recorded_by', null), ('around_contacts', 'around_contact_id', 'recorded_by', null),
      ('parental_responsibilities', 'responsibility_id', 'recorded_by', 'ended_on, end_kind, end_reason, ended_by, ended_at, version'),
      ('responsibility_restrictions', 'restriction_id', 'recorded_by', 'ended_on, end_kind, end_reason, ended_by, ended_at, version'),
      ('court_orders', 'court_order_id', 'recorded_by', 'ended_on, end_kind, end_reason, ended_by, ended_at, version'),
      ('do_not_tell', 'do_not_tell_id', 'marked_by', 'review_by, lifted_on, lift_decided_by, lift_reason, lifted_by, lifted_at, version'),
      ('telling_decisions', 'telling_decision_id', 'recorded_by', null), ('telling_people', 'telling_person_id', 'recorded_by', null))
      as v (name, key, author, changes) loop
    execute format('alter table protect.%I enable row level security', one.name);
    execute format('alter table protect.%I force row level security', one.name);
    execute format('create policy %I on protect.%I to lantern_maintenance using (true) with check (true)', one.name || '_maintenance', one.name);
    execute format('grant select, insert, update, delete on protect.%I to lantern_maintenance', one.name);
    execute format('grant select, insert on protect.%I to lantern_app, lantern_wide', one.name);
    execute format('create policy %I on protect.%I for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %I.person_id))', one.name || '_read', one.name, one.name);
    execute format('create policy %I on protect.%I for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff())
        and exists (select from subjects.people p where p.person_id = %I.person_id))', one.name || '_add', one.name, one.author, one.name);
    if one.changes is not null then
      execute format('create policy %I on protect.%I for update to lantern_app, lantern_wide
        using (exists (select from subjects.people p where p.person_id = %I.person_id))
        with check (partnership_id = (select sec.partnership())
          and exists (select from subjects.people p where p.person_id = %I.person_id))', one.name || '_change', one.name, one.name, one.name);
      execute format('grant update (%s) on protect.%I to lantern_app, lantern_wide', one.changes, one.name);
      execute format('create trigger %I after update or delete on protect.%I for each row execute function history.record(%L)',
        one.name || '_history', one.name, one.key);
    end if;
    perform sec.keep_controller(format('protect.%I', one.name)::regclass, one.author, '-');
    perform govern.guard(format('protect.%I', one.name)::regclass);
  end loop;
end $$;

-- Whom a paper, a link or a telling is for, where it is somebody around the child; and why a name that is like one who must
-- not be told is somebody else.
alter table papers.papers
  add recipient_around_id uuid,
  add somebody_else text check (length(somebody_else) between 1 and 500),
  add constraint papers_around_fkey foreign key (recipient_around_id, person_id) references protect.people_around (around_id, person_id) deferrable;
alter table protect.family_links
  add around_id uuid,
  add somebody_else text check (length(somebody_else) between 1 and 500),
  add constraint family_links_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable;
alter table protect.tellings
  add around_id uuid,
  add constraint tellings_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable;
comment on column papers.papers.recipient_around_id is 'Which person around the child it is for';
comment on column papers.papers.somebody_else is 'Why its recipient is not the one of that name who must not be told';
comment on column protect.family_links.around_id is 'Which person around the child it is for';
comment on column protect.family_links.somebody_else is 'Why it is not for the one of that name who must not be told';
comment on column protect.tellings.around_id is 'Which parent or carer, where they are recorded around the child';
create index papers_around_idx on papers.papers (recipient_around_id, person_id);
create index family_links_around_idx on protect.family_links (around_id, person_id);
create index tellings_around_idx on protect.tellings (around_id, person_id);
grant insert (recipient_around_id, somebody_else) on papers.papers to lantern_app, lantern_wide;
grant select (around_id, somebody_else) on protect.family_links to lantern_app, lantern_wide;

-- The one rule, for whatever is made for somebody: a person around the child who must not be told on that day; or a name
-- that is theirs, where nobody has said that it is another person's.
create function protect.refuse_untold(p_person uuid, p_around uuid, p_name text, p_else text, p_on date) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
      select from protect.do_not_tell d
      where d.person_id = p_person and d.from_on <= p_on and d.lifted_at is null
        and (d.around_id = p_around or (p_around is null and p_else is null and exists (
          select from protect.around_entries e
          where e.around_id = d.around_id and protect.bare_name(e.name) = protect.bare_name(p_name))))) then
    raise exception 'this is for somebody who must not be told' using errcode = 'LT001';
  end if;
end $$;

create function protect.bare_name(p_name text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select nullif(trim(regexp_replace(lower(p_name), '[^[:alnum:]]+', ' ', 'g')), '')
$$;

-- A paper, when it is prepared, asked for and released. From 18 one for the family goes to those alone whom the young
-- adult named.
create function papers.tell_nobody_wrong() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  day constant date := (coalesce(new.settled_at, new.asked_at, new.prepared_at) at time zone 'Europe/London')::date;
begin
  if new.state in ('prepared', 'waiting', 'released') and new.recipient_kind <> 'child' then
    perform protect.refuse_untold(new.person_id, new.recipient_around_id, new.recipient_name, new.somebody_else, day);
    if new.recipient_kind = 'family' and exists (
        select from subjects.people p where p.person_id = new.person_id and extract(year from age(day, p.born_on)) >= 18)
      and not exists (
        select from protect.telling_people t
        where t.around_id = new.recipient_around_id and t.telling_decision_id = (
          select d.telling_decision_id from protect.telling_decisions d
          where d.person_id = new.person_id and d.at_age = 18 order by d.recorded_at desc, d.telling_decision_id desc limit 1)) then
      raise exception 'a young adult decides who is told' using errcode = 'LT001';
    end if;
  end if;
  return new;
end $$;
create trigger papers_tell_nobody_wrong before insert or update of state on papers.papers
  for each row execute function papers.tell_nobody_wrong();

-- A link, when it is made, agreed to and handed over.
create function protect.link_nobody_wrong() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.withdrawn_at is null and new.used_at is null then
    perform protect.refuse_untold(new.person_id, new.around_id, new.known_as, new.somebody_else,
      (coalesce(new.agreed_at, new.made_at) at time zone 'Europe/London')::date);
  end if;
  return new;
end $$;
create trigger family_links_tell_nobody_wrong before insert or update of agreed_by, token_hash on protect.family_links
  for each row execute function protect.link_nobody_wrong();

create function protect.tell_nobody_wrong() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.outcome = 'told' then
    perform protect.refuse_untold(new.person_id, new.around_id, null, null, new.told_on);
  end if;
  return new;
end $$;
create trigger tellings_tell_nobody_wrong before insert on protect.tellings
  for each row execute function protect.tell_nobody_wrong();

-- What came of it is told neither by link nor in person to somebody who must not be told.
create function protect.reply_to_nobody_wrong() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  link record;
begin
  if new.told in ('by-link', 'in-person') then
    select l.around_id, l.known_as, l.somebody_else into link
    from protect.family_views v join protect.family_links l on l.family_link_id = v.family_link_id
    where v.family_view_id = new.family_view_id;
    perform protect.refuse_untold(new.person_id, link.around_id, link.known_as, link.somebody_else,
      (new.recorded_at at time zone 'Europe/London')::date);
  end if;
  return new;
end $$;
create trigger family_replies_tell_nobody_wrong before insert on protect.family_replies
  for each row execute function protect.reply_to_nobody_wrong();

-- From the moment of the mark every link that was made for them opens nothing; nor does one of which nobody said whom it is
-- for, unless it is the child's own.
create function protect.close_links() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update protect.family_links l set withdrawn_by = new.marked_by, withdrawn_at = new.marked_at, version = l.version + 1
  where l.person_id = new.person_id and l.withdrawn_at is null
    and (l.around_id = new.around_id or (l.around_id is null and l.somebody_else is null and l.relation <> 'young-person'));
  return null;
end $$;
create trigger do_not_tell_close_links after insert on protect.do_not_tell
  for each row execute function protect.close_links();

revoke all on function protect.refuse_untold(uuid, uuid, text, text, date), protect.bare_name(text), papers.tell_nobody_wrong(),
  protect.link_nobody_wrong(), protect.tell_nobody_wrong(), protect.reply_to_nobody_wrong(), protect.close_links() from public;
grant execute on function protect.refuse_untold(uuid, uuid, text, text, date), protect.bare_name(text)
  to lantern_app, lantern_wide, lantern_maintenance;

-- Reviews of who may be told and of marks are asked about as others are.
alter table work.chases drop constraint chases_review_check;
alter table work.chases add constraint chases_review_check check (review in ('harm', 'level', 'flag', 'telling'));

set local role lantern_maintenance;

-- Whoever is around the child now, as names: staff are compared with them before a record opens.
create function protect.names_around(p_person uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'phone', e.phone)), '[]')
  from protect.around_entries e
  where e.person_id = p_person and e.name is not null
    and not exists (select from protect.around_entries n where n.replaces_id = e.around_entry_id)
$$;
revoke all on function protect.names_around(uuid) from public;

-- Of whoever must not be told today: by which names, numbers and words they would be known in a paper.
create function protect.untold(p_person uuid, p_at timestamptz) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('aroundId', d.around_id, 'name', e.name, 'phone', e.phone, 'email', e.email,
    'contact', (select c.why from protect.around_contacts c where c.around_id = d.around_id order by c.around_contact_id desc limit 1))), '[]')
  from protect.do_not_tell d
  join protect.around_entries e on e.around_id = d.around_id
    and not exists (select from protect.around_entries n where n.replaces_id = e.around_entry_id)
  where d.person_id = p_person and d.lifted_at is null and d.from_on <= (p_at at time zone 'Europe/London')::date
$$;
revoke all on function protect.untold(uuid, timestamptz) from public;

-- From 18 whoever the young adult named; null before that.
create function protect.told_as_adult(p_person uuid, p_at timestamptz) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce((select jsonb_agg(t.around_id) from protect.telling_people t where t.telling_decision_id = (
      select d.telling_decision_id from protect.telling_decisions d
      where d.person_id = p.person_id and d.at_age = 18 order by d.recorded_at desc, d.telling_decision_id desc limit 1)), '[]')
  from subjects.people p
  where p.person_id = p_person and extract(year from age((p_at at time zone 'Europe/London')::date, p.born_on)) >= 18
$$;
revoke all on function protect.told_as_adult(uuid, timestamptz) from public;

do $$
declare
  one record;
  body text;
begin
  for one in select * from (values
      ('papers.facts_of(uuid, timestamptz)', '''ring'', coalesce', '''untold'', protect.untold(p.person_id, p_at), ''adult'', protect.told_as_adult(p.person_id, p_at), ''ring'', coalesce'),
      ('sec.child_to_compare(uuid, bigint)', '''harm'', coalesce', '''around'', protect.names_around(p.person_id), ''harm'', coalesce'),
      ('sec.looks_due(uuid[], uuid[])', 'from subjects.whereabouts w where w.person_id = p.person_id)) as known',
        'from subjects.whereabouts w where w.person_id = p.person_id),
        (select string_agg(e.around_entry_id::text, '','' order by e.around_entry_id) from protect.around_entries e where e.person_id = p.person_id)) as known'))
      as v (name, was, becomes) loop
    body := pg_get_functiondef(one.name::regprocedure);
    if position(one.was in body) = 0 then
      raise exception '% does not say: %', one.name, one.was;
    end if;
    execute replace(body, one.was, one.becomes);
  end loop;
end $$;

reset role;
