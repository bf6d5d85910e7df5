-- Commissioning, as dated facts on the services of the directory: what is bought, at what cost, until when notice must be
-- given, what was decided, who answers for the provider, and what it returns each month in numbers. Counts of demand are
-- of all services together or of whole months, and whether a child was harmed again is never counted by service.

create table directory.service_terms (
  service_term_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  service_id uuid not null references directory.services on delete restrict,
  from_on date not null,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  agreement text not null check (agreement in ('contract', 'pilot', 'none')),
  capacity int check (capacity between 0 and 10000),
  cost_pounds int check (cost_pounds between 0 and 100000000),
  contract_from date,
  contract_until date,
  notice_on date,
  outcomes text not null check (length(outcomes) between 1 and 2000),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  constraint service_terms_dated_check check (num_nulls(contract_from, contract_until, notice_on) = case agreement when 'none' then 3 else 0 end),
  constraint service_terms_order_check check (contract_until >= contract_from and notice_on between contract_from and contract_until)
);
comment on table directory.service_terms is 'Append-only: under what terms a service of the directory is bought or provided, from a day; the newest counts, and none is about a child';
comment on column directory.service_terms.capacity is 'For how many children at one time; empty: not agreed';
comment on column directory.service_terms.cost_pounds is 'A year, in pounds; empty: not known';
comment on column directory.service_terms.notice_on is 'By when notice must be given, or a pilot be decided on';
create index service_terms_service_idx on directory.service_terms (service_id, from_on desc, service_term_id desc);
create index service_terms_by_idx on directory.service_terms (added_by);
create index service_terms_partnership_idx on directory.service_terms (partnership_id);

create table directory.service_decisions (
  service_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  service_id uuid not null references directory.services on delete restrict,
  service_term_id uuid not null references directory.service_terms on delete restrict,
  decision text not null check (decision in ('continue', 'change', 'end')),
  reasons text not null check (length(reasons) between 1 and 2000),
  decided_on date not null,
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null,
  constraint service_decisions_once_key unique (service_term_id)
);
comment on table directory.service_decisions is 'Append-only: whether a contract or a pilot goes on, is changed or ends, once for its terms';
create index service_decisions_service_idx on directory.service_decisions (service_id);
create index service_decisions_by_idx on directory.service_decisions (decided_by);
create index service_decisions_partnership_idx on directory.service_decisions (partnership_id);

create table directory.service_contacts (
  service_contact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  service_id uuid not null references directory.services on delete restrict,
  staff_id uuid not null references directory.staff on delete restrict,
  named_by uuid not null references directory.staff on delete restrict,
  named_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references directory.staff on delete restrict,
  version int not null default 1,
  constraint service_contacts_ended_check check (num_nulls(ended_at, ended_by) in (0, 2)),
  constraint service_contacts_self_check check (staff_id <> named_by)
);
comment on table directory.service_contacts is 'Who answers for a service at its provider, from the directory of staff: they return its numbers each month';
create unique index service_contacts_once_idx on directory.service_contacts (service_id, staff_id) where ended_at is null;
create index service_contacts_service_idx on directory.service_contacts (service_id);
create index service_contacts_staff_idx on directory.service_contacts (staff_id);
create index service_contacts_named_by_idx on directory.service_contacts (named_by);
create index service_contacts_ended_by_idx on directory.service_contacts (ended_by);
create index service_contacts_partnership_idx on directory.service_contacts (partnership_id);

create table directory.service_returns (
  service_return_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  service_id uuid not null references directory.services on delete restrict,
  month_on date not null check (extract(day from month_on) = 1),
  offered int not null check (offered between 0 and 10000),
  referred int not null check (referred between 0 and 10000),
  started int not null check (started between 0 and 10000),
  ended int not null check (ended between 0 and 10000),
  waiting int not null check (waiting between 0 and 10000),
  known_referred int not null,
  known_started int not null,
  known_ended int not null,
  known_waiting int not null,
  wording text check (length(wording) between 1 and 2000),
  returned_by uuid not null references directory.staff on delete restrict,
  returned_at timestamptz not null,
  constraint service_returns_once_key unique (service_id, month_on)
);
comment on table directory.service_returns is 'Append-only: what a provider says of a whole month in numbers, once; beside each what direct work knew';
comment on column directory.service_returns.known_referred is 'As direct work counted it when it was returned; so are the other known ones';
create index service_returns_by_idx on directory.service_returns (returned_by);
create index service_returns_partnership_idx on directory.service_returns (partnership_id);

