import type { CookieSerializeOptions } from "@fastify/cookie";
import { z } from "zod";
import { open, seal } from "../secrets/secrets.ts";
import type { Exchange } from "./exchange.ts";
import type { Outcome } from "./outcome.ts";

/**
 * A form that first asks who somebody is says, once it is done, what was done: on the page that answers it, or on
 * the next page that the same person opens. Any other form whose outcome brings words says them too. The words go
 * with the browser, sealed, and for two minutes.
 */
const seconds = 120;
const purpose = "done notice";

const cookieName = (isSecure: boolean): string =>
  isSecure ? "__Host-lantern-done" : "lantern-done";

const options = (isSecure: boolean): CookieSerializeOptions => ({
  path: "/",
  httpOnly: true,
  sameSite: "lax",
  secure: isSecure,
});

const notice = z.object({ staffId: z.string(), words: z.string(), until: z.number() });

/** What to say of this answer; nothing where it has no words, or nothing was done. */
export function doneWords({ route, frame }: Exchange, outcome: Outcome): string | undefined {
  const { stepUp, method } = route;
  if (method !== "POST" || frame.actor === undefined) return undefined;
  const isDone = outcome.kind === "redirect" || outcome.kind === "page" || outcome.kind === "file";
  return isDone ? (outcome.done ?? stepUp?.done) : undefined;
}

/** Gives the browser the words for its next page. */
export function keepDone({ reply, serving, frame }: Exchange, words: string): void {
  const { isSecure, secrets, clock } = serving;
  const until = clock.now().getTime() + seconds * 1_000;
  const plain = JSON.stringify({ staffId: frame.actor?.id ?? "", words, until });
  const sealed = seal(secrets.sealKey, purpose, plain).toString("base64url");
  void reply.setCookie(cookieName(isSecure), sealed, { ...options(isSecure), maxAge: seconds });
}

/** The words that the browser brought, once: for the person who did it, on a page that they open. */
export function takeDone({ request, reply, serving, frame }: Exchange): string | undefined {
  const { isSecure, secrets, clock } = serving;
  const sealed = request.cookies[cookieName(isSecure)];
  if (sealed === undefined || isFetched(request.headers["sec-fetch-mode"])) return undefined;
  void reply.setCookie(cookieName(isSecure), "", { ...options(isSecure), maxAge: 0 });
  const plain = open(secrets.sealKey, purpose, Buffer.from(sealed, "base64url"));
  const read = plain === undefined ? undefined : notice.safeParse(JSON.parse(plain)).data;
  if (read === undefined || read.staffId !== frame.actor?.id) return undefined;
  return read.until < clock.now().getTime() ? undefined : read.words;
}

/** A page that a script asks for is read by nobody. */
const isFetched = (mode: string | string[] | undefined): boolean =>
  mode !== undefined && mode !== "navigate";
