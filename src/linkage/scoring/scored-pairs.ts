import { weightsWithLength, withLength } from "../packed/longer.ts";

/** Pairs of rows with their weight in bits, in columns that grow. */
export class ScoredPairs {
  left = new Int32Array(1 << 12);
  right = new Int32Array(1 << 12);
  #weight = new Float32Array(1 << 12);
  #bySource = new Float32Array(1 << 12);
  size = 0;

  get weight(): Float32Array {
    return this.#weight.subarray(0, this.size);
  }

  /** Bits that are added to the weight because of the sources in which the two stand. */
  get bySource(): Float32Array {
    return this.#bySource.subarray(0, this.size);
  }

  /** The same pairs of rows that are called otherwise, the smaller first. */
  inRows(names: Int32Array): ScoredPairs {
    const made = new ScoredPairs();
    const of = (rows: Int32Array) => rows.subarray(0, this.size).map((row) => names[row] ?? row);
    [made.left, made.right] = [of(this.left), of(this.right)];
    for (let at = 0; at < this.size; at += 1) {
      const [one, other] = [made.left[at] ?? 0, made.right[at] ?? 0];
      if (one < other) continue;
      made.left[at] = other;
      made.right[at] = one;
    }
    [made.#weight, made.#bySource, made.size] = [this.#weight, this.#bySource, this.size];
    return made;
  }

  add(left: number, right: number, weight: number, bySource = 0): void {
    const at = this.size;
    if (at === this.left.length) this.#grow();
    this.left[at] = left;
    this.right[at] = right;
    this.#weight[at] = weight;
    this.#bySource[at] = bySource;
    this.size = at + 1;
  }

  #grow(): void {
    const more = this.size * 2;
    this.left = withLength(this.left, more);
    this.right = withLength(this.right, more);
    this.#weight = weightsWithLength(this.#weight, more);
    this.#bySource = weightsWithLength(this.#bySource, more);
  }
}
