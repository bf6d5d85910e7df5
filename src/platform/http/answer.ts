import type { FastifyInstance } from "fastify";
import { readCookies, sessionCookie } from "./cookies.ts";
import { decide } from "./decide.ts";
import { frameOf, type Exchange } from "./exchange.ts";
import { fileHeaders } from "./file-headers.ts";
import { keptLimit } from "./limits.ts";
import { statusOf, type Outcome, type View } from "./outcome.ts";
import { problem } from "./problem.ts";
import { receive } from "./receive.ts";
import type { Route } from "./route.ts";
import type { Serving } from "./serving.ts";

export function answerRoute(app: FastifyInstance, route: Route, serving: Serving): void {
  app.route({
    method: route.method,
    url: route.path,
    schema: apiSchema(route),
    // The schema is the document's; input is read once, after who may ask it: see decide.ts.
    validatorCompiler: () => (value: unknown) => ({ value }),
    ...("public" in route.access ? { bodyLimit: keptLimit } : {}),
    handler: async (request, reply) => {
      const browser = await readCookies(request, reply, serving);
      const frame = frameOf(request, browser, serving);
      const exchange = await receive({ request, reply, route, serving, browser, frame });
      return send(exchange, await decide(exchange));
    },
  });
}

/** Page routes check their own input; API routes also tell the OpenAPI document of it. */
function apiSchema(route: Route): object {
  if (!route.answers) return { hide: true };
  return {
    summary: route.answers.summary,
    ...(route.input.query ? { querystring: route.input.query } : {}),
    ...(route.input.params ? { params: route.input.params } : {}),
    response: { 200: route.answers.schema, ...problem.responses },
  };
}

function viewOf(
  outcome: Exclude<Outcome, { kind: "redirect" | "json" | "file" }>,
  { views }: Serving,
): View {
  if (outcome.kind === "notFound") return views.notFound();
  return outcome.kind === "forbidden" ? views.noPermission() : outcome.view;
}

function send({ reply, route, serving, frame }: Exchange, outcome: Outcome): unknown {
  if (outcome.session !== undefined) {
    void reply.setCookie(...sessionCookie(outcome.session, serving.isSecure));
  }
  if (outcome.kind === "redirect") return reply.redirect(outcome.to, statusOf.redirect);
  if (outcome.kind === "json") return outcome.body;
  if (outcome.kind === "file") {
    return reply.headers(fileHeaders(outcome.file)).send(outcome.file.content);
  }
  const status = "status" in outcome ? outcome.status : statusOf[outcome.kind];
  if (route.answers) {
    return reply.code(status).type("application/problem+json").send(problem.body(status));
  }
  const view = viewOf(outcome, serving);
  return reply.code(status).type("text/html; charset=utf-8").send(serving.render(view, frame));
}
