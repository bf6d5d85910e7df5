import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

/** From the next request on the token opens nothing. False where none stands by this id. */
export async function revokeToken(tx: Tx, tokenId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select sec.revoke_token(${tokenId}, ${at}) as done`.execute(tx);
  return rows[0]?.done === true;
}
