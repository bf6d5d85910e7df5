import { sql } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf } from "../../platform/database/first-of.ts";
import { shownOwner } from "../directory/index.ts";
import type { ChildDates } from "../child-record/index.ts";

export type MyChild = ChildDates & {
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
  readonly harmStatus: string;
  /** Whose the promise is that is due first. */
  readonly promisedBy: string | null;
};

export type Whose = "mine" | "team";

export type MyChildrenQuery = {
  readonly at: Date;
  readonly whose: Whose;
  readonly page: number;
  readonly pageSize: number;
};

const shown = shownOwner({ staff: "s", agency: "g", at: "w.added_on" });

/** One page of a person's children who are open, the child with the longest late thing first. */
export async function listMyChildren(
  tx: Tx,
  actor: StaffActor,
  { at, whose, page, pageSize }: MyChildrenQuery,
): Promise<{ readonly children: readonly MyChild[]; readonly total: number }> {
  const { rows } = await sql<MyChild & { total: number }>`
    with mine as materialized (${whose === "team" ? ofTeams(actor) : inCircle(actor, at)}),
    entries as ${gathered[whose]} (
      select t.person_id, t.harm_status, t.harm_review_by, t.review_by, t.flag_review_by, t.next_review_by
      from protect.tracker_entries t where t.is_open
    ),
    dated as materialized (
      select t.person_id, t.harm_status, t.harm_review_by, t.review_by, t.flag_review_by, a.action_id,
        least(t.next_review_by, a.due_on) as due_on, p.sort_name
      from mine p join entries t on t.person_id = p.person_id
      left join lateral (
        select w.due_on, w.action_id from work.actions w
        where w.person_id = p.person_id and w.state = 'open' order by w.due_on, w.action_id limit 1
      ) a on true
    ), page as (
      select d.*, (select count(*)::int from dated) as total from dated d
      order by d.due_on nulls last, d.sort_name, d.person_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select t.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName", p.reference,
      t.harm_status as "harmStatus", t.harm_review_by as "harmReviewBy", t.review_by as "reviewBy",
      t.flag_review_by as "flagReviewBy", w.due_on as "promisedOn", w.wording as promised,
      coalesce(${shown.owner}, ${shown.agency}) as "promisedBy", t.total
    from page t join subjects.people p on p.person_id = t.person_id
    left join work.actions w on w.action_id = t.action_id
    left join directory.agencies g on g.agency_id = w.owner_agency_id
    left join directory.staff s on s.staff_id = w.owner_staff_id
    order by t.due_on nulls last, t.sort_name, t.person_id`.execute(tx);
  const { rows: children, total: inAll } = firstOf(rows);
  return { children, total: inAll };
}

/**
 * How many open children somebody reads beyond a list of these: by a circle beside the team’s, or by the team beside
 * their own. Undefined for who reads the whole partnership: that is no list of theirs.
 */
export async function countOtherChildren(
  tx: Tx,
  actor: StaffActor,
  total: number,
): Promise<number | undefined> {
  if (actor.isWide) return undefined;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from protect.tracker_entries t where t.is_open`.execute(tx);
  return Math.max(0, (rows[0]?.count ?? 0) - total);
}

/** A team's thousands are read from their entries at once; the few of a circle one by one. */
const gathered = { team: sql`materialized`, mine: sql`not materialized` };

/** By a place in the circle that somebody gave, an emergency's is none. */
const inCircle = (actor: StaffActor, at: Date) => sql`
  select distinct p.person_id, p.sort_name from sec.memberships m join subjects.people p on p.circle_id = m.circle_id
  where m.staff_id = ${actor.id} and m.basis <> 'emergency'
    and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})`;

const ofTeams = ({ posts }: StaffActor) => sql`
  select p.person_id, p.sort_name from subjects.people p
  where p.owning_team_id = any (${[...new Set(posts.map(({ teamId }) => teamId))]}::uuid[])`;
