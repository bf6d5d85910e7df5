import type { Comparison } from "../comparing/comparison.ts";
import { learning } from "../priors/training.ts";

const { forenameAlone: forEachPair } = learning;

/**
 * A forename is what tells a child from brothers and sisters. Where nothing else does, pairs of a
 * household and pairs of a person with another forename are told apart by nothing but how seldom a
 * person has another: learning alone would make one class of both. That it is seldom is said by imagined
 * pairs, as far as no number is known of the records that is issued to one person.
 * @returns how many for each pair of a person
 */
export function imaginedForenames(comparisons: readonly Comparison[]): number {
  const numbers = comparisons.filter(({ isNumber }) => isNumber);
  const rows = comparisons[0]?.codes.length ?? 0;
  let without = 0;
  for (let row = 0; row < rows; row += 1)
    if (numbers.every(({ codes }) => (codes[row] ?? -1) < 0)) without += 1;
  return (forEachPair * without) / Math.max(1, rows);
}

/**
 * How many pairs of a person are imagined: none while its forenames differ no oftener than is usual. That
 * they differ more seldom is learned from the data as it is, and keeps twins apart.
 * @param sums pairs of a person by the level of their forenames, from "not known" on
 */
export function imaginedPairs({ levels }: Comparison, sums: Float64Array, forEach: number): number {
  const pairs = sums.subarray(1, levels.length).reduce((all, one) => all + one, 0);
  const different = levels.length - 1;
  const isTooOften = (sums[different] ?? 0) > pairs * (levels[different]?.usual ?? 0);
  return isTooOften ? forEach * pairs : 0;
}
