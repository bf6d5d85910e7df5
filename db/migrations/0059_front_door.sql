-- The front door: what somebody without an account tells, links by which a professional without one answers,
-- and how many know whom to ring.

alter table identify.concerns add column source text not null default 'agency' check (source in ('agency', 'public'));
comment on column identify.concerns.source is 'Whether an agency sent it, or somebody of the public whom nobody has verified and whose message a worker took on';

alter table identify.concerns drop constraint concerns_danger_now_check;
alter table identify.concerns add constraint concerns_danger_now_check check (danger_now in ('no', 'yes', 'yes-rung', 'not-known'));

create table identify.public_concerns (
  public_concern_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  form_hash bytea not null check (length(form_hash) = 32),
  code_hash bytea not null check (length(code_hash) = 32),
  number text not null check (number ~ '^[a-z2-9]{3}-[a-z2-9]{3}$'),
  danger_now text not null check (danger_now in ('no', 'yes', 'not-known', 'not-said')),
  area text check (area ~ '^[a-z0-9-]{1,40}$'),
  given_name text check (length(given_name) between 1 and 100),
  family_name text check (length(family_name) between 1 and 100),
  age_said text check (length(age_said) between 1 and 100),
  about_more text check (length(about_more) between 1 and 4000),
  worry text not null check (length(worry) between 1 and 10000),
  sender text not null check (sender in ('child', 'friend', 'parent', 'professional', 'business', 'other', 'not-said')),
  sender_name text check (length(sender_name) between 1 and 120),
  reach text check (length(reach) between 1 and 200),
  reach_safely text check (length(reach_safely) between 1 and 1000),
  marks text[] not null default '{}' check (marks <@ array['many', 'hidden-field', 'elsewhere']),
  sent_at timestamptz not null,
  concern_id uuid references identify.concerns on delete restrict,
  set_aside_because text check (length(set_aside_because) between 1 and 2000),
  handled_by uuid references directory.staff on delete restrict,
  handled_at timestamptz,
  version int not null default 1,
  constraint public_concerns_once_key unique (form_hash),
  constraint public_concerns_handled_check check (num_nulls(handled_by, handled_at) in (0, 2)
    and (handled_at is null) = (concern_id is null and set_aside_because is null)),
  constraint public_concerns_taken_check check (concern_id is null or set_aside_because is null)
);
comment on table identify.public_concerns is 'What somebody without an account told, word for word, nobody verified; it waits until a worker of the MASH takes it on as a concern or sets it aside with a reason';
comment on column identify.public_concerns.agency_id is 'The agency of the team that receives concerns: whose information it is';
comment on column identify.public_concerns.form_hash is 'Of the form and all that stood in it: the same form sent twice is one, and other words under it are another';
comment on column identify.public_concerns.code_hash is 'Of the number and the code, which are shown once and kept nowhere';
comment on column identify.public_concerns.marks is 'What speaks against a person at a keyboard: shown to the worker, never a reason to refuse';
create index public_concerns_waiting_idx on identify.public_concerns (partnership_id, sent_at, public_concern_id) where handled_at is null;
create index public_concerns_aside_idx on identify.public_concerns (partnership_id, handled_at desc, public_concern_id) where set_aside_because is not null;
create index public_concerns_code_idx on identify.public_concerns (code_hash);
create unique index public_concerns_concern_idx on identify.public_concerns (concern_id);
create index public_concerns_agency_idx on identify.public_concerns (agency_id);
create index public_concerns_handled_by_idx on identify.public_concerns (handled_by);
create index public_concerns_partnership_idx on identify.public_concerns (partnership_id);

create table identify.professional_links (
  professional_link_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  for_whom text not null check (length(for_whom) between 1 and 200),
  basis text not null check (basis ~ '^[a-z0-9-]{1,40}$'),
  questions_id uuid not null references directory.configuration on delete restrict,
  token_hash bytea not null check (length(token_hash) = 32),
  code_hash bytea not null check (length(code_hash) = 32),
  made_by uuid not null references directory.staff on delete restrict,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at timestamptz,
  withdrawn_by uuid references directory.staff on delete restrict,
  withdrawn_at timestamptz,
  version int not null default 1,
  constraint professional_links_withdrawn_check check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2))
);
comment on table identify.professional_links is 'A link by which a professional without an account answers the MASH once about one concern, on a stated basis; by the SHA-256 of its token and its code';
comment on column identify.professional_links.questions_id is 'The version of bases and questions that it asks from';
comment on column identify.professional_links.code_hash is 'Of the token and the code together: without the token no code can be tried';
create unique index professional_links_token_idx on identify.professional_links (token_hash);
create index professional_links_episode_idx on identify.professional_links (mash_episode_id, professional_link_id);
create index professional_links_questions_idx on identify.professional_links (questions_id);
create index professional_links_made_by_idx on identify.professional_links (made_by);
create index professional_links_withdrawn_by_idx on identify.professional_links (withdrawn_by);
create index professional_links_partnership_idx on identify.professional_links (partnership_id);

