import type { CookieSerializeOptions } from "@fastify/cookie";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../database/tx.ts";
import type { Exchange } from "./exchange.ts";
import type { Asker } from "./identity.ts";
import type { Outcome } from "./outcome.ts";

/**
 * A form that was saved says so: on the page that answers it, or on the next page that the same person opens in the
 * same session. The words are written where the form is saved, in its transaction, and read once, in the transaction
 * of the page that shows them. The browser has a mark without content, so that other pages need not ask. After two
 * minutes nobody is told any more.
 */
const seconds = 120;

const cookieName = (isSecure: boolean): string =>
  isSecure ? "__Host-lantern-done" : "lantern-done";

const options = (isSecure: boolean): CookieSerializeOptions => ({
  path: "/",
  httpOnly: true,
  sameSite: "lax",
  secure: isSecure,
});

/** What to say of this answer; nothing where it has no words, or nothing was done. */
function doneWords({ route, frame }: Exchange, outcome: Outcome): string | undefined {
  const { stepUp, method } = route;
  if (method !== "POST" || frame.actor === undefined) return undefined;
  const isDone = outcome.kind === "redirect" || outcome.kind === "page" || outcome.kind === "file";
  return isDone ? (outcome.done ?? stepUp?.done) : undefined;
}

/** The outcome with what its page says now; what another page is to say is kept for it. */
export async function withNotice(
  exchange: Exchange,
  { asker, tx }: { readonly asker: Asker; readonly tx: Tx },
  { done: _own, ...outcome }: Outcome,
): Promise<Outcome> {
  // Whoever has just signed in reads it in the session that begins: who let them in has kept it there.
  const isArrival = typeof outcome.session === "string" && _own !== undefined;
  if (asker.by !== "session") return isArrival ? { ...outcome, done: _own } : outcome;
  const own = doneWords(exchange, { ...outcome, ...(_own === undefined ? {} : { done: _own }) });
  if (own !== undefined && outcome.kind !== "page") await keep(exchange, { asker, tx }, own);
  const words = own ?? (isRead(exchange, outcome) ? await take(exchange, { asker, tx }) : own);
  return words === undefined ? outcome : { ...outcome, done: words };
}

type BySession = { readonly asker: Extract<Asker, { by: "session" }>; readonly tx: Tx };

/** What was kept for another page of the session is gone with this: the newest is said. */
async function keep(
  { serving }: Exchange,
  { asker: { actor, sessionId }, tx }: BySession,
  words: string,
): Promise<void> {
  await tx
    .insertInto("work.save_notices")
    .values({
      save_notice_id: newId(),
      partnership_id: actor.partnershipId,
      staff_id: actor.id,
      session_id: sessionId,
      words,
      made_at: serving.clock.now(),
    })
    .execute();
}

async function take(
  { serving }: Exchange,
  { asker: { actor, sessionId }, tx }: BySession,
): Promise<string | undefined> {
  const rows = await tx
    .deleteFrom("work.save_notices")
    .where("staff_id", "=", actor.id)
    .where("session_id", "=", sessionId)
    .returning(["save_notice_id", "words", "made_at"])
    .execute();
  // The ids are in the order in which they were made, also of two at one instant.
  const [newest] = rows.toSorted((a, b) => (a.save_notice_id < b.save_notice_id ? 1 : -1));
  const since = serving.clock.now().getTime() - seconds * 1_000;
  return newest === undefined || newest.made_at.getTime() < since ? undefined : newest.words;
}

/** Whether somebody reads what is answered, and the browser says that there is something to say. */
function isRead({ request, serving, route }: Exchange, outcome: Outcome): boolean {
  if (request.cookies[cookieName(serving.isSecure)] === undefined) return false;
  const mode = request.headers["sec-fetch-mode"];
  // A page that a script asks for is read by nobody.
  if (route.answers !== undefined || (mode !== undefined && mode !== "navigate")) return false;
  return isInFrame(outcome);
}

/** Whether the answer is a page with the head and the foot of every page around it. */
export function isInFrame(outcome: Outcome): boolean {
  if (outcome.kind === "notFound" || outcome.kind === "forbidden") return true;
  return (
    "view" in outcome && outcome.view.plain === undefined && outcome.view.leadsTo === undefined
  );
}

/** Marks the browser where its next page has something to say, and takes the mark away where it was said. */
export function markBrowser({ request, reply, serving: { isSecure } }: Exchange, outcome: Outcome) {
  const name = cookieName(isSecure);
  if (outcome.done === undefined) return;
  const waits = outcome.kind === "redirect" || outcome.kind === "file";
  if (waits) void reply.setCookie(name, "1", { ...options(isSecure), maxAge: seconds });
  else if (request.cookies[name] !== undefined)
    void reply.setCookie(name, "", { ...options(isSecure), maxAge: 0 });
}
