import { sql } from "kysely";
import type { Tx } from "./tx.ts";

/** What was written could not stand: the database refused it, and nothing of it is left. */
export class TakenBack extends Error {
  override readonly name = "TakenBack";
  /** The database’s own code, which says nothing of what was written. */
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super("the database refused what was written", { cause });
    this.code = code;
  }
}

/**
 * No connection, two that waited for each other, no room, a lock, somebody stopped it, a fault of the
 * database’s own: nobody’s row is to blame, and the same again may go well.
 */
const notOfWhatWasWritten = /^(08|40|53|55|57|58|XX)/u;

/**
 * Does a piece of work. Where the database refuses it, all that it wrote is taken back and the transaction
 * goes on; anything else is thrown on.
 */
export async function inSavepoint<Came>(
  tx: Tx,
  work: () => Promise<Came>,
): Promise<Came | TakenBack> {
  await sql`savepoint or_taken_back`.execute(tx);
  let came: Came | TakenBack;
  try {
    came = await work();
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
    const isRefused =
      typeof code === "string" && /^[\dA-Z]{5}$/u.test(code) && !notOfWhatWasWritten.test(code);
    if (!isRefused) throw error;
    await sql`rollback to savepoint or_taken_back`.execute(tx);
    came = new TakenBack(code, error);
  }
  await sql`release savepoint or_taken_back`.execute(tx);
  return came;
}
