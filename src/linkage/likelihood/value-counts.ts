import type { Comparison } from "../comparing/comparison.ts";
import type { FieldModel } from "./model.ts";
import { rarity as priors } from "../priors/scoring.ts";

const { commonFrom } = priors;

/** What is known of how often values occur: of the data itself, or of a model learned elsewhere. */
export type ValueCounts = FieldModel["values"];

/** Counts of the values that stand on more than one record: of the others there is nothing to say. */
export function valueCounts({ counts, filled, texts, rarity }: Comparison): ValueCounts {
  const meanCount = meanOf(counts);
  const usualCount = usualOf(counts);
  const kept = new Map<string, number>();
  // Where only unduly common values count, only they are kept: numbers of people stay out of a model.
  const from =
    rarity === "full"
      ? 2
      : rarity === "none"
        ? Infinity
        : Math.max(commonFrom, commonFrom * usualCount);
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
    if (below >= half) return meanOf(counts, commonFrom * count);
  }
  return 0;
}
