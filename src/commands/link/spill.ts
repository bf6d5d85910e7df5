import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Compared, Shelf } from "../../linkage/index.ts";
import { writing } from "./not-written.ts";

/** Bytes of one compared pair: two rows, a pattern, two rarities. */
const bytesEach = 20;

type SpillingShelf = Shelf & {
  /** How many pairs wait in the file. */
  readonly spilled: () => number;
  readonly close: () => void;
};

const instead =
  ". Compared pairs wait there: name another folder in TMPDIR, or more megabytes with --memory";

/**
 * Keeps compared pairs in memory up to so many bytes and the rest in a temporary file. The file
 * holds numbers of rows and no names, is its owner's alone, and has no name of its own while it is
 * open: nothing is left of it when the shelf is closed, or when the process is killed.
 */
export function spillingShelf(bytes: number, parent = tmpdir()): SpillingShelf {
  const kept: Compared[] = [];
  const written: { readonly size: number; readonly from: number }[] = [];
  let [inMemory, end, spilled] = [0, 0, 0];
  let open: { readonly folder: string; readonly file: number } | undefined;
  const spill = (batch: Compared): void => {
    open ??= openIn(parent);
    const { file } = open;
    written.push({ size: batch.size, from: end });
    spilled += batch.size;
    for (const column of columnsOf(batch)) end += writeAll(file, column, end);
  };
  const put = (batch: Compared): void => {
    if (open === undefined && inMemory + batch.size * bytesEach <= bytes) {
      kept.push(batch);
      inMemory += batch.size * bytesEach;
      return;
    }
    writing(parent, () => spill(batch), instead);
  };
  return {
    put,
    batches: function* () {
      yield* kept;
      // One place for all of them: millions of new pages would be made for what is looked at once.
      const most = written.reduce((sum, { size }) => Math.max(sum, size), 0);
      const room = new Uint8Array(most * bytesEach);
      for (const { size, from } of written)
        if (open) yield readBatch(open.file, room.subarray(0, size * bytesEach), from);
    },
    spilled: () => spilled,
    close: () => {
      if (!open) return;
      closeSync(open.file);
      remove(open.folder);
      open = undefined;
    },
  };
}

function openIn(parent: string) {
  const folder = mkdtempSync(join(parent, "lantern-link-pairs-"));
  try {
    return { folder, file: openSync(join(folder, "pairs"), "wx+", 0o600) };
  } finally {
    remove(folder);
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A drive of a network keeps the file until it is closed, and then it is tried again.
  }
}

const columnsOf = ({ left, right, pattern, ownRarity, sharedRarity, size }: Compared) =>
  [left, right, pattern, ownRarity, sharedRarity].map((column) => column.subarray(0, size));

function writeAll(file: number, column: Int32Array | Float32Array, from: number): number {
  const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  for (let done = 0; done < bytes.length;)
    done += writeSync(file, bytes, done, bytes.length - done, from + done);
  return bytes.length;
}

function readBatch(file: number, bytes: Uint8Array<ArrayBuffer>, from: number): Compared {
  const size = bytes.length / bytesEach;
  for (let done = 0; done < bytes.length;) {
    const read = readSync(file, bytes, done, bytes.length - done, from + done);
    if (read === 0) throw new Error("The temporary file of pairs is shorter than it was");
    done += read;
  }
  const at = (place: number) => [bytes.buffer, place * size * 4, size] as const;
  return {
    left: new Int32Array(...at(0)),
    right: new Int32Array(...at(1)),
    pattern: new Int32Array(...at(2)),
    ownRarity: new Float32Array(...at(3)),
    sharedRarity: new Float32Array(...at(4)),
    size,
  };
}
