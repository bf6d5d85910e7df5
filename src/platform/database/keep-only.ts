import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** Does a piece of work, and takes back all that it wrote where what came of it is not to be kept. */
export async function keepOnly<Came>(
  tx: Tx,
  isKept: (came: Came) => boolean,
  work: () => Promise<Came>,
): Promise<Came> {
  await sql`savepoint keep_only`.execute(tx);
  const came = await work();
  if (!isKept(came)) await sql`rollback to savepoint keep_only`.execute(tx);
  await sql`release savepoint keep_only`.execute(tx);
  return came;
}
