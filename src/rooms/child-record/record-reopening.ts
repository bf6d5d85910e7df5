import { addMonths, formatDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";

export type Before = {
  readonly personId: string;
  readonly partnershipId: number;
  readonly closedOn: string | null;
  readonly level: number | null;
};

/** Keeps that a record which had been closed is opened again: from the record, or by a concern. */
export async function recordReopening(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { before, reason, whatIsNew }: { before: Before; reason: string; whatIsNew: string | undefined },
): Promise<void> {
  const last = await tx
    .selectFrom("protect.closure_decisions")
    .select("closure_id")
    .where("person_id", "=", before.personId)
    .where("outcome", "=", "agreed")
    .orderBy("decided_at", "desc")
    .limit(1)
    .executeTakeFirst();
  await tx
    .insertInto("protect.reopenings")
    .values({
      reopening_id: newId(),
      partnership_id: before.partnershipId,
      person_id: before.personId,
      closure_id: last?.closure_id ?? null,
      closed_on: before.closedOn,
      level: before.level,
      way: whatIsNew === undefined ? "concern" : "record",
      reason,
      what_is_new: whatIsNew ?? null,
      reopened_by: actor.id,
      reopened_on: today,
      recorded_at: at,
    })
    .execute();
}

/** Whether a record that is opened on a day was closed so shortly before that it is said. */
export const isWithin = (closedOn: string, reopenedOn: string, months: number): boolean =>
  addMonths(closedOn, months) >= reopenedOn;

/** "closed 7 months before, on 3 April 2026". */
export function closedAgo(closedOn: string, on: string): string {
  let months = 0;
  while (addMonths(closedOn, months + 1) <= on) months += 1;
  const ago = months === 0 ? "less than a month" : months === 1 ? "1 month" : `${months} months`;
  return `closed ${ago} before, on ${formatDate(closedOn)}`;
}
