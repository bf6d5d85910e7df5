/** The smallest value that so many of a hundred do not exceed (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (found === undefined) throw new RangeError("There is nothing to count");
  return found;
}

/** How long it took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * How often a time of the other kind is longer than one of this kind (Mann–Whitney, ties count half), and between
 * which bounds that lies by luck 19 times in 20 where the two do not differ.
 */
export function chanceSlower(
  one: readonly number[],
  other: readonly number[],
): { readonly chance: number; readonly from: number; readonly to: number } {
  if (one.length === 0 || other.length === 0) throw new RangeError("There is nothing to compare");
  let wins = 0;
  for (const slow of other)
    for (const fast of one) wins += slow > fast ? 1 : slow === fast ? 0.5 : 0;
  const pairs = one.length * other.length;
  const spread = 1.96 * Math.sqrt((one.length + other.length + 1) / (12 * pairs));
  return { chance: wins / pairs, from: 0.5 - spread, to: 0.5 + spread };
}
