import type { Comparison } from "../comparing/comparison.ts";
import { forenamesIn } from "../comparing/initials.ts";
import type { PatternTable } from "../comparing/patterns.ts";
import { likelihoods } from "../likelihood/likelihoods.ts";
import { NamedFamilies } from "../likelihood/named-families.ts";
import type { Model } from "../likelihood/model.ts";
import { classCount, classes, type Thetas } from "../likelihood/thetas.ts";
import { bitsOfElsewhere, orElsewhere, shareOfMoves } from "../likelihood/moves.ts";
import type { PairStore } from "./pairs.ts";
import type { Sample } from "./shelf.ts";
import { firstCounts } from "../priors/classes.ts";
import { rounds } from "../priors/training.ts";

/** Of all pairs of records, the share of each class, in the order of `classes`. */
export type Shares = Float64Array;

export function sharesArray({ match, household, twins, moved, poor = 0 }: Model["shares"]): Shares {
  const others = Math.max(1e-9, 1 - match - household - twins - moved - poor);
  return Float64Array.of(match, household, twins, others, moved, poor);
}

/** The likelihood of each pattern by class, in logarithms to the base of two. */
export type PatternBits = {
  readonly match: Float64Array;
  readonly household: Float64Array;
  readonly twins: Float64Array;
  readonly stranger: Float64Array;
  readonly moved: Float64Array;
  readonly poor: Float64Array;
  /** How much likelier a household's pair is if the one record is from before a move: with homes as strangers have them. */
  readonly elsewhere: Float64Array;
  /** The same of twins. */
  readonly twinsElsewhere: Float64Array;
  /** Which patterns know both forenames, or the first letters of them; none where forenames are not compared. */
  readonly named: Uint8Array;
};

export function patternBits(
  comparisons: readonly Comparison[],
  patterns: PatternTable,
  thetas: Thetas,
): PatternBits {
  const none = () => new Float64Array(patterns.size);
  const [match, household, twins, stranger] = [none(), none(), none(), none()];
  const [moved, poor, elsewhere, twinsElsewhere] = [none(), none(), none(), none()];
  const named = new Uint8Array(patterns.size);
  const forenames = forenamesIn(comparisons);
  const parts = new Float64Array(classCount);
  const mixture = new Float64Array(classCount).fill(1);
  const skipped = new Uint8Array(comparisons.length);
  const homes = comparisons.flatMap(({ isHome }, field) => (isHome === true ? [field] : []));
  for (let pattern = 0; pattern < patterns.size; pattern += 1) {
    likelihoods(patterns, pattern, { thetas, mixture, skipped, parts });
    match[pattern] = Math.log2(parts[classes.match] ?? 0);
    household[pattern] = Math.log2(parts[classes.household] ?? 0);
    twins[pattern] = Math.log2(parts[classes.twins] ?? 0);
    stranger[pattern] = Math.log2(parts[classes.stranger] ?? 0);
    moved[pattern] = Math.log2(parts[classes.moved] ?? 0);
    poor[pattern] = Math.log2(parts[classes.poor] ?? 0);
    let [bits, ofTwins] = [0, 0];
    for (let field = 0; field < homes.length; field += 1) {
      const home = homes[field] ?? 0;
      const level = patterns.level(pattern, home);
      const at = (thetas.offsets[home] ?? 0) + level;
      bits += bitsOfElsewhere(thetas.u, thetas.h, at);
      ofTwins += bitsOfElsewhere(thetas.u, thetas.t, at);
    }
    elsewhere[pattern] = bits;
    twinsElsewhere[pattern] = ofTwins;
    named[pattern] = Number(forenames.some((at) => patterns.level(pattern, at) !== 0));
  }
  const ofOne = { match, moved, poor };
  return { ...ofOne, household, twins, stranger, elsewhere, twinsElsewhere, named };
}

/**
 * How many pairs there are of each class among all pairs, from the candidates: each counts as much
 * as it is probable. What no pass has found is not counted.
 */
