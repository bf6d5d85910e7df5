import { appendFileSync, createReadStream, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Tx } from "../database/tx.ts";
import { holdCheckpoints, readCheckpoints } from "./checkpoints.ts";

const filePattern = /^lantern-checkpoints-\d{4}-\d{2}\.txt$/;

/**
 * Adds to the folder what it does not hold yet: a file for each month, only ever added to. A copy of
 * the folder with a partner agency is a witness that the host cannot unwrite.
 * @returns how many were added
 */
export async function copyOut(tx: Tx, folder: string): Promise<number> {
  await holdCheckpoints(tx);
  mkdirSync(folder, { recursive: true });
  let added = 0;
  for await (const note of readCheckpoints(tx, lastNumberIn(folder))) {
    const month = /\ntaken (\d{4}-\d{2})/.exec(note)?.[1] ?? "0000-00";
    appendFileSync(join(folder, `lantern-checkpoints-${month}.txt`), `${note}\n`);
    added++;
  }
  return added;
}

function lastNumberIn(folder: string): number {
  const newest = readdirSync(folder)
    .filter((name) => filePattern.test(name))
    .sort()
    .at(-1);
  if (newest === undefined) return 0;
  const numbers = readFileSync(join(folder, newest), "utf8").matchAll(/^number (\d+)$/gm);
  return Number([...numbers].at(-1)?.[1] ?? 0);
}

/** The checkpoints of a file, one after the other: each ends where its signatures do. */
export async function* notesInFile(path: string): AsyncGenerator<string> {
  const lines = createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity });
  let note: string[] = [];
  let hasSignature = false;
  for await (const line of lines) {
    if (line === "" && hasSignature) {
      yield `${note.join("\n")}\n`;
      note = [];
      hasSignature = false;
      continue;
    }
    if (line === "" && note.length === 0) continue;
    note.push(line);
    if (line.startsWith("\u2014 ")) hasSignature = true;
  }
  if (note.length > 0) yield `${note.join("\n")}\n`;
}
