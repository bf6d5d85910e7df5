-- Intelligence: what an agency saw or heard, for police. What was written is read by the police's officers, and by its
-- sender until it is handed over; the sanitised text by them and by the agencies that it is shared with. A colleague who is
-- named in an entry reads nothing of it, by any way.

set local role lantern_maintenance;

-- One rule for every table of it: a post with the permission, in an agency or a role that enforces the law.
create function sec.handles_intelligence() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select sec.can('intelligence.handle') and sec.enforces_law()
$$;
-- The same for the force's own system, which reads what is sanitised and nothing else.
create function sec.reads_intelligence() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (sec.can('intelligence.handle') or sec.can('intelligence.read')) and sec.enforces_law()
$$;
revoke all on function sec.handles_intelligence(), sec.reads_intelligence() from public;
grant execute on function sec.handles_intelligence(), sec.reads_intelligence() to lantern_app, lantern_wide;

update directory.roles set permissions = permissions || '{intelligence.send}'::text[]
where 'concern.raise' = any (permissions) and key not in ('agency-system', 'service-account')
  and not 'intelligence.send' = any (permissions);
update directory.roles set permissions = permissions || '{intelligence.agree}'::text[]
where key in ('team-manager', 'mash-decision-maker', 'exploitation-coordinator') and not 'intelligence.agree' = any (permissions);
update directory.roles set permissions = permissions || '{intelligence.handle,intelligence.read}'::text[]
where key in ('police-spoc', 'intelligence-officer') and not 'intelligence.handle' = any (permissions);

reset role;
set local role lantern_owner;

create table identify.intelligence_entries (
  intelligence_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  state text not null check (state in ('asked', 'withheld', 'new', 'sanitised', 'handed', 'answered', 'not-used')),
  told text not null check (told in ('not-child', 'told', 'unsafe')),
  told_note text check (length(told_note) between 1 and 2000),
  recognisable text not null check (recognisable in ('no', 'yes', 'not-known')),
  decider_id uuid references directory.staff on delete restrict,
  closed_to uuid[] not null default '{}',
  agency_id uuid not null references directory.agencies on delete restrict,
  sent_by uuid not null references directory.staff on delete restrict,
  sent_at timestamptz not null,
  passed_at timestamptz,
  handed_at timestamptz,
  heard text check (length(heard) between 1 and 1000),
  heard_at timestamptz,
  version int not null default 1,
  constraint intelligence_entries_unsafe_check check ((told = 'unsafe') = (decider_id is not null) and (told = 'unsafe') = (told_note is not null)),
  constraint intelligence_entries_decider_self_check check (decider_id is distinct from sent_by or decider_id is null),
  constraint intelligence_entries_passed_check check ((passed_at is null) = (state in ('asked', 'withheld'))),
  constraint intelligence_entries_handed_check check (handed_at is null or state in ('handed', 'answered')),
  constraint intelligence_entries_heard_when_check check ((heard is null) = (heard_at is null))
);
comment on table identify.intelligence_entries is 'That somebody sent information to police: where it stands and what came of it in general words, without what it says';
comment on column identify.intelligence_entries.told is 'Whether a child said it and has been told that it may go to police';
comment on column identify.intelligence_entries.told_note is 'Why it is unsafe to tell the child';
comment on column identify.intelligence_entries.recognisable is 'Whether the child could be recognised as the source';
comment on column identify.intelligence_entries.decider_id is 'The manager who decides whether it is passed on although the child cannot be told';
comment on column identify.intelligence_entries.closed_to is 'Colleagues who are named in it: they read nothing of it';
comment on column identify.intelligence_entries.passed_at is 'From when police may read it';
comment on column identify.intelligence_entries.handed_at is 'From when the sender no longer reads what was written';
comment on column identify.intelligence_entries.heard is 'What the sender hears of it, in general words';
create index intelligence_entries_list_idx on identify.intelligence_entries (partnership_id, state, sent_at desc, intelligence_id);
create index intelligence_entries_closed_idx on identify.intelligence_entries (partnership_id, sent_at desc, intelligence_id) where state in ('answered', 'not-used');
create index intelligence_entries_sent_by_idx on identify.intelligence_entries (sent_by, sent_at desc);
create index intelligence_entries_decider_idx on identify.intelligence_entries (decider_id);
create index intelligence_entries_agency_idx on identify.intelligence_entries (agency_id);

