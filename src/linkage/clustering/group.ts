import type { Dataset } from "../fields/dataset.ts";
import type { Contribution } from "../scoring/explain.ts";
import { withinOf } from "../scoring/by-source.ts";
import { reasonsInView } from "../scoring/explain-in-view.ts";
import { viewPairs } from "../scoring/other-records.ts";
import { ScoredPairs } from "../scoring/scored-pairs.ts";
import { averageLink, componentsOf } from "./average-link.ts";
import type { UnionFind } from "./union-find.ts";
import { cleanSources, mayMeetOf } from "./rules-of-meeting.ts";
import { decidedOf, type Decisions } from "../scoring/decided.ts";
import { keeping } from "../priors/scoring.ts";
import { cleanSources as ofClean, grouping } from "../priors/clustering.ts";

export type Grouping = {
  readonly threshold: number;
  readonly decisions?: Decisions | undefined;
  readonly withReasons?: boolean | undefined;
};

export type Grouped = {
  /** For each row the first row of its group. */
  readonly clusters: Int32Array;
  /** The weight of each of the pairs in view of the records that both were compared with. */
  readonly inView: Float32Array;
  /** What was added to the weight of a pair, by its place; only where reasons are asked for. */
  readonly added?: (at: number) => readonly Contribution[];
};

/**
 * A group's average counts pairs that were never compared and weights that are cut off at the top,
 * so it stands below what its pairs would say one by one.
 */
export const usualThreshold = grouping.threshold;

/** Weights count between these bits, and a pair that was not compared as weak evidence against. */
const { notCompared, most, least, belowThreshold, leastBelowThreshold } = grouping;
const usualWeights = { notCompared, most, least };

/** However little is asked for, what speaks against stands below it: else all that is tied by anybody becomes one. */
const weightsFor = (threshold: number) => ({
  ...usualWeights,
  notCompared: Math.min(usualWeights.notCompared, threshold - belowThreshold),
  least: Math.min(usualWeights.least, threshold - leastBelowThreshold),
});

/**
 * Two records with fewer bits than this count as never compared, in groups and where a third record
 * speaks. So most of what shares a key by chance need not be kept.
 */
export const countedFrom = (threshold: number): number =>
  Math.min(keeping.hopeless, weightsFor(threshold).least - 1);

/** Groups the records, and weighs each pair in view of the others. */
export function group(
  { rows, source }: Pick<Dataset, "rows" | "source">,
  pairs: ScoredPairs,
  { decisions, threshold, withReasons = false }: Grouping,
): Grouped {
  const { same, notSame } = decisions ?? {};
  const { left, right, weight, size } = pairs;
  const clean = source && cleanSources(source.codes, { left, right, scores: weight, size });
  const ofSource = bitsOfSource(clean);
  const isOneSource = source ? withinOf(source) : () => false;
  const decided = decidedOf(decisions);
  const weights = weightsFor(threshold);
  const { inView, toGroup, beside } = viewPairs(rows, {
    pairs,
    ofSource,
    decided,
    withReasons,
    notCompared: usualWeights.notCompared,
    countedFrom: countedFrom(threshold),
  });
  const edges = edgesOf(rows, { pairs, toGroup }, { decisions, threshold });
  const clusters = averageLink(rows, edges, {
    ...weights,
    threshold,
    mayMeet: mayMeetOf(notSame, clean),
    ...(same && { together: same }),
  });
  const added = beside && reasonsInView({ pairs, beside, ofSource, isOneSource, decided });
  return { clusters, inView, ...(added && { added }) };
}

/** All that counts between rows that may come together. */
function edgesOf(
  rows: number,
  { pairs, toGroup }: { readonly pairs: ScoredPairs; readonly toGroup: Float32Array },
  { decisions, threshold }: Grouping,
): ScoredPairs {
  const { left, right, size } = pairs;
  const components = componentsOf(rows, { left, right, weight: toGroup, size }, threshold);
  for (const [one, other] of decisions?.same ?? []) components.join(one, other);
  const groups = ofSeveral(rows, components);
  const [weight, from] = [pairs.weight, countedFrom(threshold)];
  const edges = new ScoredPairs();
  for (let at = 0; at < size; at += 1) {
    const [one, other] = [left[at] ?? 0, right[at] ?? 0];
    const group = groups[one] ?? -1;
    const counts = (weight[at] ?? 0) >= from;
    if (counts && group >= 0 && groups[other] === group) edges.add(one, other, toGroup[at] ?? 0);
  }
  return edges;
}

/** The component of each row, or -1 where it is alone. */
function ofSeveral(rows: number, components: UnionFind): Int32Array {
  const groups = Int32Array.from({ length: rows }, (_, row) => components.find(row));
  const sizes = new Int32Array(rows);
  for (const group of groups) sizes[group] = (sizes[group] ?? 0) + 1;
  return groups.map((group) => ((sizes[group] ?? 0) > 1 ? group : -1));
}

const bitsOfSource =
  (clean: Int32Array | undefined) =>
  (one: number, other: number): number => {
    const source = clean?.[one] ?? -1;
    return source >= 0 && source === clean?.[other] ? ofClean.twice : 0;
  };
