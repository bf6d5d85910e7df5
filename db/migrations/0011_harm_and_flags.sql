-- Whether a child is being harmed, kept apart from how much risk there is; and the flags that stand on a record.

create table protect.harm_decisions (
  harm_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid references directory.configuration on delete restrict,
  status text not null check (length(status) between 1 and 40),
  basis text not null check (basis in ('decided', 'opened')),
  reason text not null check (length(reason) between 1 and 4000),
  dissent text check (length(dissent) between 1 and 4000),
  review_by date not null,
  decided_on date not null,
  decided_by uuid references directory.staff on delete restrict,
  recorded_at timestamptz not null default now(),
  check (basis = 'opened' or (decided_by is not null and scheme_id is not null))
);
comment on table protect.harm_decisions is 'Append-only: every harm status with who, when, why, dissent and by when it is decided or looked at again';
comment on column protect.harm_decisions.basis is 'Decided by a person, or opened: undecided from the day the child came on to the pathway';
create index harm_decisions_person_idx on protect.harm_decisions (person_id, harm_decision_id desc);
create index harm_decisions_scheme_idx on protect.harm_decisions (scheme_id);
create index harm_decisions_by_idx on protect.harm_decisions (decided_by);
create index harm_decisions_partnership_idx on protect.harm_decisions (partnership_id);

create table protect.flags (
  flag_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  type text not null check (length(type) between 1 and 40),
  reason text not null check (length(reason) between 1 and 4000),
  dissent text check (length(dissent) between 1 and 4000),
  raised_on date not null,
  raised_by uuid not null references directory.staff on delete restrict,
  review_by date not null,
  mirrored_in text[] not null default '{}',
  ended_on date,
  ended_by uuid references directory.staff on delete restrict,
  end_reason text check (length(end_reason) between 1 and 4000),
  end_dissent text check (length(end_dissent) between 1 and 4000),
  version int not null default 1,
  check ((ended_on is null) = (ended_by is null) and (ended_on is null) = (end_reason is null)),
  check (ended_on is not null or end_dissent is null),
  constraint flags_of_person_key unique (flag_id, person_id)
);
comment on table protect.flags is 'Flags on a child''s record: raised, reviewed and ended by people; none ends by itself';
comment on column protect.flags.mirrored_in is 'The agencies'' own systems in which the same flag was set';
create unique index flags_standing_key on protect.flags (person_id, type) where ended_on is null;
create index flags_person_idx on protect.flags (person_id, raised_on desc);
create index flags_scheme_idx on protect.flags (scheme_id);
create index flags_raised_by_idx on protect.flags (raised_by);
create index flags_ended_by_idx on protect.flags (ended_by);
create index flags_partnership_idx on protect.flags (partnership_id);

create table protect.flag_reviews (
  flag_review_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  flag_id uuid not null,
  reason text not null check (length(reason) between 1 and 4000),
  dissent text check (length(dissent) between 1 and 4000),
  review_by date not null,
  reviewed_on date not null,
  reviewed_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null default now(),
  constraint flag_reviews_flag_fkey foreign key (flag_id, person_id) references protect.flags (flag_id, person_id) on delete cascade
);
comment on table protect.flag_reviews is 'Append-only: each look at a flag that left it standing, with the reason and the next date';
create index flag_reviews_flag_idx on protect.flag_reviews (flag_id, person_id);
create index flag_reviews_person_idx on protect.flag_reviews (person_id, flag_review_id desc);
create index flag_reviews_by_idx on protect.flag_reviews (reviewed_by);
create index flag_reviews_partnership_idx on protect.flag_reviews (partnership_id);

do $$
declare
  relation text;
begin
  foreach relation in array array['protect.harm_decisions', 'protect.flags', 'protect.flag_reviews'] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)',
      split_part(relation, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
  end loop;
end $$;

create policy harm_decisions_read on protect.harm_decisions for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = harm_decisions.person_id));
create policy harm_decisions_add on protect.harm_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and (decided_by is null or decided_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = harm_decisions.person_id));

create policy flags_read on protect.flags for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = flags.person_id));
create policy flags_add on protect.flags for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and raised_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = flags.person_id));
create policy flags_change on protect.flags for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = flags.person_id))
  with check (partnership_id = (select sec.partnership())
    and (ended_by is null or ended_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = flags.person_id));
grant update (review_by, mirrored_in, ended_on, ended_by, end_reason, end_dissent, version) on protect.flags
  to lantern_app, lantern_wide;
create trigger flags_history after update or delete on protect.flags
  for each row execute function history.record('flag_id');

create policy flag_reviews_read on protect.flag_reviews for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = flag_reviews.person_id));
create policy flag_reviews_add on protect.flag_reviews for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and reviewed_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = flag_reviews.person_id));

-- The standing: what the tracker lists and filters by.
alter table protect.tracker_entries
  add column harm_status text not null default 'undecided' check (length(harm_status) between 1 and 40),
  add column previous_harm_status text,
  add column harm_decided_on date default current_date,
  add column harm_review_by date default current_date + 14,
  add column flags text[] not null default '{}',
  add column flag_review_by date;
comment on column protect.tracker_entries.flags is 'Keys of the flags that stand, kept by the commands that raise and end them';
comment on column protect.tracker_entries.flag_review_by is 'The first review of a standing flag';

-- Children who are here already: nobody has decided, and somebody is to, in ten working days as near
-- as a database without a calendar can say.
alter table protect.tracker_entries alter column harm_decided_on drop default, alter column harm_review_by drop default;
set local role lantern_maintenance;
-- Ids grow with time, so that a later decision comes after.
insert into protect.harm_decisions (harm_decision_id, partnership_id, person_id, scheme_id, status, basis, reason, review_by, decided_on)
select (lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') || '7' || substr(md5(t.person_id::text), 1, 3)
    || '8' || substr(md5(t.person_id::text), 4, 15))::uuid,
  t.partnership_id, t.person_id,
  (select c.configuration_id from directory.configuration c
    where c.partnership_id = t.partnership_id and c.kind = 'harm-status' order by c.in_force_from desc limit 1),
  t.harm_status, 'opened', 'On the pathway before harm status was recorded here. Nobody has decided it yet.',
  t.harm_review_by, current_date
from protect.tracker_entries t;
reset role;
set local role lantern_owner;

-- The earliest of the three dates; a date that is not there is passed over.
alter table protect.tracker_entries
  add column next_review_by date generated always as (least(review_by, harm_review_by, flag_review_by)) stored;
grant update (harm_status, previous_harm_status, harm_decided_on, harm_review_by, flags, flag_review_by) on protect.tracker_entries
  to lantern_app, lantern_wide;

-- The counts are by level and harm status, with how many are late, from the index alone.
drop index protect.tracker_entries_level_idx;
create index tracker_entries_level_idx on protect.tracker_entries
  (partnership_id, is_open, level desc nulls last, next_review_by, person_id) include (shut_out, harm_status) where not restricted;
drop index protect.tracker_entries_review_idx;
create index tracker_entries_review_idx on protect.tracker_entries
  (partnership_id, is_open, next_review_by, person_id) include (shut_out) where not restricted;

set local role lantern_maintenance;

-- For finding without seeing, which asks it only for roles that may hear of a flag.
create or replace function subjects.flag_stands(p_person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce((select cardinality(t.flags) > 0 from protect.tracker_entries t where t.person_id = p_person), false)
$$;

reset role;
set local role lantern_owner;