create table identify.intelligence_originals (
  intelligence_id uuid primary key references identify.intelligence_entries on delete restrict,
  partnership_id int not null references directory.partnerships on delete restrict,
  what text not null check (length(what) between 1 and 20000),
  who text check (length(who) between 1 and 4000),
  whereabouts_said text check (length(whereabouts_said) between 1 and 2000),
  when_said text not null check (length(when_said) between 1 and 500),
  how_known text not null check (length(how_known) between 1 and 2000),
  child_words text[] not null default '{}',
  match_keys text[] not null default '{}',
  written_by uuid not null references directory.staff on delete restrict,
  written_at timestamptz not null
);
comment on table identify.intelligence_originals is 'Append-only: what was written, sealed to the police''s officers when it is handed over';
comment on column identify.intelligence_originals.whereabouts_said is 'Where it happened, as it was said: of an event, and never where a child can be found';
comment on column identify.intelligence_originals.child_words is 'Names in it that are of children whom the sender reaches: no text for police repeats them';
comment on column identify.intelligence_originals.match_keys is 'Registrations and telephone numbers in it, as the same one is written by others';
create index intelligence_originals_keys_idx on identify.intelligence_originals using gin (match_keys);
create index intelligence_originals_by_idx on identify.intelligence_originals (written_by);
create index intelligence_originals_partnership_idx on identify.intelligence_originals (partnership_id);

create table identify.intelligence_decisions (
  intelligence_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  intelligence_id uuid not null references identify.intelligence_entries on delete restrict,
  outcome text not null check (outcome in ('pass-on', 'withhold')),
  reason text not null check (length(reason) between 1 and 2000),
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null,
  constraint intelligence_decisions_once_key unique (intelligence_id)
);
comment on table identify.intelligence_decisions is 'Append-only: a named manager decided whether what a child said goes to police although the child cannot be told';
create index intelligence_decisions_by_idx on identify.intelligence_decisions (decided_by);
create index intelligence_decisions_partnership_idx on identify.intelligence_decisions (partnership_id);

create table identify.intelligence_products (
  intelligence_id uuid primary key references identify.intelligence_entries on delete restrict,
  partnership_id int not null references directory.partnerships on delete restrict,
  wording text not null check (length(wording) between 1 and 10000),
  handling text not null check (handling ~ '^[a-zA-Z0-9-]{1,40}$'),
  conditions text check (length(conditions) between 1 and 2000),
  grading text check (grading ~ '^[a-z0-9-]{1,40}$'),
  grade_source text check (grade_source ~ '^[a-zA-Z0-9-]{1,40}$'),
  grade_assessment text check (grade_assessment ~ '^[a-zA-Z0-9-]{1,40}$'),
  seen_on date not null,
  review_by date not null,
  closed_to uuid[] not null default '{}',
  sanitised_by uuid not null references directory.staff on delete restrict,
  sanitised_at timestamptz not null,
  version int not null default 1,
  constraint intelligence_products_grade_check check (num_nulls(grading, grade_source, grade_assessment) in (0, 3))
);
comment on table identify.intelligence_products is 'The sanitised text, its handling and, where police graded it, its grading: what may leave the police''s own reach';
comment on column identify.intelligence_products.handling is 'By the handling codes in force';
comment on column identify.intelligence_products.grading is 'By which scheme police graded it; empty where it is not graded';
comment on column identify.intelligence_products.seen_on is 'Since when it is known';
create index intelligence_products_review_idx on identify.intelligence_products (partnership_id, review_by, intelligence_id);
create index intelligence_products_by_idx on identify.intelligence_products (sanitised_by);

create table identify.intelligence_handovers (
  intelligence_id uuid primary key references identify.intelligence_entries on delete restrict,
  partnership_id int not null references directory.partnerships on delete restrict,
  way text not null check (way in ('file', 'api', 'mail')),
  handed_by uuid not null references directory.staff on delete restrict,
  handed_at timestamptz not null,
  force_reference text check (length(force_reference) between 1 and 60),
  received_on date,
  outcome text check (outcome ~ '^[a-z0-9-]{1,40}$'),
  outcome_note text check (length(outcome_note) between 1 and 2000),
  answered_by uuid references directory.staff on delete restrict,
  answered_at timestamptz,
  version int not null default 1,
  constraint intelligence_handovers_receipt_check check ((force_reference is null) = (received_on is null)),
  constraint intelligence_handovers_answer_check check (num_nulls(outcome, answered_by, answered_at) in (0, 3))
);
comment on table identify.intelligence_handovers is 'That it was handed to the force''s own system, its reference there, and what came of it';
create index intelligence_handovers_handed_by_idx on identify.intelligence_handovers (handed_by);
create index intelligence_handovers_answered_by_idx on identify.intelligence_handovers (answered_by);
create index intelligence_handovers_partnership_idx on identify.intelligence_handovers (partnership_id);

