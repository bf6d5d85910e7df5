import { audited } from "./audited.ts";
import type { Exchange } from "./exchange.ts";
import type { Asker } from "./identity.ts";
import { keepFor } from "./kept-form.ts";
import type { Outcome } from "./outcome.ts";
import { isApi } from "./route.ts";

type BySession = Extract<Asker, { by: "session" }>;

/** Whether the person's last second factor is too long ago for what this route does. */
export function mustConfirm(
  { route: { stepUp }, serving: { clock } }: Exchange,
  asker: Asker,
): asker is BySession {
  if (stepUp === undefined || asker.by !== "session") return false;
  const { confirmedAt } = asker;
  const limit = clock.now().getTime() - stepUp.withinMinutes * 60_000;
  return confirmedAt === null || confirmedAt.getTime() < limit;
}

/** Thrown in the transaction of a form that was expected to come back and did not: nothing of it is kept. */
export class NotSentBack extends Error {}

/** Whether a field is empty without which this form is wrong, whoever sends it. */
export function lacksField(
  { route: { stepUp } }: Exchange,
  { form }: { readonly form?: unknown },
): boolean {
  const sent = (form ?? {}) as Readonly<Record<string, unknown>>;
  return (stepUp?.needs ?? []).some((name) => {
    const value = sent[name];
    return typeof value !== "string" || value.trim() === "";
  });
}

/** Asks for it, and keeps what was typed: nothing has been done yet. */
export async function confirming(exchange: Exchange, asker: BySession): Promise<Outcome> {
  const { request, route, serving, frame, received } = exchange;
  const { database, clock, secrets } = serving;
  const { actor } = asker;
  const hadFiles = received !== undefined && received.length > 0;
  const kept =
    route.method === "POST"
      ? keepFor(request, actor.id, {
          key: secrets.sealKey,
          hadFiles,
          isFile: route.stepUp?.isFile === true,
        })
      : undefined;
  const view = await serving.views.confirmFirst({
    frame,
    actor,
    database,
    clock,
    secrets,
    kept: kept ?? "",
    next: route.method === "GET" ? request.url : "",
    before: route.stepUp?.before ?? "this",
  });
  return { kind: "refused", status: 403, view, detail: { stepUp: true } };
}

/** Whether this session has proved less than the person's posts need: then one page opens, to prove it. */
export function lacksFactor({ route }: Exchange, asker: Asker): asker is BySession {
  return asker.by === "session" && asker.wanting !== null && route.withoutFactor !== true;
}

/** Leads there, and keeps in the audit what was asked for. */
export async function firstProve(exchange: Exchange, asker: BySession): Promise<Outcome> {
  const outcome: Outcome = isApi(exchange.route)
    ? { kind: "problem", status: 403, says: "Give a second factor first, on the pages." }
    : { kind: "redirect", to: "/account/second-factor" };
  await exchange.serving.database.as(asker.actor, () => {
    const { value, audit } = audited(exchange, { ...outcome, detail: { lacksFactor: true } });
    return Promise.resolve({ value, audit: { ...audit, outcome: "refused" as const } });
  });
  return outcome;
}
