import pg from "pg";
import { errorCode } from "./files.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

export type Connection = {
  /** The folder of the Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: "postgres";
  readonly password: string;
};

export type Answer = { readonly version: string; readonly versionNumber: number };

/** No socket yet; nobody listening; starting up or shutting down; cut off while shutting down. */
const notYet = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "57P03", "57P01"]);

/** Asks the server for its version; undefined while it does not answer. */
export async function askVersion(connection: Connection): Promise<Answer | undefined> {
  const client = new pg.Client({
    ...connection,
    database: "postgres",
    ssl: false, // whatever PGSSLMODE says: this is a Unix socket
    connectionTimeoutMillis: 5000,
  });
  client.on("error", () => undefined); // told by the query below as well
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: string }>(
      "select current_setting('server_version') as version, current_setting('server_version_num') as number",
    );
    const [row] = rows;
    return row && { version: row.version, versionNumber: Number(row.number) };
  } catch (error) {
    if (isNotYet(error)) return undefined;
    throw new ServerUnavailable(
      `PostgreSQL runs but refuses Lantern: ${error instanceof Error ? error.message : String(error)}.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isNotYet(error: unknown): boolean {
  if (notYet.has(errorCode(error) ?? "")) return true;
  // pg gives these two no code.
  return error instanceof Error && /terminated|timeout/i.test(error.message);
}
