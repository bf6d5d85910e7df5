import {
  appendFileSync,
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Tx } from "../database/tx.ts";
import { AuditAltered } from "./audit-altered.ts";
import { holdCheckpoints, readCheckpoints } from "./checkpoints.ts";
import { keepLastNote, type LastCheckpoint } from "./last-note.ts";
import type { Outside } from "./outside.ts";
import { noteHash, readCheckpoint, readNote } from "./proof/index.ts";

const filePattern = /^lantern-checkpoints-(\d{4}-\d{2})\.txt$/;

/**
 * Adds to the folder what it does not hold yet: a file for each month, only ever added to. A copy of
 * the folder with a partner agency is a witness that the host cannot unwrite. Then the file beside
 * the key names the last.
 * @returns how many were added
 */
export async function copyOut(tx: Tx, { folder, lastFile }: Outside): Promise<number> {
  await holdCheckpoints(tx);
  mkdirSync(folder, { recursive: true });
  let { last, rest } = endOf(folder);
  let added = 0;
  for await (const note of readCheckpoints(tx, last?.number ?? 0)) {
    const whole = `${note}\n`;
    // A power cut may have left the beginning of this very checkpoint.
    if (!whole.startsWith(rest)) throw new AuditAltered("the folder ends with half a checkpoint");
    append(join(folder, fileFor(folder, note)), whole.slice(rest.length));
    rest = "";
    last = nameOf(note) ?? last;
    added++;
  }
  if (last) keepLastNote(lastFile, last);
  return added;
}

/** Months go on only forwards, whatever a clock says: the newest file ends with the last checkpoint. */
function fileFor(folder: string, note: string): string {
  const month = /\ntaken (\d{4}-\d{2})/.exec(note)?.[1] ?? "0000-00";
  const own = `lantern-checkpoints-${month}.txt`;
  const newest = checkpointFiles(folder).at(-1);
  return newest !== undefined && newest > own ? newest : own;
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

const checkpointFiles = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => filePattern.test(name))
        .sort()
    : [];

export function nameOf(whole: string): LastCheckpoint | undefined {
  const note = readNote(whole);
  const checkpoint = note && readCheckpoint(note);
  return checkpoint && { number: checkpoint.number, hash: noteHash(whole).toString("base64") };
}

/** The last checkpoint that the folder holds. */
export const lastInFolder = (folder: string): LastCheckpoint | undefined => endOf(folder).last;

/** A checkpoint ends with its signatures and an empty line. */
const ending = /\n\u2014 \S+ [A-Za-z0-9+/=]+\n\n/g;
/** Holds several checkpoints. */
const tailSize = 64 * 1024;

type FolderEnd = { readonly last: LastCheckpoint | undefined; readonly rest: string };

/** The last whole checkpoint, and what stands after it. */
function endOf(folder: string): FolderEnd {
  let rest = "";
  for (const name of checkpointFiles(folder).toReversed()) {
    const tail = tailOf(join(folder, name));
    const ends = [...tail.matchAll(ending)].map((one) => one.index + one[0].length);
    const end = ends.at(-1);
    rest = `${tail.slice(end ?? 0)}${rest}`;
    if (end === undefined) continue;
    const last = nameOf(tail.slice(ends.at(-2) ?? 0, end - 1).trimStart());
    if (!last) throw new AuditAltered(`${name} ends with something that is not a checkpoint`);
    return { last, rest };
  }
  return { last: undefined, rest };
}

/** The end of a file of checkpoints. */
export function tailOf(file: string): string {
  const descriptor = openSync(file, "r");
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, tailSize));
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString("utf8");
  } finally {
    closeSync(descriptor);
  }
}

/** Every checkpoint of the folder up to a number, month by month. */
export async function* notesInFolder(folder: string, until: number): AsyncGenerator<string> {
  for (const name of checkpointFiles(folder)) {
    for await (const note of notesInFile(join(folder, name))) {
      if ((nameOf(note)?.number ?? 0) > until) return;
      yield note;
    }
  }
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
