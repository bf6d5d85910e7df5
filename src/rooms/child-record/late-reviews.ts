import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import { mostOfEach, type OverdueSource } from "../work/index.ts";

/** Harm status, level and flags whose review has passed: the lead practitioner's, or the agency's that holds the record. */
export const lateReviews: OverdueSource = {
  order: 20,
  tables: ({ actor: { partnershipId }, at, children, entries }) => sql`late as materialized (
      select t.person_id, t.harm_review_by, t.review_by, t.flag_review_by from ${entries} t
      where t.partnership_id = ${partnershipId} and t.is_open and t.next_review_by < ${londonDate(at)}
      order by t.next_review_by, t.person_id limit ${mostOfEach}
    ), led as materialized (
      select l.*, lead.staff_id, coalesce(lead.agency_id, own.agency_id) as agency_id
      from late l join ${children} p on p.person_id = l.person_id
      join directory.teams own on own.team_id = p.owning_team_id
      left join lateral (${leadOf(at)}) lead on true
    )`,
  rows: ({ at, agencyId }) => sql`
    select r.kind, l.person_id, null, null, r.due_on, l.agency_id, l.staff_id, ${londonDate(at)}::date from led l
    cross join lateral (values ('harm', l.harm_review_by), ('level', l.review_by), ('flag', l.flag_review_by)) r (kind, due_on)
    where r.due_on < ${londonDate(at)} ${agencyId === undefined ? sql`` : sql`and l.agency_id = ${agencyId}`}`,
};

/** The lead practitioner of the child `p`, and the agency of their first post. */
export const leadOf = (at: Date) => sql`
  select m.staff_id, (
    select t.agency_id from directory.posts o join directory.teams t on t.team_id = o.team_id
    where o.staff_id = m.staff_id and o.starts_on <= ${londonDate(at)}
      and (o.ends_on is null or o.ends_on >= ${londonDate(at)})
    order by o.post_id limit 1) as agency_id
  from sec.memberships m
  where m.circle_id = p.circle_id and m.basis = 'allocation' and m.starts_at <= ${at}
    and (m.ends_at is null or m.ends_at > ${at})
  order by m.starts_at limit 1`;
