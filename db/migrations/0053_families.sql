-- One-time links by which a child or a family gives views before a meeting or says what they saw; and
-- moments at which a child may be reached, with what was tried.

create table protect.family_links (
  family_link_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  relation text not null check (relation ~ '^[a-z0-9-]{1,40}$'),
  known_as text check (length(known_as) between 1 and 100),
  purpose text not null check (purpose in ('views', 'saw')),
  meeting_id uuid,
  hands text not null check (length(hands) between 1 and 1000),
  questions_id uuid not null references directory.configuration on delete restrict,
  needs_second boolean not null,
  agreed_by uuid references directory.staff on delete restrict,
  agreed_at timestamptz,
  token_hash bytea check (length(token_hash) = 32),
  code_hash bytea check (length(code_hash) = 32),
  made_by uuid not null references directory.staff on delete restrict,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_by uuid references directory.staff on delete restrict,
  withdrawn_at timestamptz,
  version int not null default 1,
  constraint family_links_child_key unique (family_link_id, person_id),
  constraint family_links_meeting_fkey foreign key (meeting_id, person_id) references panels.meetings (meeting_id, person_id) on delete cascade deferrable,
  constraint family_links_for_meeting_check check ((purpose = 'views') = (meeting_id is not null)),
  constraint family_links_hashes_check check (num_nulls(token_hash, code_hash) in (0, 2)),
  constraint family_links_second_check check (num_nulls(agreed_by, agreed_at) in (0, 2) and agreed_by is distinct from made_by
    and (not needs_second or token_hash is null or agreed_by is not null)),
  constraint family_links_withdrawn_check check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2))
);
comment on table protect.family_links is 'A link that was made for one member of a family, to be used once: for which meeting or for what they saw, and into whose hands it went; by the SHA-256 of its token and its code, which are shown once and kept nowhere';
comment on column protect.family_links.relation is 'Whose link it is by the list in force: the young person, a parent, a carer';
comment on column protect.family_links.hands is 'Into whose hands it goes, and why it is safe that it is opened there';
comment on column protect.family_links.questions_id is 'The version of questions and words that it shows, in its language';
comment on column protect.family_links.needs_second is 'The record is restricted or a place is protected: nothing is handed over before a second person agrees';
comment on column protect.family_links.code_hash is 'Of the token and the code together: without the token no code can be tried';
create unique index family_links_token_idx on protect.family_links (token_hash);
create index family_links_person_idx on protect.family_links (person_id, family_link_id);
create index family_links_meeting_idx on protect.family_links (meeting_id);
create index family_links_questions_idx on protect.family_links (questions_id);
create index family_links_agreed_by_idx on protect.family_links (agreed_by);
create index family_links_made_by_idx on protect.family_links (made_by);
create index family_links_withdrawn_by_idx on protect.family_links (withdrawn_by);
create index family_links_partnership_idx on protect.family_links (partnership_id);

create table protect.family_views (
  family_view_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  family_link_id uuid not null,
  audience text not null check (audience in ('everyone', 'worker')),
  asked_by uuid not null references directory.staff on delete restrict,
  number text not null check (number ~ '^[a-z2-9]{3}-[a-z2-9]{3}$'),
  said jsonb not null check (jsonb_typeof(said) = 'array' and pg_column_size(said) < 200000),
  sent_at timestamptz not null,
  constraint family_views_child_key unique (family_view_id, person_id),
  constraint family_views_once_key unique (family_link_id),
  constraint family_views_link_fkey foreign key (family_link_id, person_id) references protect.family_links (family_link_id, person_id) on delete cascade deferrable
);
comment on table protect.family_views is 'Append-only: what a member of the family wrote by their link, word for word: each question with its answer';
comment on column protect.family_views.audience is 'Chosen by who wrote it: for the worker alone, or for everybody who works with the child';
comment on column protect.family_views.asked_by is 'As its link says: the worker who asked';
comment on column protect.family_views.number is 'What the family is given for it, to say when ringing';
create unique index family_views_number_idx on protect.family_views (partnership_id, number);
create index family_views_person_idx on protect.family_views (person_id, sent_at desc);
create index family_views_asked_by_idx on protect.family_views (asked_by);

