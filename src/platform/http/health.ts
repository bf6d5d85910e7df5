import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Metrics } from "../telemetry/metrics.ts";

export type Health = {
  /** Whether the database answers; false also while Lantern is stopping. */
  readonly isReady: () => Promise<boolean>;
};

/**
 * For the machines that watch Lantern. They say nothing about anybody, read no table and are outside
 * the route table for that reason; `/metrics` answers only to this machine.
 */
export function registerHealth(
  app: FastifyInstance,
  { health, metrics }: { readonly health: Health; readonly metrics: Metrics },
): void {
  const schema = { hide: true };
  app.get("/health/live", { schema }, () => ({ status: "live" }));
  app.get("/health/ready", { schema }, async (_request, reply) => {
    const isReady = await health.isReady();
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ready" : "not ready" });
  });
  app.get("/metrics", { schema }, async (request, reply) => {
    if (!isThisMachine(request)) {
      reply.callNotFound();
      return reply;
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

/** Behind a proxy that is not named as trusted everybody seems local; what it forwards for is not. */
function isThisMachine({ ip, headers, ips }: FastifyRequest): boolean {
  const isForwarded = ips === undefined && headers["x-forwarded-for"] !== undefined;
  return !isForwarded && ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(ip);
}
