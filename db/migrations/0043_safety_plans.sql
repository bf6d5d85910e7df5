-- The safety plan of a child: what is hoped for, what was promised towards it, what is done if it goes
-- wrong, what the child and the family want; versions that were agreed; the child's own words; and the
-- sheet for whoever looks after the child.

create table protect.plans (
  plan_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  opened_on date not null,
  opened_by uuid not null references directory.staff on delete restrict,
  child_wants text check (length(child_wants) between 1 and 4000),
  parents_want text check (length(parents_want) between 1 and 4000),
  child_view text check (length(child_view) between 1 and 4000),
  parents_view text check (length(parents_view) between 1 and 4000),
  closed_on date,
  closed_reason text check (length(closed_reason) between 1 and 2000),
  changed_by uuid not null references directory.staff on delete restrict,
  version int not null default 1,
  constraint plans_closed_check check ((closed_on is null) = (closed_reason is null))
);
comment on table protect.plans is 'A child''s safety plan as it is being worked on: one open at a time; what was agreed is in its versions';
comment on column protect.plans.child_view is 'What the child thinks of the plan';
create unique index plans_one_open_idx on protect.plans (person_id) where closed_on is null;
create index plans_person_idx on protect.plans (person_id, plan_id desc);
create index plans_opened_by_idx on protect.plans (opened_by);

create table protect.plan_outcomes (
  plan_outcome_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  plan_id uuid not null references protect.plans on delete cascade,
  person_id uuid not null references subjects.people on delete cascade,
  wording text not null check (length(wording) between 1 and 1000),
  why text check (length(why) between 1 and 2000),
  ended_on date,
  ended_reason text check (length(ended_reason) between 1 and 1000),
  changed_by uuid not null references directory.staff on delete restrict,
  version int not null default 1,
  constraint plan_outcomes_ended_check check ((ended_on is null) = (ended_reason is null))
);
comment on table protect.plan_outcomes is 'What the plan is to bring about for the child, in words; one that is given up stays, with why';
create index plan_outcomes_plan_idx on protect.plan_outcomes (plan_id);
create index plan_outcomes_person_idx on protect.plan_outcomes (person_id);

