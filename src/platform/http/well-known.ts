import type { FastifyInstance } from "fastify";
import type { Clock } from "../../kernel/clock.ts";

export type SecurityContact = {
  /** An address: mailto:, https: or tel:. */
  readonly contact: string | undefined;
  readonly origin: string | undefined;
  /** The path of the form for whoever finds a fault. */
  readonly form: string;
};

const halfAYear = 182 * 24 * 60 * 60 * 1000;

/** Addresses, in the order in which they are asked for: the one that was set, then the form of this installation. */
const contactsOf = ({ contact, origin, form }: SecurityContact): readonly string[] => [
  ...(contact === undefined ? [] : [contact]),
  // RFC 9116 asks for https.
  ...(origin?.startsWith("https://") === true ? [`${origin}${form}`] : []),
];

/**
 * Where to say that one has found a fault (RFC 9116). Outside the table of routes: it is about nobody.
 * Where nothing can be named there is no such file.
 */
export function registerSecurityText(
  app: FastifyInstance,
  where: SecurityContact,
  clock: Clock,
): void {
  const { origin } = where;
  const contacts = contactsOf(where);
  app.get("/.well-known/security.txt", { schema: { hide: true } }, async (_request, reply) => {
    if (contacts.length === 0) {
      reply.callNotFound();
      return reply;
    }
    const lines = [
      ...contacts.map((contact) => `Contact: ${contact}`),
      `Expires: ${new Date(clock.now().getTime() + halfAYear).toISOString()}`,
      "Preferred-Languages: en",
      ...(origin === undefined ? [] : [`Canonical: ${origin}/.well-known/security.txt`]),
    ];
    return reply.type("text/plain; charset=utf-8").send(`${lines.join("\n")}\n`);
  });
}
