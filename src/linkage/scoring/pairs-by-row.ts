import type { ScoredPairs } from "./scored-pairs.ts";

/** So many are looked through one by one; more are looked for by halves. */
const few = 24;

/** Scored pairs with so many bits or more, found by their two rows. */
export class PairsByRow {
  readonly #weight: Float32Array;
  readonly #starts: Int32Array;
  readonly #others: Int32Array;
  readonly #places: Int32Array;

  constructor(rows: number, { left, right, weight, size }: ScoredPairs, from: number) {
    this.#weight = weight;
    this.#starts = new Int32Array(rows + 1);
    const starts = this.#starts;
    for (let at = 0; at < size; at += 1) {
      if ((weight[at] ?? 0) < from) continue;
      const place = (left[at] ?? 0) + 1;
      starts[place] = (starts[place] ?? 0) + 1;
    }
    const next = sumUp(starts);
    this.#others = new Int32Array(starts[rows] ?? 0);
    this.#places = new Int32Array(starts[rows] ?? 0);
    for (let at = 0; at < size; at += 1) {
      if ((weight[at] ?? 0) < from) continue;
      const row = left[at] ?? 0;
      const place = next[row] ?? 0;
      this.#others[place] = right[at] ?? 0;
      this.#places[place] = at;
      next[row] = place + 1;
    }
    this.#putInOrder();
  }

  #putInOrder(): void {
    for (let row = 0; row < this.#starts.length - 1; row += 1) {
      const [start, end] = [this.#starts[row] ?? 0, this.#starts[row + 1] ?? 0];
      if (end - start > few)
        putInOrder(this.#others.subarray(start, end), this.#places.subarray(start, end));
    }
  }

  /** The weight of two rows in bits; undefined where they are no pair. */
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
      if (this.#others[place] === right) return this.#weight[this.#places[place] ?? 0];
    return undefined;
  }
}

/** By the other row; both go into one number. */
function putInOrder(others: Int32Array, places: Int32Array): void {
  const both = Float64Array.from(others, (other, at) => other * 2 ** 21 + at);
  both.sort();
  const before = places.slice();
  for (let at = 0; at < both.length; at += 1) {
    const one = both[at] ?? 0;
    const other = Math.floor(one / 2 ** 21);
    others[at] = other;
    places[at] = before[one - other * 2 ** 21] ?? 0;
  }
}

/** Counts become where each begins. @returns the same once more, to be counted up */
export function sumUp(starts: Int32Array): Int32Array<ArrayBuffer> {
  for (let at = 1; at < starts.length; at += 1)
    starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  return starts.slice();
}
