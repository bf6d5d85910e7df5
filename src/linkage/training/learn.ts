import type { Comparison } from "../comparing/comparison.ts";
import type { PatternTable } from "../comparing/patterns.ts";
import { forenamesIn } from "../comparing/initials.ts";
import { FamiliesElsewhere } from "./families-elsewhere.ts";
import { imaginedForenames } from "./forename-alone.ts";
import { asNamesakes, CountedAlike, withoutNamesakes } from "./namesakes.ts";
import { isOfOnePerson } from "./of-one-person.ts";
import { classCount, classes, type Thetas } from "./thetas.ts";
import type { Stratum } from "./strata.ts";
import { maximise } from "./maximise.ts";
import { canMove, firstMixture, NamedFamilies } from "./mixtures.ts";
import {
  areOthers,
  areTold,
  learnedPoor,
  leastGained,
  mayBePoor,
  usualPoor,
  usuallyPoor,
  withoutPoor,
} from "./poor-records.ts";
import { asByChance, copyOf, emptyLike, usualThetas } from "./usual.ts";
import { tie } from "./tie.ts";

/** Behind what is usual of one person: the first with which a class of one person is found. */
const strengthsOfMatch = [12, 4_800, 1_920_000] as const;
const rounds = 60;
const roundsOfPoor = 150;
/** A round that moves no probability of a match further than this is the last. */
const settled = 5e-4;
/** The same of the odds in poor records, as a natural logarithm. */
const settledOdds = 0.005;

/**
 * What pairs of one person, of one household and of strangers look like. Where hardly anybody is there
 * twice, pairs that merely live at one place fill the class of one person; it is then held to what is
 * usual, the more so the less the data knows better.
 */
export function learn(comparisons: readonly Comparison[], strata: readonly Stratum[]): Thetas {
  const [first, ...others] = strengthsOfMatch;
  let learning = learnBehind(first, comparisons, strata);
  const isFound = isOfOnePerson(comparisons, learning.thetas);
  for (const strengthOfMatch of others)
    if (!isOfOnePerson(comparisons, learning.thetas))
      learning = learnBehind(strengthOfMatch, comparisons, strata);
  return (isFound && mayBePoor(comparisons) ? withPoor(learning) : undefined) ?? learning.thetas;
}

type Learning = {
  readonly comparisons: readonly Comparison[];
  readonly strata: readonly Stratum[];
  readonly strengthOfMatch: number;
  readonly thetas: Thetas;
  /** For each stratum the shares of the classes among its pairs. */
  readonly mixtures: Float64Array[];
  readonly found: Found;
};

/**
 * One expectation–maximisation over all strata together: the fields' probabilities are shared, each
 * stratum has its own mixture of classes and leaves out what its pairs agree on by choice.
 * What strangers look like is learned from pairs by chance alone, without the matches among them.
 */
function learnBehind(
  strengthOfMatch: number,
  comparisons: readonly Comparison[],
  strata: readonly Stratum[],
): Learning {
  const thetas = usualThetas(comparisons);
  asByChance(comparisons, thetas, strata[0]);
  const mixtures = strata.map((stratum) =>
    firstMixture(stratum, comparisons, canMove(comparisons)),
  );
  const learning = { comparisons, strata, strengthOfMatch, thetas, mixtures };
  return { ...learning, found: learnOn(learning) };
}

/**
 * The same with poor records among those of one person; undefined where none are told. Looked for from the
 * beginning on they would be whatever else makes some pairs unlike others, such as which piece of work two
 * records are of.
 */
function withPoor({ thetas, mixtures, found, ...learning }: Learning): Thetas | undefined {
  const { comparisons } = learning;
  const own = { ...copyOf(thetas), poor: usualPoor };
  withoutPoor(comparisons, own);
  tie(comparisons, own);
  const withShare = mixtures.map((mixture) => {
    const match = mixture[classes.match] ?? 0;
    const shares = mixture.with(classes.match, (1 - usuallyPoor) * match);
    return shares.with(classes.poor, usuallyPoor * match);
  });
  const now = learnOn({ ...learning, thetas: own, mixtures: withShare });
  const isLikelier = now.likelihood - found.likelihood >= leastGained;
  const areTheirs = areTold(own.poor) && !areOthers(comparisons, own.offsets, now.poorly);
  return isLikelier && areTheirs ? own : undefined;
}

