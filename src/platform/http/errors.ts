import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { CommitInDoubt } from "../database/commit-in-doubt.ts";
import type { Log } from "../telemetry/log.ts";
import { anonymousFrame } from "./exchange.ts";
import type { View } from "./outcome.ts";
import { problem } from "./problem.ts";
import { viewsAt, type Serving } from "./serving.ts";

type Parts = Serving & { readonly log: Log };

/** What no route answered, and what failed: one friendly page each, and nothing of the failure in it. */
export function registerErrors(app: FastifyInstance, parts: Parts): void {
  app.setNotFoundHandler(async (request, reply) => {
    const views = await viewsAt(parts, request.url);
    return answerWith(parts, { request, reply, status: 404, view: views.notFound() });
  });
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerFailure(parts, { error, request, reply }),
  );
}

type Failure = {
  readonly error: FastifyError;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

export async function answerFailure(
  parts: Parts,
  { error, request, reply }: Failure,
): Promise<FastifyReply> {
  const status = error.statusCode ?? 500;
  if (status >= 500) logFailure(parts.log, error, request);
  const views = await viewsAt(parts, request.url);
  const answer = (status: number, view: View): FastifyReply =>
    answerWith(parts, { request, reply, status, view });
  if (status === 413) return answer(status, views.tooLarge());
  if (status < 500) return answer(status, views.badRequest());
  // Whether it was done is not known; whoever asked is told so, and what to look at.
  if (error instanceof CommitInDoubt) return answer(503, views.inDoubt(request.id));
  return answer(500, views.failed(request.id));
}

/** The message and the stack may quote what a person typed; names and codes do not. */
function logFailure(log: Log, error: FastifyError, request: FastifyRequest): void {
  log.error({
    event: "failure",
    error: error.name,
    code: error.code,
    route: request.routeOptions.url ?? "unknown",
    at: whereFrom(error),
    requestId: request.id,
  });
}

type Answer = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly status: number;
  readonly view: View;
};

export function answerWith(parts: Serving, { request, reply, status, view }: Answer): FastifyReply {
  if (/^\/api(?:[/?]|$)/.test(request.url)) {
    return reply.code(status).type(problem.type).send(problem.text(status));
  }
  const html = parts.render(view, anonymousFrame(request, parts));
  return reply.code(status).type("text/html; charset=utf-8").send(html);
}

/** The first line of our own code in the stack: a file and a line, and nothing of the message. */
function whereFrom({ stack = "", message }: Error): string {
  const messageAt = stack.indexOf(message);
  const line = stack
    .slice(messageAt < 0 ? 0 : messageAt + message.length)
    .split("\n")
    .find((text) => /^\s+at /.test(text) && !text.includes("node_modules"));
  return line?.trim().slice(0, 200) ?? "unknown";
}
