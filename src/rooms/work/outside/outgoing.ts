import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Channel, Problem } from "../../../platform/outbound/message.ts";
import type { Counts, Planned, Told } from "./budget.ts";

/** Housekeeping's: who was told something and does not know it yet. */
export async function listToBeTold(tx: Tx, at: Date): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select staff_id as "staffId", uncarried, waiting, digest, digest_hour as "digestHour", sent_today as "sentToday",
      had_digest as "hadDigest", last_danger_at as "lastDangerAt"
    from sec.to_be_told(${at})`.execute(tx);
  return rows;
}

/** False where the digest of the day is there already. */
export async function planMessage(
  tx: Tx,
  at: Date,
  { staffId, planned }: { readonly staffId: string; readonly planned: Planned },
): Promise<boolean> {
  const { form, kinds, counts } = planned;
  const { rows } = await sql<{ planned: boolean }>`
    select sec.plan_message(${newId()}::uuid, ${staffId}::uuid, ${form}, ${[...kinds]}::text[],
      ${JSON.stringify(counts)}::jsonb, ${at}) as planned`.execute(tx);
  return rows[0]?.planned ?? false;
}

export type Claimed = {
  readonly id: string;
  readonly email: string;
  readonly form: Planned["form"];
  readonly counts: Counts;
  readonly attempts: number;
};

/** Takes what is due: nobody else sends it meanwhile. */
export async function claimMessages(
  tx: Tx,
  { at, most }: { readonly at: Date; readonly most: number },
): Promise<readonly Claimed[]> {
  const { rows } = await sql<Claimed>`
    select outgoing_message_id as id, email, form, counts, attempts from sec.claim_messages(${at}, ${most})`.execute(
    tx,
  );
  return rows;
}

export type Settled = {
  readonly id: string;
  readonly state: "sent" | "not-sent" | "dead" | "waiting";
  readonly channel?: Channel;
  readonly problem?: Problem;
  /** Where it is tried again. */
  readonly againAfter?: Date;
};

export async function settleMessage(tx: Tx, at: Date, settled: Settled): Promise<void> {
  const { id, state, channel = null, problem = null, againAfter = null } = settled;
  await sql`select sec.settle_message(${id}::uuid, ${state}, ${channel}, ${problem}, ${againAfter}, ${at})`.execute(
    tx,
  );
}

export type MessageLine = {
  readonly id: string;
  readonly form: Planned["form"];
  readonly counts: Counts;
  readonly madeAt: Date;
  readonly settledAt: Date | null;
  readonly state: Settled["state"] | "claimed" | "in-doubt";
};

/** What this person was sent, or would have been. The policies show nobody else's. */
export async function listMyMessages(tx: Tx, actor: StaffActor): Promise<readonly MessageLine[]> {
  const rows = await tx
    .selectFrom("work.outgoing_messages")
    .select([
      "outgoing_message_id as id",
      "form",
      "counts",
      "made_at as madeAt",
      "settled_at as settledAt",
      "state",
    ])
    .where("staff_id", "=", actor.id)
    .orderBy("made_at", "desc")
    .orderBy("outgoing_message_id", "desc")
    .limit(20)
    .execute();
  return rows.map((row) => ({
    ...row,
    form: row.form as Planned["form"],
    counts: row.counts as Counts,
    state: row.state as MessageLine["state"],
  }));
}

export type OutgoingCount = {
  readonly form: string;
  readonly state: string;
  readonly problem: string | null;
  readonly many: number;
};

/** Numbers of the last seven days, for those who watch over the system. */
export async function countOutgoing(tx: Tx, at: Date): Promise<readonly OutgoingCount[]> {
  const { rows } = await sql<OutgoingCount>`
    select form, state, problem, many from sec.outgoing_state(${at})`.execute(tx);
  return rows;
}