create table identify.intelligence_disseminations (
  intelligence_dissemination_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  intelligence_id uuid not null references identify.intelligence_products on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  purpose text not null check (length(purpose) between 1 and 1000),
  closed_to uuid[] not null default '{}',
  shared_by uuid not null references directory.staff on delete restrict,
  shared_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references directory.staff on delete restrict,
  version int not null default 1,
  constraint intelligence_disseminations_withdrawn_check check (num_nulls(withdrawn_at, withdrawn_by) in (0, 2))
);
comment on table identify.intelligence_disseminations is 'Dissemination log: which agency may read a sanitised text, for what, from when until when';
create unique index intelligence_disseminations_now_idx on identify.intelligence_disseminations (intelligence_id, agency_id) where withdrawn_at is null;
create index intelligence_disseminations_of_idx on identify.intelligence_disseminations (intelligence_id);
create index intelligence_disseminations_agency_idx on identify.intelligence_disseminations (agency_id);
create index intelligence_disseminations_by_idx on identify.intelligence_disseminations (shared_by);
create index intelligence_disseminations_withdrawn_by_idx on identify.intelligence_disseminations (withdrawn_by);
create index intelligence_disseminations_partnership_idx on identify.intelligence_disseminations (partnership_id);

create table identify.intelligence_subjects (
  intelligence_subject_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  intelligence_id uuid not null references identify.intelligence_products on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  linked_by uuid not null references directory.staff on delete restrict,
  linked_at timestamptz not null,
  constraint intelligence_subjects_once_key unique (intelligence_id, thing_id)
);
comment on table identify.intelligence_subjects is 'Append-only: which person of concern, place, vehicle or other subject a sanitised text is about; never a child';
create index intelligence_subjects_thing_idx on identify.intelligence_subjects (thing_id);
create index intelligence_subjects_by_idx on identify.intelligence_subjects (linked_by);
create index intelligence_subjects_partnership_idx on identify.intelligence_subjects (partnership_id);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['identify.intelligence_entries', 'identify.intelligence_originals', 'identify.intelligence_decisions',
      'identify.intelligence_products', 'identify.intelligence_handovers', 'identify.intelligence_disseminations', 'identify.intelligence_subjects']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
end $$;

-- An entry: its sender, the manager who decides, and from the moment that it is passed on police. Never who is named in it.
create policy intelligence_entries_read on identify.intelligence_entries for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and not (closed_to && (select sec.self()))
    and (sent_by = (select sec.staff()) or decider_id = (select sec.staff()) or (passed_at is not null and (select sec.reads_intelligence()))));
create policy intelligence_entries_add on identify.intelligence_entries for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and sent_by = (select sec.staff()) and (select sec.can('intelligence.send')));
create policy intelligence_entries_change on identify.intelligence_entries for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and not (closed_to && (select sec.self()))
    and (decider_id = (select sec.staff()) or (passed_at is not null and (select sec.handles_intelligence()))))
  with check (partnership_id = (select sec.partnership()) and not (closed_to && (select sec.self()))
    and (decider_id = (select sec.staff()) or (passed_at is not null and (select sec.handles_intelligence()))));
grant update (state, passed_at, handed_at, heard, heard_at, version) on identify.intelligence_entries to lantern_app, lantern_wide;

-- What was written: police's officers; the sender until it is handed over; the manager until they have decided.
create policy intelligence_originals_read on identify.intelligence_originals for select to lantern_app, lantern_wide
  using (exists (select from identify.intelligence_entries e where e.intelligence_id = intelligence_originals.intelligence_id
    and ((e.passed_at is not null and (select sec.handles_intelligence()))
      or (e.sent_by = (select sec.staff()) and e.handed_at is null)
      or (e.decider_id = (select sec.staff()) and e.state = 'asked'))));
