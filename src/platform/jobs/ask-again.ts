import type pg from "pg";

/** The server is away or on its way out, or the connection to it ended. */
const lost = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "57P01", "57P02", "57P03"]);
/** What the queue takes for a server that does not answer yet: it waits, and asks again. */
const notYet = "57P03";

/**
 * The queue says once that a job failed, and waits for nobody: where the database is away at that
 * moment, the process would end. Here a connection that was lost looks like a server that is starting,
 * for which the queue waits and asks again.
 */
export function askAgain(pool: pg.Pool): pg.Pool {
  const connect = pool.connect.bind(pool);
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const asking = (...given: unknown[]): unknown => {
      const answer = query(...given);
      return answer instanceof Promise ? answer.catch(tellNotYet) : answer;
    };
    Object.assign(client, { query: asking });
  });
  const connecting = (given?: Parameters<typeof connect>[0]): unknown =>
    given ? connect(given) : connect().catch(tellNotYet);
  return Object.assign(pool, { connect: connecting });
}

function tellNotYet(error: unknown): never {
  if (error instanceof Error && isLost(error)) Object.assign(error, { code: notYet });
  throw error;
}

/** The driver gives the end of a connection no code. */
export const isLost = (error: Error & { readonly code?: string }): boolean =>
  lost.has(error.code ?? "") ||
  (error.code === undefined && /terminated|not queryable|closed/i.test(error.message));
