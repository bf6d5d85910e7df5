import type { FastifyInstance } from "fastify";
import type { Clock } from "../../kernel/clock.ts";

export type SecurityContact = {
  /** An address: mailto:, https: or tel:. Without one there is no such file. */
  readonly contact: string | undefined;
  readonly origin: string | undefined;
};

const halfAYear = 182 * 24 * 60 * 60 * 1000;

/** Where to say that one has found a fault (RFC 9116). Outside the table of routes: it is about nobody. */
export function registerSecurityText(
  app: FastifyInstance,
  { contact, origin }: SecurityContact,
  clock: Clock,
): void {
  app.get("/.well-known/security.txt", { schema: { hide: true } }, async (_request, reply) => {
    if (contact === undefined) {
      reply.callNotFound();
      return reply;
    }
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${new Date(clock.now().getTime() + halfAYear).toISOString()}`,
      "Preferred-Languages: en",
      ...(origin === undefined ? [] : [`Canonical: ${origin}/.well-known/security.txt`]),
    ];
    return reply.type("text/plain; charset=utf-8").send(`${lines.join("\n")}\n`);
  });
}
