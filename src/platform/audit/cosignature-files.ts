import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { notesInFile } from "./checkpoint-files.ts";
import { readCosigned, readWitnessKey, type Cosignature } from "./proof/index.ts";

/** Beside the checkpoints in their folder, and only ever added to. */
export const keysFile = "lantern-witness-keys.txt";
export const cosignedFile = "lantern-cosigned.txt";

/** Keys that two people registered, as the folder kept them. */
export function keysInFolder(folder: string): readonly string[] {
  const path = join(folder, keysFile);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => readWitnessKey(line));
}

export async function* cosignedInFolder(
  folder: string,
  publicKey: string,
): AsyncGenerator<Cosignature> {
  const path = join(folder, cosignedFile);
  if (existsSync(path)) yield* cosignedInFile(path, publicKey);
}

/** What a file holds of one witness; lines of others are not its own. */
export async function* cosignedInFile(
  path: string,
  publicKey: string,
): AsyncGenerator<Cosignature> {
  for await (const text of notesInFile(path)) {
    const read = readCosigned(text);
    for (const line of read?.lines ?? [])
      if (read && isLineOf(line, publicKey)) yield { whole: read.whole, line };
  }
}

/** By the name, and the number of the key with which the line begins. */
export function isLineOf(line: string, publicKey: string): boolean {
  const key = readWitnessKey(publicKey);
  const [, name, value = ""] = line.split(" ");
  const id = Buffer.from(value, "base64").toString("hex", 0, 4);
  return key !== undefined && name === key.name && id === key.id;
}