create table identify.professional_answers (
  professional_answer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  professional_link_id uuid not null references identify.professional_links on delete cascade,
  asked_by uuid not null references directory.staff on delete restrict,
  number text not null check (number ~ '^[a-z2-9]{3}-[a-z2-9]{3}$'),
  answered_by_name text not null check (length(answered_by_name) between 1 and 200),
  said jsonb not null check (jsonb_typeof(said) = 'array' and pg_column_size(said) < 200000),
  sent_at timestamptz not null,
  constraint professional_answers_once_key unique (professional_link_id)
);
comment on table identify.professional_answers is 'Append-only: what a professional answered by their link, word for word: each question with its answer';
create index professional_answers_episode_idx on identify.professional_answers (mash_episode_id, professional_answer_id);
create index professional_answers_asked_by_idx on identify.professional_answers (asked_by);
create index professional_answers_partnership_idx on identify.professional_answers (partnership_id);

create table identify.route_answers (
  route_answer_id uuid primary key default gen_random_uuid(),
  partnership_id int not null references directory.partnerships on delete restrict,
  month date not null check (extract(day from month) = 1),
  moment text not null check (moment in ('before', 'after')),
  question text not null check (question ~ '^[a-z0-9-]{1,40}$'),
  is_right boolean not null,
  answers int not null check (answers > 0),
  constraint route_answers_cell_key unique (partnership_id, month, moment, question, is_right)
);
comment on table identify.route_answers is 'How many of the public answered a question about whom to ring rightly or wrongly, before and after reading; counts by month, and nobody behind one';

do $$
declare
  held record;
begin
  for held in select * from (values ('public_concerns', 'handled_by', 'agency_id'), ('professional_links', 'made_by', '-'),
      ('professional_answers', 'asked_by', '-'), ('route_answers', '', '')) as v (name, author, agency) loop
    execute format('alter table identify.%I enable row level security', held.name);
    execute format('alter table identify.%I force row level security', held.name);
    execute format('create policy %I on identify.%I to lantern_maintenance using (true) with check (true)', held.name || '_maintenance', held.name);
    execute format('grant select, insert, update, delete on identify.%I to lantern_maintenance', held.name);
    if held.author <> '' then
      perform sec.keep_controller(format('identify.%I', held.name)::regclass, held.author, held.agency);
    end if;
    perform govern.guard(format('identify.%I', held.name)::regclass);
  end loop;
end $$;

-- Once a concern was made of a message, whoever does not reach the concern does not reach the message.
create policy public_concerns_read on identify.public_concerns for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide'))
    and (concern_id is null or exists (select from identify.concerns c where c.concern_id = public_concerns.concern_id)));
create policy public_concerns_change on identify.public_concerns for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide'))
    and (concern_id is null or exists (select from identify.concerns c where c.concern_id = public_concerns.concern_id)))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide')) and handled_by = (select sec.staff())
    and (concern_id is null or exists (select from identify.concerns c where c.concern_id = public_concerns.concern_id)));
grant select (public_concern_id, partnership_id, agency_id, number, danger_now, area, given_name, family_name, age_said, about_more, worry, sender,
  sender_name, reach, reach_safely, marks, sent_at, concern_id, set_aside_because, handled_by, handled_at, version, controller_id, law_enforcement)
  on identify.public_concerns to lantern_app, lantern_wide;
grant update (concern_id, set_aside_because, handled_by, handled_at, version) on identify.public_concerns to lantern_app, lantern_wide;
create trigger public_concerns_history after update or delete on identify.public_concerns
  for each row execute function history.record('public_concern_id');

create policy professional_links_read on identify.professional_links for select to lantern_app, lantern_wide
  using (exists (select from identify.mash_episodes e where e.mash_episode_id = professional_links.mash_episode_id));
create policy professional_links_add on identify.professional_links for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide')) and made_by = (select sec.staff())
    and exists (select from identify.mash_episodes e where e.mash_episode_id = professional_links.mash_episode_id));
create policy professional_links_change on identify.professional_links for update to lantern_app, lantern_wide
  using (exists (select from identify.mash_episodes e where e.mash_episode_id = professional_links.mash_episode_id))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide')) and withdrawn_by = (select sec.staff())
    and exists (select from identify.mash_episodes e where e.mash_episode_id = professional_links.mash_episode_id));
