import { sql } from "kysely";
import { londonDate } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { dueByClock, listPostHolders } from "../../directory/index.ts";
import { notify } from "../../work/index.ts";
import type { Concern } from "./concern-reads.ts";

/** That somebody of the sender's team asked the MASH what came of a concern. */
export type Ask = { readonly askedBy: string; readonly askedAt: Date };

/** Whoever reaches the concern reads what was asked, the last first. */
export function listAsks(tx: Tx, concernId: string): Promise<readonly Ask[]> {
  return tx
    .selectFrom("identify.concern_asks as a")
    .innerJoin("directory.staff as s", "s.staff_id", "a.asked_by")
    .select(["s.name as askedBy", "a.asked_at as askedAt"])
    .where("a.concern_id", "=", concernId)
    .orderBy("a.concern_ask_id", "desc")
    .limit(20)
    .execute();
}

/** From when the sender's team can ask what came of a concern that was sent then. */
export const toBeAskedFrom = (tx: Tx, { sentAt }: Pick<Concern, "sentAt">): Promise<Date> =>
  dueByClock(tx, "concern-outcome", sentAt);

/** Nothing was heard for as long as the partnership has said, and nobody of the team has asked today. */
export function isToBeAsked(
  { decidedAt }: Pick<Concern, "decidedAt">,
  { asks, from, now }: { readonly asks: readonly Ask[]; readonly from: Date; readonly now: Date },
): boolean {
  if (decidedAt !== null || now < from) return false;
  const [last] = asks;
  return last === undefined || londonDate(last.askedAt) < londonDate(now);
}

/** Asks everybody who works the queue and reaches it what came of a concern. False where there is nothing to ask now. */
export async function askOutcome(
  tx: Tx,
  { actor, at, today }: CommandContext,
  concern: Concern,
): Promise<boolean> {
  await oneAtATime(tx, `ask ${concern.concernId}`);
  const asks = await listAsks(tx, concern.concernId);
  const from = await toBeAskedFrom(tx, concern);
  if (!isToBeAsked(concern, { asks, from, now: at })) return false;
  const { concernId, partnershipId, reference } = concern;
  await tx
    .insertInto("identify.concern_asks")
    .values({
      concern_ask_id: newId(),
      partnership_id: partnershipId,
      concern_id: concernId,
      asked_by: actor.id,
      asked_at: at,
    })
    .execute();
  const notice = {
    partnershipId,
    kind: "concern" as const,
    staffIds: await whomToTell(tx, concernId, { at, today }),
    headline: `The sender of concern ${reference} asks for the outcome`,
    href: `/mash/${concernId}`,
  };
  await notify(tx, notice, { by: actor, at });
  return true;
}

/** A concern that was linked to a restricted record, or to one of which somebody is shut out, is not there for them. */
async function whomToTell(
  tx: Tx,
  concernId: string,
  { at, today }: Omit<CommandContext, "actor">,
): Promise<readonly string[]> {
  const holders = await listPostHolders(tx, { permission: "mash.decide", on: today });
  const ids = [...new Set(holders.map(({ staffId }) => staffId))];
  const { rows } = await sql<{ staffId: string }>`
    select staff_id as "staffId" from identify.reached_by(${concernId}::uuid, ${ids}::uuid[], ${at})`.execute(
    tx,
  );
  return rows.map(({ staffId }) => staffId);
}
