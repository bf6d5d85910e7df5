import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { isId } from "../../kernel/ids.ts";
import { systemActor, type Actor } from "../access/actor.ts";
import type { AuditEntry } from "../audit/audit.ts";
import type { Audited } from "../database/database.ts";
import { actorFor, isFromOwnForm, isPermitted, isPublic } from "./checks.ts";
import { callerOf } from "./cookies.ts";
import type { Exchange } from "./exchange.ts";
import { keepTyped } from "./kept-form.ts";
import { auditOutcomeOf, type Outcome } from "./outcome.ts";
import type { ByAnyone, ByStaff, Route } from "./route.ts";
import { openUploads, type Upload } from "./uploads.ts";

/** From the request to an outcome: signed in, same site, permitted, well formed, then the handler. */
export async function decide(exchange: Exchange): Promise<Outcome> {
  const { route, serving, browser, request } = exchange;
  const actor = actorFor(route, browser.session);
  if (actor === undefined) return signInFirst(exchange);
  if (route.method === "POST" && !isFromOwnForm(exchange)) {
    return record(exchange, actor, { kind: "refused", view: serving.views.notFromHere() });
  }
  if (!isPermitted(route, actor)) {
    return record(exchange, actor, { kind: "refused", view: serving.views.noPermission() });
  }
  const given = readInput(route, request);
  if (given === undefined) {
    return record(exchange, actor, {
      kind: "invalid",
      status: 400,
      view: serving.views.badRequest(),
    });
  }
  const files = await uploadsOf(exchange);
  const asker = await whoAsks(exchange, given.form);
  return serving.database.as(actor, async (tx) => {
    const common = { tx, clock: serving.clock, frame: exchange.frame, files, ...given };
    return audited(exchange, await route.handle({ ...common, ...asker }));
  });
}

async function whoAsks(exchange: Exchange, form: object): Promise<ByStaff | ByAnyone> {
  const { route, request, browser, frame, serving } = exchange;
  const { session } = browser;
  if (isPublic(route)) {
    const caller = callerOf(request.ip, browser);
    const { database, clock } = serving;
    const before = await route.before?.({ database, clock, caller, form });
    return { actor: frame.actor, caller, before };
  }
  if (session.state !== "complete") {
    throw new Error("a route for staff was reached without a session");
  }
  return { actor: session.actor, sessionToken: session.token };
}

/** Records an outcome that was decided before any handler ran. */
function record(exchange: Exchange, actor: Actor, outcome: Outcome): Promise<Outcome> {
  return exchange.serving.database.as(actor, () => Promise.resolve(audited(exchange, outcome)));
}

/** Ids in the address: which record was asked for, also when the asking was refused. */
function idsAskedFor({ params }: FastifyRequest): readonly string[] {
  const values = Object.values(params as Readonly<Record<string, string>>);
  return values.map((value) => value.toLowerCase()).filter(isId);
}

function audited({ request, route }: Exchange, outcome: Outcome): Audited<Outcome> {
  const audit: AuditEntry = {
    action: route.audit.action,
    outcome: auditOutcomeOf[outcome.kind],
    route: `${route.method} ${route.path}`,
    requestId: request.id,
    subjectIds: outcome.subjectIds ?? idsAskedFor(request),
    ...(outcome.detail ? { detail: outcome.detail } : {}),
  };
  return { value: outcome, audit };
}

async function signInFirst(exchange: Exchange): Promise<Outcome> {
  const outcome = askToSignIn(exchange);
  await exchange.serving.database.as(systemActor("sign-in"), () => {
    const { value, audit } = audited(exchange, outcome);
    return Promise.resolve({ value, audit: { ...audit, outcome: "refused" as const } });
  });
  return outcome;
}

function askToSignIn(exchange: Exchange): Outcome {
  const { request, route, serving, browser, frame } = exchange;
  if (route.answers) return { kind: "refused", status: 401, view: serving.views.noPermission() };
  if (route.method === "GET") {
    return { kind: "redirect", to: `/sign-in?next=${encodeURIComponent(request.url)}` };
  }
  // A form that another site sent is not kept: sending it after signing in would be one press away.
  const kept = isFromOwnForm(exchange)
    ? keepTyped(request, browser.session, {
        key: serving.secrets.sealKey,
        hadFiles: exchange.received !== undefined && exchange.received.length > 0,
      })
    : undefined;
  return { kind: "refused", status: 401, view: serving.views.signInAgain(frame, kept) };
}

type InputParts = { params: object; query: object; form: object };

function readInput(route: Route, request: FastifyRequest): InputParts | undefined {
  const read = (schema: z.ZodType<object> | undefined, value: unknown): object | undefined =>
    schema === undefined ? {} : schema.safeParse(value).data;
  const params = read(route.input.params, request.params);
  const query = read(route.input.query, request.query);
  const form = read(route.input.form, request.body ?? {});
  return params && query && form ? { params, query, form } : undefined;
}

/** What came in each field that the route says takes files. */
async function uploadsOf({
  route,
  received,
  request,
}: Exchange): Promise<(field: string) => Upload> {
  const uploads = await openUploads(route.input.files ?? {}, received ?? [], request.body);
  return (field) => {
    const upload = uploads.get(field);
    if (!upload) throw new Error(`${route.path} declares no files called ${field}`);
    return upload;
  };
}
