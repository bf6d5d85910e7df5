import type { Comparison } from "../comparing/comparison.ts";
import type { PatternTable } from "../comparing/patterns.ts";
import { forenamesIn } from "../comparing/initials.ts";
import { FamiliesElsewhere } from "./families-elsewhere.ts";
import { imaginedForenames } from "./forename-alone.ts";
import { likelihoods, tellsOfNames } from "../likelihood/likelihoods.ts";
import { CountedAlike, withoutNamesakes } from "./namesakes.ts";
import { isOfOnePerson } from "./of-one-person.ts";
import { classCount, classes, type Thetas } from "../likelihood/thetas.ts";
import type { Stratum } from "./strata.ts";
import { maximise } from "./maximise.ts";
import { canMove } from "../likelihood/moves.ts";
import { NamedFamilies } from "../likelihood/named-families.ts";
import { firstMixture } from "./mixtures.ts";
import { areTold, mayBePoor } from "../likelihood/poor-records.ts";
import { areOthers, learnedPoor, usualPoor, withoutPoor } from "./poor-records.ts";
import { asByChance, copyOf, emptyLike, usualThetas } from "./usual.ts";
import { tie } from "../likelihood/tie.ts";
import { learning, rounds } from "../priors/training.ts";
import { firstShares, poorRecords } from "../priors/classes.ts";

const { leastGained, share: usuallyPoor } = poorRecords;

const { strengthsOfMatch } = learning;
const { settled, settledOdds } = rounds;

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
  for (let round = 0; round < (arePoorSought ? rounds.ofPoor : rounds.usual); round += 1) {
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
    alike.learn(thetas);
    withoutNamesakes(thetas);
    tie(comparisons, thetas);
    const turned = Math.abs(Math.log(thetas.poor.odds / odds));
    if (round > rounds.least && furthest(before, thetas.m) < settled && turned < settledOdds) break;
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
  const least = mixture.map((share) => (share === 0 ? 0 : firstShares.least));
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
