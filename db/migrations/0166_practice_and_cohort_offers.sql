-- Practice taken over from other fields (gangs, missing): where it came from, since when, to what effect, who owns it and
-- when it is reviewed; linked to a case on a place or to a programme. What a cohort was offered, of programmes and services,
-- and what came of it, in numbers.

set local role lantern_owner;

create table directory.practices (
  practice_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  name text not null check (length(name) between 1 and 200),
  field text not null check (field in ('gangs', 'missing', 'elsewhere')),
  came_from text not null check (length(came_from) between 1 and 400),
  about text not null check (length(about) between 1 and 2000),
  since_on date not null,
  ended_on date,
  owner_id uuid not null references directory.staff on delete restrict,
  review_on date not null,
  kept_by uuid not null references directory.staff on delete restrict,
  kept_at timestamptz not null,
  version int not null default 1,
  constraint practices_ended_after check (ended_on >= since_on)
);
comment on table directory.practices is 'Practice taken over from gangs, missing or other work: where it came from and since when; about no child';
create unique index practices_name_idx on directory.practices (partnership_id, lower(name)) where ended_on is null;
create index practices_owner_idx on directory.practices (owner_id);
create index practices_kept_by_idx on directory.practices (kept_by);
create index practices_review_idx on directory.practices (partnership_id, review_on);

create table directory.practice_effects (
  practice_effect_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  practice_id uuid not null references directory.practices on delete restrict,
  measured_on date not null,
  measured_how text not null check (length(measured_how) between 1 and 400),
  effect text not null check (length(effect) between 1 and 2000),
  direction text not null check (direction in ('better', 'same', 'worse', 'unknown')),
  stated_by uuid not null references directory.staff on delete restrict,
  stated_at timestamptz not null
);
comment on table directory.practice_effects is 'Append-only: the effect of a practice, with how it was measured';
create index practice_effects_practice_idx on directory.practice_effects (practice_id, measured_on desc);
create index practice_effects_by_idx on directory.practice_effects (stated_by);
create index practice_effects_partnership_idx on directory.practice_effects (partnership_id);

create table directory.practice_programmes (
  practice_programme_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  practice_id uuid not null references directory.practices on delete restrict,
  programme_id uuid not null references directory.programmes on delete restrict,
  linked_by uuid not null references directory.staff on delete restrict,
  linked_at timestamptz not null
);
comment on table directory.practice_programmes is 'Append-only: the programmes in which a practice is used';
create unique index practice_programmes_once_idx on directory.practice_programmes (programme_id, practice_id);
create index practice_programmes_practice_idx on directory.practice_programmes (practice_id);
create index practice_programmes_by_idx on directory.practice_programmes (linked_by);
create index practice_programmes_partnership_idx on directory.practice_programmes (partnership_id);

create table subjects.context_practices (
  context_practice_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  context_id uuid not null references subjects.contexts on delete restrict,
  practice_id uuid not null references directory.practices on delete restrict,
  linked_by uuid not null references directory.staff on delete restrict,
  linked_at timestamptz not null
);
comment on table subjects.context_practices is 'Append-only: the practices that are used in a case on a place, for those who read the case';
create unique index context_practices_once_idx on subjects.context_practices (context_id, practice_id);
create index context_practices_practice_idx on subjects.context_practices (practice_id);
create index context_practices_by_idx on subjects.context_practices (linked_by);
create index context_practices_partnership_idx on subjects.context_practices (partnership_id);

create table protect.cohort_offers (
  cohort_offer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  cohort_id uuid not null references protect.cohorts on delete restrict,
  programme_id uuid references directory.programmes on delete restrict,
  service_id uuid references directory.services on delete restrict,
  since_on date not null,
  offered int not null check (offered between 1 and 10000),
  offered_by uuid not null references directory.staff on delete restrict,
  offered_at timestamptz not null,
  constraint cohort_offers_of_cohort unique (cohort_offer_id, cohort_id),
  constraint cohort_offers_one check (num_nonnulls(programme_id, service_id) = 1)
);
comment on table protect.cohort_offers is 'Append-only: a programme or a service that a cohort was offered, and to how many of its children; not to whom';
create unique index cohort_offers_programme_once_idx on protect.cohort_offers (cohort_id, programme_id, since_on) where programme_id is not null;
create unique index cohort_offers_service_once_idx on protect.cohort_offers (cohort_id, service_id, since_on) where service_id is not null;
create index cohort_offers_cohort_idx on protect.cohort_offers (cohort_id);
create index cohort_offers_programme_idx on protect.cohort_offers (programme_id);
create index cohort_offers_service_idx on protect.cohort_offers (service_id);
create index cohort_offers_by_idx on protect.cohort_offers (offered_by);
create index cohort_offers_partnership_idx on protect.cohort_offers (partnership_id);

