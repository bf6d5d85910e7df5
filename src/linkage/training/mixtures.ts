import type { Comparison } from "../comparing/comparison.ts";
import type { Stratum } from "./strata.ts";

/** A move is seen where several things tell of the home; of one alone it would be no more than its `m`. */
export const canMove = (comparisons: readonly Comparison[]): boolean =>
  comparisons.filter(({ isHome }) => isHome).length > 1;

/**
 * The shares of the classes in a stratum before anything is learned, in the order of `classes`. Where its
 * pairs say nothing else this is what stays: a number is issued to one person, so that records with one
 * number are that person's unless they say otherwise.
 */
export function firstMixture(
  { leftOut }: Stratum,
  comparisons: readonly Comparison[],
  mayMove: boolean,
): Float64Array {
  const moved = mayMove ? 0.2 : 0;
  if (leftOut.length === 0) return Float64Array.of(0.001, 0.0005, 0.0001, 0.9984, 0.001 * moved);
  return leftOut.some((field) => comparisons[field]?.isNumber)
    ? Float64Array.of(0.9, 0.05, 0.01, 0.04, 0.9 * moved)
    : Float64Array.of(0.3, 0.1, 0.02, 0.58, 0.3 * moved);
}
