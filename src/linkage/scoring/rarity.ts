import { hashText } from "../blocking/hashes.ts";
import { KeySet } from "../blocking/key-set.ts";
import { hashOf } from "../columns/packed.ts";
import { exact, type Comparison } from "../comparing/comparison.ts";
import type { FieldModel } from "../training/model.ts";

/** Bits to add for each value of each field where both records have it: rare values tell more. */
export type Rarity = readonly (Float32Array | undefined)[];

/** What is known of how often values occur: of the data itself, or of a model learned elsewhere. */
export type ValueCounts = FieldModel["values"];

/** A value seen once is not known to be rarer than one never seen. */
const fewest = 1.5;
/** The last level at which it counts how rare a name is: two that are nearly the same are as rare as the commoner of them. */
export const nearly = 2;
/** No name says more bits by how rare it is. */
export const mostRarity = 6;

/** A name as common as the field's average tells what `u` says; rarer tells more, commoner less. */
export function rarityOf(
  comparisons: readonly Comparison[],
  fields: readonly (Pick<FieldModel, "u" | "values"> | undefined)[],
): Rarity {
  return comparisons.map(({ rarity, texts }, at) => {
    const field = fields[at];
    if (rarity === "none" || field === undefined) return undefined;
    const { counts, filled, usualCount } = field.values;
    const bits =
      rarity === "full"
        ? (count: number) => fullBits((Math.max(1, count) + 0.5) / filled, field.u[exact] ?? 1)
        : (count: number) => commonBits(count, usualCount);
    const unseen = bits(fewest - 0.5);
    const rare = new Float32Array(texts.length).fill(unseen);
    if (counts.size === 0) return rare;
    const known = hashesOf(counts);
    for (let code = 0; code < rare.length; code += 1) {
      // Of most numbers nothing is known, and no string is made of them.
      if (!known.has(hashOf(texts, code) | 0)) continue;
      const count = counts.get(texts.at(code) ?? "");
      if (count !== undefined) rare[code] = bits(count);
    }
    return rare;
  });
}

/** Of a model learned before they are worked out once, and not again for each record that comes in. */
const hashes = new WeakMap<ValueCounts["counts"], KeySet>();

function hashesOf(counts: ValueCounts["counts"]): KeySet {
  const before = hashes.get(counts);
  if (before) return before;
  const made = new KeySet();
  for (const text of counts.keys()) made.add(hashText(text));
  hashes.set(counts, made);
  return made;
}

const fullBits = (share: number, usual: number): number =>
  Math.max(-mostRarity, Math.min(mostRarity, Math.log2(usual / share)));

/** A number that stands on far more records than usual is a clinic's or a filler and identifies nobody. */
const commonBits = (count: number, usual: number): number =>
  count > 5 * usual ? -Math.min(2 * mostRarity, Math.log2(count / usual)) : 0;

/** Counts of the values that stand on more than one record: of the others there is nothing to say. */
export function valueCounts({ counts, filled, texts, rarity }: Comparison): ValueCounts {
  const usualCount = counts.reduce((sum, count) => sum + count * count, 0) / Math.max(1, filled);
  const kept = new Map<string, number>();
  // Where only unduly common values count, only they are kept: numbers of people stay out of a model.
  const from = rarity === "full" ? 2 : rarity === "none" ? Infinity : Math.max(5, 5 * usualCount);
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at] ?? 0;
    if (count >= from) kept.set(texts.at(at) ?? "", count);
  }
  return { filled: Math.max(1, filled), counts: kept, usualCount };
}
