import { holds, systemActor, type Actor } from "../access/actor.ts";
import type { SessionState } from "../session/sessions.ts";
import type { Exchange } from "./exchange.ts";
import { comesFromHere, isSameToken, sessionsPart } from "./form-tokens.ts";
import type { Route } from "./route.ts";

export const isPublic = ({ access }: Route): boolean => "public" in access;

export function actorFor(route: Route, session: SessionState): Actor | undefined {
  if (isPublic(route)) return systemActor("sign-in");
  return session.state === "complete" ? session.actor : undefined;
}

export function isPermitted({ access }: Route, actor: Actor): boolean {
  return !("permission" in access) || holds(actor, access.permission);
}

/** Whether the browser says, or does not deny, that one of our own pages sent this. */
export function isFromHere({ request, serving }: Pick<Exchange, "request" | "serving">): boolean {
  const own = [serving.ownOrigin ?? `${request.protocol}://${request.host}`];
  return comesFromHere(request.headers, own);
}

/** Whether one of our own pages sent this, for this browser and its session of now. */
export function isFromOwnForm(exchange: Exchange): boolean {
  const part = sessionsPart(tokenFrom(exchange) ?? "");
  return exchange.browser.formTokens.some((ours) => isSameToken(sessionsPart(ours), part));
}

/**
 * Who was signed in when this browser was given the page that sent this; for keeping their words alone. A
 * token that says nobody is of a session that still says whose it was, after it ran out.
 */
export function ownerOfForm(exchange: Exchange): string | undefined {
  const token = tokenFrom(exchange);
  if (token === undefined) return undefined;
  const { ownerOf, session } = exchange.browser;
  const ofSession = session.state === "expired" && isFromOwnForm(exchange);
  return ownerOf(token) ?? (ofSession ? session.staffId : undefined);
}

function tokenFrom({ request, serving }: Exchange): string | undefined {
  const token = (request.body as Record<string, unknown> | null | undefined)?.["_csrf"];
  return isFromHere({ request, serving }) && typeof token === "string" ? token : undefined;
}
