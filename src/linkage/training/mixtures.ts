import type { Comparison } from "../comparing/comparison.ts";
import { classes } from "./thetas.ts";
import type { Stratum } from "./strata.ts";

/** A move is seen where several things tell of the home; of one alone it would be no more than its `m`. */
export const canMove = (comparisons: readonly Comparison[]): boolean =>
  comparisons.filter(({ isHome }) => isHome).length > 1;

/** Of two children of a household so many are twins, and so many imagined ones stand behind what is learned. */
const usuallyTwins = 0.03;
const imagined = 20;

/**
 * How many of a household's pairs are twins is told by those whose forenames are known: of others nobody
 * can say whether they are twins or one child.
 */
export class NamedFamilies {
  #household = 0;
  #twins = usuallyTwins * imagined;

  /** @param parts of a pair whose forenames are known, by class */
  add(parts: Float64Array): void {
    this.addBoth(parts[classes.household] ?? 0, parts[classes.twins] ?? 0);
  }

  addBoth(household: number, twins: number): void {
    this.#household += household;
    this.#twins += twins;
  }

  /** How many of so many pairs of a household are of twins. */
  twinsOf(family: number): number {
    const all = this.#household + this.#twins + (1 - usuallyTwins) * imagined;
    return (family * this.#twins) / all;
  }

  /** Divides what a household has of all classes anew. */
  divide(shares: Float64Array): void {
    const family = (shares[classes.household] ?? 0) + (shares[classes.twins] ?? 0);
    shares[classes.twins] = this.twinsOf(family);
    shares[classes.household] = family - this.twinsOf(family);
  }
}

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
  const moved = mayMove ? 0.2 : 0;
  if (leftOut.length === 0) return Float64Array.of(0.001, 0.0005, 0.0001, 0.9984, 0.001 * moved, 0);
  return leftOut.some((field) => comparisons[field]?.isNumber)
    ? Float64Array.of(0.9, 0.05, 0.01, 0.04, 0.9 * moved, 0)
    : Float64Array.of(0.3, 0.1, 0.02, 0.58, 0.3 * moved, 0);
}
