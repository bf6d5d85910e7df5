import { hashText } from "../packed/hashes.ts";
import { KeySet } from "../blocking/key-set.ts";
import { hashOf } from "../packed/packed.ts";
import { exact, type Comparison } from "../comparing/comparison.ts";
import type { FieldModel } from "../likelihood/model.ts";
import type { ValueCounts } from "../likelihood/value-counts.ts";
import { rarity as priors } from "../priors/scoring.ts";

const { countOfUnseen: fewest, commonFrom } = priors;

/** Bits to add for each value of each field where both records have it: rare values tell more. */
export type Rarity = readonly (Float32Array | undefined)[];

/** The last level at which it counts how rare a name is: two that are nearly the same are as rare as the commoner of them. */
export const nearly = 2;
/**
 * The last level at which it counts how rare the values of a comparison are: of kinds, which are the same or
 * not, the first.
 */
export const lastRare = ({ rarity, levels }: Pick<Comparison, "rarity" | "levels">): number =>
  rarity === "full" && levels.length > nearly + 1 ? nearly : exact;
/** No name says more bits by how rare it is. */
export const mostRarity = priors.most;

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

const isCommon = (count: number, usual: number): boolean => count > commonFrom * usual;

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
