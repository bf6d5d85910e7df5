import { audited } from "./audited.ts";
import type { Decided } from "./decide.ts";
import type { Exchange } from "./exchange.ts";
import type { Answered } from "./serving.ts";

/** What became of a request, once its transaction has committed. */
export function answeredOf(exchange: Exchange, { outcome, actor }: Decided): Answered {
  const { request, reply, route } = exchange;
  const { audit } = audited(exchange, outcome);
  // Somebody unknown is led to sign-in: they got nothing of what they asked for.
  const ended = actor === undefined && audit.outcome === "done" ? "refused" : audit.outcome;
  const entry = { ...audit, outcome: ended };
  return { entry, actor, method: route.method, ip: request.ip, status: reply.statusCode };
}
