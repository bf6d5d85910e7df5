import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config/config.ts";
import { configuredRing, type KeyRing } from "../sealing/index.ts";

/** Keys for separate purposes, all derived from one secret that is kept outside the database. */
type DerivedKeys = {
  /** Signs the context that tells the database who is acting (32 bytes). */
  readonly contextKey: Buffer;
  /** Makes form tokens from session tokens. */
  readonly formKey: Buffer;
  /** Seals forms that outlive a session, and what goes to a browser and comes back. */
  readonly sealKey: Buffer;
};

export type Secrets = DerivedKeys & {
  /** Seals what is kept in the database. */
  readonly ring: KeyRing;
};

export function deriveSecrets(secret: string): DerivedKeys {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync("sha256", secret, "lantern", purpose, 32));
  return {
    contextKey: derive("context"),
    formKey: derive("form"),
    sealKey: derive("seal"),
  };
}

/** The evaluation's own secret: made on the first start, readable by its owner alone. */
export function evaluationSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, "secret");
  try {
    writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(path, "utf8");
}

/** The configured secret, or in an evaluation one of its own. */
export function secretsFor(config: Config): Secrets {
  return {
    ...deriveSecrets(config.secret ?? evaluationSecret(config.dataDir)),
    ring: configuredRing(config),
  };
}

/** AES-256-GCM: iv (12 bytes), tag (16 bytes), ciphertext; `purpose` is bound in and must match to open. */
export function seal(key: Buffer, purpose: string, plain: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** The plain text, or undefined when the value was altered, made with another key or for another purpose. */
export function open(key: Buffer, purpose: string, sealed: Buffer): string | undefined {
  if (sealed.length < 28) return undefined;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/** What was sealed with the derived key before the ring was there, for sealing it anew. */
export const openFormerly =
  ({ sealKey }: Pick<Secrets, "sealKey">) =>
  (purpose: string, sealed: Buffer): string | undefined =>
    open(sealKey, purpose, sealed);
