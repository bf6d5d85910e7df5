-- Whoever tells what worries them reads by when it is decided what happens next: the clock that the MASH works by.

set local role lantern_maintenance;

create or replace function sec.front_door(p_on date) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('name', p.name,
    'items', (select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'key', c.key, 'body', c.body)), '[]') from (
      select distinct on (k.kind, k.key) k.kind, k.key, k.body from directory.configuration k
      where k.partnership_id = p.partnership_id and (k.kind in ('public-signs', 'public-help', 'public-form', 'public-areas', 'public-check')
          or (k.kind = 'contact' and k.key = 'mash') or (k.kind = 'clock' and k.key = 'mash-decision'))
        and k.in_force_from <= p_on and (k.in_force_to is null or k.in_force_to >= p_on)
      order by k.kind, k.key, k.in_force_from desc) c),
    'holidays', (select coalesce(jsonb_agg(jsonb_build_object('date', h.on_date, 'title', h.title)), '[]')
      from directory.added_holidays h where h.partnership_id = p.partnership_id))
  from directory.partnerships p where p.partnership_id = sec.front_partnership()
$$;

reset role;
