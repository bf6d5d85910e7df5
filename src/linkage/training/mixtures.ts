import type { Comparison } from "../comparing/comparison.ts";
import type { Stratum } from "./strata.ts";
import { firstShares } from "../priors/classes.ts";

/**
 * The shares of the classes in a stratum before anything is learned, in the order of `classes`. Where its
 * pairs say nothing else this is what stays: a number is issued to one person, so that records with one
 * number are that person's unless they say otherwise. Poor records are looked for when the rest is known.
 */
export function firstMixture(
  { leftOut }: Stratum,
  comparisons: readonly Comparison[],
  mayMove: boolean,
): Float64Array {
  const { match, household, twins, stranger } = sharesIn(leftOut, comparisons);
  const moved = mayMove ? firstShares.movedForEachMatch : 0;
  return Float64Array.of(match, household, twins, stranger, match * moved, 0);
}

function sharesIn(leftOut: Stratum["leftOut"], comparisons: readonly Comparison[]) {
  if (leftOut.length === 0) return firstShares.byChance;
  return leftOut.some((field) => comparisons[field]?.isNumber)
    ? firstShares.ofNumber
    : firstShares.ofOthers;
}