grant select (professional_link_id, partnership_id, mash_episode_id, for_whom, basis, questions_id, made_by, made_at, expires_at, used_at,
  withdrawn_by, withdrawn_at, version, controller_id, law_enforcement) on identify.professional_links to lantern_app, lantern_wide;
grant insert on identify.professional_links to lantern_app, lantern_wide;
grant update (withdrawn_by, withdrawn_at, version) on identify.professional_links to lantern_app, lantern_wide;
create trigger professional_links_history after update or delete on identify.professional_links
  for each row execute function history.record('professional_link_id');

create policy professional_answers_read on identify.professional_answers for select to lantern_app, lantern_wide
  using (exists (select from identify.mash_episodes e where e.mash_episode_id = professional_answers.mash_episode_id));
grant select on identify.professional_answers to lantern_app, lantern_wide;

create policy route_answers_read on identify.route_answers for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('statistics.view')));
grant select on identify.route_answers to lantern_app, lantern_wide;

set local role lantern_maintenance;

create function sec.is_front_door() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.actor_kind() = 'system' and sec.actor() = 'front-door'
$$;

-- Whose front door it is: of the first real partnership, where there is one, that has a team to receive concerns.
create function sec.front_partnership() returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.partnership_id from directory.partnerships p
  where sec.is_front_door() and exists (select from directory.agencies a where a.partnership_id = p.partnership_id)
  order by not exists (select from directory.teams t where t.partnership_id = p.partnership_id and t.receives_concerns), p.is_demo, p.partnership_id
  limit 1
$$;

-- What everybody may read: the words and numbers in force, and which days somebody made holidays.
create function sec.front_door(p_on date) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('name', p.name,
    'items', (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'key', c.key, 'body', c.body)), '[]') from (
      select distinct on (k.kind, k.key) k.kind, k.key, k.body from directory.configuration k
      where k.partnership_id = p.partnership_id and (k.kind in ('public-signs', 'public-help', 'public-areas', 'public-check')
          or (k.kind = 'contact' and k.key = 'mash'))
        and k.in_force_from <= p_on and (k.in_force_to is null or k.in_force_to >= p_on)
      order by k.kind, k.key, k.in_force_from desc) c),
    'holidays', (select coalesce(jsonb_agg(jsonb_build_object('date', h.on_date, 'title', h.title)), '[]')
      from directory.added_holidays h where h.partnership_id = p.partnership_id))
  from directory.partnerships p where p.partnership_id = sec.front_partnership()
$$;

-- Keeps what somebody told, whoever they are; the same form is kept once. Tells the MASH where nothing waited, or
-- where somebody may be in danger. Answers whether there is anybody to keep it for.
create function sec.keep_public_concern(p_id uuid, p_form bytea, p_code bytea, p_number text, p_said jsonb, p_marks text[], p_at timestamptz)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  door int := sec.front_partnership();
  is_first boolean;
  said identify.public_concerns := jsonb_populate_record(null::identify.public_concerns, p_said);
begin
  if door is null then
    return false;
  end if;
  is_first := not exists (select from identify.public_concerns c where c.partnership_id = door and c.handled_at is null);
  insert into identify.public_concerns (public_concern_id, partnership_id, agency_id, form_hash, code_hash, number, danger_now, area, given_name,
      family_name, age_said, about_more, worry, sender, sender_name, reach, reach_safely, marks, sent_at)
    select p_id, door, a.agency_id, p_form, p_code, p_number, said.danger_now, said.area, said.given_name,
      said.family_name, said.age_said, said.about_more, said.worry, said.sender, said.sender_name, said.reach, said.reach_safely, p_marks, p_at
    from directory.agencies a left join directory.teams t on t.agency_id = a.agency_id and t.receives_concerns
    where a.partnership_id = door order by t.team_id nulls last, a.agency_id limit 1
    on conflict (form_hash) do nothing;
  if not found or not (is_first or (said.danger_now <> 'no' and cardinality(p_marks) = 0)) then
    return true;
  end if;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select gen_random_uuid(), door, s.staff_id, 'concern',
      case when said.danger_now in ('yes', 'not-known') then 'A message from the public says that somebody may be in danger now'
        else 'A message from the public waits' end, '/mash/public/' || p_id, p_at
    from directory.staff s where not s.is_service and s.partnership_id = door and exists (
      select from directory.posts o join directory.roles r on r.role_id = o.role_id
      where o.staff_id = s.staff_id and 'mash.decide' = any (r.permissions) and o.starts_on <= (p_at at time zone 'Europe/London')::date
        and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date));
  return true;
end $$;

