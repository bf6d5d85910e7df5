import { placesWithLength } from "../columns/longer.ts";
import type { Level } from "./level.ts";

/** Rows in the order of their keys, block after block; within one block in their own order. */
export type Sorted = {
  readonly keys: Uint32Array;
  readonly rows: Uint32Array;
  readonly size: number;
};

/** Which rows a level looks at, those that are 1; all where it is the first of its pass. */
export type Taken = Uint8Array | undefined;

const wholeRange = 2 ** 32;

/**
 * Sorts the keys of a level, part by part of the range of keys, so that no more than `atMost` or so
 * are in memory at a time. The parts come in the order of their keys: how many there are changes nothing.
 */
export function* sortedParts(
  level: Level,
  { rows, taken, atMost }: { rows: number; taken: Taken; atMost: number },
): Generator<Sorted> {
  const parts = Math.max(1, Math.ceil((rows * level.width) / atMost));
  for (let part = 0; part < parts; part += 1) {
    const from = Math.floor((part * wholeRange) / parts);
    const to = Math.floor(((part + 1) * wholeRange) / parts);
    yield sortedKeys(collect(level, { rows, taken, from, to }));
  }
}

type Range = {
  readonly rows: number;
  readonly taken: Taken;
  readonly from: number;
  readonly to: number;
};

/** So many rows are worked out at a time. */
const chunk = 1 << 9;

function collect(level: Level, { rows, taken, from, to }: Range): Sorted {
  const { width } = level;
  const [some, own] = [new Uint32Array(chunk), new Uint32Array(chunk * width)];
  let [keys, into] = [new Uint32Array(1 << 12), new Uint32Array(1 << 12)];
  let size = 0;
  for (let row = 0; row < rows;) {
    let count = 0;
    for (; row < rows && count < chunk; row += 1) {
      if (taken?.[row] === 0) continue;
      some[count] = row;
      count += 1;
    }
    level.keysInto({ rows: some, start: 0, size: count }, own);
    if (size + count * width > keys.length) {
      const more = Math.max(keys.length * 2, size + count * width);
      [keys, into] = [placesWithLength(keys, more), placesWithLength(into, more)];
    }
    for (let at = 0, place = 0; at < count; at += 1) {
      for (let last = place + width; place < last; place += 1) {
        const key = own[place] ?? 0;
        if (key === 0 || key < from || key >= to) continue;
        keys[size] = key;
        into[size] = some[at] ?? 0;
        size += 1;
      }
    }
  }
  return { keys, rows: into, size };
}

/** Three counting sorts: 2,048 places to write to stay in the nearest memory, where 65,536 do not. */
function sortedKeys(given: Sorted): Sorted {
  const other = {
    keys: new Uint32Array(given.size),
    rows: new Uint32Array(given.size),
    size: given.size,
  };
  countingSort(given, other, 0);
  countingSort(other, given, 11);
  countingSort(given, other, 22);
  return other;
}

const buckets = 1 << 11;

function countingSort(from: Sorted, into: Sorted, shift: number): void {
  const { keys, rows, size } = from;
  const { keys: intoKeys, rows: intoRows } = into;
  const starts = new Uint32Array(buckets + 1);
  for (let at = 0; at < size; at += 1) {
    const bucket = (((keys[at] ?? 0) >>> shift) & (buckets - 1)) + 1;
    starts[bucket] = (starts[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  for (let at = 0; at < size; at += 1) {
    const key = keys[at] ?? 0;
    const bucket = (key >>> shift) & (buckets - 1);
    const place = starts[bucket] ?? 0;
    intoKeys[place] = key;
    intoRows[place] = rows[at] ?? 0;
    starts[bucket] = place + 1;
  }
}

/** Where the block that begins here ends. */
export function endOfBlock({ keys, size }: Sorted, start: number): number {
  const key = keys[start];
  let end = start + 1;
  while (end < size && keys[end] === key) end += 1;
  return end;
}

export const pairsIn = (size: number): number => (size * (size - 1)) / 2;
