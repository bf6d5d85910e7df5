import { milestones } from "../kernel/milestones.ts";
import { keyTable } from "./blocking/key-table.ts";
import type { PassReport } from "./blocking/candidates.ts";
import { group, usualThreshold } from "./clustering/group.ts";
import { decidedOf, type Decisions } from "./clustering/rules-of-meeting.ts";
import { decidedUnseen } from "./clustering/decided-unseen.ts";
import type { ColumnRole } from "./columns/roles.ts";
import type { Table } from "./columns/table.ts";
import type { Comparison } from "./comparing/comparison.ts";
import { comparisonsOf } from "./comparing/comparisons.ts";
import { compareShare, pairComparer, type Work } from "./compare-share.ts";
import { PatternTable } from "./comparing/patterns.ts";
import { byRow } from "./fields/by-row.ts";
import { datasetOf, type Dataset } from "./fields/dataset.ts";
import { withAdded } from "./scoring/explain-in-view.ts";
import { explainerOf, type Contribution, type Explanation } from "./scoring/explain.ts";
import { learnNames } from "./scoring/names-together.ts";
import {
  learnShares,
  patternBits,
  sharesArray,
  weigher,
  type PatternBits,
} from "./scoring/score.ts";
import type { ScoredPairs } from "./scoring/scored-pairs.ts";
import { memoryShelf, sampleOf, type Compared, type Sample, type Shelf } from "./scoring/shelf.ts";
import { weighAll } from "./scoring/weigh-all.ts";
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
  /** Whether pairs are explained afterwards in view of others: it takes eight bytes more for each. */
  readonly withReasons?: boolean;
  /** Where compared pairs wait until they are scored; in memory unless said. */
  readonly shelf?: Shelf;
  /** Pairs with fewer bits are not given back: -10, a probability of a thousandth, unless said. */
  readonly keptFrom?: number;
  /** How many keys are sorted at a time; nothing that comes out depends on it. */
  readonly keysAtMost?: number;
  readonly onProgress?: (step: string) => void;
};

export type LinkResult = {
  readonly model: Model;
  /** How many pairs were compared. */
  readonly compared: number;
  /** Those of them that are likely by a thousandth or more, unless all were asked for. */
  readonly pairs: ScoredPairs;
  /** The weight of each pair in bits, by what the two records say. */
  readonly scores: Float32Array;
  /** The same in view of the records that both were compared with: what is known of the pair in all. */
  readonly inView: Float32Array;
  /** Why a pair, by its place, has its weight in view of others; only where reasons were asked for. */
  readonly explain?: (at: number) => Explanation;
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
  options.onProgress?.("reading values");
  return linkRecords(datasetOf(table, roles), options);
}

/** The same of records whose values have been read: who has no more use for the table can let it go. */
export function linkRecords(data: Dataset, options: LinkOptions = {}): LinkResult {
  const linking = begin(data, options);
  return linking.finish(comparedHere(linking));
}

type Linking = ReturnType<typeof begin>;

/** What keys are made of is gone when this is done: grouping has no use for it. */
function comparedHere(linking: Linking): readonly PassReport[] {
  const comparing = compareShare(linking.work(), linking);
  let next = comparing.next(0);
  while (next.done !== true) {
    if ("unit" in next.value) {
      linking.keep(next.value.unit);
      next = comparing.next(0);
    } else next = comparing.next(next.value.found);
  }
  return next.value;
}

/** Compares by threads or whatever there is; what comes must come as one thread would have found it. */
export type Apart = (work: Work, patterns: PatternTable) => AsyncGenerator<Compared, PassReport[]>;

/** The same with pairs found and compared elsewhere. Nothing that comes out depends on where. */
export async function linkApart(
  data: Dataset,
  apart: Apart,
  options: LinkOptions = {},
): Promise<LinkResult> {
  const linking = begin(data, options);
  return linking.finish(await comparedApart(linking, apart));
}

