import type { Comparison } from "../comparing/comparison.ts";
import type { PatternTable } from "../comparing/patterns.ts";
import { bitsOfElsewhere, orElsewhere, shareOfMoves } from "../likelihood/moves.ts";
import { classes, type Thetas } from "../likelihood/thetas.ts";

type Learning = {
  readonly comparisons: readonly Comparison[];
  readonly thetas: Thetas;
  readonly mixture: Float64Array;
  readonly skipped: Uint8Array;
};

/**
 * Pairs of brothers, sisters and twins of whom one record is from before a move, while it is learned what
 * pairs look like: as often as of one person. Taken for one child who has moved, they would teach that a
 * child often has another forename, and twins in one home would be one child.
 */
export class FamiliesElsewhere {
  readonly #homes: readonly number[];
  readonly #moves: number;
  readonly #thetas: Thetas;

  constructor({ comparisons, thetas, mixture, skipped }: Learning) {
    const isTold = ({ isHome }: Comparison, field: number) =>
      isHome === true && skipped[field] !== 1;
    this.#homes = comparisons.flatMap((one, field) => (isTold(one, field) ? [field] : []));
    this.#moves = shareOfMoves(mixture);
    this.#thetas = thetas;
  }

  /**
   * Adds to `parts` the pairs of a household and of twins that are of two homes.
   * @returns how many of both are of one home
   */
  add(patterns: PatternTable, pattern: number, parts: Float64Array): number {
    const { household, twins } = classes;
    const [h, t] = [parts[household] ?? 0, parts[twins] ?? 0];
    if (this.#moves === 0 || this.#homes.length === 0) return 1;
    const { offsets, u, h: ofFamilies, t: ofTwins } = this.#thetas;
    let [away, twinsAway] = [0, 0];
    for (const field of this.#homes) {
      const at = (offsets[field] ?? 0) + patterns.level(pattern, field);
      away += bitsOfElsewhere(u, ofFamilies, at);
      twinsAway += bitsOfElsewhere(u, ofTwins, at);
    }
    parts[household] = h * orElsewhere(this.#moves, 2 ** away);
    parts[twins] = t * orElsewhere(this.#moves, 2 ** twinsAway);
    const both = parts[household] + parts[twins];
    return both === 0 ? 1 : ((1 - this.#moves) * (h + t)) / both;
  }
}
