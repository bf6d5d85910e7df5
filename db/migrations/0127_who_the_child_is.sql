-- Who a child is, in facts of their own: each with its source, its day and who recorded it, and with whom the child said
-- it may be shared. No fact is edited: the newest of a kind stands. Nationality and immigration status stand apart, where
-- row-level security lets in who needs them and nobody who enforces the law. No characteristic is read by what levels,
-- compares, alerts or suggests.

create table protect.identity_facts (
  identity_fact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  kind text not null check (kind in ('gender', 'orientation', 'faith', 'ethnicity', 'needs', 'language', 'interpreter',
    'care', 'parenthood', 'safe-contact')),
  state text not null check (state in ('known', 'not-asked', 'did-not-say', 'not-safe')),
  value text check (value ~ '^[a-z0-9-]{1,40}$'),
  wording text check (length(wording) between 1 and 2000),
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  from_on date,
  to_on date,
  source text check (source ~ '^[a-z0-9-]{1,40}$'),
  source_name text check (length(source_name) between 1 and 200),
  child_asked text check (child_asked in ('asked', 'not-yet', 'not-safe')),
  goes_to text[] not null default '{}' check (goes_to <@ array['parents', 'papers', 'exports']),
  not_with text check (length(not_with) between 1 and 500),
  noted_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint identity_facts_source_given check ((state = 'known') = (source is not null)),
  constraint identity_facts_nothing_guessed check (state = 'known' or (value is null and wording is null and details = '{}')),
  constraint identity_facts_order_given check (to_on >= from_on)
);
comment on table protect.identity_facts is 'Append-only: who a child is and how to reach them safely, as said by a source on a day; the newest of a kind stands';
comment on column protect.identity_facts.kind is 'What the fact is about: one form each';
comment on column protect.identity_facts.state is 'Why nothing is known where it is not: a guess is refused';
comment on column protect.identity_facts.value is 'By the list of its kind that was in force';
comment on column protect.identity_facts.details is 'What else the form of its kind asks';
comment on column protect.identity_facts.child_asked is 'Whether the child was asked as well, where somebody else says it';
comment on column protect.identity_facts.goes_to is 'Whom it may go to outside the record; of gender, orientation, faith and parenthood only where the child chose it';
comment on column protect.identity_facts.not_with is 'With whom the child said that it is not to be shared';
create index identity_facts_person_idx on protect.identity_facts (person_id, kind, identity_fact_id desc);
create index identity_facts_by_idx on protect.identity_facts (recorded_by);
create index identity_facts_partnership_idx on protect.identity_facts (partnership_id);

alter table protect.identity_facts enable row level security;
alter table protect.identity_facts force row level security;
create policy identity_facts_maintenance on protect.identity_facts to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on protect.identity_facts to lantern_maintenance;
grant select, insert on protect.identity_facts to lantern_app, lantern_wide;
create policy identity_facts_read on protect.identity_facts for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = identity_facts.person_id));
create policy identity_facts_add on protect.identity_facts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = identity_facts.person_id));
select sec.keep_controller('protect.identity_facts', 'recorded_by', '-');
select govern.guard('protect.identity_facts');

create table protect.immigration_facts (
  immigration_fact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  state text not null check (state in ('known', 'not-asked', 'did-not-say', 'not-safe')),
  status text check (status ~ '^[a-z0-9-]{1,40}$'),
  nationalities text check (length(nationalities) between 1 and 200),
  unaccompanied text check (unaccompanied in ('yes', 'no', 'not-known')),
  adviser text check (length(adviser) between 1 and 300),
  wording text check (length(wording) between 1 and 2000),
  from_on date,
  to_on date,
  source text check (source ~ '^[a-z0-9-]{1,40}$'),
  source_name text check (length(source_name) between 1 and 200),
  child_asked text check (child_asked in ('asked', 'not-yet', 'not-safe')),
  not_with text check (length(not_with) between 1 and 500),
  noted_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint immigration_facts_source_given check ((state = 'known') = (source is not null)),
  constraint immigration_facts_nothing_guessed check (state = 'known'
    or (status is null and nationalities is null and unaccompanied is null and adviser is null and wording is null)),
  constraint immigration_facts_order_given check (to_on >= from_on)
);
comment on table protect.immigration_facts is 'Append-only: nationality and immigration status of a child, for who needs them and nobody who enforces the law';
comment on column protect.immigration_facts.unaccompanied is 'Whether the child came without anybody who answers for them';
comment on column protect.immigration_facts.adviser is 'Who advises the child in law';
create index immigration_facts_person_idx on protect.immigration_facts (person_id, immigration_fact_id desc);
create index immigration_facts_by_idx on protect.immigration_facts (recorded_by);
create index immigration_facts_partnership_idx on protect.immigration_facts (partnership_id);

set local role lantern_maintenance;

-- A post in the police or in another agency that enforces the law, or in a role of the police elsewhere, at this moment.
create function sec.enforces_law() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
      select from directory.agencies a where a.agency_id = any (sec.agencies()) and (a.kind = 'police' or a.law_enforcement)
    ) or exists (
      select from directory.posts o join directory.roles r on r.role_id = o.role_id
      where o.staff_id = sec.staff() and r.key in ('police-spoc', 'intelligence-officer')
        and (o.ends_on is null or o.ends_on >= current_date)
    )
$$;
revoke all on function sec.enforces_law() from public;
grant execute on function sec.enforces_law() to lantern_app, lantern_wide;

-- Whoever leads for a child, and manages those who do, by the shipped roles.
update directory.roles set permissions = permissions || '{immigration.view}'::text[]
where key in ('lead-practitioner', 'team-manager') and not 'immigration.view' = any (permissions);

reset role;
set local role lantern_owner;

alter table protect.immigration_facts enable row level security;
alter table protect.immigration_facts force row level security;
create policy immigration_facts_maintenance on protect.immigration_facts to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on protect.immigration_facts to lantern_maintenance;
grant select, insert on protect.immigration_facts to lantern_app, lantern_wide;
create policy immigration_facts_read on protect.immigration_facts for select to lantern_app, lantern_wide
  using ((select sec.can('immigration.view')) and not (select sec.enforces_law())
    and exists (select from subjects.people p where p.person_id = immigration_facts.person_id));
create policy immigration_facts_add on protect.immigration_facts for insert to lantern_app, lantern_wide
  with check ((select sec.can('immigration.view')) and not (select sec.enforces_law())
    and partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = immigration_facts.person_id));
select sec.keep_controller('protect.immigration_facts', 'recorded_by', '-');
select govern.guard('protect.immigration_facts');
