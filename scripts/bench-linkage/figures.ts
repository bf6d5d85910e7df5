import { probability, type LinkResult } from "../../src/linkage/index.ts";
import type { LabelledSet } from "./sets.ts";

type Quality = { readonly precision: number; readonly recall: number; readonly f1: number };
type Band = { readonly isTrue: number; readonly said: number };

export type Figures = {
  /** How many pairs of records are of one person. */
  readonly truePairs: number;
  /** Pairs shown with a probability of a half or more. */
  readonly pair: Quality;
  readonly cluster: Quality;
  /** Wrong pairs above the score at which nine in ten true pairs are found. */
  readonly wrongAtNine: number | undefined;
  readonly top: Band;
  readonly middle: Band;
  /** Wrong links within clusters between children of one household, and of those, between twins. */
  readonly siblings: number;
  readonly twins: number;
};

export function figuresOf(result: LinkResult, set: LabelledSet): Figures {
  const { pairs, inView: scores, clusters } = result;
  const isOne = (at: number): boolean =>
    set.person[pairs.left[at] ?? 0] === set.person[pairs.right[at] ?? 0];
  const all = pairsIn(set.person);
  const order = Uint32Array.from({ length: pairs.size }, (_, at) => at).sort(
    (one, other) => (scores[other] ?? 0) - (scores[one] ?? 0),
  );
  let [found, wrong, foundAtHalf, wrongAtHalf] = [0, 0, 0, 0];
  let wrongAtNine: number | undefined;
  for (const at of order) {
    if (isOne(at)) found += 1;
    else wrong += 1;
    if (wrongAtNine === undefined && found >= 0.9 * all) wrongAtNine = wrong;
    if ((scores[at] ?? 0) >= 0) [foundAtHalf, wrongAtHalf] = [found, wrong];
  }
  const both = pairsIn(
    Array.from(clusters, (cluster, row) => `${cluster} ${set.person[row] ?? ""}`),
  );
  const band = (from: number, to: number): Band => bandOf(scores, isOne, [from, to]);
  return {
    truePairs: all,
    pair: qualityOf(foundAtHalf, foundAtHalf + wrongAtHalf, all),
    cluster: qualityOf(both, pairsIn(Array.from(clusters, String)), all),
    wrongAtNine,
    top: band(0.9, 1.01),
    middle: band(0.5, 0.9),
    ...familyErrors(clusters, set),
  };
}

function bandOf(
  scores: Float32Array,
  isOne: (at: number) => boolean,
  [from, to]: readonly [number, number],
): Band {
  let [count, right, said] = [0, 0, 0];
  for (const [at, score] of scores.entries()) {
    const share = probability(score);
    if (share < from || share >= to) continue;
    count += 1;
    said += share;
    if (isOne(at)) right += 1;
  }
  return { isTrue: right / count, said: said / count };
}

function qualityOf(right: number, found: number, all: number): Quality {
  return { precision: right / found, recall: right / all, f1: (2 * right) / (found + all) };
}

function pairsIn(groups: readonly string[]): number {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

function wrongLinks(clusters: Int32Array, set: LabelledSet): [number, number][] {
  const members = new Map<number, number[]>();
  for (const [row, cluster] of clusters.entries())
    members.set(cluster, [...(members.get(cluster) ?? []), row]);
  return [...members.values()].flatMap((rows) =>
    rows.flatMap((one, at) =>
      rows
        .slice(at + 1)
        .filter((other) => set.person[one] !== set.person[other])
        .map((other): [number, number] => [one, other]),
    ),
  );
}

const familyErrors = (clusters: Int32Array, set: LabelledSet) => {
  const { siblings, twins } = wrongOf(wrongLinks(clusters, set), set);
  return { siblings, twins };
};

/** Wrong links, and how many of them are between brothers and sisters, and between twins. */
function wrongOf(links: readonly (readonly [number, number])[], set: LabelledSet) {
  let [siblings, twins] = [0, 0];
  for (const [one, other] of links) {
    const household = set.household?.[one];
    if (household === undefined || household !== set.household?.[other]) continue;
    if (set.born?.[one] === set.born?.[other]) twins += 1;
    else siblings += 1;
  }
  return { wrong: links.length, siblings, twins };
}

/** Recall and wrong links by what the invented children are: nobody should be found less than others. */
export function groupFigures(result: LinkResult, set: LabelledSet) {
  const names = Object.entries(set.groups ?? {});
  const wrong = names.length === 0 ? [] : wrongLinks(result.clusters, set);
  return names.flatMap(([kind, values]) =>
    [...new Set(values)].toSorted().map((value) => {
      const rows = [...values.keys()].filter((row) => values[row] === value);
      const people = rows.map((row) => set.person[row] ?? "");
      const both = rows.map((row) => `${result.clusters[row] ?? 0} ${set.person[row] ?? ""}`);
      return {
        kind,
        value,
        recall: Number((pairsIn(both) / pairsIn(people)).toFixed(4)),
        ...wrongOf(
          wrong.filter(([one]) => values[one] === value),
          set,
        ),
        records: rows.length,
      };
    }),
  );
}
