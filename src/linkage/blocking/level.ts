import { readAhead } from "../packed/ahead.ts";
import { KeyMaker, type HashTable, type Rows } from "./key-maker.ts";
import { KeySet } from "./key-set.ts";
import type { Keys } from "./passes.ts";

/** What two rows have in common at one level. */
const nothing = 0;
/** Keys whose blocks were too large to be compared. */
export const onlyDivided = 1;
export const compared = 2;

/** Rows that share a key; each block has a number of its own. */
export type Block = {
  -readonly [Part in keyof Rows]: Rows[Part];
} & { number: number };

/**
 * One level of a pass at work: its keys are worked out when they are asked for, never kept for all
 * rows, and the blocks that were too large are remembered. The keys of the rows of one block are kept
 * while that block is gone through, by the place of a row in it; of the level that is gone through
 * itself those of a whole run of blocks.
 */
export class Level {
  readonly name: string;
  readonly width: number;
  readonly divided = new KeySet();
  readonly #maker: KeyMaker;
  readonly #table: HashTable;
  /** Where all keys stand in the table as they are, their columns. */
  readonly #columns: readonly number[] | undefined;
  #kept: Uint32Array;
  #keptFor = -1;
  #ofRun: Uint32Array;

  constructor({ name, atoms }: Keys, table: HashTable) {
    this.name = name;
    this.width = atoms.length;
    this.#table = table;
    this.#maker = new KeyMaker(atoms, table);
    const columns = atoms.flatMap((atom) => ("column" in atom ? [atom.column] : []));
    this.#columns = columns.length === atoms.length ? columns : undefined;
    this.#kept = new Uint32Array(this.width << 5);
    this.#ofRun = new Uint32Array(this.width << 10);
  }

  /** The keys of rows, row after row. */
  keysInto(rows: Rows, into: Uint32Array): void {
    this.#maker.keysInto(rows, into);
  }

  /** Works out the keys of a run of blocks, in which `isFirst` looks for those of a block. */
  enter(run: Rows): void {
    const { hashes, width } = this.#table;
    readAhead({ of: hashes, width }, run);
    if (this.width === 1) return;
    if (run.size * this.width > this.#ofRun.length)
      this.#ofRun = new Uint32Array(run.size * this.width * 2);
    this.#maker.keysInto(run, this.#ofRun);
  }

  #keysOf(block: Block): Uint32Array {
    if (this.#keptFor !== block.number) {
      if (block.size * this.width > this.#kept.length)
        this.#kept = new Uint32Array(block.size * this.width * 2);
      this.#maker.keysInto(block, this.#kept);
      this.#keptFor = block.number;
    }
    return this.#kept;
  }

  /** What the rows at two places of the block have in common. */
  inCommon(block: Block, left: number, right: number): number {
    if (this.#columns) return this.#inColumns(this.#columns, block, left, right);
    const kept = this.#keysOf(block);
    const { width } = this;
    let found = nothing;
    for (let a = left * width; a < (left + 1) * width; a += 1) {
      const key = kept[a] ?? 0;
      if (key === 0) continue;
      for (let b = right * width; b < (right + 1) * width; b += 1) {
        if (kept[b] !== key) continue;
        if (!this.divided.has(key | 0)) return compared;
        found = onlyDivided;
      }
    }
    return found;
  }

  /** The same where nothing is to be worked out: this is asked for nearly every pair, the rest for few. */
  #inColumns(columns: readonly number[], block: Block, left: number, right: number): number {
    const { hashes, width } = this.#table;
    const one = (block.rows[block.start + left] ?? 0) * width;
    const other = (block.rows[block.start + right] ?? 0) * width;
    let found = nothing;
    for (let a = 0; a < columns.length; a += 1) {
      const key = hashes[one + (columns[a] ?? 0)] ?? 0;
      if (key === 0) continue;
      for (let b = 0; b < columns.length; b += 1) {
        if (hashes[other + (columns[b] ?? 0)] !== key) continue;
        if (!this.divided.has(key | 0)) return compared;
        found = onlyDivided;
      }
    }
    return found;
  }

  /** Of the blocks that both rows stand in and that are compared, whether this one of the run is the first. */
  isFirst(key: number, { start }: Block, left: number, right: number): boolean {
    if (this.width === 1) return true;
    const { width } = this;
    const kept = this.#ofRun;
    const one = (start + left) * width;
    const other = (start + right) * width;
    for (let a = one; a < one + width; a += 1) {
      const mine = kept[a] ?? 0;
      if (mine === 0 || mine >= key) continue;
      for (let b = other; b < other + width; b += 1)
        if (kept[b] === mine && !this.divided.has(mine | 0)) return false;
    }
    return true;
  }
}
