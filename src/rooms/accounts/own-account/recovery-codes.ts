import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/tx.ts";

// Without letters and digits that look alike, so that a code can be read off paper.
const letters = "abcdefghjkmnpqrstuvwxyz23456789z";
const howMany = 10;

// Of 31 letters: some 118 random bits, so that a plain digest keeps it well enough (ASVS 6.5.2).
const howLong = 24;

export function newRecoveryCode(): string {
  const text = [...randomBytes(howLong)].map((byte) => letters[byte % 31]).join("");
  return (text.match(/.{4}/g) ?? []).join("-");
}

/** A code as typed: capitals, spaces and dashes are as one likes. Undefined where it is none. */
export function readRecoveryCode(typed: string): string | undefined {
  const plain = typed.toLowerCase().replaceAll(/[\s-]/g, "");
  // Sixteen letters: what was given out before codes grew.
  return /^(?:[a-z2-9]{16}|[a-z2-9]{24})$/.test(plain) ? plain : undefined;
}

export function hashOfRecoveryCode(code: string): Buffer {
  return createHash("sha256")
    .update(`recovery code ${readRecoveryCode(code) ?? ""}`)
    .digest();
}

/** New codes for the acting person, in the place of those before. They are kept nowhere as text. */
export async function makeRecoveryCodes(tx: Tx, at: Date): Promise<readonly string[]> {
  const codes = Array.from({ length: howMany }, newRecoveryCode);
  const ids = codes.map(() => newId());
  const hashes = codes.map(hashOfRecoveryCode);
  await sql`select directory.set_own_recovery_codes(${ids}::uuid[], ${hashes}::bytea[], ${at})`.execute(
    tx,
  );
  return codes;
}
