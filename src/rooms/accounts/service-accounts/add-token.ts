import { sql } from "kysely";
import { readText, type FieldError } from "../../../kernel/fields.ts";
import { isId, newId } from "../../../kernel/ids.ts";
import type { Actor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { newToken } from "../../../platform/session/tokens.ts";
import type { ServiceAccount } from "./account-reads.ts";

export type TokenForm = {
  /** The form's own: the same form sent twice makes one token. */
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly days: string;
};

export type TokenChange =
  | {
      readonly kind: "accepted";
      readonly tokenId: string;
      readonly token: string;
      readonly expiresAt: Date;
    }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** The form was sent before: its token was shown then, and is kept nowhere. */
  | { readonly kind: "stale" }
  /** The account has ended. */
  | { readonly kind: "ended" };

/** As long as a token may be good for; the default is the second. */
export const longestDays = 365;
export const defaultDays = 90;

const day = 24 * 60 * 60 * 1000;

type Making = { readonly account: ServiceAccount; readonly actor: Actor; readonly at: Date };

/**
 * Makes a token of an account. Its text is in the answer and nowhere else, and it opens nothing until
 * the person who answers for the account has confirmed it.
 */
export async function addToken(
  tx: Tx,
  { account, actor, at }: Making,
  form: TokenForm,
): Promise<TokenChange> {
  if (account.endedAt !== null) return { kind: "ended" };
  if (account.responsibleId === actor.id) {
    const message =
      "You are responsible for this account and confirm its tokens, so a colleague must make them";
    return { kind: "invalid", errors: [{ field: "label", message }] };
  }
  const read = readToken(form, account);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const tokenId = isId(form.id) ? form.id : newId();
  const expiresAt = new Date(at.getTime() + read.days * day);
  const { text, hash } = newToken(tokenId);
  const { rows } = await sql<{ added: boolean }>`
    select sec.add_token(${tokenId}, ${hash}, ${account.accountId}, ${read.label}, ${[...form.scopes]}::text[],
      ${expiresAt}, ${at}) as added`.execute(tx);
  if (rows[0]?.added !== true) return { kind: "stale" };
  return { kind: "accepted", tokenId, token: text, expiresAt };
}

function readToken(
  form: TokenForm,
  { permissions }: ServiceAccount,
): { readonly label: string; readonly days: number } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const label = readText(form.label, {
    name: "What it is for",
    most: 120,
    missing: "Enter what the token is for, like “Test server”",
  });
  if (!label.ok) errors.push({ field: "label", message: label.error });
  const isHeld = (scope: string): boolean => (permissions as readonly string[]).includes(scope);
  if (form.scopes.length === 0 || !form.scopes.every(isHeld)) {
    errors.push({ field: "scopes", message: "Choose what the token may be used for" });
  }
  const days = /^\d{1,3}$/.test(form.days) ? Number(form.days) : 0;
  if (days < 1 || days > longestDays) {
    errors.push({ field: "days", message: `Choose from 1 to ${longestDays} days` });
  }
  return label.ok && errors.length === 0 ? { label: label.value, days } : { errors };
}
