import type { FastifyInstance } from "fastify";
import { answerWith } from "./errors.ts";
import type { Log } from "../telemetry/log.ts";
import { viewsAt, type Serving } from "./serving.ts";

/** Seconds after which a browser or a system that was turned away may try again. */
const retryAfter = 5;

/** The most requests that are answered at once; what waits longer than people do helps nobody. */
const mostAtOnce = 1_000;

export type Load = {
  /** Whether the database has more waiting for it than it can answer while anybody still looks. */
  readonly isFull: () => boolean;
};

type Parts = Serving & { readonly log: Log; readonly load: Load };

/**
 * Too much at once is answered at once, with 503 and when to come back, before anything is read: those
 * whose request has begun are served. Health and metrics are always answered (they pass `isWatched`).
 */
export function shedLoad(
  app: FastifyInstance,
  parts: Parts,
  isWatched: (url: string) => boolean,
): void {
  let atOnce = 0;
  app.addHook("onRequest", async (request, reply) => {
    if (isWatched(request.url)) return undefined;
    if (atOnce >= mostAtOnce || parts.load.isFull()) {
      void reply.header("retry-after", String(retryAfter));
      const views = await viewsAt(parts, request.url, false);
      return answerWith(parts, { request, reply, status: 503, view: views.busy() });
    }
    atOnce += 1;
    reply.raw.once("close", () => (atOnce -= 1));
    return undefined;
  });
}
