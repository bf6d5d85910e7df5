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
/**
 * The last level at which it counts how rare the values of a comparison are: of kinds, which are the same or
 * not, the first.
 */
export const lastRare = ({ rarity, levels }: Pick<Comparison, "rarity" | "levels">): number =>
  rarity === "full" && levels.length > nearly + 1 ? nearly : exact;
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
    const { counts, filled, usualCount, meanCount = usualCount } = field.values;
    const bits =
      rarity === "full"
        ? (count: number) => fullBits((Math.max(1, count) + 0.5) / filled, field.u[exact] ?? 1)
        : (count: number) => commonBits(count, usualCount, meanCount);
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
const commonBits = (count: number, usual: number, mean: number): number => {
  // Of a column that was empty where the model was learned nothing is common.
  if (usual === 0) return 0;
  const bits = Math.log2(mean / (isCommon(count, usual) ? count : usual));
  return Math.max(-2 * mostRarity, Math.min(2 * mostRarity, bits));
};

const isCommon = (count: number, usual: number): boolean => count > 5 * usual;

/** Counts of the values that stand on more than one record: of the others there is nothing to say. */
export function valueCounts({ counts, filled, texts, rarity }: Comparison): ValueCounts {
  const meanCount = meanOf(counts);
  const usualCount = usualOf(counts);
  const kept = new Map<string, number>();
  // Where only unduly common values count, only they are kept: numbers of people stay out of a model.
  const from = rarity === "full" ? 2 : rarity === "none" ? Infinity : Math.max(5, 5 * usualCount);
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at] ?? 0;
    if (count >= from) kept.set(texts.at(at) ?? "", count);
  }
  return { filled: Math.max(1, filled), counts: kept, usualCount, meanCount };
}

/** The mean count of a value, weighted by its records. */
function meanOf(counts: Float64Array, upTo = Infinity): number {
  let [records, squares] = [0, 0];
  for (const count of counts) {
    if (count > upTo) continue;
    records += count;
    squares += count * count;
  }
  return records === 0 ? 0 : squares / records;
}

/** The same without the values that are unduly common beside the one of which half of all records have none commoner. */
function usualOf(counts: Float64Array): number {
  const records = new Map<number, number>();
  for (const count of counts) records.set(count, (records.get(count) ?? 0) + count);
  const half = [...records.values()].reduce((sum, one) => sum + one, 0) / 2;
  let below = 0;
  for (const [count, its] of [...records].toSorted(([one], [other]) => one - other)) {
    below += its;
    if (below >= half) return meanOf(counts, 5 * count);
  }
  return 0;
}

/** The most that how rare a value is can add, field by field. */
export function rarestOf(
  comparisons: readonly Comparison[],
  fields: readonly (Pick<FieldModel, "values"> | undefined)[],
): number[] {
  return comparisons.map(({ rarity }, at) => {
    const values = fields[at]?.values;
    if (rarity === "none" || values === undefined) return 0;
    if (rarity === "full") return mostRarity;
    const { usualCount, meanCount = usualCount } = values;
    return Math.max(0, commonBits(0, usualCount, meanCount));
  });
}
