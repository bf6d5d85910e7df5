-- Papers that leave: who each is for, the exact words, what was found in them, and the second person
-- who let it go.

create schema papers;
comment on schema papers is 'Papers that leave Lantern: for whom, with which words, and who released them';
grant usage on schema papers to lantern_app, lantern_wide, lantern_maintenance;
grant create on schema papers to lantern_maintenance;

create sequence papers.numbers as int start with 1001;
grant usage on sequence papers.numbers to lantern_app, lantern_wide, lantern_maintenance;

create table papers.papers (
  paper_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  acl int[] not null default '{}' check (cardinality(acl) > 0),
  restricted boolean not null default false,
  shut_out uuid[] not null default '{}',
  reference text not null,
  kind text not null check (length(kind) between 1 and 40),
  made_from jsonb not null,
  recipient_kind text not null check (recipient_kind in ('child', 'family', 'staff', 'agency', 'outside')),
  recipient_staff_id uuid references directory.staff on delete restrict,
  recipient_agency_id uuid references directory.agencies on delete restrict,
  recipient_name text not null check (length(recipient_name) between 1 and 200),
  recipient_relation text check (length(recipient_relation) between 1 and 200),
  purpose text check (length(purpose) between 1 and 500),
  channel text not null check (channel in ('by-hand', 'post', 'secure-email', 'own-system')),
  hands text check (length(hands) between 1 and 500),
  may_keep_at_home boolean,
  body jsonb not null,
  sha256 bytea not null default '' check (octet_length(sha256) = 32),
  state text not null default 'prepared'
    check (state in ('prepared', 'waiting', 'released', 'sent-back', 'withdrawn', 'given')),
  prepared_by uuid not null references directory.staff on delete restrict,
  prepared_at timestamptz not null,
  asked_at timestamptz,
  settled_by uuid references directory.staff on delete restrict,
  settled_at timestamptz,
  settled_words text check (length(settled_words) between 1 and 2000),
  given_on date,
  given_how text check (length(given_how) between 1 and 500),
  given_by uuid references directory.staff on delete restrict,
  version int not null default 1,
  unique (partnership_id, reference),
  constraint papers_recipient_check check ((recipient_kind = 'staff') = (recipient_staff_id is not null)
    and (recipient_kind = 'agency') = (recipient_agency_id is not null)),
  constraint papers_asked_check check (state in ('prepared', 'withdrawn') or asked_at is not null),
  constraint papers_settled_check check ((state in ('prepared', 'waiting')) = (settled_by is null)
    and (settled_by is null) = (settled_at is null)),
  constraint papers_sent_back_check check (state <> 'sent-back' or settled_words is not null),
  constraint papers_second_person_check check (state not in ('released', 'given')
    or (settled_by <> prepared_by and settled_by is distinct from recipient_staff_id)),
  constraint papers_given_check check ((state = 'given') = (given_on is not null)
    and num_nulls(given_on, given_how, given_by) in (0, 3))
);
comment on table papers.papers is 'Each paper that leaves: its words never change once prepared, and nobody releases their own';
comment on column papers.papers.made_from is 'The records whose words it holds, each with its version';
comment on column papers.papers.hands is 'Whose hands it may pass through on its way';
comment on column papers.papers.body is 'The words as they are printed; what is protected later is held out of them';
comment on column papers.papers.sha256 is 'Of the words as they were prepared: tells whether they still are';
create index papers_person_idx on papers.papers (person_id, paper_id desc);
create index papers_acl_idx on papers.papers using gin (acl);
create index papers_waiting_idx on papers.papers (partnership_id, asked_at, paper_id) include (shut_out)
  where state = 'waiting';