create table protect.plan_ratings (
  plan_rating_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  plan_outcome_id uuid not null references protect.plan_outcomes on delete cascade,
  person_id uuid not null references subjects.people on delete cascade,
  rating text not null check (rating in ('red', 'amber', 'green', 'achieved')),
  reason text not null check (length(reason) between 1 and 2000),
  rated_on date not null,
  rated_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table protect.plan_ratings is 'Append-only: how far an outcome is, with the reason; the newest counts, and without one it is not rated';
create index plan_ratings_outcome_idx on protect.plan_ratings (plan_outcome_id, plan_rating_id desc);
create index plan_ratings_person_idx on protect.plan_ratings (person_id);
create index plan_ratings_rated_by_idx on protect.plan_ratings (rated_by);

create table protect.plan_promises (
  plan_promise_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  plan_outcome_id uuid not null references protect.plan_outcomes on delete cascade,
  action_id uuid not null references work.actions on delete cascade,
  person_id uuid not null references subjects.people on delete cascade,
  linked_by uuid not null references directory.staff on delete restrict,
  linked_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references directory.staff on delete restrict,
  constraint plan_promises_ended_check check ((ended_at is null) = (ended_by is null))
);
comment on table protect.plan_promises is 'Which promises serve which outcome: a promise stands once, in work.actions, and is linked here';
create unique index plan_promises_once_idx on protect.plan_promises (plan_outcome_id, action_id) where ended_at is null;
create index plan_promises_outcome_idx on protect.plan_promises (plan_outcome_id);
create index plan_promises_action_idx on protect.plan_promises (action_id);
create index plan_promises_person_idx on protect.plan_promises (person_id);
create index plan_promises_linked_by_idx on protect.plan_promises (linked_by);
create index plan_promises_ended_by_idx on protect.plan_promises (ended_by);

create table protect.plan_contingencies (
  plan_contingency_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  plan_id uuid not null references protect.plans on delete cascade,
  person_id uuid not null references subjects.people on delete cascade,
  happens text not null check (length(happens) between 1 and 1000),
  response text not null check (length(response) between 1 and 1000),
  who text not null check (length(who) between 1 and 200),
  ended_on date,
  changed_by uuid not null references directory.staff on delete restrict,
  version int not null default 1
);
comment on table protect.plan_contingencies is 'If this happens, then that is done, and by whom';
create index plan_contingencies_plan_idx on protect.plan_contingencies (plan_id);
create index plan_contingencies_person_idx on protect.plan_contingencies (person_id);

create table protect.trusted_adults (
  trusted_adult_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  plan_id uuid not null references protect.plans on delete cascade,
  person_id uuid not null references subjects.people on delete cascade,
  name text not null check (length(name) between 1 and 200),
  relationship text not null check (length(relationship) between 1 and 200),
  reached_by text check (length(reached_by) between 1 and 200),
  ended_on date,
  changed_by uuid not null references directory.staff on delete restrict,
  version int not null default 1
);
comment on table protect.trusted_adults is 'Adults whom the child trusts, as the child says, and how to reach them';
comment on column protect.trusted_adults.reached_by is 'Place, held in text: a telephone number, or where to find them';
create index trusted_adults_plan_idx on protect.trusted_adults (plan_id);
create index trusted_adults_person_idx on protect.trusted_adults (person_id);

create table protect.plan_versions (
  plan_version_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  plan_id uuid not null references protect.plans on delete cascade,
  person_id uuid not null references subjects.people on delete cascade,
  number int not null check (number > 0),
  content jsonb not null check (pg_column_size(content) < 1000000),
  agreed_on date not null,
  agreed_with text not null check (length(agreed_with) between 1 and 1000),
  not_agreed text check (length(not_agreed) between 1 and 2000),
  review_by date not null,
  agreed_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint plan_versions_once_key unique (person_id, number)
);
comment on table protect.plan_versions is 'Append-only: the whole plan as it was agreed, with whom, and by when it is looked at again';
comment on column protect.plan_versions.not_agreed is 'Who does not agree, and with what';
create index plan_versions_plan_idx on protect.plan_versions (plan_id, number desc);
create index plan_versions_agreed_by_idx on protect.plan_versions (agreed_by);

create table protect.plan_family_words (
  plan_family_words_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  plan_id uuid not null references protect.plans on delete cascade,
  person_id uuid not null references subjects.people on delete cascade,
  about text not null check (about in ('plan', 'outcome', 'promise', 'contingency', 'trusted')),
  about_id uuid not null,
  wording text check (length(wording) between 1 and 1000),
  changed_by uuid not null references directory.staff on delete restrict,
  version int not null default 1,
  constraint plan_family_words_once_key unique (plan_id, about, about_id)
);
comment on table protect.plan_family_words is 'What a part of the plan says on the paper for the family, in plain words; without words it is not on it';
create index plan_family_words_person_idx on protect.plan_family_words (person_id);

create table protect.voices (
  voice_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  said text not null check (length(said) between 1 and 5000),
  said_on date not null,
  setting text not null check (length(setting) between 1 and 40),
  present text not null check (length(present) between 1 and 500),
  recorded_how text not null check (length(recorded_how) between 1 and 40),
  rating int check (rating between 0 and 10),
  rating_asked text not null check (rating_asked in ('rated', 'did-not-want', 'not-asked')),
  level int,
  level_name text not null check (length(level_name) between 1 and 400),
  puts_right uuid references protect.voices on delete cascade,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint voices_rated_check check ((rating_asked = 'rated') = (rating is not null))
);
comment on table protect.voices is 'Append-only: what the child said, word for word, with who was there; a later entry puts an earlier one right';
comment on column protect.voices.rating is 'How safe the child says they feel, from 0 to 10';
comment on column protect.voices.level is 'The level that professionals had decided on that day';
comment on column protect.voices.setting is 'Key to configuration: the kind of place, never which';
create index voices_person_idx on protect.voices (person_id, said_on desc, voice_id desc);
create index voices_puts_right_idx on protect.voices (puts_right);
create index voices_recorded_by_idx on protect.voices (recorded_by);

create table protect.carer_sheets (
  sheet_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  risks text check (length(risks) between 1 and 4000),
  triggers text check (length(triggers) between 1 and 4000),
  helps text check (length(helps) between 1 and 4000),
  missing_plan text check (length(missing_plan) between 1 and 4000),
  ring text check (length(ring) between 1 and 2000),
  changed_by uuid not null references directory.staff on delete restrict,
  version int not null default 1,
  constraint carer_sheets_person_key unique (person_id)
);
comment on table protect.carer_sheets is 'What whoever looks after the child needs to know; it leaves as a paper, which keeps what was given';
comment on column protect.carer_sheets.ring is 'Place, held in text: whom to ring, with hours, a line each';

do $$
declare
  relation text;
  key text;
  who text;
  short text;
begin
  for relation, key, who in select * from (values
    ('protect.plans', 'plan_id', 'changed_by'),
    ('protect.plan_outcomes', 'plan_outcome_id', 'changed_by'),
    ('protect.plan_ratings', 'plan_rating_id', 'rated_by'),
    ('protect.plan_promises', 'plan_promise_id', 'linked_by'),
    ('protect.plan_contingencies', 'plan_contingency_id', 'changed_by'),
    ('protect.trusted_adults', 'trusted_adult_id', 'changed_by'),
    ('protect.plan_versions', 'plan_version_id', 'agreed_by'),
    ('protect.plan_family_words', 'plan_family_words_id', 'changed_by'),
    ('protect.voices', 'voice_id', 'recorded_by'),
    ('protect.carer_sheets', 'sheet_id', 'changed_by')) tables
  loop
    short := split_part(relation, '.', 2);
    execute format('create index %I on %s (partnership_id)', short || '_partnership_idx', relation);
    if who = 'changed_by' then
      execute format('create index %I on %s (changed_by)', short || '_changed_by_idx', relation);
    end if;
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', short || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %s.person_id))', short || '_read', relation, short);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %s = (select sec.staff())
        and exists (select from subjects.people p where p.person_id = %s.person_id))', short || '_add', relation, who, short);
    if who in ('changed_by', 'linked_by') then
      execute format('create policy %I on %s for update to lantern_app, lantern_wide
        using (exists (select from subjects.people p where p.person_id = %s.person_id))
        with check (partnership_id = (select sec.partnership()) and %s = (select sec.staff())
          and exists (select from subjects.people p where p.person_id = %s.person_id))', short || '_change', relation, short,
        case who when 'linked_by' then 'ended_by' else 'changed_by' end, short);
      execute format('create trigger %I after update or delete on %s for each row execute function history.record(%L)',
        short || '_history', relation, key);
    end if;
    perform sec.keep_controller(relation::regclass, who, '-');
    perform govern.guard(relation::regclass);
  end loop;
