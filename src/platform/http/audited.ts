import type { FastifyRequest } from "fastify";
import { isId } from "../../kernel/ids.ts";
import type { AuditEntry } from "../audit/audit.ts";
import type { Audited } from "../database/database.ts";
import type { Exchange } from "./exchange.ts";
import { isInEvent } from "./named-in-event.ts";
import { auditOutcomeOf, type Outcome } from "./outcome.ts";

/** Ids in the address: which record was asked for, also when the asking was refused. */
function idsAskedFor({ params }: FastifyRequest): readonly string[] {
  const values = Object.values(params as Readonly<Record<string, string>>);
  return values.map((value) => value.toLowerCase()).filter(isId);
}

/** An outcome with what the audit will say of it; of a token's request also which token it was. */
export function audited(
  { request, route }: Exchange,
  outcome: Outcome,
  tokenId?: string,
): Required<Audited<Outcome>> {
  const detail = { ...outcome.detail, ...(tokenId === undefined ? {} : { tokenId }) };
  const audit: AuditEntry = {
    action: route.audit.action,
    outcome: auditOutcomeOf(outcome),
    route: `${route.method} ${route.path}`,
    requestId: request.id,
    subjectIds: outcome.subjectIds ?? idsAskedFor(request),
    ...(Object.keys(detail).length > 0 ? { detail } : {}),
  };
  return { value: outcome, audit };
}

/** The same, unless an event of the same search says it already. */
export const auditedOnce = (
  exchange: Exchange,
  outcome: Outcome,
  tokenId?: string,
): Audited<Outcome> =>
  isInEvent(exchange.serving, outcome) ? { value: outcome } : audited(exchange, outcome, tokenId);
