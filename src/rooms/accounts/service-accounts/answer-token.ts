import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

/** A token as the person sees it who answers for its account. */
export type TokenToAnswer = {
  readonly tokenId: string;
  readonly account: string;
  readonly actsFor: string;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly expiresAt: Date;
  readonly confirmedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** Undefined for everybody but the person who answers for the account. */
export async function findTokenToAnswer(
  tx: Tx,
  tokenId: string,
): Promise<TokenToAnswer | undefined> {
  const { rows } = await sql<Omit<TokenToAnswer, "tokenId">>`
    select account, acts_for as "actsFor", label, scopes, made_at as "madeAt", made_by as "madeBy",
      expires_at as "expiresAt", confirmed_at as "confirmedAt", revoked_at as "revokedAt"
    from sec.token_to_answer(${tokenId})`.execute(tx);
  const [row] = rows;
  return row && { tokenId, ...row };
}

/** Confirms or refuses a token, once. False where it waits for no answer of the acting person. */
export async function answerToken(
  tx: Tx,
  { tokenId, verdict }: { readonly tokenId: string; readonly verdict: "confirm" | "refuse" },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select sec.answer_token(${tokenId}, ${verdict === "confirm"}, ${at}) as done`.execute(tx);
  return rows[0]?.done === true;
}
