/** Columns that grow: pairs in typed arrays, so that ten million stay within a few hundred megabytes. */
export class PairStore {
  left: Int32Array;
  right: Int32Array;
  pattern: Int32Array;
  /** Bits for how rare the agreeing values are that are a person's own. */
  ownRarity: Float32Array;
  /** The same for values that a household shares. */
  sharedRarity: Float32Array;
  size = 0;

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
    this.left = longer(this.left, new Int32Array(more));
    this.right = longer(this.right, new Int32Array(more));
    this.pattern = longer(this.pattern, new Int32Array(more));
    this.ownRarity = longer(this.ownRarity, new Float32Array(more));
    this.sharedRarity = longer(this.sharedRarity, new Float32Array(more));
  }
}

function longer<A extends Int32Array | Float32Array>(from: A, into: A): A {
  into.set(from);
  return into;
}
