-- A decision on sharing keeps what was asked for and answered, each with its context, and opinion apart from fact.
-- Three more questions are asked each night: who is linked with a person of concern and has no flag, about whom three
-- concerns were closed without action in a year, and who is not seen alone again and again.

set local role lantern_owner;

alter table identify.sharing_decisions
  add column opinion text check (length(opinion) between 1 and 4000),
  add column request text check (length(request) between 1 and 4000),
  add column request_context text check (length(request_context) between 1 and 2000),
  add column reply text check (length(reply) between 1 and 4000),
  add column reply_context text check (length(reply_context) between 1 and 2000),
  add constraint sharing_decisions_asked_whole_check check (num_nulls(request, request_context) in (0, 2)),
  add constraint sharing_decisions_answered_whole_check check (num_nulls(reply, reply_context) in (0, 2));
comment on column identify.sharing_decisions.what is 'The facts that it is about: what somebody thinks of them stands in opinion';
comment on column identify.sharing_decisions.opinion is 'What a professional thinks, apart from the facts';
comment on column identify.sharing_decisions.request is 'What was asked for, and by whom; none where nobody asked';
comment on column identify.sharing_decisions.request_context is 'In what situation it was asked: why, how urgently, what the asker knew';
comment on column identify.sharing_decisions.reply is 'What was answered';
comment on column identify.sharing_decisions.reply_context is 'What the reply means and leaves out: as of when, from which records, what was not looked at';

set local role lantern_maintenance;

-- Linked with a person of concern, and no flag stands.
create function identify.standing_linked_not_flagged(p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select l.person_id, array_agg(distinct l.learned_on order by l.learned_on) as dates
    from protect.thing_links l join subjects.things t on t.thing_id = l.thing_id and t.kind = 'person'
    where (select identify.is_standing()) and l.partnership_id = (select sec.partnership()) and l.recorded_at <= p_at
      and (l.ended_on is null or l.ended_on > (p_at at time zone 'Europe/London')::date)
    group by l.person_id
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where not exists (select from protect.flags f where f.person_id = c.person_id
    and f.raised_on <= (p_at at time zone 'Europe/London')::date
    and (f.ended_on is null or f.ended_on > (p_at at time zone 'Europe/London')::date))
$$;

-- So many concerns in so many days that the MASH closed with one of these next steps, and the child is not open.
create function identify.standing_closed_concerns(p_days int, p_at_least int, p_steps text[], p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select n.person_id, array_agg((n.sent_at at time zone 'Europe/London')::date order by n.sent_at) as dates
    from identify.concerns n
    join subjects.people p on p.person_id = n.person_id and (p.restricted or not n.restricted)
    cross join lateral (select d.next_step from identify.mash_decisions d
      where d.mash_episode_id = n.concern_id and d.decided_at <= p_at order by d.mash_decision_id desc limit 1) last
    where (select identify.is_standing()) and n.partnership_id = (select sec.partnership())
      and n.sent_at > p_at - make_interval(days => p_days) and n.sent_at <= p_at and last.next_step = any (p_steps)
    group by n.person_id having count(*) >= p_at_least
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where not exists (select from protect.tracker_entries t
    where t.person_id = c.person_id and t.is_open and (t.opened_on is null or t.opened_on <= (p_at at time zone 'Europe/London')::date))
$$;

-- An open child to whom so many visits in so many days were made since the child was last seen alone. A visit that a
-- later entry corrects does not count.
create function identify.standing_not_seen_alone(p_days int, p_at_least int, p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with made as (
    select v.person_id, v.visited_at, v.outcome,
      max(v.visited_at) filter (where v.outcome = 'alone') over (partition by v.person_id) as alone_at
    from protect.visits v
    where (select identify.is_standing()) and v.partnership_id = (select sec.partnership())
      and v.visited_at > p_at - make_interval(days => p_days) and v.visited_at <= p_at and v.recorded_at <= p_at
      and not exists (select from protect.visits c where c.corrects_id = v.visit_id and c.recorded_at <= p_at)
  ), counted as (
    select m.person_id, array_agg((m.visited_at at time zone 'Europe/London')::date order by m.visited_at) as dates
    from made m where m.outcome <> 'alone' and (m.alone_at is null or m.visited_at > m.alone_at)
    group by m.person_id having count(*) >= p_at_least
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where exists (select from protect.tracker_entries t where t.person_id = c.person_id and t.is_open)
$$;

-- Whom a query finds as of a moment: children, and nobody who is an adult by then.
create or replace function identify.standing_found(p_rules jsonb, p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  within int := (p_rules ->> 'withinDays')::int;
  at_least int := (p_rules ->> 'atLeast')::int;
begin
  if not identify.is_standing() then
    raise exception 'standing queries are asked by their own part of Lantern' using errcode = 'insufficient_privilege';
  end if;
  return query
    select f.person_id, f.dates, f.mark from (
      select * from identify.standing_repeated_missing(within, at_least, p_at) where p_rules ->> 'rule' = 'repeated-missing'
      union all
      select * from identify.standing_low_concerns(within, at_least, (p_rules ->> 'agencies')::int,
        array(select jsonb_array_elements_text(p_rules -> 'ratings')), p_at) where p_rules ->> 'rule' = 'low-concerns'
      union all
      select * from identify.standing_harmed_no_panel(at_least, p_at) where p_rules ->> 'rule' = 'harmed-no-panel'
      union all
      select * from identify.standing_high_for_long(within, (p_rules ->> 'panelDays')::int, p_at)
        where p_rules ->> 'rule' = 'high-for-long'
      union all
      select * from identify.standing_linked_not_flagged(p_at) where p_rules ->> 'rule' = 'linked-not-flagged'
      union all
      select * from identify.standing_closed_concerns(within, at_least,
        array(select jsonb_array_elements_text(p_rules -> 'steps')), p_at) where p_rules ->> 'rule' = 'closed-concerns'
      union all
      select * from identify.standing_not_seen_alone(within, at_least, p_at) where p_rules ->> 'rule' = 'not-seen-alone'
    ) f join subjects.people p on p.person_id = f.person_id
    where not p.is_merged and (p.born_on is null or p.born_on > (p_at at time zone 'Europe/London')::date - interval '18 years');
end $$;

revoke all on function identify.standing_linked_not_flagged(timestamptz),
  identify.standing_closed_concerns(int, int, text[], timestamptz),
  identify.standing_not_seen_alone(int, int, timestamptz) from public;

reset role;
