import type { Compared } from "./shelf.ts";

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

  /** @param perRow how many pairs have each row as their smaller one, behind a 0; it is not used again */
  constructor(perRow: Int32Array) {
    this.#next = sumUp(perRow);
    this.#starts = perRow;
    this.#others = new Int32Array(perRow.at(-1) ?? 0);
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

  /** Hands over the pairs with fewer bits than so many whose rows are of one group; a row of none is of -1. */
  eachWithin(
    groups: Int32Array,
    below: number,
    work: (left: number, right: number, bits: number) => void,
  ): void {
    const [starts, others, bits, least] = [this.#starts, this.#others, this.#bits, below * ofBit];
    for (let row = 0; row < groups.length; row += 1) {
      const group = groups[row] ?? -1;
      if (group < 0) continue;
      const end = starts[row + 1] ?? 0;
      for (let place = starts[row] ?? 0; place < end; place += 1) {
        const other = others[place] ?? 0;
        const its = bits[place] ?? 0;
        if (groups[other] === group && its < least) work(row, other, its / ofBit);
      }
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
  const both = new Float64Array(others.length);
  for (let at = 0; at < both.length; at += 1)
    both[at] = (others[at] ?? 0) * 2 * halfOfBits + (bits[at] ?? 0) + halfOfBits;
  both.sort();
  for (let at = 0; at < both.length; at += 1) {
    const one = both[at] ?? 0;
    others[at] = Math.floor(one / (2 * halfOfBits));
    bits[at] = (one % (2 * halfOfBits)) - halfOfBits;
  }
}

/** Counts the pairs of a batch by their smaller row, for `ComparedPairs`. */
export function countPerRow({ left, size }: Pick<Compared, "left" | "size">, perRow: Int32Array) {
  for (let at = 0; at < size; at += 1) {
    const place = (left[at] ?? 0) + 1;
    perRow[place] = (perRow[place] ?? 0) + 1;
  }
}

/** Counts become where each begins. @returns the same once more, to be counted up */
export function sumUp(starts: Int32Array): Int32Array<ArrayBuffer> {
  for (let at = 1; at < starts.length; at += 1)
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  return starts.slice();
}
