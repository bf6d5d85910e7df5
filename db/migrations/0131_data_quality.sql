-- How much is known of open children, counted for who sees counts and no child: where a figure of the partnership cannot
-- be relied on. Each line counts the whole partnership, never a team or a person, so that completeness is nobody's target.

set local role lantern_maintenance;

create function protect.data_quality(p_today date)
returns table (measure text, counted int, known int, asked int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with children as materialized (
    select t.*, p.born_on, p.circle_id
    from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
    where t.partnership_id = (select sec.partnership()) and (select sec.can('statistics.view')) and t.is_open and not p.is_merged
  ), facts as (
    select distinct on (f.person_id, f.kind) f.person_id, f.kind, f.state
    from protect.identity_facts f join children c on c.person_id = f.person_id
    where f.kind in ('ethnicity', 'language', 'needs', 'care', 'safe-contact')
    order by f.person_id, f.kind, f.identity_fact_id desc
  ), kinds as (
    select unnest(array['ethnicity', 'language', 'needs', 'care', 'safe-contact']) as kind
  )
  select m.measure, count(*)::int, count(*) filter (where m.is_known)::int, 0
  from children c
  cross join lateral (values
    ('birth', true, c.born_on is not null),
    ('harm', true, c.previous_harm_status is not null),
    ('level', true, c.level is not null),
    ('level-review', c.level is not null, c.review_by >= p_today),
    ('flag-review', c.flag_review_by is not null, c.flag_review_by >= p_today),
    ('stage', true, c.stage is not null),
    ('lead', true, exists (
      select from sec.memberships a join directory.posts o on o.staff_id = a.staff_id
        and o.starts_on <= p_today and (o.ends_on is null or o.ends_on >= p_today)
      where a.circle_id = c.circle_id and a.basis = 'allocation' and a.starts_at < p_today + 1
        and (a.ends_at is null or a.ends_at > p_today))),
    ('seen', true, c.seen_on > p_today - 31)
  ) as m (measure, is_asked_of, is_known)
  where m.is_asked_of
  group by m.measure
  union all
  select k.kind, (select count(*) from children)::int,
    count(*) filter (where f.state = 'known')::int, count(*) filter (where f.state in ('did-not-say', 'not-safe'))::int
  from kinds k left join facts f on f.kind = k.kind
  group by k.kind
$$;
revoke all on function protect.data_quality(date) from public;
grant execute on function protect.data_quality(date) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