create policy intelligence_originals_add on identify.intelligence_originals for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and written_by = (select sec.staff()) and (select sec.can('intelligence.send'))
    and exists (select from identify.intelligence_entries e where e.intelligence_id = intelligence_originals.intelligence_id));

create policy intelligence_decisions_read on identify.intelligence_decisions for select to lantern_app, lantern_wide
  using (exists (select from identify.intelligence_entries e where e.intelligence_id = intelligence_decisions.intelligence_id));
create policy intelligence_decisions_add on identify.intelligence_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff())
    and exists (select from identify.intelligence_entries e where e.intelligence_id = intelligence_decisions.intelligence_id
      and e.decider_id = (select sec.staff()) and e.state = 'asked'));

-- The sanitised text: police, and whoever it is shared with. Police alone write and grade it.
create policy intelligence_products_read on identify.intelligence_products for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and not (closed_to && (select sec.self()))
    and ((select sec.reads_intelligence())
      or exists (select from identify.intelligence_disseminations d where d.intelligence_id = intelligence_products.intelligence_id)));
create policy intelligence_products_add on identify.intelligence_products for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and sanitised_by = (select sec.staff()) and (select sec.handles_intelligence())
    and exists (select from identify.intelligence_entries e where e.intelligence_id = intelligence_products.intelligence_id));
create policy intelligence_products_change on identify.intelligence_products for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and not (closed_to && (select sec.self())) and (select sec.handles_intelligence()))
  with check (partnership_id = (select sec.partnership()) and sanitised_by = (select sec.staff()) and (select sec.handles_intelligence()));
grant update (wording, handling, conditions, grading, grade_source, grade_assessment, seen_on, review_by, sanitised_by, sanitised_at, version)
  on identify.intelligence_products to lantern_app, lantern_wide;

create policy intelligence_handovers_read on identify.intelligence_handovers for select to lantern_app, lantern_wide
  using ((select sec.reads_intelligence())
    and exists (select from identify.intelligence_entries e where e.intelligence_id = intelligence_handovers.intelligence_id));
create policy intelligence_handovers_add on identify.intelligence_handovers for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and handed_by = (select sec.staff()) and (select sec.handles_intelligence())
    and exists (select from identify.intelligence_products p where p.intelligence_id = intelligence_handovers.intelligence_id));
create policy intelligence_handovers_change on identify.intelligence_handovers for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.handles_intelligence())
    and exists (select from identify.intelligence_entries e where e.intelligence_id = intelligence_handovers.intelligence_id))
  with check (partnership_id = (select sec.partnership()) and (select sec.handles_intelligence())
    and exists (select from identify.intelligence_entries e where e.intelligence_id = intelligence_handovers.intelligence_id));
grant update (force_reference, received_on, outcome, outcome_note, answered_by, answered_at, version) on identify.intelligence_handovers to lantern_app, lantern_wide;

-- A receiver reads their own agency's line, with the permission to read subjects, until it is withdrawn.
create policy intelligence_disseminations_read on identify.intelligence_disseminations for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and not (closed_to && (select sec.self()))
    and ((select sec.reads_intelligence())
      or (withdrawn_at is null and agency_id = any ((select sec.agencies())::uuid[]) and (select sec.can('subject.view')))));
create policy intelligence_disseminations_add on identify.intelligence_disseminations for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and shared_by = (select sec.staff()) and (select sec.handles_intelligence())
    and exists (select from identify.intelligence_entries e where e.intelligence_id = intelligence_disseminations.intelligence_id));
create policy intelligence_disseminations_change on identify.intelligence_disseminations for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and not (closed_to && (select sec.self())) and (select sec.handles_intelligence()))
  with check (partnership_id = (select sec.partnership()) and withdrawn_by = (select sec.staff()) and (select sec.handles_intelligence()));
grant update (withdrawn_at, withdrawn_by, version) on identify.intelligence_disseminations to lantern_app, lantern_wide;

create policy intelligence_subjects_read on identify.intelligence_subjects for select to lantern_app, lantern_wide
  using (exists (select from identify.intelligence_products p where p.intelligence_id = intelligence_subjects.intelligence_id));