export function learnShares(
  pairs: Sample["pairs"],
  bits: PatternBits,
  { allPairs, hasHouseholds, mayMove, mayBePoor, begun, least }: Sharing,
): Shares {
  const first = begun
    ? (begunWith.map((one) => (begun[one] ?? 0) * allPairs) as Sums)
    : (startedWith.map((share) => share * pairs.size) as Sums);
  const left = (sums: Sums): void => {
    if (!hasHouseholds) sums[1] = sums[2] = 0;
    if (!mayMove) sums[3] = 0;
    if (!mayBePoor) sums[4] = 0;
    if (least && hasHouseholds)
      for (const [at, one] of begunWith.entries())
        if (one === classes.household || one === classes.twins)
          sums[at] = Math.max(sums[at] ?? 0, (least[one] ?? 0) * allPairs);
  };
  left(first);
  const counted: Counted = {
    patterns: pairs.pattern,
    size: pairs.size,
    likely: likelihoodsOf(bits),
    own: factors(pairs.ownRarity, pairs.size),
    shared: factors(pairs.sharedRarity, pairs.size),
  };
  let shares = sharesOf(first, allPairs);
  for (let round = 0; round < rounds.ofCounting; round += 1) {
    const sums = expected(counted, shares);
    left(sums);
    const next = sharesOf(sums, allPairs);
    const change = Math.abs((next[0] ?? 0) - (shares[0] ?? 0)) / (shares[0] ?? 1);
    shares = next;
    if (change < rounds.settledCounting) break;
  }
  return shares;
}

type Sharing = {
  readonly allPairs: number;
  readonly hasHouseholds: boolean;
  readonly mayMove: boolean;
  /** Whether poor records were told from others. */
  readonly mayBePoor: boolean;
  /** What is known before: where pairs tell nothing of a class its share stays what it was. */
  readonly begun?: Shares;
  /** Of these no fewer pairs are of a household and of twins. */
  readonly least?: Shares | undefined;
};

const { match, household, twins, moved, poor } = firstCounts;
const startedWith = [match, household, twins, moved, poor] as const;

const begunWith = [
  classes.match,
  classes.household,
  classes.twins,
  classes.moved,
  classes.poor,
] as const;

/** Of one person in one home, of a household, of twins, of one person who moved, of one with a poor record. */
type Sums = [number, number, number, number, number];

function sharesOf(counts: Sums, allPairs: number): Shares {
  const [match, household, twins, moved, poor] = counts.map((count) => count / allPairs) as Sums;
  return sharesArray({ match, household, twins, moved, poor });
}

/** No longer in logarithms: once for each pattern, and not again for each pair in each round. */
const likelihoodsOf = (bits: PatternBits): PatternBits => {
  const { match, household, twins, stranger, moved, poor, elsewhere, twinsElsewhere, named } = bits;
  const of = (bits: Float64Array) => bits.map((one) => 2 ** one);
  return {
    match: of(match),
    household: of(household),
    twins: of(twins),
    stranger: of(stranger),
    moved: of(moved),
    poor: of(poor),
    named,
    elsewhere: of(elsewhere),
    twinsElsewhere: of(twinsElsewhere),
  };
};

/** Rarity as a factor: once for each pair, and not again in each round. */
function factors(bits: ArrayLike<number>, size: number): Float64Array {
  const found = new Float64Array(size);
  for (let at = 0; at < found.length; at += 1) found[at] = 2 ** -(bits[at] ?? 0);
  return found;
}

type Counted = {
  readonly patterns: ArrayLike<number>;
  readonly size: number;
  readonly likely: PatternBits;
  readonly own: Float64Array;
  readonly shared: Float64Array;
};

