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
  const { rows } = await sql<{
    usual: string;
  }>`select current_setting('statement_timeout') as usual`.execute(tx);
  const allow = (time: string): Promise<unknown> =>
    sql`select set_config('statement_timeout', ${time}, true)`.execute(tx);
  await sql`savepoint within_time`.execute(tx);
  let came: Came | typeof tookTooLong;
  try {
    await allow(String(milliseconds));
    came = await read();
    await allow(rows[0]?.usual ?? "0");
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, "code") !== stopped) throw error;
    // The time that is usual comes back with it.
    await sql`rollback to savepoint within_time`.execute(tx);
    came = tookTooLong;
  }
  await sql`release savepoint within_time`.execute(tx);
  return came;
}