create table protect.family_replies (
  family_reply_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  family_view_id uuid not null,
  audience text not null check (audience in ('everyone', 'worker')),
  asked_by uuid not null references directory.staff on delete restrict,
  step text not null check (step in ('read', 'came-of')),
  wording text check (length(wording) between 1 and 4000),
  told text check (told in ('by-link', 'in-person', 'not-told')),
  told_how text check (length(told_how) between 1 and 1000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint family_replies_view_fkey foreign key (family_view_id, person_id) references protect.family_views (family_view_id, person_id) on delete cascade deferrable,
  constraint family_replies_words_check check (case when step = 'read' then num_nonnulls(wording, told, told_how) = 0
    else num_nulls(wording, told) = 0 and (told = 'by-link') = (told_how is null) end)
);
comment on table protect.family_replies is 'Append-only: that a message of a family was read, and what came of it, in the words that they are told';
comment on column protect.family_replies.told is 'By the same link and its code until it runs out, by somebody in person, or not and why';
create unique index family_replies_read_idx on protect.family_replies (family_view_id) where step = 'read';
create index family_replies_view_idx on protect.family_replies (family_view_id, family_reply_id);
create index family_replies_person_idx on protect.family_replies (person_id);
create index family_replies_asked_by_idx on protect.family_replies (asked_by);
create index family_replies_recorded_by_idx on protect.family_replies (recorded_by);
create index family_replies_partnership_idx on protect.family_replies (partnership_id);

create table protect.moments (
  moment_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  happened_at timestamptz not null,
  due_at timestamptz not null check (due_at >= happened_at),
  source text not null check (length(source) between 1 and 200),
  wording text check (length(wording) between 1 and 1000),
  origin text not null check (origin in ('person', 'return', 'move')),
  origin_id uuid,
  outcome text check (outcome in ('reached', 'not-wanted', 'decided-not')),
  closed_by uuid references directory.staff on delete restrict,
  closed_at timestamptz,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint moments_child_key unique (moment_id, person_id),
  constraint moments_from_check check ((origin = 'person') = (origin_id is null)),
  constraint moments_closed_check check (num_nulls(outcome, closed_by, closed_at) in (0, 3))
);
comment on table protect.moments is 'A moment at which a child may be reached: an arrest, a return from missing, a move. Somebody is prompted the same day, and it stands until a person says what came of it';
comment on column protect.moments.happened_at is 'For the end of bail: the day, put in ahead';
comment on column protect.moments.due_at is 'By when the child is to be reached, by the scheme in force; worked out once, and shown as not reached since after it';
comment on column protect.moments.origin_id is 'The missing episode or the whereabouts that it was made from';
create unique index moments_origin_idx on protect.moments (origin_id) where origin_id is not null;
create index moments_open_idx on protect.moments (partnership_id, due_at, moment_id) where closed_at is null;
create index moments_person_idx on protect.moments (person_id, happened_at desc);
create index moments_scheme_idx on protect.moments (scheme_id);
create index moments_closed_by_idx on protect.moments (closed_by);
create index moments_recorded_by_idx on protect.moments (recorded_by);
create index moments_partnership_idx on protect.moments (partnership_id);

create table protect.moment_attempts (
  moment_attempt_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  moment_id uuid not null,
  outcome text not null check (outcome in ('reached', 'tried', 'not-wanted', 'decided-not')),
  by_whom text not null check (length(by_whom) between 1 and 200),
  happened_at timestamptz not null,
  wording text not null check (length(wording) between 1 and 2000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint moment_attempts_moment_fkey foreign key (moment_id, person_id) references protect.moments (moment_id, person_id) on delete cascade deferrable
);
comment on table protect.moment_attempts is 'Append-only: each time somebody reached a child or tried to, and what was offered; or why nobody was to';
create index moment_attempts_moment_idx on protect.moment_attempts (moment_id, moment_attempt_id);
create index moment_attempts_person_idx on protect.moment_attempts (person_id);
create index moment_attempts_recorded_by_idx on protect.moment_attempts (recorded_by);
create index moment_attempts_partnership_idx on protect.moment_attempts (partnership_id);

do $$
declare
  held record;
begin
  for held in select * from (values ('family_links', 'made_by'), ('family_views', 'asked_by'), ('family_replies', 'recorded_by'),
      ('moments', 'recorded_by'), ('moment_attempts', 'recorded_by')) as v (name, author) loop
    execute format('alter table protect.%I enable row level security', held.name);
    execute format('alter table protect.%I force row level security', held.name);
    execute format('create policy %I on protect.%I to lantern_maintenance using (true) with check (true)', held.name || '_maintenance', held.name);
    execute format('grant select, insert, update, delete on protect.%I to lantern_maintenance', held.name);
    if held.name not in ('family_views', 'family_replies') then
      execute format('create policy %I on protect.%I for select to lantern_app, lantern_wide
        using (exists (select from subjects.people p where p.person_id = %I.person_id))', held.name || '_read', held.name, held.name);
    end if;
    if held.name not in ('family_views', 'family_replies') then
      execute format('create policy %I on protect.%I for insert to lantern_app, lantern_wide
        with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff())
          and exists (select from subjects.people p where p.person_id = %I.person_id))', held.name || '_add', held.name, held.author, held.name);
      execute format('grant insert on protect.%I to lantern_app, lantern_wide', held.name);
    end if;
    perform sec.keep_controller(format('protect.%I', held.name)::regclass, held.author, '-');
    perform govern.guard(format('protect.%I', held.name)::regclass);
  end loop;
end $$;

-- "Only the worker" is a row's own: within reach, and for everyone or for whoever asked.
create policy family_views_read on protect.family_views for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = family_views.person_id)
    and (audience = 'everyone' or asked_by = (select sec.staff())));
