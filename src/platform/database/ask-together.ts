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
    const first = connection.executeQuery<One>(one);
    const second = connection.executeQuery<Other>(other);
    // Where the first fails the second may be told so before: what it was is told by the first.
    await Promise.allSettled([first, second]);
    return [(await first).rows, (await second).rows];
  });
}
