import type { Kysely } from "kysely";
import type { DB } from "./schema.gen.ts";
import type { Tx } from "./tx.ts";

/**
 * The connection was lost after the commit was asked for and before the server answered: nobody here
 * can know whether it was done, and to say either would be a lie.
 */
export class CommitInDoubt extends Error {
  override readonly name = "CommitInDoubt";
}

/**
 * One transaction.
 * @throws {CommitInDoubt} when all of the work was done and its commit had no answer
 */
export async function orInDoubt<T>(db: Kysely<DB>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const asked = { isAsked: false };
  try {
    return await db.transaction().execute(async (tx) => {
      const value = await work(tx);
      asked.isAsked = true;
      return value;
    });
  } catch (error) {
    if (!asked.isAsked || isServersNo(error)) throw error;
    throw new CommitInDoubt("the commit was not answered", { cause: error });
  }
}

/** The server itself said no: then it is known that nothing was changed. */
const isServersNo = (error: unknown): boolean =>
  (error as { severity?: string } | undefined)?.severity === "ERROR";
