import type { Comparison } from "../comparing/comparison.ts";
import type { PatternTable } from "../comparing/patterns.ts";
import { likelihoods } from "../training/learn.ts";
import type { Model } from "../training/model.ts";
import { classes, type Thetas } from "../training/thetas.ts";
import type { PairStore } from "./pairs.ts";

/** Of all pairs of records, the share of each class, in the order of `classes`. */
export type Shares = Float64Array;

export function sharesArray({ match, household, twins }: Model["shares"]): Shares {
  return Float64Array.of(match, household, twins, Math.max(1e-9, 1 - match - household - twins));
}

/** The likelihood of each pattern by class, in logarithms to the base of two. */
export type PatternBits = {
  readonly match: Float64Array;
  readonly household: Float64Array;
  readonly twins: Float64Array;
  readonly stranger: Float64Array;
};

export function patternBits(
  comparisons: readonly Comparison[],
  patterns: PatternTable,
  thetas: Thetas,
): PatternBits {
  const [match, household, twins, stranger] = [0, 1, 2, 3].map(
    () => new Float64Array(patterns.size),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const parts = new Float64Array(4);
  const mixture = new Float64Array(4).fill(1);
  const skipped = new Uint8Array(comparisons.length);
  for (let pattern = 0; pattern < patterns.size; pattern += 1) {
    likelihoods(patterns, pattern, { thetas, mixture, skipped, parts });
    match[pattern] = Math.log2(parts[classes.match] ?? 0);
    household[pattern] = Math.log2(parts[classes.household] ?? 0);
    twins[pattern] = Math.log2(parts[classes.twins] ?? 0);
    stranger[pattern] = Math.log2(parts[classes.stranger] ?? 0);
  }
  return { match, household, twins, stranger };
}

/**
 * How many pairs there are of each class among all pairs, from the candidates: each counts as much
 * as it is probable. What no pass has found is not counted.
 */
export function learnShares(
  pairs: PairStore,
  bits: PatternBits,
  { allPairs, hasHouseholds }: { readonly allPairs: number; readonly hasHouseholds: boolean },
): Shares {
  let shares = sharesOf([pairs.size * 0.2, pairs.size * 0.1, pairs.size * 0.01], allPairs);
  if (!hasHouseholds) shares = sharesOf([pairs.size * 0.2, 0, 0], allPairs);
  for (let round = 0; round < 30; round += 1) {
    const sums: [number, number, number] = [0.5, 1e-6, 1e-6];
    for (let at = 0; at < pairs.size; at += 1) addTo(sums, { pairs, bits, at, shares });
    if (!hasHouseholds) sums[1] = sums[2] = 0;
    const next = sharesOf(sums, allPairs);
    const moved = Math.abs((next[0] ?? 0) - (shares[0] ?? 0)) / (shares[0] ?? 1);
    shares = next;
    if (moved < 1e-3) break;
  }
  return shares;
}

function sharesOf(counts: readonly number[], allPairs: number): Shares {
  const known = counts.map((count) => count / allPairs);
  const others = known.reduce((sum, share) => sum + share, 0);
  return Float64Array.of(...known, Math.max(1e-9, 1 - others));
}

type Adding = {
  readonly pairs: PairStore;
  readonly bits: PatternBits;
  readonly at: number;
  readonly shares: Shares;
};

function addTo(sums: [number, number, number], { pairs, bits, at, shares }: Adding): void {
  const pattern = pairs.pattern[at] ?? 0;
  const own = 2 ** -(pairs.ownRarity[at] ?? 0);
  const shared = 2 ** -(pairs.sharedRarity[at] ?? 0);
  const m = (shares[0] ?? 0) * 2 ** (bits.match[pattern] ?? 0);
  const h = (shares[1] ?? 0) * 2 ** (bits.household[pattern] ?? 0) * own;
  const t = (shares[2] ?? 0) * 2 ** (bits.twins[pattern] ?? 0) * own;
  const n = (shares[3] ?? 0) * 2 ** (bits.stranger[pattern] ?? 0) * own * shared;
  const all = m + h + t + n || Number.MIN_VALUE;
  sums[0] += m / all;
  sums[1] += h / all;
  sums[2] += t / all;
}

/** The weight of a pair in bits: the logarithm of the odds that it is of one person. */
export function scorePairs(pairs: PairStore, bits: PatternBits, shares: Shares): Float32Array {
  const scores = new Float32Array(pairs.size);
  const [match, household, twins, stranger] = [...shares].map((share) => Math.log2(share)) as [
    number,
    number,
    number,
    number,
  ];
  for (let at = 0; at < pairs.size; at += 1) {
    const pattern = pairs.pattern[at] ?? 0;
    const own = pairs.ownRarity[at] ?? 0;
    const shared = pairs.sharedRarity[at] ?? 0;
    const others =
      2 ** (household + (bits.household[pattern] ?? 0) - own) +
      2 ** (twins + (bits.twins[pattern] ?? 0) - own) +
      2 ** (stranger + (bits.stranger[pattern] ?? 0) - own - shared);
    scores[at] = match + (bits.match[pattern] ?? 0) - Math.log2(others);
  }
  return scores;
}

export const probability = (bits: number): number => 1 / (1 + 2 ** -bits);

/** The weight in bits at which a pair has this probability. */
export const bitsOf = (share: number): number => Math.log2(share / (1 - share));
