import type { Shelf } from "./shelf.ts";

/** A weight is kept to the sixty-fourth of a bit. */
const ofBit = 64;
/** Weights beyond these bits are kept as these. */
const mostBits = 500;

/** So many are looked through one by one; more are put in order and looked for by halves. */
const few = 24;

/** All pairs that were compared, by their smaller row, with their weights: six bytes for each. */
export class ComparedPairs {
  readonly #starts: Int32Array;
  readonly #next: Int32Array;
  readonly #others: Int32Array;
  readonly #bits: Int16Array;

  constructor(rows: number, shelf: Shelf) {
    const starts = new Int32Array(rows + 1);
    for (const { left, size } of shelf.batches())
      for (let at = 0; at < size; at += 1) {
        const place = (left[at] ?? 0) + 1;
        starts[place] = (starts[place] ?? 0) + 1;
      }
    this.#next = sumUp(starts);
    this.#starts = starts;
    this.#others = new Int32Array(starts[rows] ?? 0);
    this.#bits = new Int16Array(this.#others.length);
  }

  add(left: number, right: number, bits: number): void {
    const place = this.#next[left] ?? 0;
    this.#others[place] = right;
    this.#bits[place] = Math.round(Math.max(-mostBits, Math.min(mostBits, bits)) * ofBit);
    this.#next[left] = place + 1;
  }

  /** Is called once, when all pairs are there and before any is looked for. */
  putInOrder(): void {
    for (let row = 0; row < this.#starts.length - 1; row += 1) {
      const [start, end] = [this.#starts[row] ?? 0, this.#starts[row + 1] ?? 0];
      if (end - start > few)
        putInOrder(this.#others.subarray(start, end), this.#bits.subarray(start, end));
    }
  }

  /** The weight of two rows in bits; undefined where they were never compared. */
  between(one: number, other: number): number | undefined {
    const left = Math.min(one, other);
    const right = Math.max(one, other);
    let start = this.#starts[left] ?? 0;
    let end = this.#starts[left + 1] ?? 0;
    while (end - start > few) {
      const middle = (start + end) >> 1;
      if ((this.#others[middle] ?? 0) <= right) start = middle;
      else end = middle;
    }
    for (let place = start; place < end; place += 1)
      if (this.#others[place] === right) return (this.#bits[place] ?? 0) / ofBit;
    return undefined;
  }
}

const halfOfBits = 1 << 15;

/** By row; bits go along in the lower half of one number. */
function putInOrder(others: Int32Array, bits: Int16Array): void {
  const both = Float64Array.from(
    others,
    (other, at) => other * 2 * halfOfBits + (bits[at] ?? 0) + halfOfBits,
  ).sort();
  for (const [at, one] of both.entries()) {
    others[at] = Math.floor(one / (2 * halfOfBits));
    bits[at] = (one % (2 * halfOfBits)) - halfOfBits;
  }
}

/** Counts become where each begins. @returns the same once more, to be counted up */
export function sumUp(starts: Int32Array): Int32Array<ArrayBuffer> {
  for (let at = 1; at < starts.length; at += 1)
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  return starts.slice();
}
