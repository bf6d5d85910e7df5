import type { Exchange } from "./exchange.ts";
import type { Asker } from "./identity.ts";
import { keepFor } from "./kept-form.ts";
import type { Outcome } from "./outcome.ts";

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

/** Asks for it, and keeps what was typed: nothing has been done yet. */
export async function confirming(exchange: Exchange, asker: BySession): Promise<Outcome> {
  const { request, route, serving, frame, received } = exchange;
  const { database, clock, secrets } = serving;
  const { actor } = asker;
  const hadFiles = received !== undefined && received.length > 0;
  const kept =
    route.method === "POST"
      ? keepFor(request, actor.id, { key: secrets.sealKey, hadFiles })
      : undefined;
  const view = await serving.views.confirmFirst({
    ...{ frame, actor, database, clock, secrets },
    kept: kept ?? "",
    next: route.method === "GET" ? request.url : "",
    before: route.stepUp?.before ?? "this",
  });
  return { kind: "refused", status: 403, view, detail: { stepUp: true } };
}
