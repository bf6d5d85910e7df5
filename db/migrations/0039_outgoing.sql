-- What leaves: where a paper is posted, and a second person for a file with names or of many children.

-- Where a paper is posted, and what that and its words are compared with besides: where those live who are
-- shut out or said to do harm, who sent a concern, and who is named to know a protected place.

alter table papers.papers add recipient_address text check (length(recipient_address) between 1 and 500);
comment on column papers.papers.recipient_address is 'Place, held in text: where it is posted, and never printed on it';
grant insert (recipient_address) on papers.papers to lantern_app, lantern_wide;

-- As before, and a paper that is posted says where to. Those of before have no address and are withdrawn.
create or replace function papers.seal() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (new.channel = 'post') <> (new.recipient_address is not null) then
    raise exception 'a paper that is posted, and no other, has an address' using errcode = 'LT001';
  end if;
  new.sha256 := sha256(convert_to(new.body::text, 'UTF8'));
  return new;
end $$;

-- As before, and the address is one of what does not change.
create or replace function papers.keep() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user = 'lantern_maintenance' and current_setting('lantern.holding', true) = 'on' then
    return new;
  end if;
  if (old.partnership_id, old.person_id, old.reference, old.kind, old.made_from, old.recipient_kind, old.recipient_staff_id,
      old.recipient_agency_id, old.recipient_name, old.recipient_relation, old.purpose, old.channel, old.recipient_address, old.hands,
      old.may_keep_at_home, old.body, old.sha256, old.prepared_by, old.prepared_at)
    is distinct from (new.partnership_id, new.person_id, new.reference, new.kind, new.made_from, new.recipient_kind, new.recipient_staff_id,
      new.recipient_agency_id, new.recipient_name, new.recipient_relation, new.purpose, new.channel, new.recipient_address, new.hands,
      new.may_keep_at_home, new.body, new.sha256, new.prepared_by, new.prepared_at) then
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
create trigger papers_keep_address before update of recipient_address on papers.papers
  for each row execute function papers.keep();

set local role lantern_maintenance;

