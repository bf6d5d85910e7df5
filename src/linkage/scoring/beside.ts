import { inView } from "../priors/scoring.ts";

const { against } = inView;

/** Whether nobody stands against a pair, by the most that a third record says against it. */
export const isAlone = (least = 0): boolean => least > against;

/**
 * What third records say of each pair: the one that says most for it and the one that says most
 * against it. Which records these are is kept only where somebody will ask.
 */
export class Beside {
  readonly most: Float32Array;
  readonly least: Float32Array;
  readonly #speaksFor: Int32Array;
  readonly #speaksAgainst: Int32Array;
  /** Bits for each pair against which nobody stands surely, 0 for the others. */
  readonly unopposed: Float32Array;

  constructor(pairs: number, keepsRows: boolean) {
    this.most = new Float32Array(pairs);
    this.least = new Float32Array(pairs);
    this.unopposed = new Float32Array(pairs);
    this.#speaksFor = new Int32Array(keepsRows ? pairs : 0).fill(-1);
    this.#speaksAgainst = new Int32Array(keepsRows ? pairs : 0).fill(-1);
  }

  hear(at: number, third: number, bits: number): void {
    if (bits > (this.most[at] ?? 0)) {
      this.most[at] = bits;
      this.#speaksFor[at] = third;
    } else if (bits < (this.least[at] ?? 0)) {
      this.least[at] = bits;
      this.#speaksAgainst[at] = third;
    }
  }

  /** The third records that spoke, with their bits. */
  thirds(at: number): readonly { readonly row: number; readonly bits: number }[] {
    return [
      { row: this.#speaksFor[at] ?? -1, bits: this.most[at] ?? 0 },
      { row: this.#speaksAgainst[at] ?? -1, bits: this.least[at] ?? 0 },
    ].filter(({ bits }) => bits !== 0);
  }
}
