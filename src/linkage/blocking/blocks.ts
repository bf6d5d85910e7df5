import { placesWithLength } from "../packed/longer.ts";
import type { Level } from "./level.ts";
import type { Ranges } from "./ranges.ts";

/** Rows in the order of their keys, block after block; within one block in their own order. */
export type Sorted = {
  readonly keys: Uint32Array;
  readonly rows: Uint32Array;
  readonly size: number;
};

/** Which rows a level looks at, those that are 1; all where it is the first of its pass. */
export type Taken = Uint8Array | undefined;

/** So many rows are worked out at a time. */
const chunk = 1 << 9;

/** Ranges from one on to before another, of which a share's own are wanted. */
type Some = { readonly ranges: Ranges; readonly from: number; readonly to: number };

/** What was sorted of some ranges. */
export type Part = Some & { readonly sorted: Sorted };

/**
 * Sorts keys level after level, in arrays that are made once: the system hands out each page of a new
 * one as zeros. What was sorted stands there until the next is asked for.
 */
export class Sorter {
  readonly #rows: number;
  readonly #atMost: number;
  #one = emptySorted(0);
  #other = emptySorted(0);
  readonly #some = new Uint32Array(chunk);

  constructor(rows: number, atMost: number) {
    this.#rows = rows;
    this.#atMost = atMost;
  }

  /**
   * The keys of a level in this share's ranges, some ranges at a time, so that no more than so many keys
   * are in memory. They come in the order of their keys: how many come at a time changes nothing.
   */
  *parts(level: Level, taken: Taken, ranges: Ranges): Generator<Part> {
    const keys = (this.#rows * level.width) / ranges.of;
    const parts = Math.min(ranges.count, Math.max(1, Math.ceil(keys / this.#atMost)));
    for (let part = 0; part < parts; part += 1) {
      const from = Math.floor((part * ranges.count) / parts);
      const to = Math.floor(((part + 1) * ranges.count) / parts);
      const some = { ranges, from, to };
      this.#collect(level, taken, some);
      yield { ...some, sorted: this.#sorted() };
    }
  }

  #collect(level: Level, taken: Taken, some: Some): void {
    const [{ width }, rows, own] = [level, this.#some, new Uint32Array(chunk * level.width)];
    this.#one.size = 0;
    for (let row = 0; row < this.#rows;) {
      let count = 0;
      for (; row < this.#rows && count < chunk; row += 1) {
        if (taken?.[row] === 0) continue;
        rows[count] = row;
        count += 1;
      }
      level.keysInto({ rows, start: 0, size: count }, own);
      this.#makeRoom(count * width);
      keep(this.#one, own, { rows, count, width, ...some });
    }
  }

  #makeRoom(more: number): void {
    const { keys, rows, size } = this.#one;
    if (size + more <= keys.length) return;
    const length = Math.max(2 * keys.length, size + more);
    this.#one.keys = placesWithLength(keys, length);
    this.#one.rows = placesWithLength(rows, length);
  }

  /** Three counting sorts: the 2,048 places that they write to stay in the nearest memory, where 65,536 do not. */
  #sorted(): Sorted {
    const { size } = this.#one;
    if (this.#other.keys.length < size) this.#other = emptySorted(this.#one.keys.length);
    const [one, other] = [this.#one, this.#other];
    other.size = size;
    countingSort(one, other, 0);
    countingSort(other, one, bitsEach);
    countingSort(one, other, 2 * bitsEach);
    return other;
  }
}

const emptySorted = (length: number): Filling => ({
  keys: new Uint32Array(length),
  rows: new Uint32Array(length),
  size: 0,
});

type Filling = {
  keys: Uint32Array<ArrayBuffer>;
  rows: Uint32Array<ArrayBuffer>;
  size: number;
};

type Own = Some & {
  readonly rows: Uint32Array;
  readonly count: number;
  readonly width: number;
};

/** Puts the keys of some rows that are in the ranges behind those that are there. */
function keep(into: Filling, own: Uint32Array, { rows, count, width, ...some }: Own): void {
  const { ranges, from, to } = some;
  const { keys, rows: intoRows } = into;
  let { size } = into;
  for (let at = 0, place = 0; at < count; at += 1) {
    for (let last = place + width; place < last; place += 1) {
      const key = own[place] ?? 0;
      if (key === 0) continue;
      const range = ranges.rangeOf(key);
      if (range < from || range >= to || !ranges.isMine(range)) continue;
      keys[size] = key;
      intoRows[size] = rows[at] ?? 0;
      size += 1;
    }
  }
  into.size = size;
}

const bitsEach = 11;
const buckets = 1 << bitsEach;

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

/** Where the keys end, from a place on, of which something is so. */
export function endOfRange(
  { keys, size }: Sorted,
  start: number,
  isIn: (key: number) => boolean,
): number {
  let end = start;
  while (end < size && isIn(keys[end] ?? 0)) end += 1;
  return end;
}

/** The largest block between two places that is no larger than so many. */
export function largestIn(
  sorted: Sorted,
  { start, end }: { readonly start: number; readonly end: number },
  limit: number,
): number {
  let largest = 1;
  for (let at = start, next = at; at < end; at = next) {
    next = endOfBlock(sorted, at);
    if (next - at <= limit) largest = Math.max(largest, next - at);
  }
  return largest;
}

export const pairsIn = (size: number): number => (size * (size - 1)) / 2;
