import { atomsOf } from "./blocking/atoms.ts";
import { findCandidates, type PassReport } from "./blocking/candidates.ts";
import { passesOf } from "./blocking/passes.ts";
import { averageLink } from "./clustering/average-link.ts";
import { exact, type Comparison } from "./comparing/comparison.ts";
import { compareRecords, comparisonsOf } from "./comparing/comparisons.ts";
import { PatternTable } from "./comparing/patterns.ts";
import type { ColumnRole } from "./columns/roles.ts";
import type { Table } from "./columns/table.ts";
import { datasetOf, type Dataset } from "./fields/dataset.ts";
import { PairStore } from "./scoring/pairs.ts";
import { rarityOf, type Rarity } from "./scoring/rarity.ts";
import { learnShares, patternBits, scorePairs } from "./scoring/score.ts";
import { fieldModels, learn, type Thetas } from "./training/learn.ts";
import type { Model } from "./training/model.ts";
import { agreeingStratum, chanceStratum, type Sampling, type Stratum } from "./training/strata.ts";

export type LinkOptions = {
  readonly seed?: number;
  readonly threshold?: number;
  readonly onProgress?: (step: string) => void;
};

export type LinkResult = {
  readonly model: Model;
  readonly pairs: PairStore;
  readonly scores: Float32Array;
  readonly clusters: Int32Array;
  readonly passes: readonly PassReport[];
};

export function linkTable(
  table: Table,
  roles: readonly ColumnRole[],
  { seed = 1, threshold = 0, onProgress = () => undefined }: LinkOptions = {},
): LinkResult {
  onProgress("reading values");
  const data = datasetOf(table, roles);
  const comparisons = comparisonsOf(data);
  onProgress("learning");
  const sampling = { seed, ofChance: 200_000, ofEach: 50_000 };
  const strata = strataOf(comparisons, data, sampling);
  const thetas = learn(comparisons, strata);
  onProgress("finding and comparing pairs");
  const rarity = rarityOf(
    comparisons,
    comparisons.map((_, field) => thetas.u[(thetas.offsets[field] ?? 0) + exact] ?? 1),
  );
  const patterns = new PatternTable(comparisons);
  const pairs = new PairStore();
  const { reports } = findCandidates(
    passesOf(atomsOf(data)),
    data.rows,
    adder(comparisons, rarity, { patterns, pairs }),
  );
  onProgress("scoring");
  const bits = patternBits(comparisons, patterns, thetas);
  const allPairs = (data.rows * (data.rows - 1)) / 2;
  const hasHouseholds = comparisons.some(({ isShared }) => isShared);
  const shares = learnShares(pairs, bits, { allPairs, hasHouseholds });
  const scores = scorePairs(pairs, bits, shares);
  onProgress("grouping");
  const edges = { left: pairs.left, right: pairs.right, weight: scores, size: pairs.size };
  const rules = { threshold, notCompared: -3, most: 10, least: -4 };
  const clusters = averageLink(data.rows, edges, rules);
  const [match = 0, household = 0, twins = 0] = shares;
  const model = { fields: fieldModels(comparisons, thetas), shares: { match, household, twins } };
  return { model, pairs, scores, clusters, passes: reports };
}

function strataOf(
  comparisons: readonly Comparison[],
  data: Dataset,
  sampling: Sampling,
): Stratum[] {
  const { rows } = data;
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

type Into = { readonly patterns: PatternTable; readonly pairs: PairStore };

function adder(comparisons: readonly Comparison[], rarity: Rarity, { patterns, pairs }: Into) {
  const levels = new Uint8Array(comparisons.length);
  return (left: number, right: number): void => {
    compareRecords(comparisons, left, right, levels);
    const at = pairs.add(left, right, patterns.add(levels));
    let [own, shared] = [0, 0];
    for (let field = 0; field < comparisons.length; field += 1) {
      const comparison = comparisons[field];
      const level = levels[field] ?? 0;
      if (comparison === undefined || level === 0 || level > nearly) continue;
      const bits = rarityBits(comparison, rarity[field], { level, left, right });
      if (comparison.isShared) shared += bits;
      else own += bits;
    }
    pairs.ownRarity[at] = own;
    pairs.sharedRarity[at] = shared;
  };
}

/** Of names, two that are nearly the same are as rare as the commoner of them. */
const nearly = 2;

type At = { readonly level: number; readonly left: number; readonly right: number };

function rarityBits(
  comparison: Comparison,
  rarity: Float32Array | undefined,
  { level, left, right }: At,
): number {
  if (rarity === undefined) return 0;
  const one = rarity[comparison.valueAt(left)] ?? 0;
  if (level === exact) return one;
  if (comparison.rarity !== "full") return 0;
  return Math.min(one, rarity[comparison.valueAt(right)] ?? 0);
}

export type { Thetas };
