import { exact, type Comparison } from "../comparing/comparison.ts";
import { compareMany } from "../comparing/comparisons.ts";
import type { PatternTable } from "../comparing/patterns.ts";
import type { Together } from "./names-together.ts";
import type { PairStore } from "./pairs.ts";
import { lastRare, type Rarity } from "./rarity.ts";
import { isSampled } from "./sampling.ts";
import type { Worth } from "./worth-keeping.ts";
import { rarity as priors } from "../priors/scoring.ts";

const { manyPeoples } = priors;

type Into = {
  readonly patterns: PatternTable;
  readonly pairs: PairStore;
  readonly together: Together;
  /** Which pairs are kept; all unless said. */
  readonly worth?: Worth | undefined;
};

/**
 * So many pairs are compared thing by thing: what one pair waits for out of the memory is fetched while
 * the others are compared, which pair by pair it is not. Their levels stay in the nearest memory.
 */
const chunk = 256;

/** Compares pairs of rows and keeps what came out; the same for a batch and for one incoming record. */
export function pairAdder(
  comparisons: readonly Comparison[],
  rarity: Rarity,
  into: Into,
): (left: ArrayLike<number>, right: ArrayLike<number>) => void {
  const levels = new Uint8Array(comparisons.length * chunk);
  const own = Array.from({ length: chunk }, (_, at) =>
    levels.subarray(at * comparisons.length, (at + 1) * comparisons.length),
  );
  const keep = keeper(rareFields(comparisons, rarity), into);
  const { pairs } = into;
  return (left, right) => {
    pairs.compared += left.length;
    for (let from = 0; from < left.length; from += chunk) {
      const count = Math.min(chunk, left.length - from);
      compareMany(comparisons, { left, right, from, count }, levels);
      for (let at = 0; at < count; at += 1)
        keep(own[at] as Uint8Array, left[from + at] ?? 0, right[from + at] ?? 0);
    }
  };
}

/** Keeps one pair: its pattern, and how rare is what agrees. */
function keeper(fields: readonly RareField[], { patterns, pairs, together, worth }: Into) {
  return (levels: Uint8Array, left: number, right: number): void => {
    const isWanted = !worth || isSampled(left, right, worth.oneOf);
    if (!isWanted && worth.whatever(levels) < worth.from) return;
    let own = 0;
    let shared = 0;
    let crowd = 0;
    for (let place = 0; place < fields.length; place += 1) {
      const { at: field, upTo, bits, isShared, isOfHome, inRows } = fields[place] as RareField;
      const level = levels[field] ?? 0;
      if (level === 0 || level > upTo) continue;
      const { codes, stride, offset } = inRows;
      let rare = bits[codes[left * stride + offset] ?? -1] ?? 0;
      if (level !== exact) rare = Math.min(rare, bits[codes[right * stride + offset] ?? -1] ?? 0);
      if (isShared) shared += rare;
      else own += rare;
      if (isOfHome) crowd = Math.min(crowd, crowding(rare));
    }
    own += crowd;
    shared -= crowd;
    shared -= together(levels, left, right);
    const most = worth ? worth.most(levels, own + shared) : Infinity;
    pairs.likely += 1 / (1 + 2 ** -most);
    if (!isWanted && most < worth.from) return;
    const at = pairs.add(left, right, patterns.add(levels));
    pairs.ownRarity[at] = own;
    pairs.sharedRarity[at] = shared;
  };
}

/**
 * Whether it tells of the home. In a home of many, as a hostel or a school is, pairs of two people grow with
 * the square of those who live there and pairs of one person do not: what makes it common among all records
 * makes its pairs commoner for a household too, once, whichever way the home is told of.
 */
const isOfHome = ({ isHome, isReach, rarity }: Comparison): boolean =>
  rarity === "common only" && (isHome === true || isReach === true);

/** Bits that what is so common takes off what a home says for one person against a household. */
const crowding = (rare: number): number => (rare < manyPeoples ? rare : 0);

/** The same of a whole pair, by how rare is what agrees in it. */
export const crowdOf = (comparisons: readonly Comparison[], rare: readonly number[]): number =>
  comparisons.reduce(
    (least, one, field) => Math.min(least, isOfHome(one) ? crowding(rare[field] ?? 0) : 0),
    0,
  );

/** A field in which it counts how rare a value is, as `rarityBits` has it. */
type RareField = {
  readonly at: number;
  readonly inRows: Comparison["inRows"];
  readonly bits: Float32Array;
  readonly isShared: boolean;
  readonly isOfHome: boolean;
  /** The last level at which it counts. */
  readonly upTo: number;
};

function rareFields(comparisons: readonly Comparison[], rarity: Rarity): RareField[] {
  return comparisons.flatMap((comparison, at) => {
    const bits = rarity[at];
    const { inRows, isShared } = comparison;
    const upTo = lastRare(comparison);
    return bits ? [{ at, inRows, bits, isShared, isOfHome: isOfHome(comparison), upTo }] : [];
  });
}

type At = { readonly level: number; readonly left: number; readonly right: number };

export function rarityBits(
  comparison: Comparison,
  rarity: Float32Array | undefined,
  { level, left, right }: At,
): number {
  if (rarity === undefined) return 0;
  const one = rarity[comparison.codes[left] ?? -1] ?? 0;
  if (level === exact) return one;
  if (level === 0 || level > lastRare(comparison)) return 0;
  return Math.min(one, rarity[comparison.codes[right] ?? -1] ?? 0);
}
