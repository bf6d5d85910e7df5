import type { Comparison } from "../comparing/comparison.ts";

/** Bits to add for each value of each field where both records have it: rare values tell more. */
export type Rarity = readonly (Float32Array | undefined)[];

/** A name as common as the field's average tells what `u` says; rarer tells more, commoner less. */
export function rarityOf(comparisons: readonly Comparison[], u: readonly number[]): Rarity {
  return comparisons.map((comparison, field) => {
    if (comparison.rarity === "none") return undefined;
    return comparison.rarity === "full"
      ? fullRarity(comparison, u[field] ?? 1)
      : commonOnly(comparison);
  });
}

const most = 6;

function fullRarity({ counts, filled }: Comparison, usual: number): Float32Array {
  return Float32Array.from(counts, (count) => {
    // A value seen twice in a small file is not known to be rare: half an observation is added.
    const share = (count + 0.5) / filled;
    return Math.max(-most, Math.min(most, Math.log2(usual / share)));
  });
}

/** A number that stands on far more records than usual is a clinic's or a filler and identifies nobody. */
function commonOnly({ counts, filled }: Comparison): Float32Array {
  const mean = counts.reduce((sum, count) => sum + count * count, 0) / Math.max(1, filled);
  return Float32Array.from(counts, (count) =>
    count > 5 * mean ? -Math.min(12, Math.log2(count / mean)) : 0,
  );
}