end $$;
grant update (child_wants, parents_want, child_view, parents_view, closed_on, closed_reason, changed_by, version)
  on protect.plans to lantern_app, lantern_wide;
grant update (wording, why, ended_on, ended_reason, changed_by, version) on protect.plan_outcomes to lantern_app, lantern_wide;
grant update (ended_at, ended_by) on protect.plan_promises to lantern_app, lantern_wide;
grant update (happens, response, who, ended_on, changed_by, version) on protect.plan_contingencies to lantern_app, lantern_wide;
grant update (name, relationship, reached_by, ended_on, changed_by, version) on protect.trusted_adults to lantern_app, lantern_wide;
grant update (wording, changed_by, version) on protect.plan_family_words to lantern_app, lantern_wide;
grant update (risks, triggers, helps, missing_plan, ring, changed_by, version) on protect.carer_sheets to lantern_app, lantern_wide;

-- A paper that is not safe to keep is read together; a carer's sheet is given when it was said back.
alter table papers.papers drop constraint papers_channel_check;
alter table papers.papers add constraint papers_channel_check
  check (channel in ('by-hand', 'post', 'secure-email', 'own-system', 'read-together'));
alter table papers.papers add column read_back text check (length(read_back) between 1 and 500);
comment on column papers.papers.read_back is 'How whoever got it said back what it says, where that kind of paper asks it';
grant update (read_back) on papers.papers to lantern_app, lantern_wide;
