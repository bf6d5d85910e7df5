-- Requests for information about a child who is a victim: who asks, in writing and for which line of enquiry, what is asked
-- for by kind, what was decided on each kind, whether it is safe to notify anybody, and what was given. The material itself
-- is not here. Police record a request, and read those of their own agency; never what is decided about telling a family.

set local role lantern_maintenance;

-- Who decides for the partnership: never a post that enforces the law, whatever its role says.
create function sec.decides_requests() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select sec.can('request.decide') and not sec.enforces_law()
$$;
revoke all on function sec.decides_requests() from public;
grant execute on function sec.decides_requests() to lantern_app, lantern_wide;

update directory.roles set permissions = permissions || '{request.record}'::text[]
where key in ('police-spoc', 'intelligence-officer', 'lead-practitioner', 'team-manager', 'mash-decision-maker', 'exploitation-coordinator')
  and not 'request.record' = any (permissions);
update directory.roles set permissions = permissions || '{request.decide}'::text[]
where key in ('lead-practitioner', 'team-manager', 'mash-decision-maker', 'exploitation-coordinator')
  and not 'request.decide' = any (permissions);

reset role;
set local role lantern_owner;

create table protect.victim_requests (
  victim_request_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  asker text not null check (asker ~ '^[a-z0-9-]{1,40}$'),
  asker_name text not null check (length(asker_name) between 1 and 200),
  agency_id uuid not null references directory.agencies on delete restrict,
  force_reference text check (length(force_reference) between 1 and 60),
  written text not null check (written in ('form', 'letter', 'order')),
  asked_on date not null,
  enquiry text not null check (length(enquiry) between 1 and 4000),
  necessity text not null check (length(necessity) between 1 and 4000),
  materials text[] not null check (cardinality(materials) between 1 and 40),
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'decided', 'challenged', 'closed')),
  closed_because text check (closed_because in ('finished', 'withdrawn')),
  closed_words text check (length(closed_words) between 1 and 2000),
  closed_by uuid references directory.staff on delete restrict,
  closed_at timestamptz,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint victim_requests_child_key unique (victim_request_id, person_id),
  constraint victim_requests_closed_check check ((state = 'closed') = (closed_at is not null)
    and num_nulls(closed_because, closed_words, closed_by, closed_at) in (0, 4))
);
comment on table protect.victim_requests is 'A request for information about a child who is a victim: who asks, for what and why; ended, never deleted';
comment on column protect.victim_requests.scheme_id is 'The version of the kinds that it was recorded under';
comment on column protect.victim_requests.asker is 'By the kinds of asker in force';
comment on column protect.victim_requests.agency_id is 'The agency of the person who recorded it: of police, their own';
comment on column protect.victim_requests.written is 'How it was made in writing: nothing is given on a spoken request';
comment on column protect.victim_requests.enquiry is 'The line of enquiry';
comment on column protect.victim_requests.necessity is 'Why it is necessary and proportionate';
comment on column protect.victim_requests.materials is 'Kinds of material asked for, by the kinds in force';
create index victim_requests_person_idx on protect.victim_requests (person_id, victim_request_id);
create index victim_requests_open_idx on protect.victim_requests (partnership_id, due_on, victim_request_id) where state <> 'closed';
create index victim_requests_closed_idx on protect.victim_requests (partnership_id, closed_at desc, victim_request_id) where state = 'closed';
create index victim_requests_partnership_idx on protect.victim_requests (partnership_id);
create index victim_requests_scheme_idx on protect.victim_requests (scheme_id);
create index victim_requests_agency_idx on protect.victim_requests (agency_id);
create index victim_requests_by_idx on protect.victim_requests (recorded_by);
create index victim_requests_closed_by_idx on protect.victim_requests (closed_by);

create table protect.victim_request_decisions (
  victim_request_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  victim_request_id uuid not null,
  material text not null check (material ~ '^[a-z0-9-]{1,40}$'),
  is_counselling boolean not null,
  outcome text not null check (outcome in ('give', 'part', 'refuse')),
  reason text not null check (length(reason) between 1 and 2000),
  value_reason text check (length(value_reason) between 1 and 2000),
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null,
  constraint victim_request_decisions_of_fkey foreign key (victim_request_id, person_id)
    references protect.victim_requests (victim_request_id, person_id) on delete cascade deferrable,
  constraint victim_request_decisions_counselling_check check ((is_counselling and outcome <> 'refuse') = (value_reason is not null))
);
comment on table protect.victim_request_decisions is 'Append-only: what was decided on one kind of material that a request asks for; the newest counts';
comment on column protect.victim_request_decisions.is_counselling is 'Support such as that of an IDVA or ISVA, direct work, peer and group support: refused unless a manager gives a reason of its own';
comment on column protect.victim_request_decisions.reason is 'Read by whoever asked, too';
comment on column protect.victim_request_decisions.value_reason is 'Why counselling-type material has substantial probative value';
create index victim_request_decisions_of_idx on protect.victim_request_decisions (victim_request_id, person_id);
create index victim_request_decisions_request_idx on protect.victim_request_decisions (victim_request_id, victim_request_decision_id);
create index victim_request_decisions_person_idx on protect.victim_request_decisions (person_id);
create index victim_request_decisions_by_idx on protect.victim_request_decisions (decided_by);
create index victim_request_decisions_partnership_idx on protect.victim_request_decisions (partnership_id);

