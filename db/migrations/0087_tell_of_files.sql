-- Whom to tell that two records were joined by mistake: a file of the tracker that was made for somebody
-- else is sent as a paper is, and its recipient did not look at anything here.

set local role lantern_maintenance;

create or replace function subjects.tell_of_split(p_merge uuid, p_at timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into subjects.merge_tells (merge_tell_id, partnership_id, merge_id, person_id, other_person_id, kind, staff_id, recipient, last_at, times, made_by)
  select gen_random_uuid(), m.partnership_id, m.merge_id, m.person_id, m.other_person_id, t.kind, t.staff_id, t.recipient, t.last_at, t.times, sec.staff()
  from subjects.merges m cross join lateral (
    select case when bool_or(e.route not like 'GET %') then 'acted' else 'looked' end as kind, e.actor_id::uuid as staff_id,
      null::text as recipient, max(e.happened_at) as last_at, count(*)::int as times
    from audit.events e
    where e.subject_ids && array[m.person_id, m.other_person_id] and e.partnership_id = m.partnership_id and e.actor_kind = 'staff'
      and e.outcome = 'done' and e.happened_at > m.merged_at and e.happened_at <= p_at
      and e.action !~ '^(find|conflict|audit|unusual|merge|pair)\.' and e.actor_id <> sec.staff()::text
    group by e.actor_id
    union all
    select 'sent', q.recipient_staff_id, left(q.recipient_name, 200), max(coalesce(q.settled_at, q.prepared_at)), count(*)::int
    from papers.papers q
    where q.person_id in (m.person_id, m.other_person_id) and q.state in ('released', 'given') and q.settled_at > m.merged_at
    group by q.recipient_staff_id, left(q.recipient_name, 200)
    union all
    -- The register of exports names no child; the audit of the same moment does.
    select 'sent', x.recipient_staff_id, left(coalesce(x.recipient_name, a.name), 200), max(x.exported_at), count(*)::int
    from audit.events e join protect.exports x on x.partnership_id = e.partnership_id and x.reference = e.detail ->> 'reference'
    left join directory.agencies a on a.agency_id = x.recipient_agency_id
    where e.subject_ids && array[m.person_id, m.other_person_id] and e.partnership_id = m.partnership_id and e.actor_kind = 'staff'
      and e.action = 'tracker.export' and e.outcome = 'done' and e.happened_at > m.merged_at and e.happened_at <= p_at and x.recipient <> 'own'
      and x.recipient_staff_id is distinct from sec.staff()
    group by x.recipient_staff_id, left(coalesce(x.recipient_name, a.name), 200)
  ) t
  where m.merge_id = p_merge
$$;
