import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { shownOwner } from "../../directory/index.ts";
import type { ChildDates } from "./next-thing.ts";

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
    with mine as materialized (${whose === "team" ? ofTeams(actor) : inCircle(actor, at)})
    select p.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName", p.reference,
      t.harm_status as "harmStatus", t.harm_review_by as "harmReviewBy", t.review_by as "reviewBy",
      t.flag_review_by as "flagReviewBy", a.due_on as "promisedOn", a.wording as promised, a.owner as "promisedBy",
      (count(*) over ())::int as total
    from mine p join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    left join lateral (
      select w.due_on, w.wording, coalesce(${shown.owner}, ${shown.agency}) as owner
      from work.actions w join directory.agencies g on g.agency_id = w.owner_agency_id
      left join directory.staff s on s.staff_id = w.owner_staff_id
      where w.person_id = p.person_id and w.state = 'open' order by w.due_on, w.action_id limit 1
    ) a on true
    order by least(t.next_review_by, a.due_on) nulls last, p.sort_name, p.person_id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  return { children: rows.map(({ total: _total, ...child }) => child), total: rows[0]?.total ?? 0 };
}

/** By a place in the circle that somebody gave, an emergency's is none. */
const inCircle = (actor: StaffActor, at: Date) => sql`
  select p.* from subjects.people p where p.circle_id in (
    select m.circle_id from sec.memberships m
    where m.staff_id = ${actor.id} and m.basis <> 'emergency'
      and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at}))`;

const ofTeams = ({ posts }: StaffActor) => sql`
  select p.* from subjects.people p
  where p.owning_team_id = any (${[...new Set(posts.map(({ teamId }) => teamId))]}::uuid[])`;
