import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

/** What somebody without an account told, and what became of it. */
export type PublicMessage = {
  readonly publicConcernId: string;
  readonly partnershipId: number;
  readonly number: string;
  readonly dangerNow: string;
  readonly area: string | null;
  readonly about: string;
  /** The place, the vehicle or the group, in the words of whoever told it. */
  readonly aboutName: string | null;
  readonly thingId: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly ageSaid: string | null;
  readonly aboutMore: string | null;
  readonly worry: string;
  readonly sender: string;
  readonly senderName: string | null;
  readonly reach: string | null;
  readonly reachSafely: string | null;
  readonly marks: readonly string[];
  readonly sentAt: Date;
  readonly concernId: string | null;
  readonly setAsideBecause: string | null;
  readonly handledBy: string | null;
  readonly handledAt: Date | null;
  readonly version: number;
};

const messages = (tx: Tx) =>
  tx
    .selectFrom("identify.public_concerns as c")
    .leftJoin("directory.staff as s", "s.staff_id", "c.handled_by")
    .select([
      ...(["c.public_concern_id as publicConcernId", "c.partnership_id as partnershipId"] as const),
      ...([
        "c.number",
        "c.danger_now as dangerNow",
        "c.area",
        "c.given_name as givenName",
      ] as const),
      ...(["c.family_name as familyName", "c.age_said as ageSaid", "c.worry"] as const),
      ...(["c.about_more as aboutMore", "c.sender", "c.sender_name as senderName"] as const),
      ...(["c.about", "c.about_name as aboutName", "c.thing_id as thingId"] as const),
      ...(["c.reach", "c.reach_safely as reachSafely", "c.marks", "c.sent_at as sentAt"] as const),
      ...(["c.concern_id as concernId", "c.set_aside_because as setAsideBecause"] as const),
      ...(["s.name as handledBy", "c.handled_at as handledAt", "c.version"] as const),
    ]);

export const messagesPerPage = 50;

/** What waits, those who may be in danger first and then the oldest; or what was set aside, newest first. */
export function listPublicMessages(
  tx: Tx,
  { isAside, page }: { readonly isAside: boolean; readonly page: number },
): Promise<readonly PublicMessage[]> {
  const query = isAside
    ? messages(tx).where("c.set_aside_because", "is not", null).orderBy("c.handled_at", "desc")
    : messages(tx)
        .where("c.handled_at", "is", null)
        .orderBy((is) => is("c.danger_now", "in", ["yes", "not-known"]), "desc")
        .orderBy("c.sent_at");
  return query
    .orderBy("c.public_concern_id")
    .limit(messagesPerPage)
    .offset((page - 1) * messagesPerPage)
    .execute();
}

export type PublicCounts = { readonly waiting: number; readonly aside: number };

export async function countPublicMessages(tx: Tx): Promise<PublicCounts> {
  const { rows } = await sql<PublicCounts>`
    select (select count(*)::int from identify.public_concerns where handled_at is null) as waiting,
      (select count(*)::int from identify.public_concerns where set_aside_because is not null) as aside`.execute(
    tx,
  );
  return rows[0] ?? { waiting: 0, aside: 0 };
}

export const findPublicMessage = (tx: Tx, id: string): Promise<PublicMessage | undefined> =>
  messages(tx).where("c.public_concern_id", "=", id).executeTakeFirst();

/** The message that a concern was made of, where it came from the public. */
export const findMessageOf = (tx: Tx, concernId: string): Promise<PublicMessage | undefined> =>
  messages(tx).where("c.concern_id", "=", concernId).executeTakeFirst();
