import { exact, type Comparison } from "../comparing/comparison.ts";
import { canMove } from "../likelihood/moves.ts";
import { mayBePoor } from "../likelihood/poor-records.ts";
import type { Model } from "../likelihood/model.ts";
import { thetasOf } from "../likelihood/thetas.ts";
import { mostApart } from "./names-together.ts";
import { nearly, rarestOf } from "./rarity.ts";
import { sampledOneOf } from "./sampling.ts";
import { keeping } from "../priors/scoring.ts";

const { mostOthers } = keeping;

/** What decides which pairs are kept. */
export type Worth = {
  /** The weight in bits that a pair can have at most, by its levels and how rare is what agrees in it. */
  readonly most: (levels: Uint8Array, rarity: number) => number;
  /** The same by the levels alone, however rare what agrees may be: all that most pairs are asked. */
  readonly whatever: (levels: Uint8Array) => number;
  /** Pairs that cannot have so many bits are not kept, but for one in so many. */
  readonly from: number;
  readonly oneOf: number;
};

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
  const bits = bitsOfLevels(comparisons, model, mostLevels);
  const known = comparisons.map(({ name }) => model.fields.find((field) => field.name === name));
  const rare = rarestOf(comparisons, known);
  const withRare = bits.map((one) => withRarest(rare, one, mostLevels));
  const atMost = Math.log2(mostOfOne(rows, model.shares));
  const [sum, sumWithRare] = [sumIn(bits, mostLevels), sumIn(withRare, mostLevels)];
  return {
    most: (levels, rarity) => sum(levels) + rarity + atMost,
    whatever: (levels) => sumWithRare(levels) + mostApart + atMost,
    from,
    oneOf,
  };
}

/** The greatest of the sums of what the levels say. */
function sumIn([stayed, moved, poor]: Bits, mostLevels: number): (levels: Uint8Array) => number {
  return (levels) => {
    let [sum, sumMoved, sumPoor] = [0, 0, 0];
    for (let at = 0; at < levels.length; at += 1) {
      const place = at * mostLevels + (levels[at] ?? 0);
      sum += stayed?.[place] ?? 0;
      sumMoved += moved?.[place] ?? 0;
      sumPoor += poor?.[place] ?? 0;
    }
    return Math.max(sum, sumMoved, sumPoor);
  };
}

/** What the levels say where what agrees is as rare as can be. */
function withRarest(rare: readonly number[], bits: Float64Array, mostLevels: number): Float64Array {
  const all = bits.slice();
  for (const [field, most] of rare.entries())
    for (let level: number = exact; level <= nearly; level += 1)
      all[field * mostLevels + level] = (bits[field * mostLevels + level] ?? 0) + most;
  return all;
}

type Bits = readonly Float64Array[];

/**
 * Bits that each level of each comparison says for one person in one home against two strangers, for one
 * person who has moved, and for one of whom a record is a poor one. No pair has a greater weight than the
 * greatest of its sums, with what is rare in it and how many pairs are of one person: that it may be of a
 * household only takes away.
 */
function bitsOfLevels(comparisons: readonly Comparison[], model: Model, mostLevels: number): Bits {
  const { offsets, m, v, p, u } = thetasOf(comparisons, model);
  const of = (theirs: Float64Array): Float64Array => {
    const bits = new Float64Array(comparisons.length * mostLevels);
    for (const [field, { levels }] of comparisons.entries())
      for (let level = 1; level < levels.length; level += 1) {
        const at = (offsets[field] ?? 0) + level;
        bits[field * mostLevels + level] = Math.log2((theirs[at] ?? 1) / (u[at] ?? 1));
      }
    return bits;
  };
  return [of(m), of(canMove(comparisons) ? v : m), of(mayBePoor(comparisons) ? p : m)];
}

/** The share of all pairs that is of one person, at most. */
const mostOfOne = (rows: number, { match, moved, poor = 0 }: Model["shares"]): number =>
  Math.max(match + moved + poor, mostOthers / (rows - 1));
