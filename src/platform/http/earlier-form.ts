import { ownerOfForm } from "./checks.ts";
import type { Exchange } from "./exchange.ts";
import type { Asker } from "./identity.ts";
import { keepTyped, openKept } from "./kept-form.ts";
import type { Outcome } from "./outcome.ts";

/** What was typed into a page of this person's, sealed for them alone. */
export function keptOf(exchange: Exchange, staffId: string | undefined): string | undefined {
  const { request, received, serving } = exchange;
  const hadFiles = received !== undefined && received.length > 0;
  return keepTyped(request, staffId, { key: serving.secrets.sealKey, hadFiles });
}

/**
 * Answers a form that carries no token of the session there is now. A page from before its reader signed
 * in again, in another window, is shown back to them to send; to anybody else it is the sign-in form, with
 * the words sealed. What no page of ours in this browser sent is refused, and nothing is kept of it.
 */
export async function formOfBefore(exchange: Exchange, asker: Asker): Promise<Outcome> {
  const { serving, frame } = exchange;
  const { views, database, clock, secrets } = serving;
  const owner = ownerOfForm(exchange);
  const kept = keptOf(exchange, owner);
  if (asker.by !== "session" || owner === undefined || kept === undefined)
    return { kind: "refused", view: views.notFromHere() };
  const form = openKept(secrets.sealKey, kept, asker.actor.id);
  if (form) return { kind: "refused", view: views.sendAgain(form, frame) };
  const view = await views.signInAgain({ frame, database, clock, secrets, kept });
  return { kind: "refused", view };
}
