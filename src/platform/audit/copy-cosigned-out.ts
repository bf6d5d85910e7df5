import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import type { Tx } from "../database/tx.ts";
import { tailOf } from "./checkpoint-files.ts";
import { cosignedFile, keysFile, keysInFolder } from "./cosignature-files.ts";
import { cosignedAfter, readWitnessKeys } from "./cosignatures.ts";

/** Adds to the folder what it does not hold yet: keys that two people registered, and what they co-signed. */
export async function copyCosignedOut(tx: Tx, folder: string): Promise<void> {
  const keys = await readWitnessKeys(tx);
  if (keys.length === 0) return;
  mkdirSync(folder, { recursive: true });
  const known = new Set(keysInFolder(folder));
  const fresh = keys.filter(({ publicKey }) => !known.has(publicKey));
  const lines = fresh.map(({ publicKey }) => `${publicKey}\n`);
  if (fresh.length > 0) append(join(folder, keysFile), lines.join(""));
  const path = join(folder, cosignedFile);
  for (;;) {
    const { last, isCut } = endOf(path);
    const more = await cosignedAfter(tx, last);
    if (more.length === 0) return;
    const entries = more.map(({ whole, line }) => `${whole}${line}\n\n`).join("");
    append(path, isCut ? `\n\u2014 cut\n\n${entries}` : entries);
  }
}

/** The last whole entry, and whether a power cut left the beginning of another behind it. */
function endOf(path: string) {
  if (!existsSync(path)) return { last: undefined, isCut: false };
  const tail = tailOf(path);
  const number = Number(/[^]*\nnumber (\d+)\n/.exec(tail)?.[1] ?? 0);
  const [line = ""] = tail.trimEnd().split("\n").slice(-1);
  const isCut = tail !== "" && !tail.endsWith("\n\n");
  return { last: isCut ? undefined : { number, line }, isCut };
}

function append(file: string, text: string): void {
  const descriptor = openSync(file, "a");
  try {
    appendFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
