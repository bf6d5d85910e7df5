import { milestones } from "../kernel/milestones.ts";
import { agreed } from "./blocking/agreed.ts";
import type { PassReport } from "./blocking/steps.ts";
import { keyTable, type KeyTable } from "./blocking/key-table.ts";
import { countedFrom, group, usualThreshold } from "./clustering/group.ts";
import { decidedOf, type Decisions } from "./scoring/decided.ts";
import { decidedUnseen } from "./clustering/decided-unseen.ts";
import type { ColumnRole } from "./tables/roles.ts";
import type { Table } from "./tables/table.ts";
import type { Comparison } from "./comparing/comparison.ts";
import { comparisonsOf, dividedBy } from "./comparing/comparisons.ts";
import { compareShare, pairComparer, type Work } from "./compare-share.ts";
import { PatternTable } from "./comparing/patterns.ts";
import { byRow } from "./fields/by-row.ts";
import { asGiven, decisionsIn } from "./rows-as-given.ts";
import { datasetOf, type Dataset } from "./fields/dataset.ts";
import { withAdded } from "./scoring/explain-in-view.ts";
import { explainerOf, type Contribution, type Explanation } from "./scoring/explain.ts";
import { learnNames } from "./training/names-together.ts";
import { bitsBySource, hasSeveral } from "./scoring/by-source.ts";
import {
  learnShares,
  patternBits,
  sharesArray,
  weigher,
  type PatternBits,
} from "./scoring/score.ts";
import type { ScoredPairs } from "./scoring/scored-pairs.ts";
import {
  memoryShelf,
  sampleOf,
  type Compared,
  type Kept,
  type Sample,
  type Shelf,
} from "./scoring/shelf.ts";
import { weighAll } from "./scoring/weigh-all.ts";
import { learn } from "./training/learn.ts";
import { canMove } from "./likelihood/moves.ts";
import { areTold } from "./likelihood/poor-records.ts";
import type { Model, NameGroups } from "./likelihood/model.ts";
import { strataOf } from "./training/strata.ts";
import { fieldModels, thetasOf } from "./likelihood/thetas.ts";
import { learning } from "./priors/training.ts";

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
  /** Pairs with more bits than this are given back; those of a thousandth and more always. */
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
  /** For each row of pairs on a shelf, which have an order of their own, the row that it was given as. */
  readonly given: Int32Array;
};

/** Links the records of one table: learns, finds and compares pairs, scores, groups. */
export function linkTable(
  table: Table,
  roles: readonly ColumnRole[],
  options: LinkOptions = {},
): LinkResult {
  options.onProgress?.("reading values");
  return linkRecords(datasetOf(table, roles, { divided: dividedBy(options.model) }), options);
}

/** The same of records whose values have been read: who has no more use for the table can let it go. */
export function linkRecords(data: Dataset, options: LinkOptions = {}): LinkResult {
  const linking = begin(learnedHere(data, options), options);
  return linking.finish(comparedHere(linking));
}

type Linking = ReturnType<typeof begin>;

/** What keys are made of is gone when this is done: grouping has no use for it. */
function comparedHere({ work, patterns, comparisons, keep }: Linking): readonly PassReport[] {
  const { data } = work;
  const comparing = compareShare({ ...work, keys: keyTable(data) }, { patterns, comparisons });
  let next = comparing.next();
  while (next.done !== true) {
    const { value } = next;
    if ("unit" in value) keep(value.unit);
    next = comparing.next("said" in value ? agreed([value.said], data.rows) : undefined);
  }
  return next.value;
}

/** Others who work beside the one who links: threads, or whatever there is. */
export type Helpers = {
  readonly names: () => Promise<NameGroups>;
  readonly keys: () => Promise<KeyTable>;
  /** Compares pairs; what comes must come as one alone would have found it. */
  readonly compare: (work: Work, patterns: PatternTable) => AsyncGenerator<Kept, PassReport[]>;
  readonly end: () => Promise<void>;
};

export type Apart = (data: Dataset) => Helpers;

/** The same with helpers for what is most of the work. Nothing that comes out depends on where it is done. */
export async function linkApart(
  given: Dataset,
  apart: Apart,
  options: LinkOptions = {},
): Promise<LinkResult> {
  const { data, given: rows } = byRow(given);
  const helpers = apart(data);
  try {
    const { model } = options;
    const others = Promise.all([helpers.keys(), model?.names ?? helpers.names()]);
    // Whether a helper has failed is asked when what is learned here is there.
    others.catch(() => undefined);
    const comparisons = comparisonsOf(data);
    tellOf(options)(model ? "taking the model" : "learning");
    const fields = model ?? learnedFields(comparisons, data, options.seed ?? 1);
    const [keys, names] = await others;
    const known = { data, rows, comparisons, model: { shares: unknownShares, names, ...fields } };
    const linking = begin(known, options);
    return linking.finish(await comparedApart(linking, helpers, keys));
  } finally {
    await helpers.end();
  }
}

async function comparedApart(
  { work, patterns, keep }: Linking,
  helpers: Helpers,
  keys: KeyTable,
): Promise<readonly PassReport[]> {
  const comparing = helpers.compare({ ...work, keys }, patterns);
  let next = await comparing.next();
  for (; next.done !== true; next = await comparing.next()) keep(next.value);
  return next.value;
}

const tellOf = ({ onProgress }: LinkOptions) => onProgress ?? (() => undefined);

