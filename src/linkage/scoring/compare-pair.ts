import { exact, type Comparison } from "../comparing/comparison.ts";
import { compareRecords } from "../comparing/comparisons.ts";
import type { PatternTable } from "../comparing/patterns.ts";
import type { Together } from "./names-together.ts";
import type { PairStore } from "./pairs.ts";
import type { Rarity } from "./rarity.ts";

type Into = {
  readonly patterns: PatternTable;
  readonly pairs: PairStore;
  readonly together: Together;
};

/** Compares two rows and keeps what came out; the same for a batch and for one incoming record. */
export function pairAdder(
  comparisons: readonly Comparison[],
  rarity: Rarity,
  { patterns, pairs, together }: Into,
): (left: number, right: number) => void {
  const levels = new Uint8Array(comparisons.length);
  return (left, right) => {
    compareRecords(comparisons, left, right, levels);
    const at = pairs.add(left, right, patterns.add(levels));
    let [own, shared] = [0, 0];
    for (let field = 0; field < comparisons.length; field += 1) {
      const comparison = comparisons[field];
      const level = levels[field] ?? 0;
      if (comparison === undefined || level === 0 || level > nearly) continue;
      const bits = rarityBits(comparison, rarity[field], { level, left, right });
      if (comparison.isShared) shared += bits;
      else own += bits;
    }
    pairs.ownRarity[at] = own;
    pairs.sharedRarity[at] = shared - together(levels, left, right);
  };
}

/** Of names, two that are nearly the same are as rare as the commoner of them. */
const nearly = 2;

type At = { readonly level: number; readonly left: number; readonly right: number };

export function rarityBits(
  comparison: Comparison,
  rarity: Float32Array | undefined,
  { level, left, right }: At,
): number {
  if (rarity === undefined) return 0;
  const one = rarity[comparison.valueAt(left)] ?? 0;
  if (level === exact) return one;
  if (comparison.rarity !== "full" || level !== nearly) return 0;
  return Math.min(one, rarity[comparison.valueAt(right)] ?? 0);
}
