import { createHash } from "node:crypto";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../access/actor.ts";
import { toJsonb } from "../database/jsonb.ts";
import { oneAtATime } from "../database/one-at-a-time.ts";
import type { Tx } from "../database/tx.ts";
import type { Exchange } from "./exchange.ts";
import type { Outcome } from "./outcome.ts";

type Sent = {
  readonly exchange: Exchange;
  readonly actor: StaffActor;
  /** The Idempotency-Key. */
  readonly key: string;
  readonly body: object;
};

/**
 * Does what a request asks for once for its key: sent again it is answered as before and nothing
 * more happens. What was refused is not kept, since it changed nothing: put right, it may be sent
 * under the same key. A twin that arrives meanwhile waits here for the first one's commit.
 */
export async function once(tx: Tx, sent: Sent, answer: () => Promise<Outcome>): Promise<Outcome> {
  await oneAtATime(tx, `answer ${sent.actor.id} ${sent.key}`);
  const before = await findStored(tx, sent);
  if (before) return before;
  const outcome = await answer();
  if (outcome.kind === "json") await store(tx, sent, outcome);
  return outcome;
}

async function findStored(tx: Tx, sent: Sent): Promise<Outcome | undefined> {
  const row = await tx
    .selectFrom("work.stored_answers")
    .select(["request_hash", "status", "headers", "body"])
    .where("staff_id", "=", sent.actor.id)
    .where("idempotency_key", "=", sent.key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (!row.request_hash.equals(hashOf(sent))) {
    return { kind: "problem", status: 422, says: otherRequest };
  }
  return {
    kind: "json",
    body: row.body,
    ...(row.status === 201 ? { status: 201 } : {}),
    headers: { ...(row.headers as Record<string, string>), "idempotency-replayed": "true" },
    detail: { replayed: true },
  };
}

const otherRequest = "This Idempotency-Key was used for another request. Use a new key for each.";

async function store(
  tx: Tx,
  sent: Sent,
  outcome: Extract<Outcome, { kind: "json" }>,
): Promise<void> {
  const { route, serving } = sent.exchange;
  await tx
    .insertInto("work.stored_answers")
    .values({
      stored_answer_id: newId(),
      partnership_id: sent.actor.partnershipId,
      staff_id: sent.actor.id,
      idempotency_key: sent.key,
      route: `${route.method} ${route.path}`,
      request_hash: hashOf(sent),
      status: outcome.status ?? 200,
      headers: JSON.stringify(outcome.headers ?? {}),
      body: toJsonb(outcome.body),
      made_at: serving.clock.now(),
    })
    .execute();
}

/** The address and the body as it was read: the order of its fields and its spaces say nothing. */
function hashOf({ exchange: { request, route }, body }: Sent): Buffer {
  const text = JSON.stringify([route.method, route.path, request.params, body]);
  return createHash("sha256").update(text).digest();
}

/** A twin waited as long as a statement may and the first one is not done yet. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "55P03";

export const stillBusy: Outcome = {
  kind: "problem",
  status: 409,
  says: "The same request is being worked on. Send it again in a moment.",
  headers: { "retry-after": "5" },
};
