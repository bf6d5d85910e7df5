import { systemActor } from "../access/actor.ts";
import { withinLimit } from "../session/rate-limit.ts";
import { sourceOf } from "../session/source.ts";
import { audited } from "./audited.ts";
import { ownerOfForm } from "./checks.ts";
import type { Exchange } from "./exchange.ts";
import type { NotKnown } from "./identity.ts";
import { keptOf } from "./earlier-form.ts";
import type { Outcome } from "./outcome.ts";
import { isApi } from "./route.ts";

/** Answers one who is not known, and keeps in the audit that they were. */
export function rejectUnauthenticated(exchange: Exchange, asker: NotKnown): Promise<Outcome> {
  return asker.by === "bad token" ? refuseToken(exchange, asker) : signInFirst(exchange);
}

/** Systems of one agency share an address; a good token is never held up by the bad ones beside it. */
const badTokens = { attempts: 30, minutes: 15 };

async function refuseToken(
  exchange: Exchange,
  { token }: Extract<NotKnown, { by: "bad token" }>,
): Promise<Outcome> {
  const { request, serving } = exchange;
  const isKnown = token.state !== "unknown";
  const actor = systemActor("sign-in", isKnown ? { partnershipId: token.partnershipId } : {});
  return serving.database.as(actor, async (tx) => {
    const limit = { limit: badTokens, at: serving.clock.now() };
    const isWithin = await withinLimit(tx, `token ip ${sourceOf(request.ip)}`, limit);
    const outcome: Outcome = {
      ...(isWithin ? notAccepted : tooMany),
      detail: { token: token.state },
      ...(isKnown ? { subjectIds: [token.staffId] } : {}),
    };
    return audited(exchange, outcome);
  });
}

const notAccepted = {
  kind: "problem",
  status: 401,
  says: "The token is not known, has expired or was revoked. Ask the person who answers for this account.",
  headers: { "www-authenticate": 'Bearer error="invalid_token"' },
} as const;
const tooMany = {
  kind: "problem",
  status: 429,
  says: "Too many requests with a token that is not accepted.",
  headers: { "retry-after": String(badTokens.minutes * 60) },
} as const;

async function signInFirst(exchange: Exchange): Promise<Outcome> {
  const outcome = await askToSignIn(exchange);
  await exchange.serving.database.as(systemActor("sign-in"), () => {
    const { value, audit } = audited(exchange, outcome);
    return Promise.resolve({ value, audit: { ...audit, outcome: "refused" as const } });
  });
  return outcome;
}

async function askToSignIn(exchange: Exchange): Promise<Outcome> {
  const { request, route, serving, frame } = exchange;
  if (isApi(route)) {
    return { kind: "problem", status: 401, headers: { "www-authenticate": "Bearer" } };
  }
  if (route.method === "GET") {
    return { kind: "redirect", to: `/sign-in?next=${encodeURIComponent(request.url)}` };
  }
  // A form that another site sent is not kept: sending it after signing in would be one press away.
  const kept = keptOf(exchange, ownerOfForm(exchange));
  const { database, clock, secrets } = serving;
  const given = { frame, database, clock, secrets, kept: kept ?? "" };
  return { kind: "refused", status: 401, view: await serving.views.signInAgain(given) };
}