/** What the last round found. */
type Found = {
  /** How likely all patterns are together, as a natural logarithm. */
  readonly likelihood: number;
  /** How often each level came out of pairs with a poor record. */
  readonly poorly: Float64Array;
};

/** Rounds from where it stands until it is settled; changes what was learned. */
function learnOn(learning: Omit<Learning, "found">): Found {
  const { comparisons, strata, strengthOfMatch, thetas, mixtures } = learning;
  const imagined = imaginedForenames(comparisons);
  const forenames = forenamesIn(comparisons);
  const arePoorSought = mixtures.some((mixture) => (mixture[classes.poor] ?? 0) > 0);
  let found: Found = { likelihood: -Infinity, poorly: thetas.p };
  for (let round = 0; round < (arePoorSought ? roundsOfPoor : rounds); round += 1) {
    const before = thetas.m.slice();
    const { odds } = thetas.poor;
    const [sums, alike] = [emptyLike(thetas), new CountedAlike()];
    let likelihood = 0;
    for (const [at, stratum] of strata.entries()) {
      const mixture = mixtures[at] as Float64Array;
      const expected = expect(stratum, { comparisons, thetas, mixture, sums, alike, forenames });
      mixtures[at] = expected.mixture;
      likelihood += expected.likelihood;
    }
    found = { likelihood, poorly: sums.p };
    if (arePoorSought) thetas.poor = learnedPoor(comparisons, thetas, sums.p);
    maximise(comparisons, thetas, { sums, imagined, strengthOfMatch });
    strangersWhoAgree(comparisons, thetas, { strata, mixtures });
    alike.learn(thetas);
    withoutNamesakes(thetas);
    tie(comparisons, thetas);
    const turned = Math.abs(Math.log(thetas.poor.odds / odds));
    if (round > 5 && furthest(before, thetas.m) < settled && turned < settledOdds) break;
  }
  return found;
}

const furthest = (before: Float64Array, now: Float64Array): number =>
  before.reduce((most, was, at) => Math.max(most, Math.abs(was - (now[at] ?? 0))), 0);

type Expecting = {
  readonly comparisons: readonly Comparison[];
  readonly thetas: Thetas;
  readonly mixture: Float64Array;
  readonly sums: Thetas;
  readonly alike: CountedAlike;
  readonly forenames: readonly number[];
};

/** @returns the stratum's mixture after this round, and how likely its patterns were before it */
function expect(
  stratum: Stratum,
  { comparisons, thetas, mixture, sums, alike, forenames }: Expecting,
): { readonly mixture: Float64Array; readonly likelihood: number } {
  const { patterns, leftOut } = stratum;
  const isChance = leftOut.length === 0;
  const next = new Float64Array(classCount);
  const [parts, skipped] = [new Float64Array(classCount), new Uint8Array(patterns.width)];
  for (const field of leftOut) skipped[field] = 1;
  const named = new NamedFamilies();
  const elsewhere = new FamiliesElsewhere({ comparisons, thetas, mixture, skipped });
  let likelihood = 0;
  for (let pattern = 0; pattern < patterns.size; pattern += 1) {
    likelihoods(patterns, pattern, { thetas, mixture, skipped, parts });
    const stayed = elsewhere.add(patterns, pattern, parts);
    const total = parts.reduce((sum, part) => sum + part, 0) || Number.MIN_VALUE;
    const count = patterns.count(pattern);
    likelihood += count * Math.log(total);
    for (let one = 0; one < classCount; one += 1) {
      const part = (count * (parts[one] ?? 0)) / total;
      parts[one] = part;
      next[one] = (next[one] ?? 0) + part;
    }
    if (forenames.some((at) => skipped[at] !== 1 && patterns.level(pattern, at) !== 0))
      named.add(parts);
    if (tellsOfNames(thetas, skipped))
      alike.add(thetas, (field) => patterns.level(pattern, field), parts[classes.household] ?? 0);
    addLevels(patterns, pattern, { comparisons, skipped, parts, sums, stayed, isChance });
  }
  if (forenames.length > 0) named.divide(next);
  const least = mixture.map((share) => (share === 0 ? 0 : 1e-9));
  const all = next.reduce((sum, part, one) => sum + part + (least[one] ?? 0), 0);
  return { mixture: next.map((part, one) => (part + (least[one] ?? 0)) / all), likelihood };
}

type Adding = Pick<Expecting, "comparisons" | "sums"> & {
  readonly skipped: Uint8Array;
  readonly parts: Float64Array;
  /** Of a household's pairs, how many are of one home: others tell nothing of what a home has in common. */
  readonly stayed: number;
  readonly isChance: boolean;
};

