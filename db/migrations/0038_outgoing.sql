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
