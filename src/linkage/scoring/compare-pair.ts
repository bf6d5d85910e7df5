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
  const all = rareFields(comparisons, rarity);
  return (left, right) => {
    compareRecords(comparisons, left, right, levels);
    const at = pairs.add(left, right, patterns.add(levels));
    let own = 0;
    let shared = 0;
    for (let place = 0; place < all.length; place += 1) {
      const field = all[place] as RareField;
      const level = levels[field.at] ?? 0;
      if (level === 0 || level > field.upTo) continue;
      const one = field.bits[field.codes[left] ?? -1] ?? 0;
      const bits = level === exact ? one : Math.min(one, field.bits[field.codes[right] ?? -1] ?? 0);
      if (field.isShared) shared += bits;
      else own += bits;
    }
    pairs.ownRarity[at] = own;
    pairs.sharedRarity[at] = shared - together(levels, left, right);
  };
}

/** A field in which it counts how rare a value is, as `rarityBits` has it. */
type RareField = {
  readonly at: number;
  readonly codes: Int32Array;
  readonly bits: Float32Array;
  readonly isShared: boolean;
  /** The last level at which it counts. */
  readonly upTo: number;
};

function rareFields(comparisons: readonly Comparison[], rarity: Rarity): RareField[] {
  return comparisons.flatMap(({ codes, isShared, rarity: mode }, at) => {
    const bits = rarity[at];
    return bits ? [{ at, codes, bits, isShared, upTo: mode === "full" ? nearly : exact }] : [];
  });
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
  const one = rarity[comparison.codes[left] ?? -1] ?? 0;
  if (level === exact) return one;
  if (comparison.rarity !== "full" || level !== nearly) return 0;
  return Math.min(one, rarity[comparison.codes[right] ?? -1] ?? 0);
}
