export type Proposal = { readonly one: number; readonly other: number; readonly weight: number };

const comesFirst = (left: Proposal, right: Proposal): boolean =>
  left.weight !== right.weight
    ? left.weight > right.weight
    : left.one !== right.one
      ? left.one < right.one
      : left.other < right.other;

/** A binary heap: the heaviest proposal first, among equals the one with the smaller rows. */
export class Heap {
  readonly #all: Proposal[] = [];

  put(proposal: Proposal): void {
    let at = this.#all.push(proposal) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#all[parent];
      if (above === undefined || !comesFirst(proposal, above)) break;
      this.#all[at] = above;
      at = parent;
    }
    this.#all[at] = proposal;
  }

  take(): Proposal | undefined {
    const first = this.#all[0];
    const last = this.#all.pop();
    if (last === undefined || this.#all.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      let below = this.#all[child];
      if (below === undefined) break;
      const other = this.#all[child + 1];
      if (other !== undefined && comesFirst(other, below)) {
        below = other;
        child += 1;
      }
      if (!comesFirst(below, last)) break;
      this.#all[at] = below;
      at = child;
    }
    this.#all[at] = last;
    return first;
  }
}
