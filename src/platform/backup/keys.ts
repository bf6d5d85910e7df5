import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import type { Config } from "../config/config.ts";
import { BackupProblem } from "./backup-problem.ts";

/** A pair: what backups are sealed for, and what opens them. */
export type KeyPair = { readonly recipient: string; readonly identity: string };

export async function newKeyPair(): Promise<KeyPair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

type Backups = Pick<Config, "mode" | "dataDir" | "backupFolder" | "backupRecipients">;

/** Where backups go and for whom they are sealed. An evaluation has a pair of its own beside its data. */
export async function backupSettings(
  config: Backups,
  to?: string,
): Promise<{ readonly folder: string; readonly recipients: readonly string[] }> {
  const folder = to ?? config.backupFolder ?? own(config, "backups");
  if (folder === undefined)
    throw new BackupProblem("LANTERN_BACKUP_FOLDER is not set: say where backups go");
  const recipients = config.backupRecipients ?? [];
  if (recipients.length > 0) return { folder, recipients };
  if (config.mode === "production") {
    throw new BackupProblem(
      "LANTERN_BACKUP_RECIPIENTS is not set: make a pair with `lantern backup key` and set its public key",
    );
  }
  return { folder, recipients: [(await evaluationPair(config.dataDir)).recipient] };
}

const own = ({ mode, dataDir }: Backups, name: string): string | undefined =>
  mode === "evaluation" ? join(dataDir, name) : undefined;

async function evaluationPair(dataDir: string): Promise<KeyPair> {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, "backup-key");
  const made = await newKeyPair();
  try {
    writeFileSync(path, keyFile(made), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const identity = readIdentity(path);
  return { identity, recipient: await identityToRecipient(identity) };
}

/** As age-keygen writes it. */
export const keyFile = ({ recipient, identity }: KeyPair): string =>
  `# public key: ${recipient}\n${identity}\n`;

/** The private key in a file, whatever comments stand around it. */
export function readIdentity(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new BackupProblem(`${path}: this key file cannot be read`);
  }
  const identity = text.split("\n").find((line) => /^AGE-SECRET-KEY-/.test(line.trim()));
  if (identity === undefined) throw new BackupProblem(`${path}: there is no private key in it`);
  return identity.trim();
}

/** The private key by which this machine proves restores, if it is trusted with one. */
export async function provingIdentity(
  config: Backups & Pick<Config, "backupIdentityFile">,
): Promise<string | undefined> {
  if (config.backupIdentityFile !== undefined) return readIdentity(config.backupIdentityFile);
  if (config.mode === "production" || config.backupRecipients) return undefined;
  return (await evaluationPair(config.dataDir)).identity;
}
