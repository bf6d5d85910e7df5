import type { CompiledQuery } from "kysely";
import type { Tx } from "./tx.ts";

/**
 * Two reads of which neither waits for the other go to the server in one, and it answers them in this
 * order. Where the first fails so does the second.
 */
export function askTogether<One, Other>(
  tx: Tx,
  one: CompiledQuery<One>,
  other: CompiledQuery<Other>,
): Promise<readonly [readonly One[], readonly Other[]]> {
  // The transaction itself sends one statement after the other was answered.
  return tx.getExecutor().provideConnection(async (connection) => {
    const [first, second] = await Promise.all([
      connection.executeQuery<One>(one),
      connection.executeQuery<Other>(other),
    ]);
    return [first.rows, second.rows];
  });
}
