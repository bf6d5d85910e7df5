import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "../../../platform/database/tx.ts";
import { open, seal } from "../../../platform/secrets/secrets.ts";
import { withinLimit } from "../../../platform/session/rate-limit.ts";

/** What a device signs: fresh for each page, kept sealed in the page, good once and for an hour. */
export type Challenge = { readonly text: string; readonly sealed: string };

const minutes = 60;

export function newChallenge(
  sealKey: Buffer,
  { purpose, at }: { purpose: string; at: Date },
): Challenge {
  const text = randomBytes(32).toString("base64url");
  const sealed = seal(sealKey, `passkey ${purpose}`, `${text} ${at.toISOString()}`);
  return { text, sealed: sealed.toString("base64url") };
}

/** The challenge that was sealed, unless it is too old, for something else or was answered before. */
export async function takeChallenge(
  tx: Tx,
  sealed: string,
  { sealKey, purpose, at }: { sealKey: Buffer; purpose: string; at: Date },
): Promise<string | undefined> {
  const plain = open(sealKey, `passkey ${purpose}`, Buffer.from(sealed, "base64url"));
  const [text, made] = plain?.split(" ") ?? [];
  if (text === undefined || made === undefined) return undefined;
  if (Date.parse(made) + minutes * 60_000 < at.getTime()) return undefined;
  const name = `challenge ${createHash("sha256").update(text).digest("base64url")}`;
  const once = { attempts: 1, minutes: 24 * 60 };
  return (await withinLimit(tx, name, { limit: once, at })) ? text : undefined;
}