create table protect.victim_request_steps (
  victim_request_step_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  victim_request_id uuid not null,
  step text not null check (step in ('safe', 'notified', 'views', 'given', 'challenged', 'withdrawn', 'finished')),
  whom text[] not null default '{}',
  around_id uuid,
  materials text[] not null default '{}',
  given_to text check (length(given_to) between 1 and 200),
  wording text not null check (length(wording) between 1 and 4000),
  happened_on date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint victim_request_steps_of_fkey foreign key (victim_request_id, person_id)
    references protect.victim_requests (victim_request_id, person_id) on delete cascade deferrable,
  constraint victim_request_steps_whom_check check (step = 'safe' or cardinality(whom) = case step when 'notified' then 1 else 0 end),
  constraint victim_request_steps_given_check check ((step = 'given') = (given_to is not null) and (step = 'given') = (cardinality(materials) > 0)),
  constraint victim_request_steps_around_check check (around_id is null or step = 'notified'),
  constraint victim_request_steps_around_fkey foreign key (around_id, person_id) references protect.people_around (around_id, person_id) on delete cascade deferrable
);
comment on table protect.victim_request_steps is 'Append-only: who it is safe to notify of a request and who was, the child''s views, what was given, challenges and its end; never read by police';
comment on column protect.victim_request_steps.whom is 'Of the decision on safety: everyone who may be notified, the child, the care authority or people around the child; of a notice: who was';
create index victim_request_steps_of_idx on protect.victim_request_steps (victim_request_id, person_id);
create index victim_request_steps_request_idx on protect.victim_request_steps (victim_request_id, victim_request_step_id);
create index victim_request_steps_person_idx on protect.victim_request_steps (person_id);
create index victim_request_steps_around_idx on protect.victim_request_steps (around_id, person_id);
create index victim_request_steps_by_idx on protect.victim_request_steps (recorded_by);
create index victim_request_steps_partnership_idx on protect.victim_request_steps (partnership_id);

do $$
declare
  held record;
begin
  for held in select * from (values ('victim_requests', 'recorded_by'), ('victim_request_decisions', 'decided_by'),
      ('victim_request_steps', 'recorded_by')) as v (name, author) loop
    execute format('alter table protect.%I enable row level security', held.name);
    execute format('alter table protect.%I force row level security', held.name);
    execute format('create policy %I on protect.%I to lantern_maintenance using (true) with check (true)', held.name || '_maintenance', held.name);
    execute format('grant select, insert, update, delete on protect.%I to lantern_maintenance', held.name);
    execute format('grant select, insert on protect.%I to lantern_app, lantern_wide', held.name);
    perform sec.keep_controller(format('protect.%I', held.name)::regclass, held.author, '-');
    perform govern.guard(format('protect.%I', held.name)::regclass);
  end loop;
end $$;

-- Those who decide, within reach of the child; and those who record requests, of their own agency and no other.
create policy victim_requests_read on protect.victim_requests for select to lantern_app, lantern_wide
  using (((select sec.decides_requests()) or ((select sec.can('request.record')) and agency_id = any ((select sec.agencies())::uuid[])))
    and exists (select from subjects.people p where p.person_id = victim_requests.person_id));
create policy victim_requests_add on protect.victim_requests for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('request.record'))
    and agency_id = any ((select sec.agencies())::uuid[])
    and exists (select from subjects.people p where p.person_id = victim_requests.person_id));
create policy victim_requests_change on protect.victim_requests for update to lantern_app, lantern_wide
  using ((select sec.decides_requests()) and exists (select from subjects.people p where p.person_id = victim_requests.person_id))
  with check (partnership_id = (select sec.partnership()) and (select sec.decides_requests())
    and exists (select from subjects.people p where p.person_id = victim_requests.person_id));
grant update (state, closed_because, closed_words, closed_by, closed_at, version) on protect.victim_requests to lantern_app, lantern_wide;
create trigger victim_requests_history after update or delete on protect.victim_requests
  for each row execute function history.record('victim_request_id');

