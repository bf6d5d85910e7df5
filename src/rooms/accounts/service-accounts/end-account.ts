import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

/** Ends an account for good, with its post and every token. False where none stands by this id. */
export async function endServiceAccount(tx: Tx, accountId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select directory.end_service_account(${accountId}, ${at}) as done`.execute(tx);
  return rows[0]?.done === true;
}
