import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { readCode } from "../../accounts/index.ts";
import {
  hashOfForm,
  hashOfReceipt,
  receiptOf,
  type PublicConcern,
  type Receipt,
} from "./public-form.ts";

/** What speaks against a person at a keyboard. It is shown to the worker and refuses nothing. */
export type Mark = "many" | "hidden-field" | "elsewhere";

type Keeping = {
  /** The form's own: the same form sent twice is one. */
  readonly id: string;
  readonly concern: PublicConcern;
  readonly marks: readonly Mark[];
  readonly at: Date;
};

/**
 * Keeps what somebody told, as the part of Lantern that reads no table. Undefined where no partnership
 * is there to keep it for.
 */
export async function keepPublicConcern(
  tx: Tx,
  { id, concern, marks, at }: Keeping,
): Promise<(Receipt & { readonly publicConcernId: string }) | undefined> {
  const form = hashOfForm(id === "" ? newId() : id, concern);
  const receipt = receiptOf(form);
  const publicConcernId = newId();
  const { rows } = await sql<{ kept: boolean }>`
    select sec.keep_public_concern(${publicConcernId}::uuid, ${form}, ${hashOfReceipt(receipt)}, ${receipt.number},
      ${JSON.stringify(concern)}::jsonb, ${[...marks]}::text[], ${at}) as kept`.execute(tx);
  return rows[0]?.kept === true ? { ...receipt, publicConcernId } : undefined;
}

/** Whether a message with this number and code is here. */
export async function hasPublicConcern(
  tx: Tx,
  typed: { readonly number: string; readonly code: string },
): Promise<boolean> {
  const number = typed.number.trim().toLowerCase().replaceAll(/\s/g, "");
  const code = readCode(typed.code);
  if (code === undefined || !/^[a-z2-9]{3}-?[a-z2-9]{3}$/.test(number)) return false;
  const whole = number.includes("-") ? number : `${number.slice(0, 3)}-${number.slice(3)}`;
  const hashed = hashOfReceipt({ number: whole, code });
  const { rows } = await sql<{ has: boolean }>`
    select sec.has_public_concern(${hashed}) as has`.execute(tx);
  return rows[0]?.has === true;
}