create policy intelligence_subjects_add on identify.intelligence_subjects for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and linked_by = (select sec.staff()) and (select sec.handles_intelligence())
    and exists (select from identify.intelligence_products p where p.intelligence_id = intelligence_subjects.intelligence_id));

create trigger intelligence_entries_history after update or delete on identify.intelligence_entries for each row execute function history.record('intelligence_id');
create trigger intelligence_products_history after update or delete on identify.intelligence_products for each row execute function history.record('intelligence_id');
create trigger intelligence_handovers_history after update or delete on identify.intelligence_handovers for each row execute function history.record('intelligence_id');
create trigger intelligence_disseminations_history after update or delete on identify.intelligence_disseminations for each row execute function history.record('intelligence_dissemination_id');

select sec.keep_controller('identify.intelligence_entries', 'sent_by', 'agency_id');
select sec.keep_controller('identify.intelligence_originals', 'written_by', '-');
select sec.keep_controller('identify.intelligence_products', 'sanitised_by', '-');
select sec.keep_controller('identify.intelligence_handovers', 'handed_by', '-');

-- Which steps there are: what a child said who cannot be told waits for its manager, and only their recorded decision
-- passes it on; nothing goes back, and nothing is handed over that has no sanitised text.
create function identify.keep_intelligence() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> (case new.told when 'unsafe' then 'asked' else 'new' end) or new.handed_at is not null or new.heard is not null then
      raise exception 'information begins new, or waits for the manager who decides' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.state = 'asked' and new.state <> old.state then
    if not exists (select from identify.intelligence_decisions d where d.intelligence_id = new.intelligence_id
        and d.decided_by = new.decider_id and new.state = (case d.outcome when 'pass-on' then 'new' else 'withheld' end)) then
      raise exception 'a named manager decides first' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('new', 'sanitised'), ('sanitised', 'handed'), ('handed', 'answered'), ('new', 'not-used'), ('sanitised', 'not-used'))
      and new.state <> old.state or new.passed_at is distinct from old.passed_at
      or (old.handed_at is not null and new.handed_at is distinct from old.handed_at) then
    raise exception 'this step does not follow' using errcode = 'check_violation';
  end if;
  if new.state = 'handed' and old.state = 'sanitised'
      and (new.handed_at is null or not exists (select from identify.intelligence_handovers h where h.intelligence_id = new.intelligence_id)) then
    raise exception 'handed over with a record of it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke all on function identify.keep_intelligence() from public;
grant execute on function identify.keep_intelligence() to lantern_app, lantern_wide, lantern_maintenance;
create trigger intelligence_entries_steps before insert or update on identify.intelligence_entries
  for each row execute function identify.keep_intelligence();

reset role;
set local role lantern_maintenance;

-- Whoever is named in an entry reads neither its text for police nor who it is shared with.
create function identify.keep_intelligence_closed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.closed_to := (select e.closed_to from identify.intelligence_entries e where e.intelligence_id = new.intelligence_id);
  return new;
end $$;

-- Whether something alike came from somebody else: the sender of an entry learns that, of their own newest alone, and nothing of it.
create function identify.intelligence_alike(p_intelligence uuid, p_since timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from identify.intelligence_originals mine
    join identify.intelligence_entries own on own.intelligence_id = mine.intelligence_id and own.sent_by = sec.staff()
    join identify.intelligence_originals other on other.match_keys && mine.match_keys and other.intelligence_id <> mine.intelligence_id
    join identify.intelligence_entries e on e.intelligence_id = other.intelligence_id
    where mine.intelligence_id = p_intelligence and e.partnership_id = own.partnership_id and e.sent_by <> own.sent_by
      and e.passed_at is not null and e.sent_at between p_since and own.sent_at and not sec.staff() = any (e.closed_to))
$$;
revoke all on function identify.keep_intelligence_closed(), identify.intelligence_alike(uuid, timestamptz) from public;
grant execute on function identify.intelligence_alike(uuid, timestamptz) to lantern_app, lantern_wide;
grant execute on function identify.keep_intelligence_closed() to lantern_owner;

reset role;
set local role lantern_owner;

create trigger intelligence_products_closed before insert on identify.intelligence_products
  for each row execute function identify.keep_intelligence_closed();
create trigger intelligence_disseminations_closed before insert on identify.intelligence_disseminations
  for each row execute function identify.keep_intelligence_closed();
