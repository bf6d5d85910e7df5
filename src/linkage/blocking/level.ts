import { KeySet } from "./key-set.ts";
import type { Keys } from "./passes.ts";

/** What two rows have in common at one level. */
const nothing = 0;
/** Keys whose blocks were too large to be compared. */
export const onlyDivided = 1;
export const compared = 2;

/** Of so many rows the keys are kept: a block is gone through pair by pair, and each row comes again. */
const keptRows = 1 << 9;

/**
 * One level of a pass at work: its keys are worked out when they are asked for, never kept for all
 * rows, and the blocks that were too large are remembered.
 */
export class Level {
  readonly name: string;
  readonly width: number;
  readonly divided = new KeySet();
  readonly #atoms: Keys["atoms"];
  readonly #left: Uint32Array;
  readonly #keptRows = new Int32Array(keptRows).fill(-1);
  readonly #kept: Uint32Array;
  #leftRow = -1;

  constructor({ name, atoms }: Keys) {
    this.name = name;
    this.width = atoms.length;
    this.#atoms = atoms;
    this.#left = new Uint32Array(atoms.length);
    this.#kept = new Uint32Array(atoms.length * keptRows);
  }

  /** A row's keys, each once, 0 where there is none: a forename may sound like the surname. */
  keysInto(row: number, into: Uint32Array, start = 0): void {
    const atoms = this.#atoms;
    for (let at = 0; at < atoms.length; at += 1) {
      const key = (atoms[at] as (row: number) => number)(row);
      let isRepeated = false;
      for (let before = start; before < start + at; before += 1)
        if (into[before] === key) isRepeated = true;
      into[start + at] = isRepeated ? 0 : key;
    }
  }

  /** Where the row's keys stand among those that are kept. */
  #place(row: number): number {
    const slot = row & (keptRows - 1);
    const start = slot * this.width;
    if (this.#keptRows[slot] !== row) {
      this.keysInto(row, this.#kept, start);
      this.#keptRows[slot] = row;
    }
    return start;
  }

  /** Whether one of the row's blocks was too large, so that the next level looks at it. */
  isDivided(row: number): boolean {
    if (this.divided.size === 0) return false;
    const start = this.#place(row);
    for (let at = start; at < start + this.width; at += 1) {
      const key = this.#kept[at] ?? 0;
      if (key !== 0 && this.divided.has(key)) return true;
    }
    return false;
  }

  /** @returns where the keys of the right row stand; those of the left one have a place of their own */
  #take(left: number, right: number): number {
    if (this.#leftRow !== left) {
      this.keysInto(left, this.#left);
      this.#leftRow = left;
    }
    return this.#place(right);
  }

  inCommon(left: number, right: number): number {
    const start = this.#take(left, right);
    const end = start + this.width;
    const [one, other] = [this.#left, this.#kept];
    let found = nothing;
    for (let a = 0; a < one.length; a += 1) {
      const key = one[a] ?? 0;
      if (key === 0) continue;
      for (let b = start; b < end; b += 1) {
        if (other[b] !== key) continue;
        if (!this.divided.has(key)) return compared;
        found = onlyDivided;
      }
    }
    return found;
  }

  /** Of the blocks that both rows stand in and that are compared, whether this is the first. */
  isFirst(key: number, left: number, right: number): boolean {
    if (this.width === 1) return true;
    const start = this.#take(left, right);
    const end = start + this.width;
    const [one, other] = [this.#left, this.#kept];
    for (let a = 0; a < one.length; a += 1) {
      const mine = one[a] ?? 0;
      if (mine === 0 || mine >= key) continue;
      for (let b = start; b < end; b += 1)
        if (other[b] === mine && !this.divided.has(mine)) return false;
    }
    return true;
  }
}
