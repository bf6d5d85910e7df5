-- Programmes for children, young people and parents: what is held, by whom, when, where and for how many, and what came of
-- it. Numbers alone: nobody who was there is named, and nothing leads from what a child told to where they heard of it.

create table directory.programmes (
  programme_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  service_id uuid references directory.services on delete restrict,
  about text not null check (length(about) between 1 and 2000),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null
);
comment on table directory.programmes is 'Append-only: programmes on exploitation for children, young people, parents and trades; never about a child';
comment on column directory.programmes.service_id is 'Who provides it, from the directory of services; empty: the partnership or the school';
create unique index programmes_name_idx on directory.programmes (partnership_id, lower(name));
create index programmes_service_idx on directory.programmes (service_id);
create index programmes_by_idx on directory.programmes (added_by);

create table directory.programme_visits (
  programme_visit_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  programme_id uuid not null references directory.programmes on delete restrict,
  held_on date not null,
  setting text not null check (setting ~ '^[a-z0-9-]{1,40}$'),
  school_id uuid references directory.schools on delete restrict,
  ward text check (length(ward) between 1 and 100),
  age text not null check (age ~ '^[a-z0-9-]{1,40}$'),
  reached int not null check (reached between 0 and 5000),
  withdrawn int check (withdrawn between 0 and 5000),
  parents_told text not null check (parents_told in ('yes', 'no', 'not-needed')),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null
);
comment on table directory.programme_visits is 'Append-only: one time that a programme was held, with how many were reached and nobody named';
comment on column directory.programme_visits.withdrawn is 'How many were withdrawn by their parents; empty: not recorded';
create index programme_visits_programme_idx on directory.programme_visits (programme_id, held_on desc);
create index programme_visits_school_idx on directory.programme_visits (school_id);
create index programme_visits_by_idx on directory.programme_visits (added_by);
create index programme_visits_held_idx on directory.programme_visits (partnership_id, held_on desc);

create table directory.programme_findings (
  programme_finding_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  programme_visit_id uuid not null references directory.programme_visits on delete restrict,
  stage text not null check (stage in ('before', 'after', 'three-months')),
  answered int not null check (answered between 0 and 5000),
  know int not null check (know between 0 and 5000),
  changed text check (length(changed) between 1 and 2000),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  constraint programme_findings_know_most check (know <= answered),
  constraint programme_findings_changed_said check (stage <> 'three-months' or changed is not null)
);
comment on table directory.programme_findings is 'Append-only: what came of a session: how many know whom to ring, and at three months what changed in practice';
create index programme_findings_visit_idx on directory.programme_findings (programme_visit_id);
create index programme_findings_by_idx on directory.programme_findings (added_by);
create index programme_findings_partnership_idx on directory.programme_findings (partnership_id);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['directory.programmes', 'directory.programme_visits', 'directory.programme_findings']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide using (partnership_id = (select sec.partnership()))', bare || '_read', relation);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide with check (partnership_id = (select sec.partnership())
      and added_by = (select sec.staff()) and (select sec.can(''training.manage'')))', bare || '_add', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
end $$;
