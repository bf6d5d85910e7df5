import { KeyMaker, type HashTable } from "./key-maker.ts";
import { KeySet } from "./key-set.ts";
import type { Keys } from "./passes.ts";

/** What two rows have in common at one level. */
const nothing = 0;
/** Keys whose blocks were too large to be compared. */
export const onlyDivided = 1;
export const compared = 2;

/** Rows that share a key, so many from the start on; each block has a number of its own. */
export type Block = {
  rows: Uint32Array;
  start: number;
  size: number;
  number: number;
};

/** What is known of a key: whether its block was divided is looked up when somebody asks. */
const notAsked = 0;
const isCompared = 1;
const isDivided = 2;

/**
 * One level of a pass at work: its keys are worked out when they are asked for, never kept for all
 * rows, and the blocks that were too large are remembered. The keys of the rows of one block are kept
 * while that block is gone through, by the place of a row in it.
 */
export class Level {
  readonly name: string;
  readonly width: number;
  readonly divided = new KeySet();
  readonly #maker: KeyMaker;
  readonly #own: Uint32Array;
  #keptFor = new Int32Array(1 << 6).fill(-1);
  #kept: Uint32Array;
  #known: Uint8Array;

  constructor({ name, atoms }: Keys, table: HashTable) {
    this.name = name;
    this.width = atoms.length;
    this.#maker = new KeyMaker(atoms, table);
    this.#own = new Uint32Array(this.width);
    this.#kept = new Uint32Array(this.width * this.#keptFor.length);
    this.#known = new Uint8Array(this.#kept.length);
  }

  keysInto(row: number, into: Uint32Array, start = 0): void {
    this.#maker.keysInto(row, into, start);
  }

  /** Whether one of the row's blocks was too large, so that the next level looks at it. */
  isDivided(row: number): boolean {
    if (this.divided.size === 0) return false;
    const own = this.#own;
    this.#maker.keysInto(row, own);
    for (let at = 0; at < own.length; at += 1) {
      const key = own[at] ?? 0;
      if (key !== 0 && this.divided.has(key)) return true;
    }
    return false;
  }

  /** @returns where the keys of the row at this place of the block stand */
  #place(block: Block, at: number): number {
    if (this.#keptFor[at] !== block.number) this.#keep(block, at);
    return at * this.width;
  }

  #keep(block: Block, at: number): void {
    if (at >= this.#keptFor.length) this.#grow(block.size);
    const start = at * this.width;
    this.#maker.keysInto(block.rows[block.start + at] ?? 0, this.#kept, start);
    this.#known.fill(notAsked, start, start + this.width);
    this.#keptFor[at] = block.number;
  }

  #grow(size: number): void {
    this.#keptFor = new Int32Array(2 * size).fill(-1);
    this.#kept = new Uint32Array(this.width * this.#keptFor.length);
    this.#known = new Uint8Array(this.#kept.length);
  }

  #wasDivided(place: number): boolean {
    if (this.#known[place] === notAsked)
      this.#known[place] = this.divided.has(this.#kept[place] ?? 0) ? isDivided : isCompared;
    return this.#known[place] === isDivided;
  }

  /** What the rows at two places of the block have in common. */
  inCommon(block: Block, left: number, right: number): number {
    // The larger place first: where there is no room for it the keys of both are worked out anew.
    const other = this.#place(block, right);
    const one = this.#place(block, left);
    const [kept, width] = [this.#kept, this.width];
    let found = nothing;
    for (let a = one; a < one + width; a += 1) {
      const key = kept[a] ?? 0;
      if (key === 0) continue;
      for (let b = other; b < other + width; b += 1) {
        if (kept[b] !== key) continue;
        if (!this.#wasDivided(a)) return compared;
        found = onlyDivided;
      }
    }
    return found;
  }

  /** Of the blocks that both rows stand in and that are compared, whether this is the first. */
  isFirst(key: number, block: Block, left: number, right: number): boolean {
    if (this.width === 1) return true;
    const other = this.#place(block, right);
    const one = this.#place(block, left);
    const [kept, width] = [this.#kept, this.width];
    for (let a = one; a < one + width; a += 1) {
      const mine = kept[a] ?? 0;
      if (mine === 0 || mine >= key) continue;
      for (let b = other; b < other + width; b += 1)
        if (kept[b] === mine && !this.#wasDivided(a)) return false;
    }
    return true;
  }
}
