import { sql, type RawBuilder } from "kysely";
import type { WhereaboutsKind } from "../subjects/index.ts";
import type { TrackerSetting } from "./tracker-setting.ts";

type Today = Pick<TrackerSetting, "today" | "at">;

/**
 * What is looked up beside the projection `t`, for one child at a time. Where a child can be found is
 * read only where the fact carries the child's own stamp: what is protected carries another, and
 * stands in no list, not even the list of somebody who is named.
 */
export const currentFact = (kind: WhereaboutsKind, { today }: Today): RawBuilder<unknown> => sql`
  from subjects.whereabouts w
  where w.person_id = t.person_id and w.kind = ${kind} and w.acl = t.acl
    and (w.to_on is null or w.to_on > ${today}::date)`;

export const factOf = (kind: WhereaboutsKind, today: Today): RawBuilder<unknown> => sql`(
  select w.wording ${currentFact(kind, today)}
  order by w.from_on desc nulls last, w.whereabouts_id desc limit 1)`;

export const isCurrentPlace = ({ at }: Today): RawBuilder<unknown> =>
  sql`m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})`;

/** Of every child that is reached. */
export const allocationsOfAll = (today: Today): RawBuilder<unknown> => sql`
  from subjects.people c
  join sec.memberships m on m.circle_id = c.circle_id and m.basis = 'allocation' and ${isCurrentPlace(today)}
  join directory.staff s on s.staff_id = m.staff_id`;

export const allocations = (today: Today): RawBuilder<unknown> =>
  sql`${allocationsOfAll(today)} where c.person_id = t.person_id`;

export const overdueActions = ({ today }: Today): RawBuilder<unknown> => sql`
  a.person_id = t.person_id and a.state = 'open' and a.due_on < ${today}::date`;

/** Teams that have to do with a child: of the people in the circle, and the one that holds the record. */
export const teamsInvolved = (today: Today): RawBuilder<unknown> => sql`
  select c.owning_team_id as team_id from subjects.people c where c.person_id = t.person_id
  union
  select o.team_id from subjects.people c ${postsOfCircle(today)} where c.person_id = t.person_id`;

/** The same the other way round: children with whom an agency has to do. */
export const childrenOfAgency = (agencyId: string, today: Today): RawBuilder<unknown> => sql`
  select c.person_id from subjects.people c join directory.teams g on g.team_id = c.owning_team_id
  where g.agency_id = ${agencyId}::uuid
  union
  select c.person_id from subjects.people c ${postsOfCircle(today)}
  join directory.teams g on g.team_id = o.team_id where g.agency_id = ${agencyId}::uuid`;

/** Children in a cohort. One with a list is in no other list, whoever stands on it (ADR 60). */
export const childrenOfCohort = (cohortId: string): RawBuilder<unknown> => sql`
  select c.person_id from protect.cohort_members c
  join protect.cohorts h on h.cohort_id = c.cohort_id and not h.is_listed
  where c.cohort_id = ${cohortId}::uuid and c.left_on is null`;

/** Of those who are named to the reader: what nobody may read nobody filters by. */
const postsOfCircle = (today: Today): RawBuilder<unknown> => sql`
  join sec.memberships m on m.circle_id = c.circle_id and ${isCurrentPlace(today)}
    and (m.basis = 'allocation' or m.staff_id <> all ((select sec.closed_staff(${today.today}::date))::uuid[]))
  join directory.posts o on o.staff_id = m.staff_id and o.starts_on <= ${today.today}::date
    and (o.ends_on is null or o.ends_on >= ${today.today}::date)`;
