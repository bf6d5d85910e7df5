import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationProblem, type Config } from "../config/config.ts";
import { KeyProblem, newPrivateKey, signerOf, type Signer } from "./proof/index.ts";

/** What an evaluation calls its key; a partnership gives its own a name that partners know. */
const evaluationName = "lantern-evaluation";

export type KeyConfig = Pick<Config, "mode" | "dataDir" | "auditKey" | "auditKeyFile">;

/**
 * The key that signs checkpoints. It is read anew each time, so that a key that was changed by command
 * is used from the next minute on. It is never in the database.
 * @returns undefined in production when none is configured
 */
export function auditSigner(config: KeyConfig): Signer | undefined {
  const text = config.auditKey ?? keyInFile(config);
  if (text === undefined) return undefined;
  try {
    return signerOf(text);
  } catch (error) {
    if (!(error instanceof KeyProblem)) throw error;
    const from = config.auditKey === undefined ? "LANTERN_AUDIT_KEY_FILE" : "LANTERN_AUDIT_KEY";
    throw new ConfigurationProblem(`${from}: ${error.message}`);
  }
}

function keyInFile(config: KeyConfig): string | undefined {
  if (config.auditKeyFile !== undefined) return readKey(config.auditKeyFile);
  if (config.mode === "production") return undefined;
  const path = join(config.dataDir, "audit-key");
  mkdirSync(config.dataDir, { recursive: true });
  try {
    writeNewFile(path, newPrivateKey(evaluationName));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readKey(path);
}

function readKey(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    throw new ConfigurationProblem(`LANTERN_AUDIT_KEY_FILE: ${path} cannot be read (${code})`);
  }
}

/**
 * The public keys that may have signed: of the key in use, and of one that was lost before it could
 * hand over, which stands in a file beside it.
 */
export function publicKeysOf(config: KeyConfig): readonly string[] {
  const signer = auditSigner(config);
  if (!signer) return [];
  const file = trustedFile(config);
  const text = file !== undefined && existsSync(file) ? readFileSync(file, "utf8") : "";
  return [signer.publicKey, ...text.split("\n").filter((line) => line.trim() !== "")];
}

/** Beside the key; a key that is in no file has none. */
export function trustedFile(config: KeyConfig): string | undefined {
  const keyFile = keyFileOf(config);
  return keyFile === undefined ? undefined : `${keyFile}.trusted`;
}

/** Readable by its owner alone; never over a file that is there. */
export function writeNewFile(path: string, privateKey: string): void {
  writeFileSync(path, `${privateKey}\n`, { mode: 0o600, flag: "wx" });
}

/** The file that holds the key now, where it is in one. */
export function keyFileOf(config: KeyConfig): string | undefined {
  if (config.auditKey !== undefined) return undefined;
  if (config.auditKeyFile !== undefined) return config.auditKeyFile;
  return config.mode === "production" ? undefined : join(config.dataDir, "audit-key");
}
