import type { FastifyInstance, FastifyReply } from "fastify";
import { answeredOf } from "./answered.ts";
import { operationOf } from "./api-schema.ts";
import { bearerOf, noBrowser } from "./bearer.ts";
import { browserCookie, readCookies, sessionCookie } from "./cookies.ts";
import { decide } from "./decide.ts";
import { markBrowser } from "./done-notice.ts";
import { frameOf, type Exchange } from "./exchange.ts";
import { fileHeaders } from "./file-headers.ts";
import type { MadeFile } from "../files/made-file.ts";
import type { StoredFile } from "../files/stored-files.ts";
import { keptLimit } from "./limits.ts";
import { statusOf, type Outcome, type View } from "./outcome.ts";
import { showInJson, showInPage, tokensIn } from "../words/index.ts";
import { heldBehind, heldIn } from "./places.ts";
import { problem } from "./problem.ts";
import { receive } from "./receive.ts";
import { isApi, type Route } from "./route.ts";
import { viewsAt, type Serving } from "./serving.ts";

export function answerRoute(app: FastifyInstance, route: Route, serving: Serving): void {
  app.route({
    method: route.method,
    url: route.path,
    schema: operationOf(route),
    // The schema is the document's; input is read once, after who may ask it: see decide.ts.
    validatorCompiler: () => (value: unknown) => ({ value }),
    ...("public" in route.access ? { bodyLimit: keptLimit } : {}),
    handler: async (request, reply) => {
      const bearer = bearerOf(route, request);
      const hasBrowser = bearer === undefined && route.cookieless === undefined;
      const browser = hasBrowser ? await readCookies(request, reply, serving) : noBrowser;
      const frame = frameOf(request, browser, serving);
      const exchange = await receive({ request, reply, route, serving, browser, bearer, frame });
      const decided = await decide(exchange);
      const answer = await send(exchange, decided.outcome);
      serving.onAnswered?.(answeredOf(exchange, decided));
      return answer;
    },
  });
}

async function viewOf(
  outcome: Exclude<Outcome, { kind: "redirect" | "json" | "file" | "problem" }>,
  { serving, request }: Exchange,
): Promise<View> {
  const { views } = serving;
  if (outcome.kind === "notFound") return (await viewsAt(serving, request.url)).notFound();
  return outcome.kind === "forbidden" ? views.noPermission() : outcome.view;
}

async function send(exchange: Exchange, outcome: Outcome): Promise<unknown> {
  const { reply, route, serving, frame } = exchange;
  if (outcome.session !== undefined) {
    void reply.setCookie(...sessionCookie(outcome.session, serving.isSecure));
  }
  if (outcome.visit !== undefined) {
    void reply.setCookie(...sessionCookie(outcome.visit, serving.isSecure, "visit"));
  }
  if (outcome.browser !== undefined) {
    void reply.setCookie(...browserCookie(outcome.browser, serving.isSecure));
  }
  void reply.headers(outcome.headers ?? {});
  markBrowser(exchange, outcome);
  if (outcome.kind === "redirect") return reply.redirect(outcome.to, statusOf.redirect);
  if (outcome.kind === "json") {
    return reply
      .code(outcome.status ?? statusOf.json)
      .type("application/json")
      .send(await shownBody(exchange, outcome.body));
  }
  if (outcome.kind === "file") {
    const file = await writtenFile(exchange, outcome.file);
    return reply.headers(fileHeaders(file)).send(file.content);
  }
  if (isApi(route)) return sendProblem(reply, outcome);
  if (outcome.kind === "problem") throw new Error(`${route.path} is a page and answers a problem`);
  const view = await viewOf(outcome, exchange);
  const html = serving.render(
    { ...view, done: outcome.done },
    { ...frame, counts: outcome.counts ?? {} },
  );
  const shown = showInPage(html, await heldIn(exchange, html, frame.actor));
  return reply.code(statusFor(outcome)).type("text/html; charset=utf-8").send(shown);
}

/** A file says what a page would say to the same reader. */
async function writtenFile(exchange: Exchange, file: StoredFile | MadeFile): Promise<StoredFile> {
  if ("content" in file) return file;
  return file.write(await heldBehind(exchange, file.tokens, exchange.frame.actor));
}

/** A machine reads what a person in its place would. */
async function shownBody(exchange: Exchange, body: unknown): Promise<unknown> {
  const text = JSON.stringify(body);
  if (tokensIn(text).length === 0) return body;
  return showInJson(text, await heldIn(exchange, text, exchange.frame.actor));
}

function sendProblem(
  reply: FastifyReply,
  outcome: Exclude<Outcome, { kind: "redirect" | "json" | "file" }>,
): FastifyReply {
  const status = statusFor(outcome);
  const more = outcome.kind === "problem" ? outcome : {};
  return reply.code(status).type(problem.type).send(problem.text(status, more));
}

function statusFor(outcome: Exclude<Outcome, { kind: "redirect" | "json" | "file" }>): number {
  if (outcome.kind === "problem") return outcome.status;
  return ("status" in outcome ? outcome.status : undefined) ?? statusOf[outcome.kind];
}
