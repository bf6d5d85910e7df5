import { createHash, randomInt } from "node:crypto";
import type { Tx } from "../../platform/database/database.ts";
import { withinLimit } from "../../platform/session/rate-limit.ts";
import { sourceOf } from "../../platform/session/source.ts";
import { newRecoveryCode, readRecoveryCode } from "./own-account/recovery-codes.ts";

/** For whom a link is made: the hashes of one kind are never those of another. */
export type LinkKind = "family" | "professional" | "training";

/** What is handed over: the token is in the link, the code is told in another way. */
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

export const hashOfLink = (kind: LinkKind, token: string): Buffer => hash(`${kind} link ${token}`);

/** Of both together: who has the database cannot try a million codes without the token. */
export const hashesOfLink = (kind: LinkKind, { token, code }: Handed): Hashes => ({
  token: hashOfLink(kind, token),
  code: hash(`${kind} code ${token} ${code}`),
});

export const numberLetters = "abcdefghjkmnpqrstuvwxyz23456789";

/** "k7m-p2x": what is given for a message, to say when ringing. */
export function newNumber(): string {
  const part = (): string =>
    Array.from({ length: 3 }, () => numberLetters.charAt(randomInt(0, numberLetters.length))).join(
      "",
    );
  return `${part()}-${part()}`;
}

/** For one link in a day: a code has a million values, and a link stands for some days. */
const perLink = { attempts: 12, minutes: 24 * 60 };
/** Keeps one network from keeping the server busy. */
const perIp = { attempts: 60, minutes: 15 };

/** Counts a code that was typed, and answers whether it is looked at. */
export async function mayTryLink(
  tx: Tx,
  kind: LinkKind,
  { token, ip, at }: { readonly token: string; readonly ip: string; readonly at: Date },
): Promise<boolean> {
  const isFew = await withinLimit(tx, `${kind} ip ${sourceOf(ip)}`, { limit: perIp, at });
  const plain = readToken(token) ?? "";
  const isWithin = await withinLimit(tx, `${kind} link ${plain}`, { limit: perLink, at });
  return isFew && isWithin;
}
