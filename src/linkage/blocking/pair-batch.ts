/** Pairs of rows on their way to be compared, the smaller row first. */
export type Pairs = {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Where the parts end of which is asked what they come to; nothing is asked where there are none. */
  readonly ends?: readonly number[];
  /** Only to know what they come to: whoever keeps pairs leaves these. */
  readonly isTrial?: boolean;
};

const room = 1 << 16;

export class PairBatch {
  #left = new Int32Array(room);
  #right = new Int32Array(room);
  size = 0;

  add(left: number, right: number): void {
    if (this.size === this.#left.length) this.#grow();
    this.#left[this.size] = left;
    this.#right[this.size] = right;
    this.size += 1;
  }

  /** What has come so far, in arrays of their own; the batch is empty again. */
  take(): Pairs {
    const taken = { left: this.#left.slice(0, this.size), right: this.#right.slice(0, this.size) };
    this.size = 0;
    return taken;
  }

  #grow(): void {
    const [left, right] = [this.#left, this.#right];
    this.#left = new Int32Array(left.length * 2);
    this.#right = new Int32Array(left.length * 2);
    this.#left.set(left);
    this.#right.set(right);
  }
}
