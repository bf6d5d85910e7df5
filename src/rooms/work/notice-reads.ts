import { sql, type RawBuilder } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";

export type NoticeLine = {
  readonly id: string;
  readonly headline: string;
  readonly href: string;
  readonly madeAt: Date;
  readonly seenAt: Date | null;
};

export const noticesListed = 100;

/** What a person has been told: what they have not seen yet first, then the newest. */
export function listNotices(tx: Tx, actor: StaffActor): Promise<readonly NoticeLine[]> {
  return tx
    .selectFrom("work.notifications")
    .select(["notification_id as id", "headline", "href", "made_at as madeAt", "seen_at as seenAt"])
    .where("staff_id", "=", actor.id)
    .orderBy((is) => is("seen_at", "is not", null))
    .orderBy("made_at", "desc")
    .orderBy("notification_id", "desc")
    .limit(noticesListed)
    .execute();
}

/** Those that stood on the page that was read: what came meanwhile stays new. */
export async function markAllSeen(
  tx: Tx,
  actor: StaffActor,
  { noticeIds, at }: { readonly noticeIds: readonly string[]; readonly at: Date },
): Promise<void> {
  if (noticeIds.length === 0) return;
  await tx
    .updateTable("work.notifications")
    .set({ seen_at: at })
    .where("notification_id", "in", noticeIds)
    .where("staff_id", "=", actor.id)
    .where("seen_at", "is", null)
    .execute();
}

/** False when there is no such notice of this person's. One that was seen stays seen since then. */
export async function markSeen(
  tx: Tx,
  actor: StaffActor,
  { noticeId, at }: { noticeId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("work.notifications")
    .set((row) => ({ seen_at: row.fn.coalesce("seen_at", row.val(at)) }))
    .where("notification_id", "=", noticeId)
    .where("staff_id", "=", actor.id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The notices that this person has not seen. */
export const unseenNotices = ({ id }: StaffActor): RawBuilder<unknown> => sql`
  select n.notification_id as id from work.notifications n where n.staff_id = ${id} and n.seen_at is null`;

/** How many notices this person has not seen. */
export async function countUnseen(tx: Tx, actor: StaffActor): Promise<number> {
  const { rows } = await sql<{ unseen: number }>`
    select count(*)::int as unseen from (${unseenNotices(actor)}) u`.execute(tx);
  return rows[0]?.unseen ?? 0;
}