-- For which services the acting person answers.
create function directory.own_services() returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(c.service_id), '{}') from directory.service_contacts c
  where c.staff_id = sec.staff() and c.ended_at is null
$$;
revoke all on function directory.own_services() from public;
grant execute on function directory.own_services() to lantern_app, lantern_wide, lantern_maintenance;

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['directory.service_terms', 'directory.service_decisions', 'directory.service_contacts',
      'directory.service_returns']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
  foreach bare in array array['service_terms', 'service_decisions', 'service_returns'] loop
    execute format('create policy %I on directory.%I for select to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()) and ((select sec.can(''service.manage''))
        or service_id = any ((select directory.own_services())::uuid[])))', bare || '_read', bare);
  end loop;
end $$;

create policy service_terms_add on directory.service_terms for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff()) and (select sec.can('service.manage')));
create policy service_decisions_add on directory.service_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff()) and (select sec.can('service.manage')));
-- Numbers of a month are the provider's own to return: whoever buys the service does not.
create policy service_returns_add on directory.service_returns for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and returned_by = (select sec.staff())
    and service_id = any ((select directory.own_services())::uuid[]));

-- Who answers for a service is for everybody to read, of a sensitive one for its list; nobody names themselves.
create policy service_contacts_read on directory.service_contacts for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('service.manage'))
    or staff_id = (select sec.staff()) or service_id = any ((select sec.open_services())::uuid[])));
create policy service_contacts_add on directory.service_contacts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and named_by = (select sec.staff()) and (select sec.can('service.manage')));
create policy service_contacts_change on directory.service_contacts for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('service.manage')))
  with check (partnership_id = (select sec.partnership()) and ended_by = (select sec.staff()) and (select sec.can('service.manage')));
grant update (ended_at, ended_by, version) on directory.service_contacts to lantern_app, lantern_wide;
create trigger service_contacts_history after update or delete on directory.service_contacts for each row execute function history.record('service_contact_id');

set local role lantern_maintenance;