create index papers_open_idx on papers.papers (prepared_by, paper_id) where state in ('prepared', 'waiting', 'released');
create index papers_partnership_idx on papers.papers (partnership_id);
create index papers_prepared_by_idx on papers.papers (prepared_by);
create index papers_recipient_staff_idx on papers.papers (recipient_staff_id);
create index papers_recipient_agency_idx on papers.papers (recipient_agency_id);
create index papers_settled_by_idx on papers.papers (settled_by);
create index papers_given_by_idx on papers.papers (given_by);

create table papers.kept_findings (
  kept_finding_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  paper_id uuid not null references papers.papers on delete cascade,
  part text not null check (part ~ '^[0-9]+(\.[0-9]+)?$'),
  what text not null check (length(what) between 1 and 40),
  reason text not null check (length(reason) between 1 and 500),
  kept_by uuid not null references directory.staff on delete restrict,
  kept_at timestamptz not null,
  unique (paper_id, part, what)
);
comment on table papers.kept_findings is 'Append-only: what was found in a paper and kept all the same, with the reason';
create index kept_findings_by_idx on papers.kept_findings (kept_by);
create index kept_findings_partnership_idx on papers.kept_findings (partnership_id);

-- A child whose record is restricted is looked for by name too, when a paper is looked through.
create index people_restricted_name_idx on subjects.people (partnership_id, sort_name) where restricted;

do $$
declare
  relation text;
  narrow text := 'partnership_id = (select sec.partnership()) and acl && (select sec.principals()) and not shut_out && (select sec.self())';
  wide text := 'partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted and not shut_out && (select sec.self())';
  own text := ' and prepared_by = (select sec.staff())';
begin
  foreach relation in array array['papers', 'kept_findings'] loop
    execute format('alter table papers.%I enable row level security', relation);
    execute format('alter table papers.%I force row level security', relation);
    execute format('create policy %I on papers.%I to lantern_maintenance using (true) with check (true)', relation || '_maintenance', relation);
    execute format('grant select, insert, update, delete on papers.%I to lantern_maintenance', relation);
    execute format('grant select on papers.%I to lantern_app, lantern_wide', relation);
    perform govern.guard(format('papers.%I', relation)::regclass);
  end loop;
  execute format('create policy papers_read on papers.papers for select to lantern_app using (%s)', narrow);
  execute format('create policy papers_add on papers.papers for insert to lantern_app with check (%s)', narrow || own);
  execute format('create policy papers_change on papers.papers for update to lantern_app using (%s) with check (%s)', narrow, narrow);
  execute format('create policy papers_read_wide on papers.papers for select to lantern_wide using (%s)', wide);
  execute format('create policy papers_add_wide on papers.papers for insert to lantern_wide with check (%s)', wide || own);
  execute format('create policy papers_change_wide on papers.papers for update to lantern_wide using (%s) with check (%s)', wide, wide);
end $$;
create policy kept_findings_read on papers.kept_findings for select to lantern_app, lantern_wide
  using (exists (select from papers.papers p where p.paper_id = kept_findings.paper_id));
create policy kept_findings_add on papers.kept_findings for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff())
    and exists (select from papers.papers p where p.paper_id = kept_findings.paper_id));
grant insert on papers.kept_findings to lantern_app, lantern_wide;
-- A paper begins prepared and with nothing settled: the rest is not granted.
grant insert (paper_id, partnership_id, person_id, reference, kind, made_from, recipient_kind, recipient_staff_id,
    recipient_agency_id, recipient_name, recipient_relation, purpose, channel, hands, may_keep_at_home, body, prepared_by, prepared_at)
  on papers.papers to lantern_app, lantern_wide;
grant update (state, asked_at, settled_by, settled_at, settled_words, given_on, given_how, given_by, version)
  on papers.papers to lantern_app, lantern_wide;
select sec.keep_controller('papers.papers', 'prepared_by', '-'), sec.keep_controller('papers.kept_findings', 'kept_by', '-');
create trigger papers_history after update or delete on papers.papers
  for each row execute function history.record('paper_id');

-- The digest is the database's own, whatever is sent for it.
create function papers.seal() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.sha256 := sha256(convert_to(new.body::text, 'UTF8'));
  return new;
