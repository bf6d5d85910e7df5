import { KeySet } from "./key-set.ts";
import type { Keys } from "./passes.ts";

/** What two rows have in common at one level. */
const nothing = 0;
/** Keys whose blocks were too large to be compared. */
export const onlyDivided = 1;
export const compared = 2;

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
  readonly #right: Uint32Array;
  #leftRow = -1;

  constructor({ name, atoms }: Keys) {
    this.name = name;
    this.width = atoms.length;
    this.#atoms = atoms;
    this.#left = new Uint32Array(atoms.length);
    this.#right = new Uint32Array(atoms.length);
  }

  /** A row's keys, each once, 0 where there is none: a forename may sound like the surname. */
  keysInto(row: number, into: Uint32Array): void {
    const atoms = this.#atoms;
    for (let at = 0; at < atoms.length; at += 1) {
      const key = (atoms[at] as (row: number) => number)(row);
      let isRepeated = false;
      for (let before = 0; before < at; before += 1) if (into[before] === key) isRepeated = true;
      into[at] = isRepeated ? 0 : key;
    }
  }

  /** Whether one of the row's blocks was too large, so that the next level looks at it. */
  isDivided(row: number): boolean {
    if (this.divided.size === 0) return false;
    this.keysInto(row, this.#right);
    for (const key of this.#right) if (key !== 0 && this.divided.has(key)) return true;
    return false;
  }

  #take(left: number, right: number): void {
    if (this.#leftRow !== left) {
      this.keysInto(left, this.#left);
      this.#leftRow = left;
    }
    this.keysInto(right, this.#right);
  }

  inCommon(left: number, right: number): number {
    this.#take(left, right);
    const { width } = this;
    const [one, other] = [this.#left, this.#right];
    let found = nothing;
    for (let a = 0; a < width; a += 1) {
      const key = one[a] ?? 0;
      if (key === 0) continue;
      for (let b = 0; b < width; b += 1) {
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
    this.#take(left, right);
    const { width } = this;
    const [one, other] = [this.#left, this.#right];
    for (let a = 0; a < width; a += 1) {
      const mine = one[a] ?? 0;
      if (mine === 0 || mine >= key) continue;
      for (let b = 0; b < width; b += 1)
        if (other[b] === mine && !this.divided.has(mine)) return false;
    }
    return true;
  }
}
