import { createHash } from "node:crypto";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../access/actor.ts";
import { oneAtATime } from "../database/one-at-a-time.ts";
import type { Tx } from "../database/tx.ts";
import type { Exchange } from "./exchange.ts";
import type { Outcome } from "./outcome.ts";

type Sent = {
  readonly exchange: Exchange;
  readonly actor: StaffActor;
  readonly sessionId: string;
};

/**
 * A button that is pressed twice does its work once: the very same form from the same session, within
 * seconds, is answered as the first was, where that was done. A twin that arrives meanwhile waits here
 * for the first one's commit. Forms with files are left to what recognises a file.
 */
export async function pressedTwice(
  tx: Tx,
  sent: Sent,
  answer: () => Promise<Outcome>,
): Promise<Outcome> {
  const { route, serving } = sent.exchange;
  const isForm = route.method === "POST" && route.input.files === undefined;
  if (!isForm || serving.pressSeconds === 0) return answer();
  const press = hashOf(sent);
  await oneAtATime(tx, `press ${press.toString("hex")}`);
  const before = await findPress(tx, sent, press);
  if (before !== undefined) return { ...before, detail: { pressedTwice: true } };
  const outcome = await answer();
  if (isRepeatable(outcome)) await keepPress(tx, sent, { press, outcome });
  return outcome;
}

type Redirect = Extract<Outcome, { kind: "redirect" }>;
/** How the first press was answered, as it is kept. */
type Answered = { readonly location: string; readonly done?: string };

/** What gives the browser something new, a session above all, is not given twice. */
const isRepeatable = (outcome: Outcome): outcome is Redirect =>
  outcome.kind === "redirect" && outcome.session === undefined && outcome.visit === undefined;

async function findPress(
  tx: Tx,
  { exchange: { serving }, actor }: Sent,
  press: Buffer,
): Promise<Redirect | undefined> {
  const since = new Date(serving.clock.now().getTime() - serving.pressSeconds * 1_000);
  const row = await tx
    .selectFrom("work.stored_answers")
    .select("headers")
    .where("staff_id", "=", actor.id)
    .where("request_hash", "=", press)
    .where("made_at", ">=", since)
    .executeTakeFirst();
  if (!row) return undefined;
  const { location: to, done } = row.headers as Answered;
  return { kind: "redirect", to, ...(done === undefined ? {} : { done }) };
}

async function keepPress(
  tx: Tx,
  { exchange: { route, serving }, actor }: Sent,
  { press, outcome: { to, done } }: { press: Buffer; outcome: Redirect },
): Promise<void> {
  await tx
    .insertInto("work.stored_answers")
    .values({
      stored_answer_id: newId(),
      partnership_id: actor.partnershipId,
      staff_id: actor.id,
      idempotency_key: `press ${newId()}`,
      route: `${route.method} ${route.path}`,
      request_hash: press,
      status: 200,
      headers: JSON.stringify({ location: to, done }),
      body: "{}",
      made_at: serving.clock.now(),
    })
    .execute();
}

/** The form as it came: its fields in their order, with the page's token. */
function hashOf({ exchange: { request, route }, sessionId }: Sent): Buffer {
  const text = JSON.stringify([sessionId, route.path, request.url, request.body ?? null]);
  return createHash("sha256").update(text).digest();
}