async function comparedApart(linking: Linking, apart: Apart): Promise<readonly PassReport[]> {
  const comparing = apart(linking.work(), linking.patterns);
  try {
    let next = await comparing.next();
    for (; next.done !== true; next = await comparing.next()) linking.keep(next.value);
    return next.value;
  } finally {
    await comparing.return([]);
  }
}

/** What is done before pairs are compared, and after it. */
function begin(given: Dataset, options: LinkOptions) {
  const data = byRow(given);
  const tell = options.onProgress ?? (() => undefined);
  const comparisons = comparisonsOf(data);
  tell(options.model ? "taking the model" : "learning");
  const model = options.model ?? learned(comparisons, data, options.seed ?? 1);
  const patterns = new PatternTable(comparisons);
  const shelf = options.shelf ?? memoryShelf();
  const taken = takenOn(shelf, tell);
  tell("finding and comparing pairs");
  return {
    work: (): Work => ({ data, model, keys: keyTable(data), keysAtMost: options.keysAtMost }),
    patterns,
    comparisons,
    keep: taken.keep,
    finish: (passes: readonly PassReport[]): LinkResult => {
      tell("scoring");
      const compared = taken.compared();
      const { decisions, withReasons, threshold = usualThreshold } = options;
      const unseen = decidedUnseen(shelf, decisions);
      const more = unseen && pairComparer(model, comparisons, patterns)(unseen);
      const bits = patternBits(comparisons, patterns, thetasOf(comparisons, model));
      const sharing = () => sharesOf(sampleOf(shelf, compared), bits, { data, comparisons });
      const shares = options.model ? sharesArray(options.model.shares) : sharing();
      if (more) shelf.put(more);
      const weigh = weigher(bits, shares);
      const from = Math.min(options.keptFrom ?? usualKeptFrom, threshold);
      const keeping = { rows: data.rows, from, decided: decidedOf(decisions) };
      const scored = { ...weighAll(shelf, weigh, keeping), shelf, weigh };
      const { pairs } = scored;
      tell("grouping");
      const { added, ...grouped } = group(data, scored, { decisions, threshold, withReasons });
      const found = { model: { ...model, shares: sharesIn(shares) }, pairs, compared, passes };
      const explain = added && explainInView(found, comparisons, added);
      return { ...found, scores: pairs.weight, ...grouped, ...(explain && { explain }) };
    },
  };
}

/** Puts what was compared on the shelf, and tells how much it is. */
function takenOn(shelf: Shelf, tell: (step: string) => void) {
  let compared = 0;
  const grown = milestones(5_000_000, (pairs) =>
    tell(`${pairs.toLocaleString("en-GB")} pairs compared`),
  );
  return {
    compared: () => compared,
    keep: (batch: Compared): void => {
      compared += batch.size;
      shelf.put(batch);
      grown(compared);
    },
  };
}

type Explained = Pick<LinkResult, "pairs" | "model">;
type Added = (at: number) => readonly Contribution[];

function explainInView({ pairs, model }: Explained, comparisons: Comparison[], added: Added) {
  const explained = explainerOf(comparisons, model);
  return (at: number): Explanation =>
    withAdded(explained(pairs.left[at] ?? 0, pairs.right[at] ?? 0), added(at));
}

function sharesIn([match = 0, household = 0, twins = 0, , moved = 0]: Float64Array) {
  return { match, household, twins, moved };
}

type Known = { readonly data: Dataset; readonly comparisons: readonly Comparison[] };

function sharesOf({ pairs, oneOf }: Sample, bits: PatternBits, { data, comparisons }: Known) {
  return learnShares(pairs, bits, {
    allPairs: (data.rows * (data.rows - 1)) / 2 / oneOf,
    hasHouseholds: comparisons.some(({ isShared }) => isShared),
    mayMove: canMove(comparisons),
  });
}

const usualKeptFrom = -10;

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
