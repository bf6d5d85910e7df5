import { sql } from "kysely";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";
import { shownName } from "../directory/index.ts";
import { endedWithRecord } from "./chases/chase-reads.ts";
import type { ChaseSubject, ReviewKind } from "./chases/chase.ts";

/** A question that waits for this person's answer. */
export type AskedOfMe = {
  readonly chaseId: string;
  readonly personId: string;
  readonly partnershipId: number;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
  readonly about: ChaseSubject["about"];
  readonly actionId: string | null;
  /** Of the promise; null for all else. */
  readonly wording: string | null;
  readonly review: ReviewKind | null;
  readonly lateSince: string | null;
  readonly askedById: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly firstAskedAt: Date;
  readonly asks: number;
  readonly dueAt: Date;
  readonly note: string | null;
  readonly answeredAt: Date | null;
};

/** More questions than this are in nobody's day. */
const most = 200;

/** A promise or a record that is closed, or a review that has another date by now, needs no answer. */
const stillMatters = sql`(c.action_id is null or a.state = 'open') and not ${endedWithRecord}
  and (c.review is null or c.review = 'telling' or c.late_since = case c.review
    when 'harm' then t.harm_review_by when 'level' then t.review_by else t.flag_review_by end)`;

async function select(
  tx: Tx,
  actor: StaffActor,
  { which, most }: { readonly which: ReturnType<typeof sql>; readonly most: number },
): Promise<FirstOf<AskedOfMe>> {
  const { rows } = await sql<AskedOfMe & { total: number }>`
    select c.chase_id as "chaseId", c.person_id as "personId", c.partnership_id as "partnershipId",
      p.family_name as "familyName", p.given_name as "givenName", p.reference, c.about,
      c.action_id as "actionId", a.wording, c.review, c.late_since as "lateSince",
      c.asked_by as "askedById", ${shownName({ staff: "s", at: "c.asked_at" })} as "askedBy", c.asked_at as "askedAt",
      c.first_asked_at as "firstAskedAt", c.asks, c.due_at as "dueAt", c.note, c.answered_at as "answeredAt",
      ${total}
    from work.chases c
    join subjects.people p on p.person_id = c.person_id
    join directory.staff s on s.staff_id = c.asked_by
    left join work.actions a on a.action_id = c.action_id
    left join protect.tracker_entries t on t.person_id = c.person_id
    where c.asked_of_staff_id = ${actor.id} and ${which}
    order by c.due_at, c.chase_id limit ${most}`.execute(tx);
  return firstOf(rows);
}

const waiting = sql`c.answered_at is null and ${stillMatters}`;

/** What waits for this person's answer under the policies of this moment, the longest due first. */
export const readAskedOfMe = (
  tx: Tx,
  actor: StaffActor,
  most: number,
): Promise<FirstOf<AskedOfMe>> => select(tx, actor, { which: waiting, most });

/** A question about one child that waits for an answer, whoever it was put to. */
export type StillAsked = Pick<
  AskedOfMe,
  "chaseId" | "about" | "review" | "wording" | "askedAt" | "dueAt"
> & { readonly askedOf: string };

export async function listStillAsked(tx: Tx, personId: string): Promise<readonly StillAsked[]> {
  const { rows } = await sql<StillAsked>`
    select c.chase_id as "chaseId", c.about, c.review, a.wording, c.asked_at as "askedAt", c.due_at as "dueAt",
      ${shownName({ staff: "s", at: "c.asked_at" })} as "askedOf"
    from work.chases c
    join directory.staff s on s.staff_id = c.asked_of_staff_id
    left join work.actions a on a.action_id = c.action_id
    left join protect.tracker_entries t on t.person_id = c.person_id
    where c.person_id = ${personId}::uuid and ${waiting}
    order by c.due_at, c.chase_id limit 200`.execute(tx);
  return rows;
}

/**
 * What waits for this person's answer, about children whom they reach today. A wide actor is asked
 * about restricted children where they are named, so they look once more as a narrow one.
 */
export async function listAskedOfMe(tx: Tx, actor: StaffActor): Promise<readonly AskedOfMe[]> {
  if (!holds(actor, "child.view")) return [];
  const { rows: found } = await readAskedOfMe(tx, actor, most);
  if (!actor.isWide) return found;
  await lookNarrowly(tx);
  const { rows: named } = await readAskedOfMe(tx, actor, most);
  const known = new Set(found.map(({ chaseId }) => chaseId));
  return [...found, ...named.filter(({ chaseId }) => !known.has(chaseId))];
}

/** A question put to this person, answered or not; of anybody else's there is none. */
export async function findAskedOfMe(
  tx: Tx,
  actor: StaffActor,
  chaseId: string,
): Promise<AskedOfMe | undefined> {
  if (!holds(actor, "child.view")) return undefined;
  const which = { which: sql`c.chase_id = ${chaseId}`, most: 1 };
  const [found] = (await select(tx, actor, which)).rows;
  if (found || !actor.isWide) return found;
  await lookNarrowly(tx);
  return (await select(tx, actor, which)).rows[0];
}
