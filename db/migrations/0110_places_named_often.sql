-- Somebody who may not know a protected place and names it again and again knows it, or is trying to find it out.
-- Those who may know it are told, and information governance, with the number; the writer learns nothing.

alter table govern.unusual_uses drop constraint unusual_uses_rule_check;
alter table govern.unusual_uses add constraint unusual_uses_rule_check check (rule in ('many-records', 'out-of-hours', 'no-work',
  'not-found', 'before-conflict', 'same-surname', 'emergencies', 'large-export', 'held-places'));

set local role lantern_maintenance;

-- How often somebody named a protected place within these days without being one of those who may know it.
create function subjects.places_named_by(p_staff uuid, p_days int, p_at timestamptz) returns int
language sql stable set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from subjects.held_words h
  where h.typed_by = p_staff and h.held_at > p_at - make_interval(days => p_days)
    and not exists (select from subjects.protections q join sec.memberships m on m.circle_id = q.circle_id
      where q.person_id = h.person_id and q.ended_at is null and m.staff_id = p_staff
        and m.starts_at <= p_at and (m.ends_at is null or m.ends_at > p_at))
$$;

-- After words were held: tells whoever must know, where the writer has reached the limit. A day is one question.
create function subjects.tell_of_named_places(p_person uuid, p_staff uuid, p_limit int, p_days int, p_configuration uuid, p_at timestamptz)
returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  hits int;
  says text;
begin
  if not subjects.is_places() then
    return 0;
  end if;
  hits := subjects.places_named_by(p_staff, p_days, p_at);
  if hits < p_limit then
    return hits;
  end if;
  says := hits || case hits when 1 then ' time in ' else ' times in ' end || p_days || ' days, one colleague named where a protected child can be found';
  insert into govern.unusual_uses (unusual_use_id, partnership_id, staff_id, used_on, rule, configuration_id, counts, subject_ids, found_at)
  values (gen_random_uuid(), sec.partnership(), p_staff, (p_at at time zone 'Europe/London')::date, 'held-places', p_configuration,
    jsonb_build_object('places', hits, 'days', p_days), array[p_person], p_at)
  on conflict (staff_id, used_on, rule) do update set counts = excluded.counts,
    subject_ids = array(select distinct s from unnest(unusual_uses.subject_ids || excluded.subject_ids) s)
  where unusual_uses.outcome is null;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
  select gen_random_uuid(), q.partnership_id, m.staff_id, 'access', says, '/children/' || p_person || '/whereabouts/held', p_at
  from subjects.protections q join sec.memberships m on m.circle_id = q.circle_id and m.ends_at is null
  where q.person_id = p_person and q.ended_at is null and m.staff_id <> p_staff;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
  select distinct on (o.staff_id) gen_random_uuid(), sec.partnership(), o.staff_id, 'governance', says, '/audit/unusual', p_at
  from directory.roles r join directory.posts o on o.role_id = r.role_id
  where r.partnership_id = sec.partnership() and 'audit.view' = any (r.permissions) and o.staff_id <> p_staff
    and o.starts_on <= (p_at at time zone 'Europe/London')::date
    and (o.ends_on is null or o.ends_on >= (p_at at time zone 'Europe/London')::date);
  return hits;
end $$;
revoke all on function subjects.places_named_by(uuid, int, timestamptz),
  subjects.tell_of_named_places(uuid, uuid, int, int, uuid, timestamptz) from public;
grant execute on function subjects.tell_of_named_places(uuid, uuid, int, int, uuid, timestamptz) to lantern_app, lantern_wide;

reset role;