-- What direct work knows of one service and month, for who answers for it: nothing has to be typed again. Of a sensitive
-- service it is read by those on its list alone.
create function protect.service_month(p_service uuid, p_from date, p_to date)
returns table (referred int, started int, ended int, waiting int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with own as (
    select s.referral_id, s.person_id, s.step, s.happened_on, s.referral_step_id from protect.referral_steps s
    where s.partnership_id = sec.partnership() and s.service_id = p_service and s.happened_on <= p_to
      and p_service = any (directory.own_services())
      and exists (select from directory.services v where v.service_id = p_service and v.partnership_id = sec.partnership()
        and (not v.is_sensitive or sec.can('service.sensitive')
          or exists (select from directory.service_readers r where r.service_id = p_service and r.staff_id = sec.staff() and r.ended_at is null)))
  ), last as (
    select distinct on (referral_id) referral_id, person_id, step from own order by referral_id, happened_on desc, referral_step_id desc
  )
  select count(distinct person_id) filter (where step = 'referred' and happened_on >= p_from)::int,
    count(distinct person_id) filter (where step = 'started' and happened_on >= p_from)::int,
    count(distinct person_id) filter (where step = 'ended' and happened_on >= p_from)::int,
    (select count(distinct person_id)::int from last where step in ('referred', 'waiting'))
  from own
$$;

-- Demand for each service over whole months, for who sees counts and no child.
create function protect.service_demand(p_from date, p_to date)
returns table (service_id uuid, service text, capacity int, referred int, started int, waiting int, unmet int, wait_days int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with steps as (
    select s.service_id, s.referral_id, s.person_id, s.step, s.happened_on, s.referral_step_id from protect.referral_steps s
    where s.partnership_id = sec.partnership() and (select sec.can('statistics.view')) and s.happened_on <= p_to
  ), last as (
    select distinct on (referral_id) service_id, person_id, step from steps order by referral_id, happened_on desc, referral_step_id desc
  ), waits as (
    select r.service_id, percentile_cont(0.5) within group (order by r.started_on - r.referred_on)::int as days
    from protect.referrals r where r.partnership_id = sec.partnership() and (select sec.can('statistics.view'))
      and r.started_on between p_from and p_to and r.referred_on is not null group by r.service_id
  )
  select v.service_id, v.name,
    (select t.capacity from directory.service_terms t where t.service_id = v.service_id and t.from_on <= p_to
      order by t.from_on desc, t.service_term_id desc limit 1),
    (select count(distinct s.person_id)::int from steps s where s.service_id = v.service_id and s.step = 'referred' and s.happened_on >= p_from),
    (select count(distinct s.person_id)::int from steps s where s.service_id = v.service_id and s.step = 'started' and s.happened_on >= p_from),
    (select count(distinct l.person_id)::int from last l where l.service_id = v.service_id and l.step in ('referred', 'waiting')),
    (select count(distinct s.person_id)::int from steps s where s.service_id = v.service_id and s.step = 'not-available' and s.happened_on >= p_from),
    w.days
  from directory.services v left join waits w on w.service_id = v.service_id
  where v.partnership_id = sec.partnership() and (select sec.can('statistics.view'))
    and v.open_from <= p_to and (v.open_until is null or v.open_until >= p_from)
  order by lower(v.name)
$$;

-- The same of all services together, by one characteristic at a time: never of a service and a characteristic.
create function protect.demand_by_group(p_from date, p_to date)
returns table (part text, value text, referred int, started int, waiting int, unmet int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with steps as (
    select s.referral_id, s.person_id, s.step, s.happened_on, s.referral_step_id from protect.referral_steps s
    where s.partnership_id = sec.partnership() and (select sec.can('statistics.view')) and s.happened_on <= p_to
  ), last as (
    select distinct on (referral_id) person_id, step from steps order by referral_id, happened_on desc, referral_step_id desc
  ), children as (
    select person_id,
      bool_or(step = 'referred' and happened_on >= p_from) as referred,
      bool_or(step = 'started' and happened_on >= p_from) as started,
      bool_or(step = 'not-available' and happened_on >= p_from) as unmet,
      false as waiting
    from steps group by person_id
    union all
    select person_id, false, false, false, true from last where step in ('referred', 'waiting') group by person_id
  ), ethnicities as (
    select distinct on (f.person_id) f.person_id, f.value, f.state from protect.identity_facts f
    where f.partnership_id = sec.partnership() and f.kind = 'ethnicity' order by f.person_id, f.identity_fact_id desc
  )
  select g.part, g.value, count(*) filter (where c.referred)::int, count(*) filter (where c.started)::int,
    count(*) filter (where c.waiting)::int, count(*) filter (where c.unmet)::int
  from children c join subjects.people p on p.person_id = c.person_id
  left join ethnicities e on e.person_id = c.person_id
  left join directory.teams t on t.team_id = p.owning_team_id
  cross join lateral (values
    ('age', case when p.born_on is null then '' when extract(year from age(p_to, p.born_on)) < 10 then '0-9'
      when extract(year from age(p_to, p.born_on)) < 13 then '10-12' when extract(year from age(p_to, p.born_on)) < 16 then '13-15'
      when extract(year from age(p_to, p.born_on)) < 18 then '16-17' else '18-' end),
    ('sex', coalesce(p.sex, '')),
    ('ethnicity', case when e.state = 'known' then coalesce(e.value, '') else '' end),
    ('area', coalesce(t.name, ''))
  ) as g (part, value)
  group by g.part, g.value
$$;

-- Whether children were exploited again, of all work and services together: no service is asked for, so that none can be
-- ranked or paid by it. Those who were not asked yet, and those of whom it is not known, are counted.
create function protect.harmed_again(p_to date)
returns table (months int, answer text, children int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.months, coalesce(l.answer, 'not-asked'), count(distinct l.person_id)::int
  from protect.look_backs l
  where l.partnership_id = sec.partnership() and (select sec.can('statistics.view')) and l.due_on <= p_to and l.months in (6, 12)
  group by 1, 2 order by 1, 2
$$;
revoke all on function protect.service_month(uuid, date, date), protect.service_demand(date, date), protect.demand_by_group(date, date),
  protect.harmed_again(date) from public;
grant execute on function protect.service_month(uuid, date, date), protect.service_demand(date, date), protect.demand_by_group(date, date),
  protect.harmed_again(date) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
