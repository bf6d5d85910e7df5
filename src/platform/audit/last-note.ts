import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { AuditAltered } from "./audit-altered.ts";
import { keyFileOf, type KeyConfig } from "./audit-key.ts";

/** Which checkpoint was the last, and the hash of its whole note in base64. */
export type LastCheckpoint = { readonly number: number; readonly hash: string };

const kept = z.object({ number: z.int().min(1), hash: z.base64().length(44) });

/**
 * The file that keeps number and hash of the last checkpoint: beside the key, so that whoever sets
 * back the database and the folder must reach a third place as well. Where the service may not write
 * there, or the key is in no file: in the data folder. The one that is there stays in use, whoever asks.
 */
export function lastNoteFile(config: KeyConfig): string {
  const keyFile = keyFileOf(config);
  const inData = join(config.dataDir, "audit-key.last");
  if (keyFile === undefined) return inData;
  const beside = `${keyFile}.last`;
  if (existsSync(beside)) return beside;
  return existsSync(inData) || !mayWriteIn(dirname(beside)) ? inData : beside;
}

/** @throws {AuditAltered} where the file is there and says nothing that we wrote */
export function readLastNote(file: string): LastCheckpoint | undefined {
  if (!existsSync(file)) return undefined;
  const read = kept.safeParse(parse(readFileSync(file, "utf8")));
  if (!read.success) throw new AuditAltered(`${file} does not say which checkpoint was the last`);
  return read.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The whole line or the one before it: a power cut leaves no half. */
export function keepLastNote(file: string, { number, hash }: LastCheckpoint): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.new`;
  const descriptor = openSync(draft, "w", 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify({ number, hash })}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}

function mayWriteIn(folder: string): boolean {
  if (!existsSync(folder)) return dirname(folder) !== folder && mayWriteIn(dirname(folder));
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