create table protect.cohort_offer_counts (
  cohort_offer_count_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  cohort_id uuid not null references protect.cohorts on delete restrict,
  cohort_offer_id uuid not null,
  counted_on date not null,
  taken_up int not null check (taken_up between 0 and 10000),
  better int not null check (better between 0 and 10000),
  learned text check (length(learned) between 1 and 2000),
  counted_by uuid not null references directory.staff on delete restrict,
  counted_at timestamptz not null,
  constraint cohort_offer_counts_within check (better <= taken_up),
  constraint cohort_offer_counts_of foreign key (cohort_offer_id, cohort_id)
    references protect.cohort_offers (cohort_offer_id, cohort_id) on delete restrict
);
comment on table protect.cohort_offer_counts is 'Append-only: how many children took an offer up and for how many it went better; numbers below the smallest are withheld where they are read';
create index cohort_offer_counts_offer_idx on protect.cohort_offer_counts (cohort_offer_id, cohort_id);
create index cohort_offer_counts_cohort_idx on protect.cohort_offer_counts (cohort_id);
create index cohort_offer_counts_by_idx on protect.cohort_offer_counts (counted_by);
create index cohort_offer_counts_partnership_idx on protect.cohort_offer_counts (partnership_id);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['directory.practices', 'directory.practice_effects', 'directory.practice_programmes',
      'subjects.context_practices',       'protect.cohort_offers', 'protect.cohort_offer_counts']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
end $$;
select sec.keep_controller('subjects.context_practices', 'linked_by', '-');
select sec.keep_controller('protect.cohort_offers', 'offered_by', '-');
select sec.keep_controller('protect.cohort_offer_counts', 'counted_by', '-');

create policy practices_read on directory.practices for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy practices_add on directory.practices for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff()) and (select sec.can('training.manage')));
-- Its owner reviews it as well.
create policy practices_change on directory.practices for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage')) or owner_id = (select sec.staff())))
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff())
    and ((select sec.can('training.manage')) or owner_id = (select sec.staff())));
grant update (review_on, owner_id, ended_on, kept_by, kept_at, version) on directory.practices to lantern_app, lantern_wide;

create policy practice_effects_read on directory.practice_effects for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy practice_effects_add on directory.practice_effects for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and stated_by = (select sec.staff())
    and ((select sec.can('training.manage'))
      or exists (select from directory.practices p where p.practice_id = practice_effects.practice_id and p.owner_id = (select sec.staff()))));

create policy practice_programmes_read on directory.practice_programmes for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy practice_programmes_add on directory.practice_programmes for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and linked_by = (select sec.staff()) and (select sec.can('training.manage')));
create policy context_practices_read on subjects.context_practices for select to lantern_app, lantern_wide
  using (exists (select from subjects.contexts c where c.context_id = context_practices.context_id));
create policy context_practices_add on subjects.context_practices for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and linked_by = (select sec.staff()) and (select sec.can('context.record'))
    and exists (select from subjects.contexts c where c.context_id = context_practices.context_id));

create policy cohort_offers_read on protect.cohort_offers for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and cohort_id = any ((select sec.cohorts())::uuid[]));
create policy cohort_offers_add on protect.cohort_offers for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and offered_by = (select sec.staff()) and (select sec.can('cohort.manage'))
    and cohort_id = any ((select sec.cohorts())::uuid[]));
create policy cohort_offer_counts_read on protect.cohort_offer_counts for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and cohort_id = any ((select sec.cohorts())::uuid[]));
create policy cohort_offer_counts_add on protect.cohort_offer_counts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and counted_by = (select sec.staff()) and (select sec.can('cohort.manage'))
    and cohort_id = any ((select sec.cohorts())::uuid[]));

create trigger practices_history after update or delete on directory.practices for each row execute function history.record('practice_id');
