import { weightsWithLength, withLength } from "../packed/longer.ts";

/** Columns that grow: pairs in typed arrays, so that ten million stay within a few hundred megabytes. */
export class PairStore {
  left: Int32Array<ArrayBuffer>;
  right: Int32Array<ArrayBuffer>;
  pattern: Int32Array<ArrayBuffer>;
  /** Bits for how rare the agreeing values are that are a person's own. */
  ownRarity: Float32Array<ArrayBuffer>;
  /** The same for values that a household shares. */
  sharedRarity: Float32Array<ArrayBuffer>;
  size = 0;
  /** How many were compared to find these. */
  compared = 0;
  /** How many of these may be of one person: the sum of what each may be at most. */
  likely = 0;

  constructor(room = 1 << 14) {
    this.left = new Int32Array(room);
    this.right = new Int32Array(room);
    this.pattern = new Int32Array(room);
    this.ownRarity = new Float32Array(room);
    this.sharedRarity = new Float32Array(room);
  }

  add(left: number, right: number, pattern: number): number {
    if (this.size === this.left.length) this.#grow();
    const at = this.size;
    this.left[at] = left;
    this.right[at] = right;
    this.pattern[at] = pattern;
    this.size = at + 1;
    return at;
  }

  #grow(): void {
    const more = this.left.length * 2;
    this.left = withLength(this.left, more);
    this.right = withLength(this.right, more);
    this.pattern = withLength(this.pattern, more);
    this.ownRarity = weightsWithLength(this.ownRarity, more);
    this.sharedRarity = weightsWithLength(this.sharedRarity, more);
  }
}