-- What concerns about a child say of places: where those are found who may be harming the child, and where
-- something happens.
create function papers.places_of_concerns(p_person uuid) returns table (part text, wording text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select t.part, a.value from identify.concerns c
  join identify.concern_parts t on t.concern_id = c.concern_id and t.part in ('adults', 'places')
  cross join lateral jsonb_each_text(t.body -> 'answers') a
  where c.person_id = p_person and a.key ~ (case t.part when 'adults' then '^(name|what)[0-9]+$' else '^where[0-9]+$' end)
    and length(a.value) > 1
$$;

-- Who sent a concern about a child: by the name of their account, the name they gave and their agency's.
create function papers.senders_of(p_person uuid) returns table (names text[], agency text, agency_kind text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select distinct array[s.name, c.ring_name], a.name, a.kind from identify.concerns c
  join directory.staff s on s.staff_id = c.sent_by
  join directory.teams t on t.team_id = c.team_id
  join directory.agencies a on a.agency_id = t.agency_id
  where c.person_id = p_person
$$;

create or replace function papers.facts_of(p_person uuid, p_at timestamptz) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'places', coalesce((select jsonb_agg(jsonb_build_object('kind', w.kind, 'wording', w.wording))
      from subjects.protections q join subjects.whereabouts w on w.person_id = q.person_id
      where q.person_id = p.person_id and q.ended_at is null), '[]'),
    'named', coalesce((select jsonb_agg(distinct m.staff_id)
      from subjects.protections q join sec.memberships m on m.circle_id = q.circle_id
      where q.person_id = p.person_id and q.ended_at is null and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at)), '[]'),
    'harm', coalesce((select jsonb_agg(distinct h.name) from papers.said_to_harm(p.person_id) h), '[]'),
    'harmPlaces', coalesce((select jsonb_agg(distinct c.wording) from papers.places_of_concerns(p.person_id) c where c.part = 'adults'), '[]'),
    'otherPlaces', coalesce((select jsonb_agg(distinct c.wording) from papers.places_of_concerns(p.person_id) c where c.part = 'places'), '[]'),
    'senders', coalesce((select jsonb_agg(jsonb_build_object('names', s.names, 'agency', s.agency, 'agencyKind', s.agency_kind))
      from papers.senders_of(p.person_id) s), '[]'),
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

revoke all on function papers.places_of_concerns(uuid), papers.senders_of(uuid) from public;

reset role;
set local role lantern_owner;

-- A file of the tracker with names in it, or of many children, is asked for, released by a second person and
-- made when it is taken. Of what it will hold nothing is kept: only which list, and the form as it was sent.
create table protect.waiting_exports (
  waiting_export_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  asked_by uuid not null references directory.staff on delete restrict,
  asked_at timestamptz not null,
  list text not null check (length(list) <= 8000),
  form jsonb not null,
  looked_at text not null check (length(looked_at) between 1 and 1000),
  columns text[] not null check (cardinality(columns) > 0),
  has_names boolean not null,
  recipient_staff_id uuid references directory.staff on delete restrict,
  row_count int not null check (row_count > 0),
  left_out int not null check (left_out >= 0),
  state text not null default 'waiting' check (state in ('waiting', 'released', 'sent-back', 'withdrawn', 'taken')),
  settled_by uuid references directory.staff on delete restrict,
  settled_at timestamptz,
  settled_words text check (length(settled_words) between 1 and 2000),
  version int not null default 1,
  constraint waiting_exports_settled_check check ((state = 'waiting') = (settled_by is null) and (settled_by is null) = (settled_at is null)),
  constraint waiting_exports_sent_back_check check (state <> 'sent-back' or settled_words is not null),
  constraint waiting_exports_second_person_check check (state not in ('released', 'sent-back', 'taken')
    or (settled_by <> asked_by and settled_by is distinct from recipient_staff_id))
);
comment on table protect.waiting_exports is 'Each file of the tracker that a second person releases before it is made; it holds nothing of the file';
comment on column protect.waiting_exports.list is 'The address of the list, for its own person alone: a name that was sought may stand in it';
comment on column protect.waiting_exports.form is 'As it was sent: purpose, recipient, basis, why names';
comment on column protect.waiting_exports.row_count is 'How many children were on the list when it was asked for';
create index waiting_exports_by_idx on protect.waiting_exports (asked_by, asked_at desc);
create index waiting_exports_waiting_idx on protect.waiting_exports (partnership_id, asked_at) where state = 'waiting';
create index waiting_exports_partnership_idx on protect.waiting_exports (partnership_id);
create index waiting_exports_recipient_idx on protect.waiting_exports (recipient_staff_id);
create index waiting_exports_settled_by_idx on protect.waiting_exports (settled_by);
alter table protect.waiting_exports enable row level security;
alter table protect.waiting_exports force row level security;
create policy waiting_exports_maintenance on protect.waiting_exports to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on protect.waiting_exports to lantern_maintenance;
-- One's own; the second person asks a function, because two policies would be joined by OR.
create policy waiting_exports_read on protect.waiting_exports for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and asked_by = (select sec.staff()));
create policy waiting_exports_add on protect.waiting_exports for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and asked_by = (select sec.staff()) and (select sec.can('tracker.export')));
grant select on protect.waiting_exports to lantern_app, lantern_wide;
grant insert (waiting_export_id, partnership_id, asked_by, asked_at, list, form, looked_at, columns, has_names, recipient_staff_id, row_count, left_out)
  on protect.waiting_exports to lantern_app, lantern_wide;
select govern.guard('protect.waiting_exports');
create trigger waiting_exports_history after update or delete on protect.waiting_exports
  for each row execute function history.record('waiting_export_id');

alter table protect.exports
  add recipient_staff_id uuid references directory.staff on delete restrict,
  add released_by uuid references directory.staff on delete restrict,
  add waiting_export_id uuid unique references protect.waiting_exports on delete restrict,
  add left_out int not null default 0 check (left_out >= 0),
  drop constraint exports_recipient_check,
  add constraint exports_recipient_check check (recipient in ('own', 'agency', 'colleague', 'outside')),
  add constraint exports_colleague_check check ((recipient = 'colleague') = (recipient_staff_id is not null)),
  add constraint exports_released_check check ((released_by is null) = (waiting_export_id is null)
    and released_by is distinct from exported_by
    and (released_by is null or released_by is distinct from recipient_staff_id));