create policy family_replies_read on protect.family_replies for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = family_replies.person_id)
    and (audience = 'everyone' or asked_by = (select sec.staff())));
create policy family_replies_add on protect.family_replies for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = family_replies.person_id)
    and (audience = 'everyone' or asked_by = (select sec.staff())));
grant select on protect.family_views, protect.family_replies, protect.moments, protect.moment_attempts to lantern_app, lantern_wide;
grant insert on protect.family_replies to lantern_app, lantern_wide;
grant select (family_link_id, partnership_id, person_id, relation, known_as, purpose, meeting_id, hands, questions_id, needs_second, agreed_by, agreed_at,
  made_by, made_at, expires_at, used_at, withdrawn_by, withdrawn_at, version, controller_id, law_enforcement) on protect.family_links to lantern_app, lantern_wide;

create policy family_links_change on protect.family_links for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = family_links.person_id))
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = family_links.person_id));
grant update (agreed_by, agreed_at, token_hash, code_hash, expires_at, withdrawn_by, withdrawn_at, version) on protect.family_links to lantern_app, lantern_wide;
create trigger family_links_history after update or delete on protect.family_links
  for each row execute function history.record('family_link_id');

create policy moments_change on protect.moments for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = moments.person_id))
  with check (partnership_id = (select sec.partnership()) and (closed_by is null or closed_by = (select sec.staff()))
    and exists (select from subjects.people p where p.person_id = moments.person_id));
grant update (outcome, closed_by, closed_at, version) on protect.moments to lantern_app, lantern_wide;
create trigger moments_history after update or delete on protect.moments
  for each row execute function history.record('moment_id');

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool', 'missing', 'assessment', 'service', 'recovery', 'nrm', 'forum', 'life', 'escalation', 'supervision', 'education', 'cohort',
    'family', 'moment'));

set local role lantern_maintenance;

