import { londonDate } from "../../../kernel/dates.ts";
import { dueAt } from "../../../kernel/due.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import { getWorkingCalendar, listPostHolders } from "../../directory/index.ts";
import { notify } from "../../work/index.ts";
import type { Concern } from "./concern-reads.ts";

/** That somebody of the sender's team asked the MASH what came of a concern. */
export type Ask = { readonly askedBy: string; readonly askedAt: Date };

/** Working Together: whoever referred and has not heard within three working days asks again. */
const patience = { unit: "working-days", amount: 3 } as const;

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

/** From when on the sender may ask; undefined once it is decided. */
async function mayAskFrom(tx: Tx, { sentAt, decidedAt }: Concern): Promise<Date | undefined> {
  if (decidedAt !== null) return undefined;
  const due = dueAt(sentAt, patience, await getWorkingCalendar(tx));
  if (due.ok) return due.value;
  const sooner = dueAt(sentAt, { ...patience, unit: "days" }, await getWorkingCalendar(tx));
  return sooner.ok ? sooner.value : undefined;
}

/** Nothing was heard for three working days, and nobody of the team has asked today. */
export async function isToBeAsked(tx: Tx, concern: Concern, now: Date): Promise<boolean> {
  const from = await mayAskFrom(tx, concern);
  if (from === undefined || now < from) return false;
  const [last] = await listAsks(tx, concern.concernId);
  return last === undefined || londonDate(last.askedAt) < londonDate(now);
}

type Acting = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

/** Asks everybody who works the queue what came of a concern. False where there is nothing to ask now. */
export async function askOutcome(
  tx: Tx,
  { actor, at, today }: Acting,
  concern: Concern,
): Promise<boolean> {
  await oneAtATime(tx, `ask ${concern.concernId}`);
  if (!(await isToBeAsked(tx, concern, at))) return false;
  const { concernId, partnershipId, reference } = concern;
  await tx
    .insertInto("identify.concern_asks")
    .values({
      ...{ concern_ask_id: newId(), partnership_id: partnershipId, concern_id: concernId },
      ...{ asked_by: actor.id, asked_at: at },
    })
    .execute();
  const holders = await listPostHolders(tx, { permission: "mash.decide", on: today });
  const notice = {
    ...{ partnershipId, kind: "concern" as const },
    staffIds: [...new Set(holders.map(({ staffId }) => staffId))],
    headline: `The sender of concern ${reference} asks what came of it`,
    href: `/mash/${concernId}`,
  };
  await notify(tx, notice, { by: actor, at });
  return true;
}
