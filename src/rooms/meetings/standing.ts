import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Meeting } from "./meeting-reads.ts";
import { isToCome } from "./to-come.ts";

/** How far a meeting has come: by the clock, and by what is written of it. */
export type Standing = {
  readonly hasBegun: boolean;
  /** Who came, what was said, decided or promised; not what an agency shared beforehand. */
  readonly isRecorded: boolean;
  readonly isHeld: boolean;
};

export async function standingOf(tx: Tx, meeting: Meeting, at: Date): Promise<Standing> {
  const { rows } = await sql<{ isRecorded: boolean }>`
    select panels.is_recorded(${meeting.meetingId}::uuid) as "isRecorded"`.execute(tx);
  const isRecorded = rows[0]?.isRecorded === true;
  const hasBegun = !isToCome(meeting, at);
  return { hasBegun, isRecorded, isHeld: hasBegun && isRecorded };
}

/** Why the meeting can no longer be cancelled, and what to do instead; undefined where it can. */
export function whyNotCancelled({ hasBegun, isRecorded, isHeld }: Standing): string | undefined {
  if (isHeld)
    return "This meeting has begun and something is recorded of it, so it can no longer be cancelled. Its minutes go to the chair.";
  if (isRecorded)
    return "Something is recorded of this meeting, so it can no longer be cancelled. If it is held on another day, change its date.";
  if (hasBegun)
    return "This meeting has begun, so it can no longer be cancelled. If it was not held, change its date.";
  return undefined;
}