end $$;

-- What a paper says never changes, but for words that are held while a child's whereabouts are protected;
-- its way is one step at a time, and the step out is a second person's, with the words that were prepared.
create function papers.keep() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user = 'lantern_maintenance' and current_setting('lantern.holding', true) = 'on' then
    return new;
  end if;
  if (old.partnership_id, old.person_id, old.reference, old.kind, old.made_from, old.recipient_kind, old.recipient_staff_id,
      old.recipient_agency_id, old.recipient_name, old.recipient_relation, old.purpose, old.channel, old.hands, old.may_keep_at_home,
      old.body, old.sha256, old.prepared_by, old.prepared_at)
    is distinct from (new.partnership_id, new.person_id, new.reference, new.kind, new.made_from, new.recipient_kind, new.recipient_staff_id,
      new.recipient_agency_id, new.recipient_name, new.recipient_relation, new.purpose, new.channel, new.hands, new.may_keep_at_home,
      new.body, new.sha256, new.prepared_by, new.prepared_at) then
    raise exception 'a paper that is prepared does not change' using errcode = 'LT001';
  end if;
  if (old.state, new.state) not in (('prepared', 'waiting'), ('prepared', 'withdrawn'), ('waiting', 'released'),
      ('waiting', 'sent-back'), ('waiting', 'withdrawn'), ('released', 'withdrawn'), ('released', 'given')) then
    raise exception 'a paper does not go from % to %', old.state, new.state using errcode = 'LT001';
  end if;
  if new.state = 'released' and (new.settled_by is distinct from sec.staff() or not sec.can('paper.release')
      or sha256(convert_to(old.body::text, 'UTF8')) <> old.sha256) then
    raise exception 'this paper is not released' using errcode = 'LT001';
  end if;
  return new;
end $$;
revoke all on function papers.seal(), papers.keep() from public;
create trigger papers_seal before insert on papers.papers for each row execute function papers.seal();
-- A new stamp of the child is no change of the paper.
create trigger papers_keep before update of partnership_id, person_id, reference, kind, made_from, recipient_kind, recipient_staff_id,
    recipient_agency_id, recipient_name, recipient_relation, purpose, channel, hands, may_keep_at_home, body, sha256, state,
    prepared_by, prepared_at, asked_at, settled_by, settled_at, settled_words, given_on, given_how, given_by, version on papers.papers
  for each row execute function papers.keep();

set local role lantern_maintenance;

create function papers.stamp_paper() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  select p.acl, p.restricted, p.shut_out into new.acl, new.restricted, new.shut_out
  from subjects.people p where p.person_id = new.person_id and p.partnership_id = new.partnership_id;
  return new;
end $$;

-- A child's stamp changes: the papers that carry a copy follow.
create function papers.stamp_papers() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update papers.papers set acl = new.acl, restricted = new.restricted, shut_out = new.shut_out
    where person_id = new.person_id;
  return null;
end $$;

