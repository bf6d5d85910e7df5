-- A child whose name, address or household changed, and a colleague whose name changed, are compared anew. When a row
-- was recorded does not say it: names are stamped by the database and looks by the clock of the application, and a
-- row that commits late has an early time. So a look keeps what was compared.

alter table sec.conflict_looks add column compared text check (compared ~ '^[0-9a-f]{64}$');
comment on column sec.conflict_looks.compared is 'A digest of the names and of the ids and versions of the places that were compared: where it differs, the two are compared again';

-- Who spoke for the agency in the room, as the minute taker hears it.
alter table panels.item_shares add column spoke text check (length(spoke) between 1 and 200);
comment on column panels.item_shares.spoke is 'Who spoke for the agency, where the minute taker wrote it down; null where the agency said it itself';

set local role lantern_maintenance;

drop function sec.pairs_to_compare(uuid[], uuid[]);
create function sec.pairs_to_compare(p_people uuid[], p_staff uuid[])
returns table (person_id uuid, staff_id uuid, compared text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with asked as materialized (
    select distinct a.person_id, a.staff_id from unnest(p_people, p_staff) as a (person_id, staff_id)
  ), register as materialized (
    select max(r.changed_at) as at from govern.public_roles r where r.partnership_id = sec.partnership()
  ), children as materialized (
    select p.person_id, greatest((select at from register),
      (select max(w.recorded_at) from subjects.whereabouts w where w.person_id = p.person_id),
      (select max(d.decided_at) from identify.match_decisions d where d.person_id = p.person_id),
      (select max(t.added_at) from identify.concerns c join identify.concern_parts t on t.concern_id = c.concern_id where c.person_id = p.person_id),
      (select max(h.recorded_at) from protect.said_to_harm h where h.person_id = p.person_id)) as at,
      concat_ws('|', p.given_name, p.family_name,
        (select string_agg(concat_ws(':', n.name_id, n.given_name, n.family_name), ',' order by n.name_id) from subjects.names n where n.person_id = p.person_id),
        (select string_agg(concat_ws(':', w.whereabouts_id, w.version), ',' order by w.whereabouts_id) from subjects.whereabouts w where w.person_id = p.person_id)) as known
    from subjects.people p
    where p.person_id = any (p_people) and p.partnership_id = sec.partnership() and sec.is_conflicts()
  ), colleagues as materialized (
    select s.staff_id, s.name, greatest(
      (select max(t.added_at) from sec.staff_ties t where t.staff_id = s.staff_id),
      (select max(a.answered_at) from sec.role_answers a where a.staff_id = s.staff_id)) as at
    from directory.staff s
    where s.staff_id = any (p_staff) and s.partnership_id = sec.partnership() and not s.is_service
  ), pairs as materialized (
    select a.person_id, a.staff_id, greatest(c.at, s.at) as at,
      encode(sha256(convert_to(concat_ws('|', s.name, c.known), 'UTF8')), 'hex') as compared
    from asked a join children c on c.person_id = a.person_id join colleagues s on s.staff_id = a.staff_id
  )
  select x.person_id, x.staff_id, x.compared from pairs x
  left join sec.conflict_looks l on l.person_id = x.person_id and l.staff_id = x.staff_id
  where l.compared is distinct from x.compared or l.looked_at <= coalesce(x.at, '-infinity')
  order by x.person_id, x.staff_id
$$;

-- That these pairs were compared, as they stood when they were asked for, and nothing was found.
drop function sec.note_looks(uuid[], uuid[], timestamptz);
create function sec.note_looks(p_people uuid[], p_staff uuid[], p_compared text[], p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into sec.conflict_looks (person_id, staff_id, partnership_id, looked_at, compared)
  select a.person_id, a.staff_id, sec.partnership(), p_at, a.compared
  from unnest(p_people, p_staff, p_compared) as a (person_id, staff_id, compared)
  where sec.is_conflicts() order by a.person_id, a.staff_id
  on conflict (person_id, staff_id) do update set looked_at = excluded.looked_at, compared = excluded.compared
$$;

revoke all on function sec.pairs_to_compare(uuid[], uuid[]), sec.note_looks(uuid[], uuid[], text[], timestamptz) from public;
grant execute on function sec.pairs_to_compare(uuid[], uuid[]), sec.note_looks(uuid[], uuid[], text[], timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
