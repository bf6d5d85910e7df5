-- Chasing: what was asked about something that is late, of whom, and what came back.

create table work.chases (
  chase_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  about text not null check (about in ('action', 'review', 'update')),
  action_id uuid references work.actions on delete cascade,
  review text check (review in ('harm', 'level', 'flag')),
  late_since date,
  asking_id uuid not null,
  asked_by uuid not null references directory.staff on delete restrict,
  asked_at timestamptz not null,
  first_asked_at timestamptz not null,
  asks int not null default 1 check (asks between 1 and 1000),
  asked_of_agency_id uuid not null references directory.agencies on delete restrict,
  asked_of_staff_id uuid not null references directory.staff on delete restrict,
  due_at timestamptz not null,
  note text check (length(note) between 1 and 500),
  answered_at timestamptz,
  agreed_at timestamptz,
  agreed_by uuid references directory.staff on delete restrict,
  version int not null default 1,
  check ((about = 'action') = (action_id is not null)),
  check ((about = 'review') = (review is not null)),
  check ((about = 'update') = (late_since is null)),
  check ((agreed_at is null) = (agreed_by is null)),
  check (agreed_at is null or answered_at is not null),
  unique (chase_id, person_id, asked_of_staff_id)
);
comment on table work.chases is 'What a colleague was asked about a child: a promise or a review that is late, or how things are; how often, and by when an answer was due';
comment on column work.chases.asking_id is 'What was asked at one press has one number';
comment on column work.chases.late_since is 'The date that had passed: a review with another date is another question';
comment on column work.chases.due_at is 'Of the first asking: asking again gives no more time';
create unique index chases_standing_idx on work.chases (person_id, about, action_id, review, late_since) nulls not distinct
  where answered_at is null;
create index chases_person_idx on work.chases (person_id, chase_id desc);
create index chases_action_idx on work.chases (action_id);
create index chases_agency_idx on work.chases (asked_of_agency_id);
create index chases_staff_idx on work.chases (asked_of_staff_id, due_at) where answered_at is null;
create index chases_asked_of_idx on work.chases (asked_of_staff_id);
create index chases_asked_by_idx on work.chases (asked_by);
create index chases_asking_idx on work.chases (asking_id);
create index chases_agreed_by_idx on work.chases (agreed_by);
create index chases_partnership_idx on work.chases (partnership_id);
create index chases_waiting_idx on work.chases (partnership_id, due_at, chase_id) where answered_at is null;

create table work.chase_answers (
  chase_answer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  chase_id uuid not null,
  person_id uuid not null references subjects.people on delete cascade,
  answer text not null check (answer in ('done', 'working', 'no-information', 'not-mine')),
  expected_on date,
  words text check (length(words) between 1 and 2000),
  answered_by uuid not null references directory.staff on delete restrict,
  answered_at timestamptz not null,
  unique (chase_id, person_id, answered_by),
  unique (chase_id),
  check ((answer = 'working') = (expected_on is not null)),
  -- Whoever was asked answers, and about the child it was asked about.
  foreign key (chase_id, person_id, answered_by) references work.chases (chase_id, person_id, asked_of_staff_id)
    on delete cascade
);
comment on table work.chase_answers is 'Append-only: what the person who was asked answered, once; "no information held" is an answer';
create index chase_answers_person_idx on work.chase_answers (person_id);
create index chase_answers_by_idx on work.chase_answers (answered_by);
create index chase_answers_partnership_idx on work.chase_answers (partnership_id);

do $$
declare
  relation text;
  author text;
begin
  for relation, author in values ('chases', 'asked_by'), ('chase_answers', 'answered_by') loop
    execute format('alter table work.%I enable row level security', relation);
    execute format('alter table work.%I force row level security', relation);
    execute format('create policy %I on work.%I to lantern_maintenance using (true) with check (true)', relation || '_maintenance', relation);
    execute format('grant select, insert, update, delete on work.%I to lantern_maintenance', relation);
    execute format('grant select, insert on work.%I to lantern_app, lantern_wide', relation);
    execute format('create policy %I on work.%I for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %I.person_id))', relation || '_read', relation, relation);
    execute format('create policy %I on work.%I for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff())
        and exists (select from subjects.people p where p.person_id = %I.person_id))', relation || '_add', relation, author, relation);
  end loop;
end $$;
create policy chases_change on work.chases for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = chases.person_id))
  with check (partnership_id = (select sec.partnership())
    and (agreed_by is null or agreed_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = chases.person_id));