comment on column protect.exports.released_by is 'The second person, where the file took one';
comment on column protect.exports.left_out is 'Children who were on the list and of whom this recipient gets nothing: they are shut out of the record';
create index exports_recipient_staff_idx on protect.exports (recipient_staff_id);
create index exports_released_by_idx on protect.exports (released_by);

-- As before, and names leave by two: no row says so without a release of this day, for this person.
create or replace function protect.export_begins() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.confirmed_at is not null or new.reminded_at is not null then
    raise exception 'an export is registered before it is destroyed';
  end if;
  if sec.staff() is not null and (new.has_names or new.released_by is not null) and not exists (
    select from protect.waiting_exports w
    where w.waiting_export_id = new.waiting_export_id and w.asked_by = new.exported_by and w.state = 'released'
      and w.settled_by = new.released_by and w.settled_at > new.exported_at - interval '1 day'
      and w.recipient_staff_id is not distinct from new.recipient_staff_id and w.has_names = new.has_names) then
    raise exception 'a file with names is released by a second person' using errcode = 'LT001';
  end if;
  return new;
end $$;

set local role lantern_maintenance;

-- A release is used once: the register's entry ends it.
create function protect.export_taken() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update protect.waiting_exports set state = 'taken', version = version + 1 where waiting_export_id = new.waiting_export_id;
  return null;
end $$;

-- What waits for this person as the second one, or the one that is asked for: never one's own or one for oneself.
create function protect.exports_to_release(p_export uuid)
returns table (waiting_export_id uuid, asked_by uuid, asked_at timestamptz, form jsonb, looked_at text, columns text[], has_names boolean,
  recipient_staff_id uuid, row_count int, left_out int, state text, settled_by uuid, settled_at timestamptz, settled_words text, version int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.waiting_export_id, w.asked_by, w.asked_at, w.form, w.looked_at, w.columns, w.has_names,
    w.recipient_staff_id, w.row_count, w.left_out, w.state, w.settled_by, w.settled_at, w.settled_words, w.version
  from protect.waiting_exports w
  where w.partnership_id = sec.partnership() and sec.can('paper.release') and w.asked_by <> sec.staff()
    and w.recipient_staff_id is distinct from sec.staff()
    and case when p_export is null then w.state = 'waiting' else w.waiting_export_id = p_export end
$$;

-- A step with a file that waits: its own person takes it back, a second one releases it or sends it back.
create function protect.settle_waiting_export(p_export uuid, p_version int, p_state text, p_words text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  waiting protect.waiting_exports;
begin
  select * into waiting from protect.waiting_exports w
  where w.waiting_export_id = p_export and w.partnership_id = sec.partnership() for update;
  if waiting.waiting_export_id is null or sec.staff() is null then
    return 'none';
  end if;
  if p_state = 'withdrawn' then
    if waiting.asked_by <> sec.staff() then
      return 'none';
    end if;
    if waiting.version <> p_version or waiting.state not in ('waiting', 'released') then
      return 'stale';
    end if;
  elsif p_state in ('released', 'sent-back') and sec.can('paper.release') then
    if waiting.asked_by = sec.staff() or waiting.recipient_staff_id = sec.staff() then
      return 'own';
    end if;
    if waiting.version <> p_version or waiting.state <> 'waiting' then
      return 'stale';
    end if;
  else
    return 'none';
  end if;
  update protect.waiting_exports set state = p_state, settled_by = sec.staff(), settled_at = p_at, settled_words = p_words, version = version + 1
  where waiting_export_id = p_export;
  return 'done';
end $$;

revoke all on function protect.export_taken(), protect.exports_to_release(uuid),
  protect.settle_waiting_export(uuid, int, text, text, timestamptz) from public;
grant execute on function protect.export_taken() to lantern_owner;
grant execute on function protect.exports_to_release(uuid), protect.settle_waiting_export(uuid, int, text, text, timestamptz)
  to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
create trigger exports_taken after insert on protect.exports
  for each row when (new.waiting_export_id is not null) execute function protect.export_taken();
