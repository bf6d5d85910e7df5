/** Which rows hang together; the smallest row stands for all. */
export class UnionFind {
  readonly #parents: Int32Array;

  constructor(rows: number) {
    this.#parents = Int32Array.from({ length: rows }, (_, row) => row);
  }

  find(row: number): number {
    let at = row;
    for (;;) {
      const parent = this.#parents[at] ?? at;
      if (parent === at) return at;
      const above = this.#parents[parent] ?? parent;
      this.#parents[at] = above;
      at = above;
    }
  }

  join(left: number, right: number): void {
    const [one, other] = [this.find(left), this.find(right)];
    if (one !== other) this.#parents[Math.max(one, other)] = Math.min(one, other);
  }
}
