import type { Comparison } from "../comparing/comparison.ts";
import { canMove } from "../training/learn.ts";
import type { Model } from "../training/model.ts";
import { thetasOf } from "../training/thetas.ts";
import { isSampled, sampledOneOf } from "./sampling.ts";

/** Whether a pair is kept, by its levels and how rare is what agrees in it. */
export type Worth = (levels: Uint8Array, rarity: number, left: number, right: number) => boolean;

type Judged = { readonly rows: number; readonly model: Model; readonly from: number };

/**
 * Pairs that cannot have a weight of `from` bits are not kept, but for a sample. Nine in ten that share a
 * key share it by chance: they would wait, be weighed and be left aside.
 * @returns undefined where all pairs are kept
 */
export function worthKeeping(
  comparisons: readonly Comparison[],
  { rows, model, from }: Judged,
): Worth | undefined {
  const oneOf = sampledOneOf(rows);
  if (oneOf === 1 || from === -Infinity) return undefined;
  const mostLevels = Math.max(...comparisons.map(({ levels }) => levels.length));
  const [stayed, moved] = bitsOfLevels(comparisons, model, mostLevels);
  const least = from - Math.log2(mostOfOne(rows, model.shares));
  return (levels, rarity, left, right) => {
    let sum = rarity;
    let sumMoved = rarity;
    for (let at = 0; at < levels.length; at += 1) {
      const place = at * mostLevels + (levels[at] ?? 0);
      sum += stayed[place] ?? 0;
      sumMoved += moved[place] ?? 0;
    }
    return Math.max(sum, sumMoved) >= least || isSampled(left, right, oneOf);
  };
}

/**
 * Bits that each level of each comparison says for one person in one home against two strangers, and for
 * one person who has moved. No pair has a greater weight than the greater of its two sums, with what is
 * rare in it and how many pairs are of one person: that it may be of a household only takes away.
 */
function bitsOfLevels(comparisons: readonly Comparison[], model: Model, mostLevels: number) {
  const { offsets, m, v, u } = thetasOf(comparisons, model);
  const of = (theirs: Float64Array): Float64Array => {
    const bits = new Float64Array(comparisons.length * mostLevels);
    for (const [field, { levels }] of comparisons.entries())
      for (let level = 1; level < levels.length; level += 1) {
        const at = (offsets[field] ?? 0) + level;
        bits[field * mostLevels + level] = Math.log2((theirs[at] ?? 1) / (u[at] ?? 1));
      }
    return bits;
  };
  return [of(m), of(canMove(comparisons) ? v : m)] as const;
}

/** So many other records each person has on average at most, as long as nothing is known of it. */
const mostOthers = 4;

/** The share of all pairs that is of one person, at most. */
const mostOfOne = (rows: number, { match, moved }: Model["shares"]): number =>
  Math.max(match + moved, mostOthers / (rows - 1));