/** Adds each level of a pattern to what its class has of it. */
function addLevels(
  patterns: PatternTable,
  pattern: number,
  { comparisons, sums, skipped, parts, stayed, isChance }: Adding,
): void {
  const ofFamilies = (parts[classes.household] ?? 0) + (parts[classes.twins] ?? 0);
  for (let field = 0; field < patterns.width; field += 1) {
    const level = patterns.level(pattern, field);
    if (level === 0 || skipped[field] === 1) continue;
    const at = (sums.offsets[field] ?? 0) + level;
    const theirs = comparisons[field]?.isHome === true ? stayed * ofFamilies : ofFamilies;
    sums.m[at] = (sums.m[at] ?? 0) + (parts[classes.match] ?? 0);
    sums.h[at] = (sums.h[at] ?? 0) + theirs;
    sums.v[at] = (sums.v[at] ?? 0) + (parts[classes.moved] ?? 0);
    sums.p[at] = (sums.p[at] ?? 0) + (parts[classes.poor] ?? 0);
    if (isChance) sums.u[at] = (sums.u[at] ?? 0) + (parts[classes.stranger] ?? 0);
  }
}

/** Pairs that agree on forenames by choice tell nothing of them; births that agree so are at no different times. */
const tellsOfNames = ({ namesakes }: Thetas, skipped: Uint8Array): boolean =>
  namesakes !== undefined && skipped[namesakes.forename] !== 1;

type Weighing = {
  readonly thetas: Thetas;
  readonly mixture: Float64Array;
  readonly skipped: Uint8Array;
  readonly parts: Float64Array;
};

/** Fills `parts` with the joint likelihood by class. @returns their sum */
export function likelihoods(patterns: PatternTable, pattern: number, given: Weighing): number {
  const { thetas, mixture, skipped, parts } = given;
  let m = mixture[classes.match] ?? 0;
  let h = mixture[classes.household] ?? 0;
  let t = mixture[classes.twins] ?? 0;
  let u = mixture[classes.stranger] ?? 0;
  let v = mixture[classes.moved] ?? 0;
  let p = mixture[classes.poor] ?? 0;
  for (let field = 0; field < patterns.width; field += 1) {
    const level = patterns.level(pattern, field);
    if (level === 0 || skipped[field] === 1) continue;
    const at = (thetas.offsets[field] ?? 0) + level;
    m *= thetas.m[at] ?? 1;
    h *= thetas.h[at] ?? 1;
    t *= thetas.t[at] ?? 1;
    u *= thetas.u[at] ?? 1;
    v *= thetas.v[at] ?? 1;
    p *= thetas.p[at] ?? 1;
  }
  if (tellsOfNames(thetas, skipped))
    h *= asNamesakes(thetas, (field) => patterns.level(pattern, field));
  parts[0] = m;
  parts[1] = h;
  parts[2] = t;
  parts[3] = u;
  parts[classes.moved] = v;
  parts[classes.poor] = p;
  return m + h + t + u + v + p || Number.MIN_VALUE;
}

type Known = { readonly strata: readonly Stratum[]; readonly mixtures: readonly Float64Array[] };

/**
 * How often strangers agree exactly, where a sample by chance would hold too few: of all pairs with
 * the same value, those that are strangers, over all pairs.
 */
function strangersWhoAgree(
  comparisons: readonly Comparison[],
  thetas: Thetas,
  { strata, mixtures }: Known,
): void {
  const all = strata[0]?.pairs ?? 1;
  for (const [at, { leftOut, pairs, patterns }] of strata.entries()) {
    const [field] = leftOut;
    if (leftOut.length !== 1 || field === undefined || patterns.size === 0) continue;
    const strangers = (mixtures[at]?.[classes.stranger] ?? 0) * pairs + 0.3;
    const filled = (comparisons[field]?.filled ?? 0) ** 2 / 2;
    const agree = Math.min(0.9, strangers / Math.max(1, Math.min(all, filled)));
    const offset = thetas.offsets[field] ?? 0;
    const before = thetas.u[offset + 1] ?? 0;
    const known = comparisons[field]?.levels.length ?? 2;
    for (let level = 2; level < known; level += 1)
      thetas.u[offset + level] = ((thetas.u[offset + level] ?? 0) * (1 - agree)) / (1 - before);
    thetas.u[offset + 1] = agree;
  }
}