grant update (asking_id, asked_by, asked_at, asks, asked_of_agency_id, asked_of_staff_id, note, answered_at, agreed_at, agreed_by, version)
  on work.chases to lantern_app, lantern_wide;
create trigger chases_history after update or delete on work.chases
  for each row execute function history.record('chase_id');

-- The longest late first, from the index alone; and one's own openings of records, the latest first.
create index actions_open_due_idx on work.actions (partnership_id, due_on, action_id) where state = 'open';
create index events_opened_idx on audit.events (actor_id, happened_at desc) include (subject_ids)
  where action = 'child.read' and outcome = 'done' and actor_kind = 'staff';

set local role lantern_maintenance;

-- Whether a colleague reaches a child today by more than an emergency: what sec.actor_facts and the
-- policies would answer for them. For the function below alone.
create function sec.colleague_reaches(p subjects.people, p_staff uuid, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  with held as (
    select r.reach, t.principal_id as team, a.principal_id as agency
    from directory.posts o
    join directory.roles r on r.role_id = o.role_id
    join directory.teams t on t.team_id = o.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    where o.staff_id = p_staff and o.partnership_id = p.partnership_id
      and r.reach <> 'none' and 'child.view' = any (r.permissions)
      and o.starts_on <= (p_at at time zone 'Europe/London')::date
      and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date)
  )
  select not p_staff = any (p.shut_out) and exists (
    select from held
    where (reach = 'partnership' and not p.restricted)
      or team = any (p.acl)
      or (reach in ('agency', 'partnership') and agency = any (p.acl))
      or exists (
        select from sec.memberships m
        where m.circle_id = p.circle_id and m.staff_id = p_staff and m.basis <> 'emergency'
          and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)))
$$;

-- Whom to ask, for children whom the asking person reaches: the named owner where they reach the child
-- too; where nobody is named, whoever of that agency is in the child's circle, or else manages the
-- team that holds the record. A place without a row has nobody who could be asked.
create function sec.whom_to_ask(p_people uuid[], p_agencies uuid[], p_staff uuid[], p_at timestamptz)
returns table (place int, staff_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (
    select u.place::int as place, u.person_id, u.agency_id, u.staff_id
    from unnest(p_people, p_agencies, p_staff) with ordinality as u (person_id, agency_id, staff_id, place)
  ), candidates as (
    select a.place, a.person_id, a.staff_id, 0 as turn, null::timestamptz as since from asked a where a.staff_id is not null
    union all
    select a.place, a.person_id, m.staff_id, 1, m.starts_at
    from asked a join subjects.people p on p.person_id = a.person_id
    join sec.memberships m on m.circle_id = p.circle_id and m.basis <> 'emergency'
      and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)
    where a.staff_id is null and exists (
      select from directory.posts o join directory.teams t on t.team_id = o.team_id
      where o.staff_id = m.staff_id and t.agency_id = a.agency_id
        and o.starts_on <= (p_at at time zone 'Europe/London')::date
        and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date))
    union all
    select a.place, a.person_id, r.staff_id, 2, null
    from asked a cross join lateral subjects.to_ring(a.person_id, p_at) r
    where a.staff_id is null and not r.is_lead and exists (
      select from directory.posts o join directory.teams t on t.team_id = o.team_id
      where o.staff_id = r.staff_id and t.agency_id = a.agency_id)
  )
  select distinct on (c.place) c.place, c.staff_id
  from candidates c join subjects.people p on p.person_id = c.person_id
  where sec.reaches(p) and sec.colleague_reaches(p, c.staff_id, p_at)
  order by c.place, c.turn, c.since, c.staff_id
$$;

-- The children whose records the acting person opened last, by the audit: numbers alone, and theirs alone.
create function sec.opened_last(p_most int) returns table (person_id uuid, opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select last.subject_ids[1], max(last.happened_at)
  from (
    select e.subject_ids, e.happened_at from audit.events e
    where e.actor_id = sec.staff()::text and e.action = 'child.read' and e.outcome = 'done' and e.actor_kind = 'staff'
    order by e.happened_at desc limit 100
  ) last
  group by 1 order by 2 desc limit least(p_most, 50)
$$;
revoke all on function sec.colleague_reaches(subjects.people, uuid, timestamptz),
  sec.whom_to_ask(uuid[], uuid[], uuid[], timestamptz), sec.opened_last(int) from public;
grant execute on function sec.whom_to_ask(uuid[], uuid[], uuid[], timestamptz), sec.opened_last(int)
  to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
