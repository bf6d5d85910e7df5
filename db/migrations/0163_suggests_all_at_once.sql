-- What suggests no link is answered for all that is asked at once. Asked one by one, each question read what is known of where
-- children are again: with 20,000 links the list took longer than anybody waits, and the home that counts it was refused.

set local role lantern_maintenance;

-- Of these subjects, those that suggest nothing to anybody, whoever recorded what of it: a telephone or an account that a child
-- uses, as any reader's or nobody's record has it, and an address at which a child is placed, or can be found and is protected.
-- It names what it was asked and nothing of a child. What is known of where children are is put in one text, a line each, and
-- looked through once for each address: no line can be matched across its end, because what is sought has no line end.
create function subjects.never_suggesting(p_things uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with asked as materialized (
    select a.id, coalesce(j.into_id, a.id) as root
    from unnest(p_things) a (id) left join subjects.thing_joins j on j.thing_id = a.id and j.parted_at is null
  ), one as materialized (
    select id, root as thing_id from asked
    union all
    select asked.id, j.thing_id from asked join subjects.thing_joins j on j.into_id = asked.root and j.parted_at is null
  ), same as materialized (
    select one.id, t.partnership_id, t.thing_id, t.kind, t.match_on,
      regexp_replace(lower(coalesce(t.identifier, '')), '[^a-z0-9]', '', 'g') as code,
      regexp_replace(lower(t.label), '[^[:alnum:]]', '', 'g') as called
    from one join subjects.things t on t.thing_id = one.thing_id
  ), kept as materialized (
    select w.partnership_id, string_agg(regexp_replace(lower(w.wording), '[^[:alnum:]]', '', 'g'), E'\n') as wording
    from subjects.whereabouts w
    where w.partnership_id in (select same.partnership_id from same where same.kind in ('place', 'business'))
      and (w.kind in ('placement', 'carer')
        or w.person_id in (select q.person_id from subjects.protections q where q.ended_at is null))
    group by w.partnership_id
  ), dialled as materialized (
    select w.partnership_id, right(regexp_replace(w.wording, '\D', '', 'g'), 9) as digits
    from subjects.whereabouts w
    where w.kind = 'phone' and w.partnership_id in (select same.partnership_id from same where same.kind = 'phone')
  )
  select same.id from same join protect.thing_links l on l.thing_id = same.thing_id and l.ended_on is null
  where same.kind in ('phone', 'account') and l.relation not in ('contacted-child', 'named-by-child', 'named-by-other')
  union
  select same.id from same join kept on kept.partnership_id = same.partnership_id
  where length(same.code) >= 5 and strpos(kept.wording, same.code) > 0 or length(same.called) >= 6 and strpos(kept.wording, same.called) > 0
  union
  select same.id from same
  where (same.partnership_id, right(same.match_on, 9)) in (select partnership_id, digits from dialled where length(digits) = 9)
$$;
revoke all on function subjects.never_suggesting(uuid[]) from public;
grant execute on function subjects.never_suggesting(uuid[]) to lantern_app, lantern_wide;
drop function subjects.never_suggests(uuid);
