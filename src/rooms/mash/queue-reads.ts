import { sql } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { readRows, type Rows } from "../../platform/lists/rows.ts";
import type { NamedConcern } from "./named-concern.ts";

export type QueueQuery = {
  readonly isDecided: boolean;
  /** A rating of the scheme, or "unrated"; absent means all. */
  readonly rating?: string | undefined;
  readonly isMine: boolean;
  readonly isOverdue: boolean;
  readonly isPaused: boolean;
  readonly page: number;
  readonly pageSize: number;
};

export type QueueRow = NamedConcern & {
  readonly dangerNow: string;
  /** How the sender's words begin. */
  readonly worry: string;
  readonly team: string;
  readonly sentBy: string;
  /** "public" where nobody verified who wrote it. */
  readonly source: string;
  readonly sentAt: Date;
  readonly dueAt: Date;
  readonly rating: string | null;
  readonly workedBy: string | null;
  /** To a record, or put with a place, a vehicle, an account or a group. */
  readonly isLinked: boolean;
  /** Taken up as a referral; a contact until then. */
  readonly isReferral: boolean;
  readonly lookedAt: Date | null;
  /** When the sender's team last added something. */
  readonly addedAt: Date | null;
  /** When the sender last asked what came of it. */
  readonly askedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly nextStep: string | null;
  /** Why its clock stands still, by the key of the scheme; null while it runs. */
  readonly pause: string | null;
  readonly pausedAt: Date | null;
};

/** How many undecided concerns stand at each rating, late or not, the actor's own or not. */
export type QueueCounts = readonly {
  readonly rating: string | null;
  readonly isLate: boolean;
  readonly isMine: boolean;
  readonly isPaused: boolean;
  readonly concerns: number;
}[];

/** More than a row shows, less than a letter: the queue does not carry whole accounts. */
const beginsWithin = 300;

type ReadContext = { readonly actor: StaffActor; readonly now: Date };

type Queue = QueueQuery & ReadContext;

/** Of what waits whatever is most late first; of what is decided, the newest first. */
export const queueRows: Rows<QueueRow, Queue, "mostLate" | "newest"> = {
  from: sql`identify.mash_episodes`,
  as: "e",
  key: "mash_episode_id",
  narrow: "visible-once",
  wide: "keys",
  where: (query) => sql`e.partnership_id = ${query.actor.partnershipId} ${conditions(query)}`,
  orders: { mostLate: sql`e.due_at`, newest: sql`e.decided_at desc` },
  cells: sql`
    e.mash_episode_id as "concernId", c.reference, c.about, c.family_name as "familyName",
    c.given_name as "givenName", c.born_on as "bornOn", c.age_about as "ageAbout",
    c.danger_now as "dangerNow", case when c.worry like '%[held:%' then c.worry else left(c.worry, ${beginsWithin}) end as worry, a.name as agency, t.name as team, s.name as "sentBy", c.source, c.sent_at as "sentAt",
    e.due_at as "dueAt", e.rating, w.name as "workedBy", num_nonnulls(e.person_id, e.thing_id) = 1 as "isLinked",
    (select r.taken_at from identify.mash_referrals r where r.mash_episode_id = e.mash_episode_id) is not null as "isReferral",
    e.looked_at as "lookedAt", e.decided_at as "decidedAt",
    (select max(p.added_at) from identify.concern_parts p where p.concern_id = e.mash_episode_id) as "addedAt",
    (select max(k.asked_at) from identify.concern_asks k where k.concern_id = e.mash_episode_id) as "askedAt",
    (select o.next_step from identify.concern_outcomes o where o.concern_id = e.mash_episode_id
      order by o.concern_outcome_id desc limit 1) as "nextStep",
    e.paused_at as "pausedAt",
    (select z.reason from identify.mash_pauses z where z.mash_episode_id = e.mash_episode_id
      and z.resumed_at is null) as pause`,
  joins: sql`
    join identify.concerns c on c.concern_id = e.mash_episode_id
    join directory.staff s on s.staff_id = c.sent_by
    join directory.teams t on t.team_id = c.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    left join directory.staff w on w.staff_id = e.worked_by`,
};

export const listQueue = (
  tx: Tx,
  asking: ReadContext,
  query: QueueQuery,
): Promise<readonly QueueRow[]> =>
  readRows(tx, queueRows, {
    query: { ...query, ...asking },
    isWide: asking.actor.isWide,
    order: query.isDecided ? "newest" : "mostLate",
    page: query.page,
    pageSize: query.pageSize,
  });

/** Which concern waits first for a decision, of those whose clock runs. */
export async function findNextInQueue(tx: Tx, asking: ReadContext): Promise<QueueRow | undefined> {
  const rows = await listQueue(tx, asking, {
    isDecided: false,
    isMine: false,
    isOverdue: false,
    isPaused: false,
    // Paused ones are few, and are not taken up meanwhile.
    page: 1,
    pageSize: 20,
  });
  return rows.find(({ pausedAt }) => pausedAt === null);
}

/** The same as `isLateAt` of the words: what was late before its clock stopped stays late. */
const isLate = (now: Date) =>
  sql`(e.due_at < ${now} and (e.paused_at is null or e.due_at < e.paused_at))`;

function conditions({ actor, now, ...query }: Queue) {
  if (query.isDecided) return sql`and e.decided_at is not null`;
  const rating =
    query.rating === undefined
      ? sql``
      : query.rating === "unrated"
        ? sql`and e.rating is null`
        : sql`and e.rating = ${query.rating}`;
  return sql`and e.decided_at is null ${rating}
    ${query.isMine ? sql`and e.worked_by = ${actor.id}` : sql``}
    ${query.isOverdue ? sql`and ${isLate(now)}` : sql``}
    ${query.isPaused ? sql`and e.paused_at is not null` : sql``}`;
}

export async function countQueue(tx: Tx, { actor, now }: ReadContext): Promise<QueueCounts> {
  const { rows } = await sql<QueueCounts[number]>`
    select e.rating, ${isLate(now)} as "isLate", e.paused_at is not null as "isPaused", e.worked_by is not distinct from ${actor.id}::uuid as "isMine",
      count(*)::int as concerns
    from identify.mash_episodes e
    where e.partnership_id = ${actor.partnershipId} and e.decided_at is null
    group by 1, 2, 3, 4`.execute(tx);
  return rows;
}

export async function countDecided(tx: Tx, { partnershipId }: StaffActor): Promise<number> {
  const { rows } = await sql<{ concerns: number }>`
    select count(*)::int as concerns from identify.mash_episodes e
    where e.partnership_id = ${partnershipId} and e.decided_at is not null`.execute(tx);
  return rows[0]?.concerns ?? 0;
}
