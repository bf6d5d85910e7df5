import { weightsWithLength, withLength } from "../columns/longer.ts";

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
