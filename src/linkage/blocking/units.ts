/** One of so many shares of the work, counted from 0: 0 of 1 is all of it. */
export type Share = { readonly mine: number; readonly of: number };

/** So many pairs are looked at for one unit; its last row may take it further. */
const unitOf = 1 << 16;

/**
 * Counts work off into units where there are no keys, alike in every thread that goes through the same
 * rows: each knows which units are its own without asking the others.
 */
export class Units {
  readonly #share: Share;
  #unit = 0;
  #work = 0;

  constructor(share: Share) {
    this.#share = share;
  }

  get isMine(): boolean {
    return this.#unit % this.#share.of === this.#share.mine;
  }

  /** Counts the work of a row. @returns whether a unit of this share is done with it */
  isDone(work: number): boolean {
    this.#work += work;
    return this.#work >= unitOf && this.#end();
  }

  /** @returns whether the last unit was begun and is of this share */
  isLastMine(): boolean {
    return this.#work > 0 && this.#end();
  }

  #end(): boolean {
    const { isMine } = this;
    this.#unit += 1;
    this.#work = 0;
    return isMine;
  }
}
