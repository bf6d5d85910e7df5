-- Whose information each row is: the agency that is its controller, stamped when it is written, and
-- whether it is kept for law enforcement (Data Protection Act 2018, Part 3).

alter table directory.agencies add column law_enforcement boolean not null default false;
comment on column directory.agencies.law_enforcement is 'A competent authority that writes here for law enforcement: its new rows are marked for Part 3 of the Data Protection Act 2018';

set local role lantern_maintenance;

update directory.agencies set law_enforcement = true where kind = 'police';

-- The seventh part of the context: the agencies of the posts of whoever acts.
create function sec.agencies() returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce(nullif(split_part(sec.context(), '|', 7), '')::uuid[], '{}');
end $$;

-- The agency of a team that is in an access stamp, or the agency in it.
create function sec.agency_in(p_acl int[]) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce(
    (select t.agency_id from directory.teams t where t.principal_id = any (p_acl) order by t.team_id limit 1),
    (select a.agency_id from directory.agencies a where a.principal_id = any (p_acl) order by a.agency_id limit 1));
end $$;

create function sec.is_law_enforcement(p_agency uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce((select a.law_enforcement from directory.agencies a where a.agency_id = p_agency), false);
end $$;

-- Where one person has posts at several agencies: the one that holds the record, else that of the post
-- that stands, else of the last. Where nobody wrote the row, or somebody who never had a post: the agency
-- that holds the record, or that sent the concern.
create function sec.controller_of(p_staff uuid, p_person uuid, p_meeting uuid, p_concern uuid, p_acl int[]) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  own uuid[];
  holder uuid;
begin
  if p_staff is not null then
    select array_agg(t.agency_id order by o.ends_on desc nulls first, o.starts_on desc, o.post_id) into own
    from directory.posts o join directory.teams t on t.team_id = o.team_id where o.staff_id = p_staff;
    if own[1] = all (own) then
      return own[1];
    end if;
  end if;
  if p_person is null and p_meeting is not null then
    select t.agency_id into holder from panels.meetings m join subjects.people p on p.person_id = m.person_id
      join directory.teams t on t.team_id = p.owning_team_id where m.meeting_id = p_meeting;
  elsif p_person is not null then
    select t.agency_id into holder from subjects.people p join directory.teams t on t.team_id = p.owning_team_id
    where p.person_id = p_person;
  end if;
  if holder is null and p_acl is not null then
    holder := sec.agency_in(p_acl);
  end if;
  if holder is null and p_concern is not null then
    select t.agency_id into holder from identify.concerns c join directory.teams t on t.team_id = c.team_id
    where c.concern_id = p_concern;
  end if;
  return case when holder = any (own) then holder else coalesce(own[1], holder) end;
end $$;

-- Arguments: the column of who wrote the row, '-' for none; and the column that says itself whose it is,
-- '-' for none. `owning_team_id` and `acl` take the agency of that team, or of the team in the stamp, whoever
-- writes.
create function sec.stamp_controller() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  acting uuid[] := sec.agencies();
  said jsonb;
begin
  new.controller_id := null;
  if tg_argv[1] = '-' and cardinality(acting) = 1 then
    new.controller_id := acting[1];
  else
    said := to_jsonb(new);
    new.controller_id := coalesce(
      case tg_argv[1]
        when '-' then null
        when 'owning_team_id' then (select t.agency_id from directory.teams t where t.team_id = (said ->> 'owning_team_id')::uuid)
        when 'acl' then sec.agency_in(translate(said ->> 'acl', '[]', '{}')::int[])
        else (said ->> tg_argv[1])::uuid
      end,
      sec.controller_of(
        coalesce(sec.staff(), (said ->> tg_argv[0])::uuid), (said ->> 'person_id')::uuid, (said ->> 'meeting_id')::uuid,
        coalesce(said ->> 'concern_id', said ->> 'mash_episode_id')::uuid,
        case when jsonb_typeof(said -> 'acl') = 'array'
          then translate(said ->> 'acl', '[]', '{}')::int[] end));
  end if;
  new.law_enforcement := sec.is_law_enforcement(new.controller_id);
  return new;
end $$;

revoke all on function sec.agencies(), sec.agency_in(int[]), sec.is_law_enforcement(uuid),
  sec.controller_of(uuid, uuid, uuid, uuid, int[]), sec.stamp_controller() from public;
grant execute on function sec.agencies() to lantern_app, lantern_wide;
grant execute on function sec.agency_in(int[]), sec.is_law_enforcement(uuid), sec.controller_of(uuid, uuid, uuid, uuid, int[]), sec.stamp_controller() to lantern_owner;

reset role;
set local role lantern_owner;

-- For a table of records: adds whose each row is, says it of the rows there are, and keeps it said.
create function sec.keep_controller(p_table regclass, p_who text, p_agency text) returns void
language plpgsql as $$
declare
  has text[] := (select array_agg(attname::text) from pg_attribute where attrelid = p_table and attnum > 0 and not attisdropped);
  short text := (select relname from pg_class where oid = p_table);
  acl text := case when 'acl' = any (has) then 'acl' else 'null' end;
begin
  execute format('alter table %s add column controller_id uuid, add column law_enforcement boolean not null default false', p_table);
  execute format('comment on column %s.controller_id is %L', p_table, 'The agency whose information this is: the controller, stamped when the row was written');
  execute format('comment on column %s.law_enforcement is %L', p_table, 'Kept for law enforcement, under Part 3 of the Data Protection Act 2018');
  -- The owner is bound by row security and by locks; what the rows said before is not changed here.
  execute format('alter table %s no force row level security, disable trigger user', p_table);
  execute format('update %s r set controller_id = coalesce(%s, sec.controller_of(%s, %s, %s, %s, %s))', p_table,
    case p_agency when '-' then 'null' when 'acl' then 'sec.agency_in(acl)' when 'owning_team_id' then 'null' else quote_ident(p_agency) end,
    case p_who when '-' then 'null' else quote_ident(p_who) end,
    case when 'person_id' = any (has) then 'person_id' else 'null' end,
    case when 'meeting_id' = any (has) then 'meeting_id' else 'null' end,
    case when 'concern_id' = any (has) then 'concern_id' when 'mash_episode_id' = any (has) then 'mash_episode_id' else 'null' end, acl);
  execute format('update %s r set law_enforcement = true from (select distinct controller_id as agency from %1$s) a
    where a.agency = r.controller_id and sec.is_law_enforcement(a.agency)', p_table);
  execute format('alter table %s force row level security, enable trigger user, alter column controller_id set not null', p_table);
  -- Never kept: the trigger says whose it is, and a row of nobody's is refused by the foreign key.
  execute format('alter table %s alter column controller_id set default %L,
    add constraint %I foreign key (controller_id) references directory.agencies on delete restrict',
    p_table, '00000000-0000-0000-0000-000000000000', short || '_controller_fkey');
  execute format('create trigger %I before insert on %s for each row execute function sec.stamp_controller(%L, %L)', short || '_controller', p_table, p_who, p_agency);
end $$;
revoke all on function sec.keep_controller(regclass, text, text) from public;

-- A migration that makes a table of records calls this for it.
select sec.keep_controller(held.relation::regclass, held.who, held.agency) from (values
  ('subjects.people', '-', 'owning_team_id'),
  ('subjects.names', '-', '-'),
  ('subjects.source_records', '-', '-'),
  ('subjects.enquiries', 'staff_id', 'agency_id'),
  ('subjects.whereabouts', 'recorded_by', '-'),
  ('subjects.protections', 'protected_by', '-'),
  ('subjects.protection_decisions', 'decided_by', '-'),
  ('subjects.held_words', 'written_by', '-'),
  ('protect.level_decisions', 'decided_by', '-'),
  ('protect.harm_decisions', 'decided_by', '-'),
  ('protect.chronology_entries', 'recorded_by', 'agency_id'),
  ('protect.flags', 'raised_by', '-'),
  ('protect.flag_reviews', 'reviewed_by', '-'),
  ('protect.tracker_facts', 'recorded_by', '-'),
  ('protect.tool_uses', 'used_by', '-'),
  ('protect.tellings', 'recorded_by', '-'),
  ('protect.disputes', 'recorded_by', '-'),
  ('protect.exports', 'exported_by', '-'),
  ('identify.concerns', 'sent_by', '-'),
  ('identify.concern_parts', 'added_by', '-'),
  ('identify.concern_outcomes', 'told_by', '-'),
  ('identify.mash_episodes', '-', 'acl'),
  ('identify.mash_ratings', 'rated_by', '-'),
  ('identify.match_decisions', 'decided_by', '-'),
  ('identify.mash_decisions', 'decided_by', '-'),
  ('identify.import_rows', '-', '-'),
  ('identify.import_offers', 'staff_id', '-'),
  ('panels.meetings', 'booked_by', '-'),
  ('panels.booking_changes', 'changed_by', '-'),
  ('panels.invitations', 'invited_by', '-'),
  ('panels.items', 'changed_by', '-'),
  ('panels.attendance', 'changed_by', '-'),
  ('panels.family_parts', 'changed_by', '-'),
  ('panels.child_words', 'added_by', '-'),
  ('panels.information_shared', 'shared_by', 'agency_id'),
  ('panels.decisions', 'decided_by', '-'),
  ('panels.agreed_actions', 'agreed_by', '-'),
  ('panels.addenda', 'added_by', '-'),
  ('panels.family_papers', 'released_by', '-'),
  ('work.actions', 'added_by', '-'),
  ('work.filings', 'filed_by', '-'),
  ('work.chases', 'asked_by', '-'),
  ('work.chase_answers', 'answered_by', '-'),
  ('files.files', 'added_by', '-'),
  ('sec.restrictions', 'restricted_by', '-'),
  ('sec.conflicts', 'declared_by', '-'),
  ('sec.emergency_openings', 'staff_id', '-')
) as held (relation, who, agency);

-- Whose the information about one child is, as far as the reader reaches it: each table's own rule decides.
-- Tables are read from the catalogue, so that one of a later migration is counted too.
create function subjects.information_about(p_person uuid)
returns table (relation text, controller_id uuid, law_enforcement boolean, held int)
language plpgsql stable as $$
declare
  counts text;
begin
  select string_agg(format('select %L::text, r.controller_id, r.law_enforcement, count(*)::int from %I.%I r where %s group by 2, 3',
    n.nspname || '.' || c.relname, n.nspname, c.relname,
    case
      when 'person_id' = any (k.has) then 'r.person_id = $1'
      when 'meeting_id' = any (k.has) then 'r.meeting_id in (select m.meeting_id from panels.meetings m where m.person_id = $1)'
      when 'concern_id' = any (k.has) then 'r.concern_id in (select c.concern_id from identify.concerns c where c.person_id = $1)'
      else 'r.mash_episode_id in (select e.mash_episode_id from identify.mash_episodes e where e.person_id = $1)'
    end), ' union all ')
  into counts
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (
    select array_agg(a.attname::text) as has from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
  ) k
  where c.relkind = 'r' and 'controller_id' = any (k.has)
    and k.has && array['person_id', 'meeting_id', 'concern_id', 'mash_episode_id'];
  return query execute counts using p_person;
end $$;
revoke all on function subjects.information_about(uuid) from public;
grant execute on function subjects.information_about(uuid) to lantern_app, lantern_wide, lantern_maintenance;

reset role;
set local role lantern_maintenance;

-- The same of all that is held, by the reference of a record: how much and whose, and nothing of what it
-- says. For whoever answers a request of the person it is about.
create function govern.information_by_reference(p_reference text)
returns table (relation text, controller_id uuid, law_enforcement boolean, held int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.* from subjects.people p cross join lateral subjects.information_about(p.person_id) i
  where p.partnership_id = sec.partnership() and sec.can('governance.view') and p.reference = p_reference
$$;

-- How an agency's new rows are marked from now on; those that stand keep their mark.
create function govern.mark_agency(p_agency uuid, p_marks boolean, p_version int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found directory.agencies;
begin
  if not sec.can('governance.manage') then
    return 'none';
  end if;
  select * into found from directory.agencies a
  where a.agency_id = p_agency and a.partnership_id = sec.partnership() for update;
  if found.agency_id is null then
    return 'none';
  end if;
  if found.version <> p_version then
    return 'stale';
  end if;
  update directory.agencies set law_enforcement = p_marks, version = version + 1 where agency_id = p_agency;
  return 'done';
end $$;

revoke all on function govern.information_by_reference(text), govern.mark_agency(uuid, boolean, int) from public;
grant execute on function govern.information_by_reference(text), govern.mark_agency(uuid, boolean, int) to lantern_app, lantern_wide;
