import { sql } from "kysely";
import type { Tx } from "./tx.ts";

/** What was asked took longer than it may, and was stopped. */
export const tookTooLong = Symbol("took too long");

const stopped = "57014";

/** Reads something, for so long at most: then it is stopped, and the transaction goes on as if nobody had asked. */
export async function withinTime<Came>(
  tx: Tx,
  milliseconds: number,
  read: () => Promise<Came>,
): Promise<Came | typeof tookTooLong> {
  await sql`savepoint within_time`.execute(tx);
  let came: Came | typeof tookTooLong;
  try {
    // From left to right: what was usual is read before it is set.
    const { rows } = await sql<{ usual: string }>`
      select current_setting('statement_timeout') as usual, set_config('statement_timeout', ${String(milliseconds)}, true)`.execute(
      tx,
    );
    came = await read();
    await sql`select set_config('statement_timeout', ${rows[0]?.usual ?? "0"}, true)`.execute(tx);
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, "code") !== stopped) throw error;
    // The time that is usual comes back with it.
    await sql`rollback to savepoint within_time`.execute(tx);
    came = tookTooLong;
  }
  await sql`release savepoint within_time`.execute(tx);
  return came;
}