-- A message and what was replied to it are of one audience, whatever was written.
create function protect.keep_family_audience() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select v.audience, v.asked_by into new.audience, new.asked_by from protect.family_views v where v.family_view_id = new.family_view_id;
  return new;
end $$;

create function sec.is_families() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.actor_kind() = 'system' and sec.actor() = 'families'
$$;

-- What a link shows. Without the right code: whether it is still to be used, and the words of its language.
-- With it: who asks, and what was answered. Never anything of the record.
create function sec.family_link(p_token bytea, p_code bytea, p_at timestamptz)
returns table (is_used boolean, is_open boolean, questions jsonb, language text, purpose text, worker text, agency text, phone text,
  number text, read_on date, came_of text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with link as (
    select l.*, coalesce(l.code_hash = p_code, false) as is_known from protect.family_links l
    where l.token_hash = p_token and l.withdrawn_at is null and l.expires_at > p_at and sec.is_families())
  select l.used_at is not null, l.is_known, c.body, c.key,
    case when l.is_known then l.purpose end,
    case when l.is_known then split_part(s.name, ' ', 1) end,
    case when l.is_known then (select a.name from directory.posts o join directory.teams t on t.team_id = o.team_id
      join directory.agencies a on a.agency_id = t.agency_id
      where o.staff_id = l.made_by and o.starts_on <= (p_at at time zone 'Europe/London')::date
        and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date) order by o.starts_on, o.post_id limit 1) end,
    case when l.is_known then s.phone end,
    case when l.is_known then v.number end,
    case when l.is_known then (select (r.recorded_at at time zone 'Europe/London')::date from protect.family_replies r
      where r.family_view_id = v.family_view_id and r.step = 'read') end,
    case when l.is_known then (select r.wording from protect.family_replies r
      where r.family_view_id = v.family_view_id and r.step = 'came-of' and r.told = 'by-link' order by r.family_reply_id desc limit 1) end
  from link l join directory.configuration c on c.configuration_id = l.questions_id
  join directory.staff s on s.staff_id = l.made_by
  left join protect.family_views v on v.family_link_id = l.family_link_id
$$;

-- Keeps one answer by its own link, once, and tells the worker who asked. Answers whose record it is, for
-- the part of Lantern that holds places; nothing to any other link, code or moment.
create function sec.give_family_view(p_token bytea, p_code bytea, p_view uuid, p_number text, p_audience text, p_said jsonb, p_notice uuid, p_at timestamptz)
returns table (partnership_id int, person_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link protect.family_links;
begin
  if not sec.is_families() then
    return;
  end if;
  select l.* into link from protect.family_links l
    where l.token_hash = p_token and l.code_hash = p_code and l.used_at is null and l.withdrawn_at is null and l.expires_at > p_at for update;
  if link.family_link_id is null then
    return;
  end if;
  insert into protect.family_views (family_view_id, partnership_id, person_id, family_link_id, audience, asked_by, number, said, sent_at)
    values (p_view, link.partnership_id, link.person_id, link.family_link_id, p_audience, link.made_by, p_number, p_said, p_at);
  update protect.family_links l set used_at = p_at, version = l.version + 1 where l.family_link_id = link.family_link_id;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    values (p_notice, link.partnership_id, link.made_by, 'family', 'Somebody answered by a link that you made: read it',
      '/children/' || link.person_id || '/family-views/' || p_view, p_at);
  return query select link.partnership_id, link.person_id;
end $$;

revoke all on function protect.keep_family_audience(), sec.is_families(), sec.family_link(bytea, bytea, timestamptz),
  sec.give_family_view(bytea, bytea, uuid, text, text, jsonb, uuid, timestamptz) from public;
grant execute on function sec.family_link(bytea, bytea, timestamptz),
  sec.give_family_view(bytea, bytea, uuid, text, text, jsonb, uuid, timestamptz) to lantern_app;

grant execute on function protect.keep_family_audience() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger family_replies_audience before insert on protect.family_replies
  for each row execute function protect.keep_family_audience();
