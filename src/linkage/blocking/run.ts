import { placesWithLength } from "../packed/longer.ts";
import type { Rows } from "./key-maker.ts";

/** So many rows are gone through together; the last block may take it further. */
const roomFor = 1 << 9;

/**
 * Blocks on their way to be gone through, one behind the other: what is worked out for their rows is
 * worked out for all at once, since a block by itself is mostly two or three rows.
 */
export class Run {
  #rows = new Uint32Array(2 * roomFor);
  /** Where each block ends, and the key that its rows share. */
  readonly #ends = new Uint32Array(roomFor);
  readonly #keys = new Uint32Array(roomFor);
  #size = 0;
  #blocks = 0;

  /** @returns whether there are enough rows now */
  add(key: number, rows: Uint32Array, start: number, end: number): boolean {
    const size = this.#size + end - start;
    if (size > this.#rows.length) this.#rows = placesWithLength(this.#rows, 2 * size);
    for (let at = start, into = this.#size; at < end; at += 1, into += 1)
      this.#rows[into] = rows[at] ?? 0;
    this.#keys[this.#blocks] = key;
    this.#ends[this.#blocks] = size;
    this.#blocks += 1;
    this.#size = size;
    return size >= roomFor;
  }

  /** The rows of all blocks. */
  get all(): Rows {
    return { rows: this.#rows, start: 0, size: this.#size };
  }

  /** Hands over each block, and is empty again. */
  takeEach(work: (key: number, start: number, size: number) => void): void {
    let start = 0;
    for (let at = 0; at < this.#blocks; at += 1) {
      const end = this.#ends[at] ?? 0;
      work(this.#keys[at] ?? 0, start, end - start);
      start = end;
    }
    this.#size = 0;
    this.#blocks = 0;
  }
}
