/** Often enough for a handful of people at one record; after that something else is wrong. */
const mostTurns = 5;

/**
 * Two transactions that wait for each other: the server ends one of them, with nothing of it done, and
 * that one is done anew. It reads everything again, so that it finds what the other one has left.
 */
export async function againAfterDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await work();
    } catch (error) {
      if (turn === mostTurns || !isDeadlock(error)) throw error;
    }
  }
}

const isDeadlock = (error: unknown): boolean =>
  (error as { code?: string } | undefined)?.code === "40P01";