-- Whether a message with this number and code was kept; never what it says or what came of it.
create function sec.has_public_concern(p_code bytea) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select sec.is_front_door() and exists (select from identify.public_concerns c where c.code_hash = p_code)
$$;

-- Adds one to how many answered so. Nothing of who did.
create function sec.count_route_answer(p_month date, p_moment text, p_question text, p_is_right boolean) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identify.route_answers as r (partnership_id, month, moment, question, is_right, answers)
  select d.door, p_month, p_moment, p_question, p_is_right, 1 from (select sec.front_partnership() as door) d where d.door is not null
  on conflict (partnership_id, month, moment, question, is_right) do update set answers = r.answers + 1
$$;

create function sec.is_professionals() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.actor_kind() = 'system' and sec.actor() = 'professionals'
$$;

-- What a link shows. Without the right code: whether it is still to be used. With it: who asks, on which basis,
-- and under which reference. Nothing of the concern or of a child.
create function sec.professional_link(p_token bytea, p_code bytea, p_at timestamptz)
returns table (is_used boolean, is_open boolean, questions jsonb, basis text, for_whom text, reference text, worker text, agency text, phone text, number text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with link as (
    select l.*, coalesce(l.code_hash = p_code, false) as is_known from identify.professional_links l
    where l.token_hash = p_token and l.withdrawn_at is null and l.expires_at > p_at and sec.is_professionals())
  select l.used_at is not null, l.is_known,
    case when l.is_known then q.body end,
    case when l.is_known then l.basis end,
    case when l.is_known then l.for_whom end,
    case when l.is_known then c.reference end,
    case when l.is_known then s.name end,
    case when l.is_known then (select a.name from directory.posts o join directory.teams t on t.team_id = o.team_id
      join directory.agencies a on a.agency_id = t.agency_id
      where o.staff_id = l.made_by and o.starts_on <= (p_at at time zone 'Europe/London')::date
        and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date) order by o.starts_on, o.post_id limit 1) end,
    case when l.is_known then s.phone end,
    case when l.is_known then v.number end
  from link l join directory.configuration q on q.configuration_id = l.questions_id
  join directory.staff s on s.staff_id = l.made_by
  join identify.concerns c on c.concern_id = l.mash_episode_id
  left join identify.professional_answers v on v.professional_link_id = l.professional_link_id
$$;

-- Keeps one answer by its own link, once, and tells the worker who asked. Answers whose record it is about, where
-- that is known, for the part of Lantern that holds places.
create function sec.give_professional_answer(p_token bytea, p_code bytea, p_answer uuid, p_number text, p_name text, p_said jsonb, p_notice uuid, p_at timestamptz)
returns table (partnership_id int, concern_id uuid, person_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link identify.professional_links;
begin
  if not sec.is_professionals() then
    return;
  end if;
  select l.* into link from identify.professional_links l
    where l.token_hash = p_token and l.code_hash = p_code and l.used_at is null and l.withdrawn_at is null and l.expires_at > p_at for update;
  if link.professional_link_id is null then
    return;
  end if;
  insert into identify.professional_answers (professional_answer_id, partnership_id, mash_episode_id, professional_link_id, asked_by, number,
      answered_by_name, said, sent_at)
    values (p_answer, link.partnership_id, link.mash_episode_id, link.professional_link_id, link.made_by, p_number, p_name, p_said, p_at);
  update identify.professional_links l set used_at = p_at, version = l.version + 1 where l.professional_link_id = link.professional_link_id;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    values (p_notice, link.partnership_id, link.made_by, 'concern', 'A professional answered by a link that you made',
      '/mash/' || link.mash_episode_id || '/professionals', p_at);
  return query select link.partnership_id, link.mash_episode_id, e.person_id from identify.mash_episodes e
    where e.mash_episode_id = link.mash_episode_id;
end $$;

revoke all on function sec.is_front_door(), sec.front_partnership(), sec.front_door(date),
  sec.keep_public_concern(uuid, bytea, bytea, text, jsonb, text[], timestamptz), sec.has_public_concern(bytea),
  sec.count_route_answer(date, text, text, boolean), sec.is_professionals(), sec.professional_link(bytea, bytea, timestamptz),
  sec.give_professional_answer(bytea, bytea, uuid, text, text, jsonb, uuid, timestamptz) from public;
grant execute on function sec.front_door(date), sec.keep_public_concern(uuid, bytea, bytea, text, jsonb, text[], timestamptz),
  sec.has_public_concern(bytea), sec.count_route_answer(date, text, text, boolean), sec.professional_link(bytea, bytea, timestamptz),
  sec.give_professional_answer(bytea, bytea, uuid, text, text, jsonb, uuid, timestamptz) to lantern_app;

reset role;
set local role lantern_owner;
