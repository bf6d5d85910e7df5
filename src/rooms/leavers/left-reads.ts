import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import {
  listLeftMeetings,
  listLeftParts,
  type LeftMeeting,
  type LeftPart,
} from "./left-work-reads.ts";

type OfChild = {
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
};

/** A place in a circle that somebody leaves, or left with nobody leading for the child since. */
export type LeftPlace = OfChild & {
  readonly membershipId: string;
  readonly basis: string;
  readonly isOver: boolean;
};

export type LeftPromise = OfChild & {
  readonly actionId: string;
  readonly wording: string;
  readonly dueOn: string;
  readonly version: number;
};

export type LeftConcern = {
  readonly concernId: string;
  readonly reference: string;
  readonly dueAt: Date;
};
export type LeftPaper = {
  readonly paperId: string;
  readonly reference: string;
  readonly state: string;
};

/** What somebody leaves of what the reader reaches, by name. */
export type Left = {
  readonly places: readonly LeftPlace[];
  readonly promises: readonly LeftPromise[];
  readonly meetings: readonly LeftMeeting[];
  readonly concerns: readonly LeftConcern[];
  readonly papers: readonly LeftPaper[];
  readonly parts: readonly LeftPart[];
};

/** How much it is in all, whoever reaches it. */
export type Sums = {
  readonly places: number;
  readonly promises: number;
  readonly meetings: number;
  readonly concerns: number;
  readonly papers: number;
  /** Files that they took out and whose destruction nobody has confirmed. */
  readonly exports: readonly string[];
};

type Of = { readonly staffId: string; readonly at: Date };

/** Undefined where this is nobody who leaves a team of the reader's. */
export async function findSums(tx: Tx, { staffId, at }: Of): Promise<Sums | undefined> {
  const { rows } = await sql<Sums>`
    select places, promises, meetings, concerns, papers, exports
    from govern.left_by(${staffId}::uuid, ${at})`.execute(tx);
  return rows[0];
}

export async function readLeft(tx: Tx, of: Of): Promise<Left> {
  return {
    places: await listPlaces(tx, of),
    promises: await listPromises(tx, of),
    meetings: await listLeftMeetings(tx, of.staffId),
    parts: await listLeftParts(tx, of.staffId),
    concerns: await listConcerns(tx, of),
    papers: await listPapers(tx, of),
  };
}

const child = sql.raw(
  `p.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName", p.reference`,
);

export async function listPlaces(tx: Tx, { staffId, at }: Of): Promise<readonly LeftPlace[]> {
  const { rows } = await sql<LeftPlace>`
    select ${child}, m.membership_id as "membershipId", m.basis, m.ends_at is not null and m.ends_at <= ${at} as "isOver"
    from sec.memberships m join subjects.people p on p.circle_id = m.circle_id
    where m.staff_id = ${staffId} and m.basis <> 'emergency' and m.starts_at <= ${at}
      and (m.basis = 'allocation'
        or m.staff_id <> all ((select sec.closed_staff((${at}::timestamptz at time zone 'Europe/London')::date))::uuid[]))
      and (m.ends_at is null or m.ends_at > ${at} or (m.basis = 'allocation' and m.end_reason = 'Left the partnership'
        and not exists (select from sec.memberships o where o.circle_id = m.circle_id and o.basis = 'allocation'
          and o.starts_at >= m.starts_at and o.membership_id <> m.membership_id and (o.ends_at is null or o.ends_at > ${at}))))
    order by m.basis <> 'allocation', p.sort_name, p.person_id`.execute(tx);
  return rows;
}

export async function listPromises(tx: Tx, { staffId }: Of): Promise<readonly LeftPromise[]> {
  const { rows } = await sql<LeftPromise>`
    select ${child}, a.action_id as "actionId", a.wording, a.due_on as "dueOn", a.version
    from work.actions a join subjects.people p on p.person_id = a.person_id
    where a.owner_staff_id = ${staffId} and a.state = 'open'
    order by a.due_on, a.action_id`.execute(tx);
  return rows;
}

async function listConcerns(tx: Tx, { staffId }: Of): Promise<readonly LeftConcern[]> {
  const { rows } = await sql<LeftConcern>`
    select c.concern_id as "concernId", c.reference, e.due_at as "dueAt"
    from identify.mash_episodes e join identify.concerns c on c.concern_id = e.mash_episode_id
    where e.worked_by = ${staffId} and e.decided_at is null
    order by e.due_at, c.concern_id`.execute(tx);
  return rows;
}

async function listPapers(tx: Tx, { staffId }: Of): Promise<readonly LeftPaper[]> {
  const { rows } = await sql<LeftPaper>`
    select q.paper_id as "paperId", q.reference, q.state from papers.papers q
    where q.prepared_by = ${staffId} and q.state in ('prepared', 'waiting', 'released')
    order by q.prepared_at, q.paper_id`.execute(tx);
  return rows;
}
