-- Finding without seeing looked for nearly the same name only where no record at all has the very name. Somebody
-- who is shut out of a record so learned that it is there: the child whom they would have been told of, had it
-- not been, was not found. A record that is shut to the asker counts as none before the other names are tried.

set local role lantern_maintenance;

create or replace function subjects.ask_whether_known(p_asking uuid, p_agency uuid, p_asked jsonb, p_relationship text, p_reason text, p_at timestamptz)
returns table (answer text, ring_name text, ring_phone text, ring_is_lead boolean, team text, flag boolean, emergency_id uuid, about uuid[], tell uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := sec.staff();
  today date := (p_at at time zone 'Europe/London')::date;
  rules jsonb;
  wanted text := subjects.sort_name(coalesce(p_asked ->> 'familyName', ''), coalesce(p_asked ->> 'givenName', ''));
  matched uuid[];
  open_to_me uuid[];
  one subjects.people;
  said text;
begin
  if me is null or not sec.can('child.find') then
    raise exception 'finding without seeing needs its permission' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('enquiry ' || me::text, 0));
  select c.body into rules from directory.configuration c
  where c.partnership_id = sec.partnership() and c.kind = 'find-without-seeing' and c.key = 'find'
    and c.in_force_from <= today and (c.in_force_to is null or c.in_force_to >= today)
  order by c.in_force_from desc limit 1;
  if not exists (select from jsonb_array_elements(rules -> 'relationships') r where r ->> 'key' = p_relationship) then
    raise exception 'asking needs a relationship that is in force';
  end if;
  if (select count(distinct e.asking_id) from subjects.enquiries e where e.staff_id = me
    and (e.asked_at at time zone 'Europe/London')::date = today) >= (rules ->> 'dailyLimit')::int
  then
    return query select 'too many', null, null, null::boolean, null, null::boolean, null::uuid, '{}'::uuid[], '{}'::uuid[];
    return;
  end if;
  matched := array(
    select p.person_id from subjects.people p
    where p.partnership_id = sec.partnership() and p.reference = p_asked ->> 'reference'
    union
    select p.person_id from subjects.people p
    where p.partnership_id = sec.partnership() and p.born_on = (p_asked ->> 'bornOn')::date
      and p.sort_name = p_asked ->> 'sortName' and wanted !~ '^ | $'
    union
    select p.person_id from subjects.names n join subjects.people p on p.person_id = n.person_id
    where n.partnership_id = sec.partnership() and n.sort_name = wanted and wanted !~ '^ | $'
      and p.born_on = (p_asked ->> 'bornOn')::date
  );
  -- Where nobody has the very name, as far as the asker may learn: both whole names alike by their sound, in
  -- either order, with the same date of birth, day and month exchanged or not. What matched by the very name is
  -- kept beside it, so that the asking still stands with a record that is shut to the asker.
  if wanted !~ '^ | $' and not exists (
    select from unnest(matched) x (id)
    left join subjects.merges m on m.other_person_id = x.id and m.split_at is null
    join subjects.people p on p.person_id = coalesce(m.person_id, x.id)
    where not me = any (p.shut_out)
  ) then
    matched := matched || array(
      select distinct m.person_id
      from subjects.match_keys_of(p_asked ->> 'familyName', p_asked ->> 'givenName', (p_asked ->> 'bornOn')::date) k
      join subjects.match_keys m on k.kind = 'birth' and m.partnership_id = sec.partnership() and m.key = k.key
      join subjects.people p on p.person_id = m.person_id
      cross join lateral (
        select p.sort_name as known union select n.sort_name from subjects.names n where n.person_id = p.person_id
      ) names
      where array[subjects.sounds(split_part(wanted, ' ', 1)), subjects.sounds(split_part(wanted, ' ', 2))]
        in (array[subjects.sounds(split_part(known, ' ', 1)), subjects.sounds(split_part(known, ' ', 2))],
          array[subjects.sounds(split_part(known, ' ', 2)), subjects.sounds(split_part(known, ' ', 1))])
      order by m.person_id
    );
  end if;
  matched := array(select distinct coalesce(m.person_id, x.id) from unnest(matched) x (id)
    left join subjects.merges m on m.other_person_id = x.id and m.split_at is null order by 1);
  open_to_me := array(select p.person_id from subjects.people p where p.person_id = any (matched) and not me = any (p.shut_out));
  select * into one from subjects.people p where p.person_id = open_to_me[1];
  said := case cardinality(open_to_me)
    when 0 then 'not-known' when 1 then case when one.restricted then 'restricted' else 'known' end else 'several' end;
  insert into subjects.enquiries (enquiry_id, asking_id, partnership_id, staff_id, agency_id, relationship, reason, asked_at, answer, person_id)
  select case when row_number() over () = 1 then p_asking else gen_random_uuid() end,
    p_asking, sec.partnership(), me, p_agency, p_relationship, p_reason, p_at, said, about.id
  from unnest(case when matched = '{}' then array[null]::uuid[] else matched end) about (id);
  return query
  select said, ring.name, ring.phone, ring.is_lead,
    (select t.name from directory.teams t where t.team_id = one.owning_team_id and said = 'known'),
    case when said in ('known', 'restricted') and exists (
      select from directory.posts o join directory.roles r on r.role_id = o.role_id
      where o.staff_id = me and o.starts_on <= today and (o.ends_on is null or o.ends_on >= today)
        and r.key in (select jsonb_array_elements_text(rules -> 'tellsOfFlagTo'))
    ) then subjects.flag_stands(one.person_id) end,
    case when said in ('known', 'restricted') and sec.can('emergency.open') then one.person_id end,
    -- First those that the asker may learn of: what else is said of the one that is known is said of these alone.
    open_to_me || array(select x.id from unnest(matched) x (id) where not x.id = any (open_to_me)),
    array(select distinct r.staff_id from unnest(matched) m (id), subjects.to_ring(m.id, p_at) r)
  from (select 1) always
  left join subjects.to_ring(one.person_id, p_at) ring on ring.place = 1 and said in ('known', 'restricted');
end $$;

reset role;
