import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

/** The meeting is closed: its minutes are approved, or it was cancelled. */
export type Closed = { readonly kind: "closed" };

/**
 * Whether the meeting still takes changes. Its row is held until the end of the transaction, so that
 * an approval at the same moment waits, and what comes after it is refused here and by the database.
 */
export async function isStillOpen(tx: Tx, meetingId: string): Promise<boolean> {
  const { rows } = await sql<{ isOpen: boolean }>`
    select approved_at is null and cancelled_at is null as "isOpen"
    from panels.meetings where meeting_id = ${meetingId} for share`.execute(tx);
  return rows[0]?.isOpen === true;
}
