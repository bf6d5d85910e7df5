import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

export type Hook = {
  readonly hookId: string;
  readonly accountId: string;
  readonly account: string;
  readonly address: string;
  readonly events: readonly string[];
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly confirmedAt: Date | null;
  readonly failingSince: Date | null;
  readonly stoppedAt: Date | null;
  readonly endedAt: Date | null;
  /** When its newest secret was made, and how many there are. */
  readonly secretAt: Date;
  readonly secrets: number;
};

const hooks = (tx: Tx) =>
  tx
    .selectFrom("work.hooks as h")
    .innerJoin("directory.staff as a", "a.staff_id", "h.account_id")
    .innerJoin("directory.staff as m", "m.staff_id", "h.made_by")
    .innerJoin(
      (is) =>
        is
          .selectFrom("work.hook_secrets")
          .select((s) => [
            "hook_id",
            s.fn.max("made_at").as("secretAt"),
            s.fn.countAll<string>().as("secrets"),
          ])
          .groupBy("hook_id")
          .as("k"),
      (on) => on.onRef("k.hook_id", "=", "h.hook_id"),
    )
    .select((is) => [
      "h.hook_id as hookId",
      "h.account_id as accountId",
      "a.name as account",
      "h.address",
      "h.events",
      "h.made_at as madeAt",
      "m.name as madeBy",
      "h.confirmed_at as confirmedAt",
      "h.failing_since as failingSince",
      "h.stopped_at as stoppedAt",
      // With its account it has ended as well.
      is.fn.coalesce("h.ended_at", "a.ended_at").as("endedAt"),
      "k.secretAt",
      "k.secrets",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof hooks>["execute"]>>[number];
const hookOf = (row: Row): Hook => ({ ...row, secrets: Number(row.secrets) });

/** Of one service account: those that stand first, then by when they were made. */
export async function listHooks(tx: Tx, accountId: string): Promise<readonly Hook[]> {
  const rows = await hooks(tx)
    .where("h.account_id", "=", accountId)
    .orderBy((is) => is("h.ended_at", "is not", null))
    .orderBy("h.made_at", "desc")
    .orderBy("h.hook_id")
    .execute();
  return rows.map(hookOf);
}

export async function findHook(tx: Tx, hookId: string): Promise<Hook | undefined> {
  const row = await hooks(tx).where("h.hook_id", "=", hookId).executeTakeFirst();
  return row && hookOf(row);
}

export type HookState = "waiting" | "stands" | "failing" | "stopped" | "ended";

export function hookState(hook: {
  readonly confirmedAt: Date | null;
  readonly failingSince?: Date | null;
  readonly stoppedAt: Date | null;
  readonly endedAt?: Date | null;
}): HookState {
  if (hook.endedAt) return "ended";
  if (hook.confirmedAt === null) return "waiting";
  if (hook.stoppedAt !== null) return "stopped";
  return hook.failingSince ? "failing" : "stands";
}

export type Delivery = {
  readonly deliveryId: string;
  readonly kind: string;
  readonly happenedAt: Date;
  readonly state: "waiting" | "claimed" | "sent" | "dead";
  readonly attempts: number;
  readonly sendAfter: Date;
  readonly settledAt: Date | null;
  readonly status: number | null;
  readonly problem: string | null;
};

type Listing = { readonly hookId: string; readonly page: number; readonly pageSize: number };

/** Messages of a hook, the newest first; one more than a page where there is another. */
export async function listDeliveries(
  tx: Tx,
  { hookId, page, pageSize }: Listing,
): Promise<readonly Delivery[]> {
  const rows = await tx
    .selectFrom("work.hook_deliveries")
    .select([
      "hook_delivery_id as deliveryId",
      "kind",
      "happened_at as happenedAt",
      "state",
      "attempts",
      "send_after as sendAfter",
      "settled_at as settledAt",
      "status",
      "problem",
    ])
    .where("hook_id", "=", hookId)
    .orderBy("happened_at", "desc")
    .orderBy("hook_delivery_id")
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as Delivery["state"] }));
}

export type HookToAnswer = Pick<
  Hook,
  "account" | "address" | "events" | "madeAt" | "madeBy" | "confirmedAt" | "stoppedAt" | "endedAt"
> & { readonly hookId: string };

/** Undefined for everybody but the person who answers for the account. */
export async function findHookToAnswer(tx: Tx, hookId: string): Promise<HookToAnswer | undefined> {
  const { rows } = await sql<Omit<HookToAnswer, "hookId">>`
    select account, address, events, made_at as "madeAt", made_by as "madeBy", confirmed_at as "confirmedAt",
      stopped_at as "stoppedAt", ended_at as "endedAt"
    from sec.hook_to_answer(${hookId}::uuid)`.execute(tx);
  const [row] = rows;
  return row && { hookId, ...row };
}

type OwnHook = Pick<
  Hook,
  "hookId" | "address" | "events" | "madeAt" | "confirmedAt" | "failingSince" | "stoppedAt"
> & {
  readonly deliveries: readonly {
    readonly id: string;
    readonly type: string;
    readonly happenedAt: string;
    readonly state: Delivery["state"];
    readonly attempts: number;
    readonly status: number | null;
  }[];
};

/** A system’s own hooks, with their last messages. */
export async function listOwnHooks(tx: Tx): Promise<readonly OwnHook[]> {
  const { rows } = await sql<OwnHook>`
    select hook_id as "hookId", address, events, made_at as "madeAt", confirmed_at as "confirmedAt",
      failing_since as "failingSince", stopped_at as "stoppedAt", deliveries
    from sec.own_hooks()`.execute(tx);
  return rows;
}
