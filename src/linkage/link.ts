import { atomsOf } from "./blocking/atoms.ts";
import { findCandidates, type PassReport } from "./blocking/candidates.ts";
import { passesOf } from "./blocking/passes.ts";
import { averageLink } from "./clustering/average-link.ts";
import { cleanSources, mayMeetOf, type Decisions } from "./clustering/rules-of-meeting.ts";
import type { ColumnRole } from "./columns/roles.ts";
import type { Table } from "./columns/table.ts";
import type { Comparison } from "./comparing/comparison.ts";
import { comparisonsOf } from "./comparing/comparisons.ts";
import { PatternTable } from "./comparing/patterns.ts";
import { datasetOf, type Dataset } from "./fields/dataset.ts";
import { pairAdder } from "./scoring/compare-pair.ts";
import { learnNames, togetherOf } from "./scoring/names-together.ts";
import { PairStore } from "./scoring/pairs.ts";
import { rarityOf } from "./scoring/rarity.ts";
import { learnShares, patternBits, scorePairs, sharesArray } from "./scoring/score.ts";
import { canMove, learn } from "./training/learn.ts";
import type { Model } from "./training/model.ts";
import { agreeingStratum, chanceStratum, type Sampling, type Stratum } from "./training/strata.ts";
import { fieldModels, thetasOf } from "./training/thetas.ts";

export type LinkOptions = {
  readonly seed?: number;
  /** Bits that two groups need on average to become one: -1, a probability of a third, unless said. */
  readonly threshold?: number;
  /** A model learned before; without one the data itself is learned from. */
  readonly model?: Model;
  readonly decisions?: Decisions;
  readonly onProgress?: (step: string) => void;
};

export type LinkResult = {
  readonly model: Model;
  readonly pairs: PairStore;
  /** The weight of each pair in bits. */
  readonly scores: Float32Array;
  /** For each row the first row of its group. */
  readonly clusters: Int32Array;
  readonly passes: readonly PassReport[];
};

/** Links the records of one table: learns, finds and compares pairs, scores, groups. */
export function linkTable(
  table: Table,
  roles: readonly ColumnRole[],
  options: LinkOptions = {},
): LinkResult {
  const tell = options.onProgress ?? (() => undefined);
  tell("reading values");
  const data = datasetOf(table, roles);
  const comparisons = comparisonsOf(data);
  tell(options.model ? "taking the model" : "learning");
  const before = options.model ?? learned(comparisons, data, options.seed ?? 1);
  tell("finding and comparing pairs");
  const thetas = thetasOf(comparisons, before);
  const rarity = rarityOf(
    comparisons,
    comparisons.map(({ name }) => before.fields.find((field) => field.name === name)),
  );
  const [patterns, pairs] = [new PatternTable(comparisons), new PairStore()];
  const together = togetherOf(comparisons, before.names);
  const add = pairAdder(comparisons, rarity, { patterns, pairs, together });
  const found = findCandidates(passesOf(atomsOf(data)), { rows: data.rows });
  let next = found.next();
  for (; next.done !== true; next = found.next()) {
    const { left, right } = next.value;
    for (let at = 0; at < left.length; at += 1) add(left[at] ?? 0, right[at] ?? 0);
  }
  const reports = next.value;
  tell("scoring");
  const bits = patternBits(comparisons, patterns, thetas);
  const shares = options.model
    ? sharesArray(options.model.shares)
    : learnShares(pairs, bits, {
        allPairs: (data.rows * (data.rows - 1)) / 2,
        hasHouseholds: comparisons.some(({ isShared }) => isShared),
        mayMove: canMove(comparisons),
      });
  const scores = scorePairs(pairs, bits, shares);
  tell("grouping");
  const clusters = group(data, { pairs, scores }, options);
  const [match = 0, household = 0, twins = 0, , moved = 0] = shares;
  const model = { ...before, shares: { match, household, twins, moved } };
  return { model, pairs, scores, clusters, passes: reports };
}

function learned(comparisons: readonly Comparison[], data: Dataset, seed: number): Model {
  const sampling = { seed, ofChance: 150_000, ofEach: 25_000 };
  const thetas = learn(comparisons, strataOf(comparisons, data, sampling));
  const unknown = { match: 0, household: 0, twins: 0, moved: 0 };
  const names = learnNames(comparisons, data.rows);
  return { fields: fieldModels(comparisons, thetas), shares: unknown, names };
}

function strataOf(
  comparisons: readonly Comparison[],
  { rows }: Dataset,
  sampling: Sampling,
): Stratum[] {
  const at = (name: string): number => comparisons.findIndex((one) => one.name === name);
  const wanted = [
    [at("forename"), at("surname")],
    [at("date of birth")],
    [at("postcode")],
    [at("email")],
    ...comparisons.flatMap(({ name }, field) =>
      /^(number|phone|address) /.test(name) ? [[field]] : [],
    ),
  ].filter((fields) => fields.every((field) => field >= 0));
  return [
    chanceStratum(comparisons, rows, sampling),
    ...wanted.map((fields) => agreeingStratum(comparisons, fields, { rows, sampling })),
  ].filter(({ patterns }, index) => index === 0 || patterns.size > 0);
}

type Scored = { readonly pairs: PairStore; readonly scores: Float32Array };

/**
 * A group's average counts pairs that were never compared and weights that are cut off at the top,
 * so it stands below what its pairs would say one by one.
 */
const usualThreshold = -1;

/** Weights count between these bits, and a pair that was not compared as weak evidence against. */
const weights = { notCompared: -3, most: 10, least: -4 };

function group(data: Dataset, { pairs, scores }: Scored, options: LinkOptions): Int32Array {
  const { left, right, size } = pairs;
  const { same, notSame } = options.decisions ?? {};
  const clean = data.source && cleanSources(data.source.codes, { left, right, scores, size });
  return averageLink(
    data.rows,
    { left, right, weight: scores, size },
    {
      ...weights,
      threshold: options.threshold ?? usualThreshold,
      mayMeet: mayMeetOf(notSame, clean),
      ...(same && { together: same }),
    },
  );
}
