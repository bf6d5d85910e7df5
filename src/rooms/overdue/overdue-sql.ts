import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Actor } from "../../platform/access/actor.ts";
import { endedWithRecord } from "../work/index.ts";

export type OverdueFilter = {
  readonly at: Date;
  /** Only what is this agency's. */
  readonly agencyId?: string | undefined;
};

/**
 * Of promises, of children with a review, and of questions, so many are looked at: the longest late.
 * A partnership with more has other worries, and no page may take minutes to say so.
 */
export const mostOfEach = 1000;

/** Everything late within reach, as the table `items`, with what was asked about each the last time. */
export function overdueItems(actor: Actor, filter: OverdueFilter) {
  const { at } = filter;
  const today = londonDate(at);
  return sql`${sources(actor, filter)}, owed as (${owed(filter)}),
    items as materialized (
      select o.*, c.chase_id, c.asks, c.asked_at, c.asked_of, c.due_at, c.answered_at, c.agreed_at, n.answer, n.answered_by, n.expected_on,
        n.words,
        c.chase_id is null or (c.answered_at is null and (c.asked_at at time zone 'Europe/London')::date < ${today})
          or coalesce(n.expected_on < ${today}, false) as to_ask,
        coalesce(c.answered_at is null and c.due_at < ${at}, false) as unanswered
      from owed o
      left join lateral (${lastChase}) c on true
      left join work.chase_answers n on n.chase_id = c.chase_id
    )`;
}

const only = (agencyId: string | undefined, column: string) =>
  agencyId === undefined ? sql`` : sql`and ${sql.raw(column)} = ${agencyId}`;

/**
 * Promises, children and questions, the longest late of each. For a wide actor they come from an index
 * in order; for a narrow one the children they reach are gathered first (see `listTracker`).
 */
function sources(actor: Actor, { at, agencyId }: OverdueFilter) {
  const today = londonDate(at);
  const { isWide, partnershipId } = actor;
  const visible = isWide
    ? sql``
    : sql`visible as materialized (select * from subjects.people),
      entries as materialized (select * from protect.tracker_entries),`;
  const children = sql.raw(isWide ? "subjects.people" : "visible");
  const entries = sql.raw(isWide ? "protect.tracker_entries" : "entries");
  const reached = isWide ? sql`` : sql`join visible v on v.person_id = a.person_id`;
  return sql`${visible}
    promised as materialized (
      select a.* from work.actions a ${reached}
      where a.partnership_id = ${partnershipId} and a.state = 'open' and a.due_on < ${today} ${only(agencyId, "a.owner_agency_id")}
      order by a.due_on, a.action_id limit ${mostOfEach}
    ), late as materialized (
      select t.person_id, t.harm_review_by, t.review_by, t.flag_review_by from ${entries} t
      where t.partnership_id = ${partnershipId} and t.is_open and t.next_review_by < ${today}
      order by t.next_review_by, t.person_id limit ${mostOfEach}
    ), led as materialized (
      select l.*, lead.staff_id, coalesce(lead.agency_id, own.agency_id) as agency_id
      from late l join ${children} p on p.person_id = l.person_id
      join directory.teams own on own.team_id = p.owning_team_id
      left join lateral (${leadOf(at)}) lead on true
    ), waiting as materialized (
      select c.* from work.chases c
      where c.partnership_id = ${partnershipId} and c.answered_at is null and c.due_at < ${at} and c.about = 'update'
        and not ${endedWithRecord}
      order by c.due_at, c.chase_id limit ${mostOfEach}
    )`;
}

/**
 * One row for each promise, each date of a child that has passed, and each question about how things are; with
 * the day of which whose it is goes by a name: when it was promised or asked, and today of who leads.
 */
function owed({ at, agencyId }: OverdueFilter) {
  return sql`
    select 'action' as kind, a.person_id, a.action_id, a.wording, a.due_on, a.owner_agency_id as agency_id,
      a.owner_staff_id as staff_id, a.added_on as named_on from promised a
    union all
    select r.kind, l.person_id, null, null, r.due_on, l.agency_id, l.staff_id, ${londonDate(at)}::date from led l
    cross join lateral (values ('harm', l.harm_review_by), ('level', l.review_by), ('flag', l.flag_review_by)) r (kind, due_on)
    where r.due_on < ${londonDate(at)} ${only(agencyId, "l.agency_id")}
    union all
    select 'update', c.person_id, null, null, (c.due_at at time zone 'Europe/London')::date, c.asked_of_agency_id,
      c.asked_of_staff_id, (c.asked_at at time zone 'Europe/London')::date from waiting c where true ${only(agencyId, "c.asked_of_agency_id")}`;
}

/** The lead practitioner of the child `p`, and the agency of their first post. */
const leadOf = (at: Date) => sql`
  select m.staff_id, (
    select t.agency_id from directory.posts o join directory.teams t on t.team_id = o.team_id
    where o.staff_id = m.staff_id and o.starts_on <= ${londonDate(at)}
      and (o.ends_on is null or o.ends_on >= ${londonDate(at)})
    order by o.post_id limit 1) as agency_id
  from sec.memberships m
  where m.circle_id = p.circle_id and m.basis = 'allocation' and m.starts_at <= ${at}
    and (m.ends_at is null or m.ends_at > ${at})
  order by m.starts_at limit 1`;

/** The last question about the item `o`, with how often it was asked in all. */
const lastChase = sql`
  select c.chase_id, c.asked_at, c.asked_of_staff_id as asked_of, c.due_at, c.answered_at, c.agreed_at,
    (sum(c.asks) over ())::int as asks
  from work.chases c
  where c.person_id = o.person_id and case o.kind
    when 'action' then c.action_id = o.action_id
    when 'update' then c.about = 'update'
    else c.review = o.kind and c.late_since = o.due_on end
  order by c.chase_id desc limit 1`;