create policy victim_request_decisions_read on protect.victim_request_decisions for select to lantern_app, lantern_wide
  using (exists (select from protect.victim_requests r where r.victim_request_id = victim_request_decisions.victim_request_id)
    and exists (select from subjects.people p where p.person_id = victim_request_decisions.person_id));
create policy victim_request_decisions_add on protect.victim_request_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff()) and (select sec.decides_requests())
    and exists (select from subjects.people p where p.person_id = victim_request_decisions.person_id));
create policy victim_request_steps_read on protect.victim_request_steps for select to lantern_app, lantern_wide
  using ((select sec.decides_requests()) and exists (select from subjects.people p where p.person_id = victim_request_steps.person_id));
create policy victim_request_steps_add on protect.victim_request_steps for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.decides_requests())
    and exists (select from subjects.people p where p.person_id = victim_request_steps.person_id));

set local role lantern_maintenance;

-- Counselling-type material is given by a manager alone; what is decided is of what was asked for.
create function protect.keep_request_decision() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user not in ('lantern_app', 'lantern_wide') then return new; end if;
  if not exists (select from protect.victim_requests r where r.victim_request_id = new.victim_request_id
      and r.person_id = new.person_id and r.state <> 'closed' and new.material = any (r.materials)) then
    raise exception 'this request does not ask for it' using errcode = 'insufficient_privilege';
  end if;
  if new.is_counselling and new.outcome <> 'refuse' and not sec.can('team.oversee') then
    raise exception 'a manager decides to give counselling-type material' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Nobody is notified before somebody decided who it is safe to notify, nobody else than those, and nobody who must not be
-- told. Nothing is given that was not decided to be given.
create function protect.keep_request_step() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  safe_for text[];
begin
  if current_user not in ('lantern_app', 'lantern_wide') then return new; end if;
  if not exists (select from protect.victim_requests r where r.victim_request_id = new.victim_request_id and r.person_id = new.person_id) then
    raise exception 'this request is of another child' using errcode = 'insufficient_privilege';
  end if;
  if new.step = 'notified' then
    select s.whom into safe_for from protect.victim_request_steps s
    where s.victim_request_id = new.victim_request_id and s.step = 'safe' order by s.recorded_at desc, s.victim_request_step_id desc limit 1;
    if not coalesce(new.whom <@ safe_for, false) then
      raise exception 'nobody decided that it is safe to notify them' using errcode = 'LT001';
    end if;
    if new.around_id is not null then
      perform protect.refuse_untold(new.person_id, new.around_id, null, null, new.happened_on);
    end if;
  elsif new.step = 'given' and exists (
      select from unnest(new.materials) m (material)
      where coalesce((select d.outcome from protect.victim_request_decisions d
        where d.victim_request_id = new.victim_request_id and d.material = m.material
        order by d.decided_at desc, d.victim_request_decision_id desc limit 1), 'refuse') = 'refuse') then
    raise exception 'nobody decided to give it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function protect.keep_request_decision(), protect.keep_request_step() from public;
grant execute on function protect.keep_request_decision(), protect.keep_request_step() to lantern_owner;

-- For governance: which requests came, by when they were due and what became of them. Which child, and all that was typed,
-- stays on the record.
create function protect.victim_request_register()
returns table (victim_request_id uuid, asker text, agency text, asked_on date, due_on date, state text, closed_because text, refused int, counselling int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.victim_request_id, r.asker, a.name, r.asked_on, r.due_on, r.state, r.closed_because,
    (count(*) filter (where d.outcome <> 'give'))::int, (count(*) filter (where d.is_counselling and d.outcome <> 'refuse'))::int
  from (
    select q.* from protect.victim_requests q
    where q.partnership_id = sec.partnership() and sec.can('governance.view')
    order by q.asked_on desc, q.victim_request_id desc limit 500
  ) r
  join directory.agencies a on a.agency_id = r.agency_id
  left join lateral (
    select distinct on (x.material) x.outcome, x.is_counselling from protect.victim_request_decisions x
    where x.victim_request_id = r.victim_request_id order by x.material, x.decided_at desc, x.victim_request_decision_id desc
  ) d on true
  group by r.victim_request_id, r.asker, a.name, r.asked_on, r.due_on, r.state, r.closed_because
  order by r.asked_on desc, r.victim_request_id desc
$$;
revoke all on function protect.victim_request_register() from public;
grant execute on function protect.victim_request_register() to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
create trigger victim_request_decisions_keep before insert on protect.victim_request_decisions
  for each row execute function protect.keep_request_decision();
create trigger victim_request_steps_keep before insert on protect.victim_request_steps
  for each row execute function protect.keep_request_step();
