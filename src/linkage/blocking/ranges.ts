import type { Share } from "./units.ts";

/** So many keys or fewer are a range, unless they are not spread. */
const keysOfRange = 1 << 16;
const fewest = 16;

/**
 * The range of all keys cut into equal parts, by how many keys there may be and nothing else. Each
 * share of the work has every second of them, or every third: it sorts these keys and no others.
 */
export class Ranges {
  readonly count: number;
  /** How many shares there are. */
  readonly of: number;
  readonly #shift: number;
  readonly #isMine: Uint8Array;

  constructor(keys: number, { mine, of }: Share) {
    this.of = of;
    let bits = Math.log2(fewest);
    while (2 ** bits * keysOfRange < keys && bits < 20) bits += 1;
    this.count = 2 ** bits;
    this.#shift = 32 - bits;
    this.#isMine = Uint8Array.from({ length: this.count }, (_, at) => Number(at % of === mine));
  }

  /** The range in which a key lies. */
  rangeOf(key: number): number {
    return key >>> this.#shift;
  }

  isMine(range: number): boolean {
    return this.#isMine[range] === 1;
  }
}
