import { placesWithLength } from "../columns/longer.ts";
import type { Level } from "./level.ts";

/** Rows in the order of their keys, block after block; within one block in their own order. */
export type Sorted = {
  readonly keys: Uint32Array;
  readonly rows: Uint32Array;
  readonly size: number;
};

/** Which rows a level looks at; all where it is the first of its pass. */
export type Taking = (row: number) => boolean;

const wholeRange = 2 ** 32;

/**
 * Sorts the keys of a level, part by part of the range of keys, so that no more than `atMost` or so
 * are in memory at a time. The parts come in the order of their keys: how many there are changes nothing.
 */
export function* sortedParts(
  level: Level,
  { rows, taking, atMost }: { rows: number; taking: Taking | undefined; atMost: number },
): Generator<Sorted> {
  const parts = Math.max(1, Math.ceil((rows * level.width) / atMost));
  for (let part = 0; part < parts; part += 1) {
    const from = Math.floor((part * wholeRange) / parts);
    const to = Math.floor(((part + 1) * wholeRange) / parts);
    yield sortedKeys(collect(level, { rows, taking, from, to }));
  }
}

type Range = {
  readonly rows: number;
  readonly taking: Taking | undefined;
  readonly from: number;
  readonly to: number;
};

function collect(level: Level, { rows, taking, from, to }: Range): Sorted {
  const own = new Uint32Array(level.width);
  let [keys, into] = [new Uint32Array(1 << 12), new Uint32Array(1 << 12)];
  let size = 0;
  for (let row = 0; row < rows; row += 1) {
    if (taking && !taking(row)) continue;
    level.keysInto(row, own);
    for (let at = 0; at < own.length; at += 1) {
      const key = own[at] ?? 0;
      if (key === 0 || key < from || key >= to) continue;
      if (size === keys.length) {
        const more = Math.min(size * 2, rows * level.width);
        [keys, into] = [placesWithLength(keys, more), placesWithLength(into, more)];
      }
      keys[size] = key;
      into[size] = row;
      size += 1;
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