create function papers.stamp_differences() returns table (relation text, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'papers.papers', m.person_id
  from papers.papers m join subjects.people p on p.person_id = m.person_id
  where (m.acl is distinct from p.acl or m.restricted is distinct from p.restricted or m.shut_out is distinct from p.shut_out)
    and sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
$$;

create function papers.is_papers() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.actor_kind() = 'system' and sec.actor() = 'papers'
$$;

-- Who is said to do a child harm: what a concern says of adults. People who get records of their own
-- are one more line here.
create function papers.said_to_harm(p_person uuid) returns table (name text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select a.value from identify.concerns c
  join identify.concern_parts t on t.concern_id = c.concern_id and t.part = 'adults'
  cross join lateral jsonb_each_text(t.body -> 'answers') a
  where c.person_id = p_person and a.key ~ '^name[0-9]+$' and length(a.value) > 1
$$;

-- What a paper about a child and its recipient are compared with, for the part of Lantern that compares.
create function papers.facts_of(p_person uuid, p_at timestamptz) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'places', coalesce((select jsonb_agg(jsonb_build_object('kind', w.kind, 'wording', w.wording))
      from subjects.protections q join subjects.whereabouts w on w.person_id = q.person_id
      where q.person_id = p.person_id and q.ended_at is null), '[]'),
    'harm', coalesce((select jsonb_agg(distinct h.name) from papers.said_to_harm(p.person_id) h), '[]'),
    'names', (select jsonb_agg(jsonb_build_object('given', n.given, 'family', n.family)) from (
      select p.given_name as given, p.family_name as family
      union select n.given_name, n.family_name from subjects.names n where n.person_id = p.person_id) n),
    'excluded', coalesce((select jsonb_agg(jsonb_build_object('staffId', s.staff_id, 'name', s.name, 'ties', sec.ties_of(s.staff_id)))
      from directory.staff s where s.staff_id = any (p.shut_out)), '[]'),
    'ring', coalesce((select jsonb_agg(jsonb_build_object('name', r.name, 'phone', r.phone) order by r.place)
      from subjects.to_ring(p.person_id, p_at) r), '[]'))
  from subjects.people p
  where p.person_id = p_person and p.partnership_id = sec.partnership() and papers.is_papers()
$$;

-- Held while it is compared and let go: whoever protects, restricts or shuts out meanwhile waits, or is waited for.
create function papers.hold_child(p_person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from subjects.people p
    where p.person_id = p_person and p.partnership_id = sec.partnership() and papers.is_papers() for update;
end $$;

-- Which of these names are other children's, and not this child's own: never whose.
create function papers.children_named(p_person uuid, p_names text[]) returns table (name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.name from (select distinct unnest(p_names) as name) x
  where papers.is_papers() and x.name !~ '^ | $'
    and not exists (select from subjects.people p where p.person_id = p_person and p.sort_name = x.name)
    and not exists (select from subjects.names n where n.person_id = p_person and n.sort_name = x.name)
    and (exists (select from subjects.people p where p.partnership_id = sec.partnership() and p.sort_name = x.name and not p.restricted)
      or exists (select from subjects.people p where p.partnership_id = sec.partnership() and p.sort_name = x.name and p.restricted)
      or exists (select from subjects.names n where n.partnership_id = sec.partnership() and n.sort_name = x.name))
$$;

-- Whether a colleague works here today as a person, and reaches the child.
create function papers.staff_standing(p_person uuid, p_staff uuid, p_at timestamptz) returns table (works boolean, reaches boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not s.is_service and jsonb_array_length(f.facts -> 'posts') > 0,
    not s.staff_id = any (p.shut_out) and (p.acl && array(select value::int from jsonb_array_elements_text(f.facts -> 'principals'))
      or (not p.restricted and exists (select from jsonb_array_elements(f.facts -> 'posts') o
        where o ->> 'reach' = 'partnership' and o -> 'permissions' ? 'child.view')))
  from directory.staff s
  cross join lateral (select sec.actor_facts(s.staff_id, p_at) as facts) f
  join subjects.people p on p.person_id = p_person and p.partnership_id = s.partnership_id
  where s.staff_id = p_staff and s.partnership_id = sec.partnership() and papers.is_papers()
$$;

-- Every paper of the partnership, for whoever reads the audit: no child, no name of a family, no words.
create function papers.register(p_before text, p_most int)
returns table (reference text, kind text, recipient_kind text, recipient text, state text, prepared_by text, prepared_at timestamptz,
  settled_by text, settled_at timestamptz, given_on date, sha256 text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.reference, p.kind, p.recipient_kind, coalesce(r.name, a.name), p.state, b.name, p.prepared_at, s.name, p.settled_at,
    p.given_on, encode(p.sha256, 'hex')
  from papers.papers p
  join directory.staff b on b.staff_id = p.prepared_by
  left join directory.staff s on s.staff_id = p.settled_by
  left join directory.staff r on r.staff_id = p.recipient_staff_id
  left join directory.agencies a on a.agency_id = p.recipient_agency_id
  where p.partnership_id = sec.partnership() and sec.can('audit.view')
    and (p_before is null or (p.prepared_at, p.paper_id) < (select o.prepared_at, o.paper_id from papers.papers o
      where o.partnership_id = sec.partnership() and o.reference = p_before))
  order by p.prepared_at desc, p.paper_id desc limit least(p_most, 200)
$$;

-- As before, and what papers say: a place that is protected after a paper was prepared leaves its words too,
-- and the paper's digest then says that they are not the ones it was prepared with.
create or replace function subjects.texts_columns()
returns table (relation text, key_column text, about text, columns text[], documents text[])
language sql stable set search_path = pg_catalog, pg_temp as $$
  with tables as (
    select c.oid, c.relname::text as name, n.nspname::text as schema, k.attname::text as key_column
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_constraint p on p.conrelid = c.oid and p.contype = 'p' and cardinality(p.conkey) = 1
    join pg_attribute k on k.attrelid = c.oid and k.attnum = p.conkey[1]
    where c.relkind in ('r', 'p') and n.nspname in ('subjects', 'protect', 'identify', 'panels', 'work', 'sec', 'files', 'papers')
      and n.nspname || '.' || c.relname not in ('subjects.people', 'subjects.names', 'subjects.name_keys', 'subjects.whereabouts',
        'subjects.protections', 'subjects.protection_decisions', 'subjects.held_words')
  ), direct as (
    select t.*, 'x.person_id = $1' as about from tables t
    where exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'person_id' and not a.attisdropped)
  ), beside as (
    select distinct on (t.oid) t.*, format('x.%I in (select y.%I from %I.%I y where y.person_id = $1)', a.attname, d.key_column, d.schema, d.name) as about
    from tables t
    join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' and cardinality(f.conkey) = 1
    join direct d on d.oid = f.confrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = f.conkey[1]
    where t.oid not in (select oid from direct)
    order by t.oid, f.conname
  ), circles as (
    select t.*, 'x.circle_id in (select y.circle_id from subjects.people y where y.person_id = $1)' as about
    from tables t where t.schema = 'sec' and t.name = 'memberships'
  )
  select s.schema || '.' || s.name, s.key_column, s.about,
    coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid = 'text'::regtype), '{}'),
    coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid in ('jsonb'::regtype, 'text[]'::regtype)), '{}')
  from (select * from direct union all select * from beside union all select * from circles) s
  join pg_attribute a on a.attrelid = s.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
  group by 1, 2, 3
$$;

revoke all on function papers.stamp_paper(), papers.stamp_papers(), papers.stamp_differences(), papers.is_papers(), papers.said_to_harm(uuid),
  papers.hold_child(uuid), papers.facts_of(uuid, timestamptz), papers.children_named(uuid, text[]), papers.staff_standing(uuid, uuid, timestamptz),
  papers.register(text, int) from public;
grant execute on function papers.stamp_paper(), papers.stamp_papers() to lantern_owner;
grant execute on function papers.stamp_differences(), papers.hold_child(uuid), papers.facts_of(uuid, timestamptz), papers.children_named(uuid, text[]),
  papers.staff_standing(uuid, uuid, timestamptz), papers.register(text, int) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
create trigger papers_stamp before insert on papers.papers
  for each row execute function papers.stamp_paper();
create trigger people_stamp_papers after update of acl, restricted, shut_out on subjects.people
  for each row when (old.acl is distinct from new.acl or old.restricted is distinct from new.restricted
    or old.shut_out is distinct from new.shut_out)
  execute function papers.stamp_papers();

-- The family's papers of before, which one person made, stay to be read; no more are made by that way.
revoke insert on panels.family_papers from lantern_app, lantern_wide;
