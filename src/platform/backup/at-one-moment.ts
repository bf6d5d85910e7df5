import pg from "pg";
import { migrationLock } from "../database/migrate.ts";
import { plainWriting, refuseHiddenRows } from "./tables.ts";

type Snapshot = { readonly client: pg.Client; readonly madeAt: Date };

/**
 * Reads the whole database as it stands at one moment, while Lantern runs: the snapshot of one
 * transaction that only reads. A migration that begins meanwhile waits until it is done.
 *
 * @throws {BackupProblem} where a policy could hide a row
 */
export async function atOneMoment<T>(
  admin: pg.PoolConfig,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(admin);
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock_shared($1)", [migrationLock]);
    await client.query("begin isolation level repeatable read read only");
    await client.query(plainWriting);
    const madeAt = await momentOf(client);
    await refuseHiddenRows(client);
    const value = await work({ client, madeAt });
    await client.query("commit");
    return value;
  } finally {
    await client.end();
  }
}

async function momentOf(client: pg.Client): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>("select now() as now");
  const [row] = rows;
  if (!row) throw new Error("the server does not say what time it is");
  return row.now;
}