type Begun = Known & {
  readonly model: Model;
  /** The row that each row was given as. */
  readonly rows: Int32Array;
};

/** What is compared, and what it is weighed by. */
function learnedHere(given: Dataset, options: LinkOptions): Begun {
  const { data, given: rows } = byRow(given);
  const comparisons = comparisonsOf(data);
  tellOf(options)(options.model ? "taking the model" : "learning");
  return {
    data,
    rows,
    comparisons,
    model: options.model ?? learned(comparisons, data, options.seed ?? 1),
  };
}

/** What is done before pairs are compared, and after it. */
function begin({ data, rows, comparisons, model }: Begun, options: LinkOptions) {
  const tell = tellOf(options);
  const patterns = new PatternTable(comparisons);
  const shelf = options.shelf ?? memoryShelf();
  const taken = takenOn(shelf, tell);
  const { withReasons, threshold = usualThreshold } = options;
  const decisions = options.decisions && decisionsIn(rows, options.decisions);
  const from = Math.min(options.keptFrom ?? 0, countedFrom(threshold));
  tell("finding and comparing pairs");
  return {
    work: { data, model, keysAtMost: options.keysAtMost, from },
    patterns,
    comparisons,
    keep: taken.keep,
    finish: (passes: readonly PassReport[]): LinkResult => {
      tell("scoring");
      const compared = taken.compared();
      const unseen = decidedUnseen(shelf, decisions);
      const more = unseen && pairComparer(model, comparisons, patterns)(unseen).pairs;
      const bits = patternBits(comparisons, patterns, thetasOf(comparisons, model));
      const sample = () => sampleOf(shelf, { compared, rows: data.rows });
      const { shares, bySource } = sharesOf(sample, bits, {
        data,
        comparisons,
        given: options.model?.shares,
        poor: model.poor,
      });
      if (more) taken.put(more);
      const weigh = weigher(bits, shares);
      const pairs = weighAll(shelf, weigh, { from, bySource, decided: decidedOf(decisions) });
      tell("grouping");
      const { added, ...grouped } = group(data, pairs, { decisions, threshold, withReasons });
      const found = { model: { ...model, shares: sharesIn(shares) }, pairs, compared, passes };
      const explain = added && explainInView(found, comparisons, added);
      const result = { ...found, scores: pairs.weight, ...grouped, ...(explain && { explain }) };
      return asGiven(rows, result);
    },
  };
}

/** Puts what was compared on the shelf, and tells how much it is. */
function takenOn(shelf: Shelf, tell: (step: string) => void) {
  let compared = 0;
  const put = (batch: Compared): void => shelf.put(batch);
  const grown = milestones(5_000_000, (pairs) =>
    tell(`${pairs.toLocaleString("en-GB")} pairs compared`),
  );
  return {
    compared: () => compared,
    /** A pair that nobody looked for is not counted as compared. */
    put,
    keep: (batch: Kept): void => {
      compared += batch.compared;
      put(batch);
      grown(compared);
    },
  };
}

type Explained = Pick<LinkResult, "pairs" | "model">;
type Added = (at: number) => readonly Contribution[];

function explainInView(
  { pairs, model }: Explained,
  comparisons: readonly Comparison[],
  added: Added,
) {
  const explained = explainerOf(comparisons, model);
  return (at: number): Explanation =>
    withAdded(explained(pairs.left[at] ?? 0, pairs.right[at] ?? 0), added(at));
}

function sharesIn([match = 0, household = 0, twins = 0, , moved = 0, poor = 0]: Float64Array) {
  return { match, household, twins, moved, poor };
}

type Known = { readonly data: Dataset; readonly comparisons: readonly Comparison[] };

type Given = Known & {
  readonly given: Model["shares"] | undefined;
  readonly poor: Model["poor"];
};

/** A model's shares are given; what sources say is learned of the data all the same, where there are several. */
function sharesOf(sampled: () => Sample, bits: PatternBits, known: Given) {
  const { data, comparisons, given } = known;
  const { rows, source } = data;
  if (given && !hasSeveral(source)) return { shares: sharesArray(given), bySource: undefined };
  const sample = sampled();
  const hasHouseholds = comparisons.some(({ isShared }) => isShared);
  const may = { mayMove: canMove(comparisons), mayBePoor: areTold(known.poor) };
  const allPairs = (rows * (rows - 1)) / 2 / sample.oneOf;
  const learned = learnShares(sample.pairs, bits, { ...may, hasHouseholds, allPairs });
  return {
    shares: given ? sharesArray(given) : learned,
    bySource: bitsBySource(sample, { ...may, hasHouseholds, rows, source, bits, shares: learned }),
  };
}

const unknownShares: Model["shares"] = { match: 0, household: 0, twins: 0, moved: 0 };

function learned(comparisons: readonly Comparison[], data: Dataset, seed: number): Model {
  const names = learnNames(comparisons, data.rows);
  return { ...learnedFields(comparisons, data, seed), shares: unknownShares, names };
}

function learnedFields(
  comparisons: readonly Comparison[],
  data: Dataset,
  seed: number,
): Pick<Model, "fields" | "poor"> {
  const sampling = { seed, ofChance: learning.ofChance, ofEach: learning.ofEach };
  const thetas = learn(comparisons, strataOf(comparisons, data.rows, sampling));
  const fields = fieldModels(comparisons, thetas);
  return { fields, ...(areTold(thetas.poor) && { poor: thetas.poor }) };
}