/** How many pairs are of each class by these shares. */
function expected({ patterns, size, likely, own, shared }: Counted, shares: Shares): Sums {
  const sums: Sums = [0.5, 1e-6, 1e-6, 1e-6, 1e-6];
  const [match, household, twins, stranger, moved, poor] = byPattern(likely, shares);
  const named = new NamedFamilies();
  for (let at = 0; at < size; at += 1) {
    const pattern = patterns[at] ?? 0;
    const rare = own[at] ?? 1;
    const m = match[pattern] ?? 0;
    const h = (household[pattern] ?? 0) * rare;
    const t = (twins[pattern] ?? 0) * rare;
    const n = (stranger[pattern] ?? 0) * rare * (shared[at] ?? 1);
    const v = moved[pattern] ?? 0;
    const p = poor[pattern] ?? 0;
    const all = m + h + t + n + v + p || Number.MIN_VALUE;
    sums[0] += m / all;
    sums[1] += h / all;
    sums[2] += t / all;
    sums[3] += v / all;
    sums[4] += p / all;
    if (likely.named[pattern] === 1) named.addBoth(h / all, t / all);
  }
  if (likely.named.includes(1)) {
    const family = sums[1] + sums[2];
    sums[2] = named.twinsOf(family);
    sums[1] = family - sums[2];
  }
  return sums;
}

/** What each class has of a pattern by these shares: once for each, and not for each of its pairs. */
function byPattern(likely: PatternBits, shares: Shares) {
  const moves = shareOfMoves(shares);
  const of = (likelihood: Float64Array, share = 0) => likelihood.map((one) => share * one);
  const family = (likelihood: Float64Array, elsewhere: Float64Array, share = 0) =>
    likelihood.map((one, at) => share * one * orElsewhere(moves, elsewhere[at] ?? 1));
  return [
    of(likely.match, shares[0]),
    family(likely.household, likely.elsewhere, shares[1]),
    family(likely.twins, likely.twinsElsewhere, shares[2]),
    of(likely.stranger, shares[3]),
    of(likely.moved, shares[classes.moved]),
    of(likely.poor, shares[classes.poor]),
  ] as const;
}

/** The weight of a pair in bits: the logarithm of the odds that it is of one person. */
export type Weigher = (pairs: Weighed, at: number) => number;

export type Weighed = Pick<PairStore, "left" | "right" | "pattern" | "ownRarity" | "sharedRarity">;

export function weigher(bits: PatternBits, shares: Shares): Weigher {
  const [match = 0, household = 0, twins = 0, stranger = 0, moved = 0, poor = 0] = shares;
  const count = bits.match.length;
  const moves = shareOfMoves(shares);
  const [one, family, others] = [0, 1, 2].map(() => new Float64Array(count)) as Three;
  for (let pattern = 0; pattern < count; pattern += 1) {
    const of = (name: Exclude<keyof PatternBits, "named">): number =>
      2 ** (bits[name][pattern] ?? 0);
    one[pattern] = Math.log2(match * of("match") + moved * of("moved") + poor * of("poor"));
    family[pattern] =
      household * of("household") * orElsewhere(moves, of("elsewhere")) +
      twins * of("twins") * orElsewhere(moves, of("twinsElsewhere"));
    others[pattern] = stranger * of("stranger");
  }
  // Half of all pairs share nothing whose rarity counts: for these it is known by the pattern alone.
  const usual = family.map((its, pattern) => Math.log2(its + (others[pattern] ?? 0)));
  return (pairs, at) => {
    const pattern = pairs.pattern[at] ?? 0;
    const shared = pairs.sharedRarity[at] ?? 0;
    const against =
      shared === 0
        ? (usual[pattern] ?? 0)
        : Math.log2((family[pattern] ?? 0) + (others[pattern] ?? 0) * 2 ** -shared);
    return (one[pattern] ?? 0) + (pairs.ownRarity[at] ?? 0) - against;
  };
}

type Three = [Float64Array, Float64Array, Float64Array];

export function scorePairs(pairs: PairStore, bits: PatternBits, shares: Shares): Float32Array {
  const weigh = weigher(bits, shares);
  return Float32Array.from({ length: pairs.size }, (_, at) => weigh(pairs, at));
}

export const probability = (bits: number): number => 1 / (1 + 2 ** -bits);

/** The weight in bits at which a pair has this probability. */
export const bitsOf = (share: number): number => Math.log2(share / (1 - share));
