-- Awareness: who knows who to ring, before and after, by campaign and by agency or school. Numbers that an agency asked for
-- itself: nobody who answered is held. No count is of fewer than five people.

create table directory.campaigns (
  campaign_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  name text not null check (length(name) between 1 and 200),
  about text not null check (length(about) between 1 and 1000),
  from_on date not null,
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null
);
comment on table directory.campaigns is 'Append-only: a campaign whose effect on awareness is counted; never about a child';
create unique index campaigns_name_idx on directory.campaigns (partnership_id, lower(name));
create index campaigns_by_idx on directory.campaigns (added_by);

create table directory.awareness_counts (
  awareness_count_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  campaign_id uuid not null references directory.campaigns on delete restrict,
  agency_id uuid references directory.agencies on delete restrict,
  school_id uuid references directory.schools on delete restrict,
  asked_on date not null,
  asked int not null check (asked between 5 and 100000),
  knew_before int not null check (knew_before between 0 and 100000),
  knew_after int not null check (knew_after between 0 and 100000),
  stated_by uuid not null references directory.staff on delete restrict,
  stated_at timestamptz not null,
  constraint awareness_counts_body_check check (num_nonnulls(agency_id, school_id) = 1),
  constraint awareness_counts_most_check check (knew_before <= asked and knew_after <= asked)
);
comment on table directory.awareness_counts is 'Append-only: how many people of an agency or a school were asked who they would ring, and how many knew before and after a campaign';
create index awareness_counts_campaign_idx on directory.awareness_counts (campaign_id);
create index awareness_counts_agency_idx on directory.awareness_counts (agency_id);
create index awareness_counts_school_idx on directory.awareness_counts (school_id);
create index awareness_counts_by_idx on directory.awareness_counts (stated_by);
create index awareness_counts_partnership_idx on directory.awareness_counts (partnership_id);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['directory.campaigns', 'directory.awareness_counts']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
end $$;

create policy campaigns_read on directory.campaigns for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy campaigns_add on directory.campaigns for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff()) and (select sec.can('training.manage')));

-- A count is read one by one by who keeps training there; everybody else reads sums.
create policy awareness_counts_read on directory.awareness_counts for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage'))
    or agency_id = any ((select directory.own_training_agencies())::uuid[]) or school_id = any ((select directory.own_training_schools())::uuid[])));
create policy awareness_counts_add on directory.awareness_counts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and stated_by = (select sec.staff()) and ((select sec.can('training.manage'))
    or agency_id = any ((select directory.own_training_agencies())::uuid[]) or school_id = any ((select directory.own_training_schools())::uuid[])));

set local role lantern_maintenance;

-- Awareness of each agency and school by campaign, in sums, for everybody who works here.
create function directory.awareness()
returns table (campaign_id uuid, campaign text, from_on date, agency_id uuid, school_id uuid, body text, last_on date, asked int, knew_before int, knew_after int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.campaign_id, c.name, c.from_on, a.agency_id, a.school_id, coalesce(g.name, h.name), max(a.asked_on), sum(a.asked)::int,
    sum(a.knew_before)::int, sum(a.knew_after)::int
  from directory.awareness_counts a
  join directory.campaigns c on c.campaign_id = a.campaign_id
  left join directory.agencies g on g.agency_id = a.agency_id
  left join directory.schools h on h.school_id = a.school_id
  where a.partnership_id = sec.partnership() and sec.staff() is not null
  group by c.campaign_id, c.name, c.from_on, a.agency_id, a.school_id, g.name, h.name
$$;
revoke all on function directory.awareness() from public;
grant execute on function directory.awareness() to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

-- A monthly return that was wrong is corrected by another one with a reason. The earlier one stays: nothing is changed.

alter table directory.service_returns
  add column replaces_id uuid,
  add column reason text check (length(reason) between 1 and 1000),
  add constraint service_returns_reason_said check (num_nulls(replaces_id, reason) in (0, 2)),
  add constraint service_returns_month_key unique (service_return_id, service_id, month_on),
  add constraint service_returns_replaces_fkey foreign key (replaces_id, service_id, month_on)
    references directory.service_returns (service_return_id, service_id, month_on) on delete restrict,
  drop constraint service_returns_once_key;
create unique index service_returns_first_idx on directory.service_returns (service_id, month_on) where replaces_id is null;
create unique index service_returns_replaces_idx on directory.service_returns (replaces_id) where replaces_id is not null;
create index service_returns_service_idx on directory.service_returns (service_id, month_on);
create index service_returns_month_idx on directory.service_returns (replaces_id, service_id, month_on);
comment on table directory.service_returns is 'Append-only: what a provider says of a whole month in numbers; beside each what direct work knew. One that was wrong is replaced by another with a reason';
comment on column directory.service_returns.replaces_id is 'The return of the same service and month that this one corrects, each once';
