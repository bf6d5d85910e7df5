import { createHash, randomInt } from "node:crypto";
import { newRecoveryCode, readRecoveryCode } from "../../directory/index.ts";

/** What is handed to a family: the token is in the link, the code is told in another way. */
export type Handed = { readonly token: string; readonly code: string };

export type Hashes = { readonly token: Buffer; readonly code: Buffer };

/** Shown once; nobody can make them out again from what is kept. */
export function newHanded(): Handed {
  const token = newRecoveryCode().replaceAll("-", "");
  return { token, code: String(randomInt(0, 1_000_000)).padStart(6, "0") };
}

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();

/** The token as it stands in an address; undefined where it can be none. */
export const readToken = (typed: string): string | undefined => readRecoveryCode(typed);

/** Six numbers, with spaces or dashes as one likes; undefined where it can be none. */
export function readCode(typed: string): string | undefined {
  const plain = typed.replaceAll(/[\s-]/g, "");
  return /^\d{6}$/.test(plain) ? plain : undefined;
}

export const hashOfToken = (token: string): Buffer => hash(`family link ${token}`);

/** Of both together: who has the database cannot try a million codes without the token. */
export const hashesOf = ({ token, code }: Handed): Hashes => ({
  token: hashOfToken(token),
  code: hash(`family code ${token} ${code}`),
});

const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** "k7m-p2x": what the family is given for their message, to say when ringing. */
export function newNumber(): string {
  const part = (): string =>
    Array.from({ length: 3 }, () => letters.charAt(randomInt(0, letters.length))).join("");
  return `${part()}-${part()}`;
}
