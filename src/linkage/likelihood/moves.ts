import type { Comparison } from "../comparing/comparison.ts";
import { classes } from "./thetas.ts";

/** A move is seen where several things tell of the home; of one alone it would be no more than its `m`. */
export const canMove = (comparisons: readonly Comparison[]): boolean =>
  comparisons.filter(({ isHome }) => isHome).length > 1;

/**
 * A household moves as often as a child does: of brothers and sisters too one record may be from before a
 * move and the other from after it. Without this such pairs could only be of one child who has moved.
 */

/** Of two records of one person, how many are of two homes. */
export function shareOfMoves(shares: ArrayLike<number>): number {
  const [stayed, moved] = [shares[classes.match] ?? 0, shares[classes.moved] ?? 0];
  return moved === 0 ? 0 : moved / (stayed + moved);
}

/**
 * Bits that a level of what tells of the home says for another home rather than for the same.
 * @param theirs how often each level comes out for brothers and sisters, or for twins
 */
export const bitsOfElsewhere = (u: Float64Array, theirs: Float64Array, at: number): number =>
  Math.log2((u[at] ?? 1) / (theirs[at] ?? 1));

/** How much likelier a household's pair is, as a factor, where some have moved between the two records. */
export const orElsewhere = (moves: number, elsewhere: number): number =>
  1 - moves + moves * elsewhere;
