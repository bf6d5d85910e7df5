import type { Decisions } from "./scoring/decided.ts";
import type { Explanation } from "./scoring/explain.ts";
import type { ScoredPairs } from "./scoring/scored-pairs.ts";

/** Decisions about rows as they were given, as decisions about rows in their own order. */
export function decisionsIn(given: Int32Array, { same, notSame }: Decisions): Decisions {
  const own = new Int32Array(given.length);
  for (const [row, its] of given.entries()) own[its] = row;
  const placed = (pairs: Decisions["same"] = []) =>
    pairs.map(([one, other]) => [own[one] ?? -1, own[other] ?? -1] as const);
  return { ...(same && { same: placed(same) }), ...(notSame && { notSame: placed(notSame) }) };
}

type Found = {
  readonly pairs: ScoredPairs;
  readonly clusters: Int32Array;
  readonly explain?: (at: number) => Explanation;
};

/** What was found among rows in their own order, by the rows as they were given. */
export function asGiven<F extends Found>(given: Int32Array, found: F) {
  const { pairs, clusters, explain } = found;
  const rows = pairs.inRows(given);
  const placed = { ...found, given, pairs: rows, clusters: clustersIn(given, clusters) };
  return explain ? { ...placed, explain: (at: number) => explainedIn(given, explain(at)) } : placed;
}

function clustersIn(given: Int32Array, clusters: Int32Array): Int32Array {
  const first = new Int32Array(clusters.length).fill(clusters.length);
  for (const [row, cluster] of clusters.entries())
    first[cluster] = Math.min(first[cluster] ?? 0, given[row] ?? 0);
  const made = new Int32Array(clusters.length);
  for (const [row, cluster] of clusters.entries()) made[given[row] ?? 0] = first[cluster] ?? 0;
  return made;
}

const explainedIn = (given: Int32Array, explanation: Explanation): Explanation => ({
  ...explanation,
  contributions: explanation.contributions.map((one) =>
    one.third === undefined ? one : { ...one, third: given[one.third] ?? one.third },
  ),
});
